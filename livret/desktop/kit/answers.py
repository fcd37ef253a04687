"""The eight answers to a question, and the way to take one back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.layouts import Grid
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.domain.barriers import Answer, Level
from livret.words.labels import answer_button


class AnswerChoices(Choices):
    """The four levels and the four other answers, as equals (practice rule 7).

    Attributes:
        note: Under the answers: what the chosen one means, in plain words.
        take_back: Under it: the chosen answer is taken back.

    Signals:
        chosen: arg: a level or another answer, empty when taken back.
    """

    even = True

    def __init__(self, ui: Ui, name: str, *, voice: str = "personne") -> None:
        codes = [*Level, *Answer]
        super().__init__(
            ui,
            name,
            [(code.value, answer_button(ui.tr, code, voice=voice)) for code in codes],
            columns=4,
        )
        self.take_back = Button(ui, ui.tr.text("Enlever la réponse"), kind="quiet")
        self.take_back.setAccessibleDescription(name)
        self.take_back.clicked.connect(self._without)
        self.take_back.hide()
        self.note = Text("", "soft")
        self._foot = button_row(ui, [self.take_back])
        self._foot.hide()
        self.shown.connect(self._offer_taking_back)
        self._place_under()

    def _placed(self) -> list[QWidget]:
        """Return the answers, and what stands under them."""
        return [*super()._placed(), self.note, self._foot]

    def _place_again(self) -> None:
        super()._place_again()
        self._place_under()

    def _place_under(self) -> None:
        if isinstance(self._grid, Grid):
            under = -(-len(self._shown) // self._columns)
            for at, widget in enumerate((self.note, self._foot), start=under):
                self._grid.addWidget(widget, at, 0, 1, self._columns)

    def _without(self) -> None:
        """Take the answer back, and leave the keyboard among the answers."""
        button = self.buttons.get(self._chosen)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.take_back_last()

    def _offer_taking_back(self, code: str) -> None:
        self.take_back.setVisible(bool(code))
        self._foot.setVisible(bool(code))

    def speak_as(self, voice: str) -> None:
        """Say the answers as a voice of this side says them."""
        for code, button in self.buttons.items():
            words = answer_button(self._ui.tr, code, voice=voice)
            button.setText(words)
            button.setAccessibleName(words)
            button.restyle()
