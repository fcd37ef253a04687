"""A line above every page of a livret: something waits, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Icon
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class Strip(QFrame):
    """One sentence and one verb; hidden where there is nothing to say.

    Signals:
        pressed: arg: id of the page that the verb leads to.
    """

    pressed = Signal(str)

    def __init__(self, ui: Ui, icon: str = "columns-3") -> None:
        super().__init__()
        self.setObjectName("strip")
        self._leads_to = ""
        self._here = ""
        self._sentence = Text("", "strong")
        self._verb = Button(ui, "")
        self._verb.clicked.connect(self._press)
        row = Row(ui, 12, (16, 8))
        row.addWidget(Icon(ui, icon, "ink"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._verb)
        self.setLayout(row)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty for nothing."""
        return self._sentence.accessibleName()

    def say(self, sentence: str, *, verb: str = "", leads_to: str = "") -> None:
        """Say that something waits; an empty sentence says nothing any more."""
        self._leads_to = leads_to
        self._sentence.say(sentence)
        self._verb.say(verb)
        self._place()

    def stand_at(self, page: str) -> None:
        """Tell which page is shown: the one it leads to needs no way there."""
        self._here = page
        self._place()

    def _place(self) -> None:
        self.setVisible(bool(self.sentence) and self._here != self._leads_to)

    def _press(self) -> None:
        self.pressed.emit(self._leads_to)
