"""A few words about something that is shown: written and kept, or left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.fields import Labelled, TextArea
from livret.desktop.kit.layouts import Column
from livret.desktop.ui import Ui


class WordsForm(QWidget):
    """One field for words, with what keeps them and what leaves all as it is.

    Attributes:
        words: The field.
        say: Keeps them.
        leave: Leaves all as it is.

    Signals:
        said: arg: the words; never empty.
        left: Nothing is said.
    """

    said = Signal(str)
    left = Signal()

    def __init__(self, ui: Ui, label: str, words: TextArea, verb: str) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self.words = words
        self.say = Button(ui, verb, kind="primary", icon="check")
        self.say.clicked.connect(self._say)
        self.leave = Button(ui, ui.tr.text("Laisser comme c’est"))
        self.leave.clicked.connect(self.left)
        column = Column(ui, 10)
        self._labelled = Labelled(ui, label, self.words)
        self.words.edited.connect(self._take_back)
        column.addWidget(self._labelled)
        column.addWidget(button_row(ui, [self.say, self.leave]))
        self.setLayout(column)

    def begin(self) -> None:
        """Let the keyboard go on in the field."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        if self.words.text:
            self.said.emit(self.words.text)
        else:
            self._labelled.complain(self._ui.tr.text("Écrivez au moins un mot."))

    def _take_back(self) -> None:
        """What was missing is being written."""
        self._labelled.complain("")
