"""What was said last time, and who does what next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import HerWords, Labelled, TextArea
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.meeting.edits import Edit, StateEdit, StepsEdit
from livret.desktop.meeting.views import QuestionView
from livret.desktop.ui import Ui
from livret.domain.meeting_mode import Question
from livret.words.dates import long_date
from livret.words.labels import barrier_label, outcome_label
from livret.words.meeting_asked import asked
from livret.words.translator import mark

TOLD = {
    "done": mark("C’est fait"),
    "in_progress": mark("C’est commencé"),
    "blocked_outside": mark("Ça bloque dehors"),
}
"""What is said of a step, as equal chips; nothing is said by leaving it."""

TOGETHER = "ensemble"

WHEN = {
    "week": mark("Cette semaine"),
    "month": mark("D’ici un mois"),
    "later": mark("Plus tard"),
}
"""Until when, as people say it; none is needed."""

_DAYS = {"week": 7, "month": 30, "later": 90}


@dataclass(frozen=True)
class StepShown:
    """A step as it stands.

    Attributes:
        id: Of the step.
        words: What.
        who: Who does it, None for all together.
        by: The date agreed, or None.
        state: A code of ``action_state``.
    """

    id: str
    words: str
    who: Voice | None = None
    by: dt.date | None = None
    state: str = "to_do"


@dataclass(frozen=True)
class LastTime:
    """What is recalled.

    Attributes:
        day: Day of the last meeting, or None.
        next_words: What was to be spoken of, possibly empty.
        lines: What was agreed: (barrier, outcome, words).
        steps: Steps to come.
    """

    day: dt.date | None = None
    next_words: str = ""
    lines: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[StepShown, ...] = ()


def step_words(ui: Ui, step: StepShown) -> str:
    """Return a step as a sentence."""
    tr, said = ui.tr, plain(step.words)
    if step.by is not None:
        day = long_date(tr, step.by)
        said = tr.text("{words}, pour le {day}", words=said, day=day)
    if step.who is not None:
        said = tr.text("{who} : {words}", who=plain(step.who.name), words=said)
    return said


def _step_row(ui: Ui, step: StepShown) -> QWidget:
    row, words = Row(ui, 10), step_words(ui, step)
    if step.who is not None:
        row.addWidget(VoiceMark(ui, step.who, 22, words))
    row.addWidget(Text(words, "large"), 1)
    return holder(row)


class LastTimeView(QuestionView):
    """« Ce qu'on s'était dit »: and where each step stands, said by pressing."""

    def __init__(self, ui: Ui, last: LastTime) -> None:
        tr = ui.tr
        said = asked(tr, Question.LAST_TIME)
        if last.day is not None:
            day = long_date(tr, last.day)
            said = tr.text("Ce qu’on s’était dit le {day}", day=day)
        super().__init__(ui, said)
        if last.next_words:
            self.add(Text(plain(last.next_words), "hers"))
        for barrier, outcome, words in last.lines:
            self.add(self._line(barrier, outcome, words))
        self.states: dict[str, Choices] = {}
        for step in last.steps:
            self.add(self._step(step))

    def _line(self, barrier: str, outcome: str, words: str) -> QWidget:
        column = Column(self.ui, 2)
        column.addWidget(Text(barrier_label(self.ui.tr, barrier), "topic"))
        said = plain(words)
        if outcome != "agreed":
            said = f"{outcome_label(self.ui.tr, outcome)} {said}".strip()
        column.addWidget(Text(said, "large"))
        return holder(column)

    def _step(self, step: StepShown) -> QWidget:
        ui, tr = self.ui, self.ui.tr
        card = Card(ui, gap=10, margins=(20, 14))
        card.add(_step_row(ui, step))
        states = Choices(
            ui,
            plain(step.words),
            [(code, tr.text(said)) for code, said in TOLD.items()],
        )
        states.choose(step.state)
        states.setProperty("action", step.id)
        states.chosen.connect(self._chosen)
        self.states[step.id] = states
        card.add(states)
        return card

    def _chosen(self, state: str) -> None:
        sender = self.sender()
        if sender is not None:
            action = str(sender.property("action"))
            self.edited.emit(StateEdit(action, state or "to_do"))


class StepsView(QuestionView):
    """Who does what, one thing at a time; what stands is above.

    Attributes:
        step: What somebody will do.
        goal: A goal in her words, folded until it is wanted.
    """

    def __init__(
        self,
        ui: Ui,
        steps: Sequence[StepShown],
        goals: Sequence[str],
        voices: Sequence[Voice],
        today: dt.date,
    ) -> None:
        tr = ui.tr
        super().__init__(ui, asked(tr, Question.STEPS))
        self._today = today
        for words in goals:
            self.add(Text(quoted(tr, words), "heading"))
        for step in steps:
            self.add(_step_row(ui, step))
        self.step = TextArea(
            ui,
            tr.text("Ce qu’on va faire"),
            placeholder=tr.text("Par exemple : téléphoner à l’atelier vélo"),
            lines=1,
        )
        self.who = Choices(
            ui,
            tr.text("Qui s’en occupe ?"),
            [
                *((one.id, plain(one.name)) for one in voices),
                (TOGETHER, tr.text("Ensemble")),
            ],
        )
        self.when = Choices(
            ui,
            tr.text("Pour quand"),
            [(code, tr.text(said)) for code, said in WHEN.items()],
        )
        self.goal = HerWords(
            ui,
            tr.text("Vers quoi on va, avec ses mots"),
            placeholder=tr.text("Par exemple : « un vélo à moi »"),
            lines=1,
        )
        self.first = self.step
        self._build()

    def _build(self) -> None:
        ui, tr = self.ui, self.ui.tr
        card = Card(ui, gap=14, margins=(24, 18))
        card.add(Labelled(ui, tr.text("Ce qu’on va faire"), self.step))
        self._row = Row(ui, 24)
        for label, chips in (
            (tr.text("Qui s’en occupe ?"), self.who),
            (tr.text("Pour quand"), self.when),
        ):
            field = Labelled(ui, label, chips)
            self._row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        card.add(holder(self._row))
        self.more = Button(ui, tr.text("Ajouter et continuer"), icon="plus")
        self.more.clicked.connect(self._more)
        self.aim = Button(
            ui, tr.text("Dire vers quoi on va"), kind="quiet", icon="target"
        )
        self.aim.clicked.connect(self._open_goal)
        self._goal = Labelled(ui, tr.text("Vers quoi on va, avec ses mots"), self.goal)
        self._goal.hide()
        card.add(self._goal)
        card.add(button_row(ui, [self.more, self.aim]))
        self.add(card)
        self.step.edited.connect(self._tell)
        self.goal.edited.connect(self._tell)
        self.who.chosen.connect(self._tell)
        self.when.chosen.connect(self._tell)

    @property
    def edit(self) -> StepsEdit:
        """What stands in the fields."""
        days = _DAYS.get(self.when.value)
        by = (self._today + dt.timedelta(days=days)).isoformat() if days else ""
        return StepsEdit(self.goal.text, self.step.text, self.who.value, by)

    def pending(self) -> tuple[Edit, ...]:
        """Return a step or a goal that was written and not added yet."""
        edit = self.edit
        return (edit,) if edit.goal or edit.step else ()

    def give_back(self, edit: Edit) -> None:
        """Put back what was being written."""
        if isinstance(edit, StepsEdit):
            self.step.show_text(edit.step)
            self.goal.show_text(edit.goal)
            self.who.choose(edit.who)
            for code, days in _DAYS.items():
                if edit.by == (self._today + dt.timedelta(days=days)).isoformat():
                    self.when.choose(code)
            self._goal.setVisible(bool(edit.goal))

    def clear_typed(self) -> bool:
        """Take away what is written."""
        written = bool(self.pending())
        self.give_back(StepsEdit())
        self.when.choose("")
        if written:
            self._tell()
        return written

    def _open_goal(self) -> None:
        self._goal.show()
        self.goal.setFocus()

    def _more(self) -> None:
        if self.pending():
            self.done.emit("more")

    def _tell(self) -> None:
        self.edited.emit(self.edit)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put who and when one under the other."""
        self._row.stack(stacked=narrow)
