"""The short forms of the page of goals: what is answered, came of it, blocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.goals.values import AnswerEdit, ResultEdit
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.came import CameFold
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import DateField, HerWords, Labelled, LineField, TextArea
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text
from livret.desktop.kit.voices import Voice, VoiceChooser
from livret.desktop.ui import Ui
from livret.words.goals import ANSWERS, BLOCKS


class AnswerForm(Card):
    """Her answer to a goal or an action: yes, not yet, no, with her words.

    Signals:
        answered: arg: ``AnswerEdit``.
    """

    answered = Signal(object)

    def __init__(self, ui: Ui, sort: str, key: str, name: str) -> None:
        super().__init__(ui, "her", gap=10, margins=(16, 12))
        tr = ui.tr
        self._about = (sort, key)
        label = tr.text("{name} répond", name=name)
        self.answer = Choices(
            ui, label, [(code, tr.text(words)) for code, words in ANSWERS.items()]
        )
        self.words = HerWords(ui, tr.text("Avec ses mots"), lines=1)
        self.words.setPlaceholderText(tr.text("Avec ses mots, si besoin"))
        self.came = CameFold(ui)
        keep = Button(ui, tr.text("C’est noté"), icon="check")
        keep.clicked.connect(self._answer)
        self._field = Labelled(ui, label, self.answer)
        self.add(self._field)
        self.add(self.words)
        self.add(self.came)
        self.add(button_row(ui, [keep]))

    def take(self, answer: str, words: str) -> None:
        """Show what was answered before."""
        self.answer.choose(answer)
        self.words.show_text(words)

    def _answer(self) -> None:
        said = self.answer.value
        tr = self.ui.tr
        self._field.complain(
            "" if said else tr.text("Oui, pas encore ou non : les trois comptent.")
        )
        if said:
            words, came = self.words.text, self.came.value
            self.answered.emit(AnswerEdit(*self._about, said, words, came))


class ResultForm(Card):
    """What came of an action, said by one voice; each says its own.

    Signals:
        told: arg: ``ResultEdit``.
    """

    told = Signal(object)

    def __init__(self, ui: Ui, action: str, voices: Sequence[Voice]) -> None:
        super().__init__(ui, "sunk", gap=10, margins=(16, 12))
        tr = ui.tr
        self._action = action
        self.voice = VoiceChooser(ui, voices)
        self.words = TextArea(ui, tr.text("Ce que ça a donné"), lines=1)
        keep = Button(ui, tr.text("C’est noté"), icon="check")
        keep.clicked.connect(self._tell)
        self.add(Text(tr.text("Ce que ça a donné"), "strong"))
        self.add(self.voice)
        self.add(self.words)
        self.add(button_row(ui, [keep]))

    def _tell(self) -> None:
        words = self.words.text
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.told.emit(ResultEdit(self._action, self.voice.value, words))


class BlockedForm(QWidget):
    """What blocks outside, who has not answered, and since when."""

    def __init__(self, ui: Ui, today: QDate) -> None:
        super().__init__()
        self.setObjectName("clear")
        tr = ui.tr
        self.what = Choices(
            ui,
            tr.text("Qu’est-ce qui bloque ?"),
            [(code, tr.text(words)) for code, words in BLOCKS.items()],
        )
        label = tr.text("Qui doit répondre, ou agir ?")
        self.who = LineField(
            ui,
            label,
            placeholder=tr.text("Par exemple : la préfecture n’a pas répondu"),
        )
        self.since = DateField(ui, tr.text("Depuis quand ?"), today)
        column = Column(ui, 12)
        column.addWidget(Labelled(ui, tr.text("Qu’est-ce qui bloque ?"), self.what))
        column.addWidget(Labelled(ui, label, self.who))
        column.addWidget(Labelled(ui, tr.text("Depuis quand ?"), self.since))
        self.setLayout(column)

    @property
    def day(self) -> dt.date:
        """Since when."""
        day: dt.date = self.since.date().toPython()  # type: ignore[assignment]
        return day
