"""Goals and actions, by plain values.

Shows: ``show_goals(goals, voices)``; ``use_today(date)`` once.
Says: ``goal_added(GoalEdit)``, ``action_added(ActionEdit)``,
``answered(AnswerEdit)``, ``told(ResultEdit)``, ``goal_state_asked(id, state)``,
``action_state_asked(id, state)``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QDate, Signal

from livret.desktop.goals.cards import GoalCard
from livret.desktop.goals.forms import GoalForm, in_order
from livret.desktop.goals.values import (
    ACTION_STATES,
    GOAL_STATES,
    ActionEdit,
    ActionView,
    AnswerEdit,
    GoalEdit,
    GoalView,
    ResultEdit,
    Told,
)
from livret.desktop.kit.cards import Card, EmptyState, empty
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.order import keeping_focus
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.kit.voices import Voice
from livret.desktop.ui import Ui
from livret.domain.came import Came
from livret.words.goals import FUNCTIONS, function_label

__all__ = [
    "ACTION_STATES",
    "GOAL_STATES",
    "ActionEdit",
    "ActionView",
    "AnswerEdit",
    "GoalEdit",
    "GoalView",
    "GoalsPage",
    "ResultEdit",
    "Told",
]


class GoalsPage(Page):
    """Where we go, and who does what.

    Signals:
        goal_added: arg: ``GoalEdit``, for a new goal or one said anew.
        action_added: arg: ``ActionEdit``.
        answered: arg: ``AnswerEdit``.
        told: arg: ``ResultEdit``.
        goal_state_asked: args: id of the goal, its new state.
        action_state_asked: args: id of the action, its new state.
        removal_asked: args: ``goal`` or ``action``, its id.
        typed: Something is typed in a form of a card. args: its place, the
            text to keep, empty where nothing is.
        form_left: A form of a card was left, nothing said. arg: its place.
    """

    goal_added = Signal(object)
    action_added = Signal(object)
    answered = Signal(object)
    told = Signal(object)
    goal_state_asked = Signal(str, str)
    action_state_asked = Signal(str, str)
    removal_asked = Signal(str, str)
    typed = Signal(str, str)
    form_left = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Objectifs et démarches"))
        tr = ui.tr
        self._all: tuple[GoalView, ...] = ()
        self._voices: tuple[Voice, ...] = ()
        self._today = QDate(2000, 1, 1)
        self._cards: list[GoalCard] = []
        self._typed: dict[str, str] = {}
        lens = Row(ui, 12)
        self.lens = Ticks(ui, tr.text("Montrer ce qui aide pour :"), ())
        self.lens.ticked.connect(self._fill)
        lens.addWidget(Text(tr.text("Montrer ce qui aide pour :"), "soft", wrap=False))
        lens.addWidget(self.lens, 1)
        self._lens = holder(lens)
        self._goals = Column(ui, 16)
        self.form = GoalForm(ui)
        self.form.added.connect(self.goal_added)
        self.words = self.form.words
        self.body.addWidget(self._lens)
        self.body.addLayout(self._goals)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._lens.hide()

    def use_today(self, today: dt.date) -> None:
        """Take today's date, from which new actions count."""
        self._today = QDate(today.year, today.month, today.day)

    def use_interpreting(self, came: Came) -> None:
        """Begin with ``came`` where an interpreter is chosen for a new goal."""
        self.form.came.use_usual(came)

    def show_goals(self, goals: Sequence[GoalView], voices: Sequence[Voice]) -> None:
        """Show goals with their actions; ``voices`` may speak, hers first."""
        self._all, self._voices = tuple(goals), tuple(voices)
        self.form.offer(self._voices)
        self._offer_lens()
        self._fill()

    def _offer_lens(self) -> None:
        goals = {code for goal in self._all for code in goal.functions}
        actions = {
            code
            for goal in self._all
            for action in goal.actions
            for code in action.functions
        }
        used = frozenset(goals | actions)
        here = in_order(FUNCTIONS, used)
        if tuple(self.lens.buttons) != here:
            chosen = self.lens.values
            tr = self.ui.tr
            self.lens.offer([(code, function_label(tr, code)) for code in here])
            self.lens.tick(chosen)
        self._lens.setVisible(bool(here))

    # --- what is typed in the cards ----------------------------------------------

    def give_back(self, typed: Mapping[str, str]) -> None:
        """Open the forms in which something was typed, by place, as they were.

        What is being typed since stays as it is.
        """
        for place, text in typed.items():
            if not self._typed.get(place):
                self._typed[place] = text
                for card in self._cards:
                    card.forms.give_back(place, text)

    def forget(self, *places: str) -> None:
        """Close forms of the cards: what was typed there is said, or not wanted."""
        for card in self._cards:
            card.forms.close(*places)
        for place in places:
            self._typed.pop(place, None)

    def forget_all(self) -> None:
        """Close every form of the cards; another livret is shown."""
        self._typed = {}
        self._empty()

    def _take_typed(self, place: str, text: str) -> None:
        self._typed[place] = text
        self.typed.emit(place, text)

    def _leave(self, place: str) -> None:
        with keeping_focus(self):
            self.forget(place)
        self.form_left.emit(place)

    def _fill(self) -> None:
        """Make the cards anew; what is typed in them goes on, cursor included."""
        cursors = [card.forms.cursor for card in self._cards]
        cursor = next((one for one in cursors if one is not None), None)
        still = {place: text for place, text in self._typed.items() if text}
        for card in self._cards:
            still |= card.forms.open
        self._make_cards()
        for card in self._cards:
            for place, text in still.items():
                card.forms.give_back(place, text)
            if cursor is not None:
                card.forms.put(*cursor)

    def _empty(self) -> None:
        for card in self._cards:
            card.forms.end()
        self._cards = []
        empty(self._goals)

    def _make_cards(self) -> None:
        self._empty()
        tr = self.ui.tr
        for goal in self._seen():
            card = GoalCard(self.ui, goal, self._voices, self._today)
            card.goal_state_asked.connect(self.goal_state_asked)
            card.action_state_asked.connect(self.action_state_asked)
            card.action_added.connect(self.action_added)
            card.answered.connect(self.answered)
            card.told.connect(self.told)
            card.reworded.connect(self.goal_added)
            card.removal_asked.connect(self.removal_asked)
            card.forms.typed.connect(self._take_typed)
            card.forms.left.connect(self._leave)
            self._cards.append(card)
            self._goals.addWidget(card)
        if not self._all:
            words = tr.text("Un objectif s’écrit avec les mots de la personne.")
            nothing = Card(self.ui)
            nothing.add(
                EmptyState(self.ui, "target", tr.text("Pas encore d’objectif"), words)
            )
            self._goals.addWidget(nothing)

    def _seen(self) -> list[GoalView]:
        """Return what the ticked lenses show; everything without any."""
        lens = self.lens.values & frozenset(self.lens.buttons)
        if not lens:
            return list(self._all)
        seen = []
        for goal in self._all:
            if lens & frozenset(goal.functions):
                seen.append(goal)
                continue
            actions = [a for a in goal.actions if lens & frozenset(a.functions)]
            if actions:
                seen.append(replace(goal, actions=tuple(actions)))
        return seen
