"""A goal and its steps, as they are read: whose, until when, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.goals.forms import ActionForm, GoalForm
from livret.desktop.goals.opened import OpenForms, place_of
from livret.desktop.goals.states import StateButton
from livret.desktop.goals.telling_forms import AnswerForm, ResultForm
from livret.desktop.goals.values import (
    ACTION_STATES,
    GOAL_STATES,
    ActionView,
    GoalEdit,
    GoalView,
    Told,
)
from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row
from livret.desktop.kit.layouts import Column, Flow, Row, holder
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.ui import Ui
from livret.words.contracts import type_label
from livret.words.dates import long_date
from livret.words.goals import HANDS, function_label, reply_label
from livret.words.labels import barrier_label
from livret.words.reconciling import side_by_side

_TOP = Qt.AlignmentFlag.AlignTop
_ALONE = frozenset({"social", "emploi", "service"})


class GoalCard(Card):
    """One goal with its steps; forms open in place.

    Attributes:
        forms: The forms that are open, with what is typed in them.

    Signals:
        goal_state_asked: args: id of the goal, its new state.
        action_state_asked: args: id of the action, its new state.
        action_added: arg: ``ActionEdit``.
        answered: arg: ``AnswerEdit``.
        told: arg: ``ResultEdit``.
        reworded: arg: ``GoalEdit``.
        removal_asked: args: ``goal`` or ``action``, its id.
    """

    goal_state_asked = Signal(str, str)
    action_state_asked = Signal(str, str)
    action_added = Signal(object)
    answered = Signal(object)
    told = Signal(object)
    reworded = Signal(object)
    removal_asked = Signal(str, str)

    def __init__(
        self, ui: Ui, goal: GoalView, voices: Sequence[Voice], today: QDate
    ) -> None:
        super().__init__(ui, gap=10, margins=(24, 18))
        self._goal = goal
        self._voices = tuple(voices)
        self._today = today
        self.forms = OpenForms(self)
        self._head()
        for action in goal.actions:
            self._action(action)
        self._foot()

    # --- the goal ------------------------------------------------------------

    def _head(self) -> None:
        goal, tr = self._goal, self.ui.tr
        head = Row(self.ui, 12)
        said = quoted(tr, goal.words) if goal.words else tr.text("Autres démarches")
        if goal.beside:
            said = side_by_side(tr, [quoted(tr, one) for one in goal.beside])
        head.addWidget(Text(said, "quote"), 1)
        if goal.id:
            states = StateButton(
                self.ui, goal.id, goal.state, GOAL_STATES, plain(goal.words)
            )
            states.asked.connect(self.goal_state_asked)
            states.removal_asked.connect(partial(self.removal_asked.emit, "goal"))
            head.addWidget(states, 0, _TOP)
        self.column.addLayout(head)
        if goal.barriers or goal.functions:
            self.add(self._ties(goal.barriers, goal.functions))
        if goal.contract:
            contract = type_label(tr, goal.contract)
            told = tr.text("Aussi dans le papier : {contract}", contract=contract)
            self.add(Text(told, "soft"))
        if goal.reason:
            self.add(Text(plain(goal.reason), "soft"))
        self._said(self.column, "goal", goal.id, goal.answers, goal.proposed_by)

    def _ties(self, barriers: Sequence[str], functions: Sequence[str]) -> QWidget:
        tr, flow = self.ui.tr, Flow(self.ui, 16)
        for barrier in barriers:
            row = Row(self.ui, 6)
            row.addWidget(Icon(self.ui, TOPIC_ICONS[barrier]))
            row.addWidget(Text(barrier_label(tr, barrier), "soft", wrap=False))
            flow.addWidget(holder(row))
        if functions:
            names = ", ".join(function_label(tr, one) for one in functions)
            helped = tr.text("aide pour : {functions}", functions=names)
            flow.addWidget(Text(helped, "soft", wrap=False))
        return holder(flow)

    def _said(
        self,
        column: Column,
        sort: str,
        key: str,
        answers: Sequence[Told],
        proposed_by: Voice | None,
    ) -> None:
        """Show what was answered, or wait for her answer where it is proposed."""
        for told in answers:
            column.addWidget(self._quote(told))
        if proposed_by is None:
            return
        name = plain(self._person.name)
        waiting = self.ui.tr.text(
            "Proposé par {proposer}. {name} n’a pas encore répondu.",
            proposer=plain(proposed_by.name),
            name=name,
        )
        column.addWidget(Text(waiting, "strong"))
        form = AnswerForm(self.ui, sort, key, name)
        form.answered.connect(self.answered)
        column.addWidget(form)
        self.forms.stand(place_of("answer", key, sort), form)

    @property
    def _person(self) -> Voice:
        return self._voices[0]

    def _quote(self, told: Told) -> QWidget:
        tr = self.ui.tr
        row = Row(self.ui, 8)
        said = [reply_label(tr, told.answer)] if told.answer else []
        if told.words:
            said.append(quoted(tr, told.words))
        words = tr.text(
            "{name} : {words}",
            name=plain(told.voice.name),
            words=" · ".join(said),
        )
        row.addWidget(VoiceMark(self.ui, told.voice, 18, words), 0, _TOP)
        row.addWidget(Text(words), 1)
        return holder(row)

    # --- its steps -------------------------------------------------------------

    def _action(self, action: ActionView) -> None:
        row = Row(self.ui, 12)
        under = " · ".join(self._under(action))
        if action.who is not None:
            row.addWidget(VoiceMark(self.ui, action.who, 24, under), 0, _TOP)
        words = Column(self.ui, 4)
        texts = [plain(one) for one in action.beside]
        said = side_by_side(self.ui.tr, texts) if texts else plain(action.words)
        words.addWidget(Text(said))
        words.addWidget(Text(under, "soft"))
        for told in action.results:
            words.addWidget(self._quote(told))
        answers, proposer = action.answers, action.proposed_by
        self._said(words, "action", action.id, answers, proposer)
        place = Column(self.ui, 0)
        words.addLayout(place)
        row.addLayout(words, 1)
        tr, said = self.ui.tr, plain(action.words)
        states = StateButton(self.ui, action.id, action.state, ACTION_STATES, said)
        states.asked.connect(self.action_state_asked)
        states.removal_asked.connect(partial(self.removal_asked.emit, "action"))
        row.addWidget(states, 0, _TOP)
        result, reply = place_of("result", action.id), place_of("answer", action.id)
        self.forms.offer(result, place, lambda: self._result_form(action.id))
        about = tr.text("Ce que ça a donné : {words}", words=said)
        tell = self._opener(tr.text("Ce que ça a donné"), about, result)
        if proposer is None:
            self.forms.offer(
                reply,
                place,
                lambda: self._answer_form("action", action.id, action.answers),
            )
        about = tr.text("Sa réponse : {words}", words=said)
        answer = self._opener(tr.text("Sa réponse"), about, reply)
        buttons = [tell] if action.proposed_by is not None else [tell, answer]
        words.addWidget(button_row(self.ui, buttons))
        self.column.addLayout(row)

    def _under(self, action: ActionView) -> list[str]:
        """Return who, until when, and what blocks, in words beside the mark."""
        tr, under = self.ui.tr, []
        if action.who is not None:
            name = plain(action.who.name)
            if action.hands in _ALONE:
                hands = tr.text(HANDS[action.hands])
                name = tr.text("{name} ({side})", name=name, side=hands)
            under.append(name)
        elif action.hands in HANDS:
            under.append(tr.text(HANDS[action.hands]))
        if action.by is not None:
            under.append(tr.text("pour le {day}", day=long_date(tr, action.by)))
        if action.passed:
            under.append(tr.text("date passée"))
        if action.blocked_by:
            blocked = plain(action.blocked_by)
            under.append(tr.text("bloqué dehors : {blocked}", blocked=blocked))
        if action.since is not None:
            under.append(tr.text("depuis le {day}", day=long_date(tr, action.since)))
        if action.reason:
            under.append(plain(action.reason))
        if action.functions:
            names = ", ".join(function_label(tr, one) for one in action.functions)
            under.append(tr.text("aide pour : {functions}", functions=names))
        return under

    # --- forms that open in place -------------------------------------------------

    def _opener(self, words: str, said: str, place: str, icon: str = "") -> Button:
        button = Button(self.ui, words, kind="plain" if icon else "quiet", icon=icon)
        button.setAccessibleName(said)
        button.setProperty("place", place)
        button.clicked.connect(self._ask_form)
        return button

    def _ask_form(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.forms.ask(str(sender.property("place")))

    def _result_form(self, action: str) -> Card:
        form = ResultForm(self.ui, action, self._voices)
        form.told.connect(self.told)
        return form

    def _answer_form(self, sort: str, key: str, answers: Sequence[Told]) -> Card:
        form = AnswerForm(self.ui, sort, key, plain(self._person.name))
        for told in answers:
            if told.voice.id == self._person.id:
                form.take(told.answer, told.words)
        form.answered.connect(self.answered)
        return form

    def _action_form(self) -> Card:
        form = ActionForm(self.ui, self._goal.id, self._voices, self._today)
        form.added.connect(self.action_added)
        return form

    def _goal_form(self) -> Card:
        goal = self._goal
        form = GoalForm(self.ui)
        form.offer(self._voices)
        edit = GoalEdit(goal.words, goal.voice, goal.barriers, goal.functions, goal.id)
        form.take(edit)
        form.added.connect(self.reworded)
        return form

    def _foot(self) -> None:
        goal, tr = self._goal, self.ui.tr
        place = Column(self.ui, 12)
        add = place_of("action", goal.id, "goal")
        self.forms.offer(add, place, self._action_form)
        opens = tr.text("Ajouter une démarche")
        about = tr.text("Ajouter une démarche pour {goal}", goal=plain(goal.words))
        buttons = [self._opener(opens, about if goal.words else opens, add, "plus")]
        if goal.id:
            again = place_of("goal", goal.id, "goal")
            self.forms.offer(again, place, self._goal_form)
            change = tr.text("Modifier l’objectif")
            about = tr.text("Modifier l’objectif : {words}", words=plain(goal.words))
            buttons.append(self._opener(change, about, again))
            if goal.proposed_by is None:
                reply = place_of("answer", goal.id, "goal")
                self.forms.offer(
                    reply,
                    place,
                    lambda: self._answer_form("goal", goal.id, goal.answers),
                )
                about = tr.text("Sa réponse : {words}", words=plain(goal.words))
                buttons.append(self._opener(tr.text("Sa réponse"), about, reply))
        self.add(button_row(self.ui, buttons))
        self.column.addLayout(place)
