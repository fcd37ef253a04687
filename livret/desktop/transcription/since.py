"""What was said on screen after the sheet, and whether the sheet replaces it."""

from __future__ import annotations

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class SaidSince(Card):
    """Says that a page was spoken of since; hidden where it was not.

    Attributes:
        replace: The answer: the sheet replaces it.
    """

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=10)
        self._told = Text("")
        self.replace = Choice(
            ui, ui.tr.text("La feuille remplace ce qui a été dit depuis")
        )
        self.add(self._told)
        self.add(button_row(ui, [self.replace]))
        self.hide()

    def say(self, sentence: str) -> None:
        """Say when it was; empty for never."""
        self._told.say(sentence)
        self.replace.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))

    def show_answer(self, replaced: bool) -> None:  # noqa: FBT001 - a plain value
        """Show what was answered, without telling."""
        self.replace.blockSignals(True)  # noqa: FBT003
        self.replace.setChecked(replaced)
        self.replace.blockSignals(False)  # noqa: FBT003
