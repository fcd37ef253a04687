"""« Enlever », beside what was written by mistake."""

from __future__ import annotations

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import IconButton
from livret.desktop.kit.text import plain
from livret.desktop.ui import Ui


class Remover(IconButton):
    """A small button that asks to take one thing back; the vault decides.

    Signals:
        removal_asked: args: where it stands and its id, as
            ``livret.usecases.undoing.take_off`` takes them.
    """

    removal_asked = Signal(str, str)

    def __init__(self, ui: Ui, sort: str, key: str, words: str) -> None:
        """Make the button.

        Args:
            ui: Look and language.
            sort: The place where the thing stands.
            key: Its id there.
            words: What it is, for whoever does not see where the button is.
        """
        super().__init__(ui, ui.tr.text("Enlever : {words}", words=plain(words)), "x")
        self._thing = (sort, key)
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.removal_asked.emit(*self._thing)
