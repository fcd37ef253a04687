"""Goals and actions, by plain values.

Shows: ``show_goals(GoalsView)``; ``use_today(date)`` once.
Says: ``goal_added(words)``, ``action_added(ActionEdit)``,
``goal_state_asked(id, state)``, ``action_state_asked(id, state, words)``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, Icon, button_row, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import DateField, HerWords, Labelled, LineField
from livret.desktop.kit.layouts import Column, Flow, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.ui import Ui
from livret.words.dates import long_date
from livret.words.labels import barrier_label
from livret.words.translator import mark

ACTION_STATES: dict[str, str] = {
    "to_do": mark("à faire"),
    "in_progress": mark("c’est en cours"),
    "done": mark("c’est fait"),
    "blocked_outside": mark("ça bloque dehors"),
    "set_aside": mark("on laisse de côté"),
}
"""States of an action, in either gender; nothing is ever late."""

GOAL_STATES: dict[str, str] = {
    "in_progress": mark("c’est en cours"),
    "done": mark("on y est"),
    "set_aside": mark("on laisse de côté"),
}
"""States of a goal."""


@dataclass(frozen=True)
class ActionView:
    """Who does what by when.

    Attributes:
        id: Key for the controller.
        words: What.
        who: Who does it, or None.
        by: Until when, or None.
        state: A code of ``ACTION_STATES``.
        blocked_by: What blocks outside, when it does.
    """

    id: str
    words: str
    who: Voice | None = None
    by: dt.date | None = None
    state: str = "to_do"
    blocked_by: str = ""


@dataclass(frozen=True)
class GoalView:
    """A goal and its actions.

    Attributes:
        id: Key for the controller; empty for actions without a goal.
        words: In her words.
        barriers: Codes of the topics it is tied to.
        actions: In the order agreed.
        state: A code of ``GOAL_STATES``.
    """

    id: str
    words: str
    barriers: tuple[str, ...] = ()
    actions: tuple[ActionView, ...] = ()
    state: str = "in_progress"


@dataclass(frozen=True)
class ActionEdit:
    """An action to add.

    Attributes:
        goal: Id of its goal, or empty.
        words: What.
        who: Id of the voice that does it, or empty.
        by: Until when.
    """

    goal: str
    words: str
    who: str
    by: dt.date | None


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
        self.by = DateField(ui, tr.text("Pour quand"), today.addDays(30))
        keep = Button(ui, tr.text("Ajouter"), kind="primary")
        keep.clicked.connect(self._add)
        self.words.returnPressed.connect(self._add)
        row = Row(ui, 16)
        row.addWidget(Labelled(ui, tr.text("Qui s’en occupe ?"), self.who), 2)
        row.addWidget(Labelled(ui, tr.text("Pour quand"), self.by), 1)
        self.add(self.words)
        self.column.addLayout(row)
        self.add(button_row(ui, [keep]))

    def _add(self) -> None:
        words = self.words.text().strip()
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        day: dt.date = self.by.date().toPython()  # type: ignore[assignment]
        self.words.clear()
        self.added.emit(ActionEdit(self._goal, words, self.who.value, day))


class GoalsPage(Page):
    """Where we go, and who does what.

    Signals:
        goal_added: arg: the goal in her words.
        action_added: arg: ``ActionEdit``.
        goal_state_asked: args: id of the goal, its new state.
        action_state_asked: args: id of the action, its new state.
    """

    goal_added = Signal(str)
    action_added = Signal(object)
    goal_state_asked = Signal(str, str)
    action_state_asked = Signal(str, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Objectifs et démarches"))
        tr = ui.tr
        self._voices: tuple[Voice, ...] = ()
        self._today = QDate(2000, 1, 1)
        self._goals = Column(ui, 16)
        self.body.addLayout(self._goals)
        her = Card(ui, "her", gap=10)
        self.words = HerWords(
            ui,
            tr.text("Un objectif, avec ses mots"),
            placeholder=tr.text("Où voulez-vous aller ?"),
            lines=1,
        )
        her.add(Text(tr.text("Un objectif, avec ses mots"), "strong"))
        her.add(self.words)
        keep = Button(ui, tr.text("Ajouter cet objectif"), icon="target")
        keep.clicked.connect(self._add_goal)
        her.add(button_row(ui, [keep]))
        self.body.addWidget(her)
        self.body.addStretch(1)

    def use_today(self, today: dt.date) -> None:
        """Take today's date, from which new actions count."""
        self._today = QDate(today.year, today.month, today.day)

    def show_goals(self, goals: Sequence[GoalView], voices: Sequence[Voice]) -> None:
        """Show goals with their actions."""
        self._voices = tuple(voices)
        empty(self._goals)
        for goal in goals:
            self._goals.addWidget(self._goal_card(goal))
        if not goals:
            card = Card(self.ui)
            card.add(
                EmptyState(
                    self.ui,
                    "target",
                    self.ui.tr.text("Pas encore d’objectif"),
                    self.ui.tr.text(
                        "Un objectif s’écrit avec les mots de la personne."
                    ),
                )
            )
            self._goals.addWidget(card)

    def _goal_card(self, goal: GoalView) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, gap=10, margins=(24, 18))
        head = Row(self.ui, 12)
        said = quoted(tr, goal.words) if goal.words else tr.text("Autres démarches")
        head.addWidget(Text(said, "quote"), 1)
        if goal.id:
            head.addWidget(self._state_button(goal.id, goal.state, GOAL_STATES))
        card.column.addLayout(head)
        if goal.barriers:
            card.add(self._topics(goal.barriers))
        for action in goal.actions:
            card.column.addLayout(self._action_row(action))
        form = ActionForm(self.ui, goal.id, self._voices, self._today)
        form.added.connect(self.action_added)
        form.hide()
        opener = Button(self.ui, tr.text("Ajouter une démarche"), icon="plus")
        about = tr.text("Ajouter une démarche pour {goal}", goal=plain(goal.words))
        opener.setAccessibleName(about if goal.words else opener.text())
        opener.clicked.connect(form.show)
        opener.clicked.connect(opener.hide)
        opener.clicked.connect(form.words.setFocus)
        card.add(button_row(self.ui, [opener]))
        card.add(form)
        return card

    def _topics(self, barriers: Sequence[str]) -> QWidget:
        flow = Flow(self.ui, 16)
        for barrier in barriers:
            row = Row(self.ui, 6)
            row.addWidget(Icon(self.ui, TOPIC_ICONS[barrier]))
            row.addWidget(Text(barrier_label(self.ui.tr, barrier), "soft", wrap=False))
            flow.addWidget(holder(row))
        return holder(flow)

    def _action_row(self, action: ActionView) -> Row:
        tr = self.ui.tr
        row = Row(self.ui, 12)
        if action.who is not None:
            mark_ = VoiceMark(self.ui, action.who, 24)
            row.addWidget(mark_, 0, Qt.AlignmentFlag.AlignTop)
        words = Column(self.ui, 2)
        words.addWidget(Text(plain(action.words)))
        under = []
        if action.who is not None:
            under.append(plain(action.who.name))
        if action.by is not None:
            under.append(tr.text("pour le {day}", day=long_date(tr, action.by)))
        if action.blocked_by:
            blocked = plain(action.blocked_by)
            under.append(tr.text("bloqué dehors : {blocked}", blocked=blocked))
        words.addWidget(Text(" · ".join(under), "soft"))
        row.addLayout(words, 1)
        row.addWidget(
            self._state_button(action.id, action.state, ACTION_STATES),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        return row

    def _state_button(self, key: str, state: str, states: dict[str, str]) -> Button:
        tr = self.ui.tr
        button = Button(self.ui, tr.text(states[state]), icon="chevron-down")
        said = tr.text("Où en est-on ? {state}", state=tr.text(states[state]))
        button.setAccessibleName(said)
        menu = QMenu(button)
        for code, words in states.items():
            action = menu.addAction(tr.text(words))
            action.setData((key, code))
            action.setCheckable(True)
            action.setChecked(code == state)
        asked = self._goal_state if states is GOAL_STATES else self._action_state
        menu.triggered.connect(asked)
        button.setMenu(menu)
        return button

    def _goal_state(self, action: object) -> None:
        key, code = action.data()  # type: ignore[attr-defined]
        self.goal_state_asked.emit(key, code)

    def _action_state(self, action: object) -> None:
        key, code = action.data()  # type: ignore[attr-defined]
        self.action_state_asked.emit(key, code)

    def _add_goal(self) -> None:
        words = self.words.text
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.words.show_text("")
        self.goal_added.emit(words)
