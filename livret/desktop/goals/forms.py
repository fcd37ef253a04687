"""The short forms of the page of goals: a goal, a step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.goals.values import ActionEdit, GoalEdit
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.came import CameFold
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.fields import DateField, HerWords, Labelled, LineField
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice, VoiceChooser
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.words.goals import FUNCTIONS, function_label
from livret.words.labels import barrier_label

PERSON = "personne"
TOGETHER = "ensemble"
USUAL_DAYS = 30
"""Days until the date that a new action begins with."""


class GoalForm(Card):
    """A goal in somebody's words; hers unless another voice is chosen.

    Signals:
        added: arg: ``GoalEdit``.
    """

    added = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "her", gap=10)
        tr = ui.tr
        self.words = HerWords(
            ui,
            tr.text("Un objectif, avec ses mots"),
            placeholder=tr.text("Où voulez-vous aller ?"),
            lines=1,
        )
        self.voice = VoiceChooser(ui)
        self.topics = Ticks(
            ui,
            tr.text("Quels sujets ?"),
            [(code.value, barrier_label(tr, code)) for code in Barrier],
        )
        self.functions = function_ticks(ui)
        self._goal = ""
        self._more = Button(
            ui, tr.text("Dire plus : qui, quels sujets"), kind="quiet", icon="plus"
        )
        self._more.clicked.connect(self.say_more)
        self.came = CameFold(ui)
        self._details = QWidget()
        self._details.setObjectName("clear")
        inside = Column(ui, 12)
        inside.addWidget(self.voice)
        inside.addWidget(self.came)
        inside.addWidget(Labelled(ui, tr.text("Quels sujets ?"), self.topics))
        inside.addWidget(Labelled(ui, tr.text("Ça aide pour :"), self.functions))
        self._details.setLayout(inside)
        self._details.hide()
        self._keep = Button(ui, tr.text("Ajouter cet objectif"), icon="target")
        self._keep.clicked.connect(self._add)
        self.add(Text(tr.text("Un objectif, avec ses mots"), "strong"))
        self.add(self.words)
        self.add(self._details)
        self.add(button_row(ui, [self._keep, self._more]))

    def offer(self, voices: Sequence[Voice]) -> None:
        """Offer whose words these may be, hers first."""
        chosen = self.voice.value
        self.voice.offer(voices)
        if chosen in self.voice.buttons:
            self.voice.choose(chosen)

    def say_more(self) -> None:
        """Show the rest of the form."""
        self._details.show()
        self._more.hide()

    def take(self, edit: GoalEdit) -> None:
        """Show a goal that is to be said anew."""
        tr = self.ui.tr
        self._goal = edit.goal
        self.words.show_text(edit.words)
        if edit.voice in self.voice.buttons:
            self.voice.choose(edit.voice)
        self.topics.tick(edit.barriers)
        self.functions.tick(edit.functions)
        self._keep.say(tr.text("Garder ces mots"))
        self.say_more()

    def _add(self) -> None:
        words = self.words.text
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        edit = GoalEdit(
            words,
            self.voice.value or PERSON,
            in_order(Barrier, self.topics.values),
            in_order(FUNCTIONS, self.functions.values),
            self._goal,
            self.came.value,
        )
        self.added.emit(edit)

    def clear(self) -> None:
        """Forget what is written."""
        self.words.show_text("")
        self.topics.tick(())
        self.functions.tick(())
        self.came.clear()


class ActionForm(Card):
    """One line to add an action to a goal.

    Signals:
        added: arg: ``ActionEdit``.
    """

    added = Signal(object)

    def __init__(
        self, ui: Ui, goal: str, voices: Sequence[Voice], today: QDate
    ) -> None:
        super().__init__(ui, "sunk", gap=10, margins=14)
        tr = ui.tr
        self._goal = goal
        self.words = LineField(
            ui,
            tr.text("Une démarche"),
            placeholder=tr.text("Ce que nous allons faire"),
        )
        self.who = Choices(
            ui, tr.text("Qui s’en occupe ?"), [(v.id, plain(v.name)) for v in voices]
        )
        self.by = DateField(ui, tr.text("Pour quand"), today.addDays(USUAL_DAYS))
        referents = [(v.id, plain(v.name)) for v in voices if v.side != PERSON]
        self.proposed = Choices(
            ui,
            tr.text("Qui le propose ?"),
            [(TOGETHER, tr.text("Décidé ensemble")), *referents],
            required=True,
        )
        self.proposed.choose(TOGETHER)
        keep = Button(ui, tr.text("Ajouter"), kind="primary")
        keep.clicked.connect(self._add)
        self.words.returnPressed.connect(self._add)
        row = Row(ui, 16)
        row.addWidget(Labelled(ui, tr.text("Qui s’en occupe ?"), self.who), 2)
        row.addWidget(Labelled(ui, tr.text("Pour quand"), self.by), 1)
        self.add(self.words)
        self.column.addLayout(row)
        proposer = Labelled(
            ui,
            tr.text("Qui le propose ?"),
            self.proposed,
            hint=tr.text("Une proposition attend sa réponse : oui, pas encore, non."),
        )
        self.add(proposer)
        self.add(button_row(ui, [keep]))

    def _add(self) -> None:
        words = self.words.text().strip()
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        day: dt.date = self.by.date().toPython()  # type: ignore[assignment]
        proposer = self.proposed.value
        alone = "" if proposer == TOGETHER else proposer
        self.added.emit(ActionEdit(self._goal, words, self.who.value, day, alone))


def function_ticks(ui: Ui) -> Ticks:
    """Return the six functions as chips, side by side."""
    return Ticks(
        ui,
        ui.tr.text("Ça aide pour :"),
        [(code, function_label(ui.tr, code)) for code in FUNCTIONS],
    )


def in_order(order: Iterable[str], chosen: frozenset[str]) -> tuple[str, ...]:
    """Return what was chosen, in the order it is offered."""
    return tuple(str(code) for code in order if str(code) in chosen)
