"""Wires goals and actions; what blocks outside says who (practice rule 22)."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QDate

from livret.desktop.desk import Answer, Desk
from livret.desktop.diagnosis.telling import who_takes
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.goals.opened import CARD, place_of
from livret.desktop.goals.page import (
    ActionEdit,
    AnswerEdit,
    GoalEdit,
    GoalsPage,
    ResultEdit,
)
from livret.desktop.goals.reading import goals_of
from livret.desktop.goals.telling_forms import BlockedForm
from livret.desktop.goals.values import ACTION_STATES
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import Labelled, TextArea
from livret.desktop.kit.order import keeping_focus
from livret.desktop.team_voices import PERSON, voices_of
from livret.desktop.ui import Ui
from livret.domain.came import told_came, usual_interpreting
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.drafting import drafts_of, say_draft
from livret.usecases.ports import Draft
from livret.usecases.writing import Said

_TYPING = "goal:new"
_QUESTION = "goal_state:"
"""How the places of the questions about a state begin, as drafts name places."""


def _question(state: str, key: str) -> str:
    return f"{_QUESTION}{state}:{key}"


class GoalsController(FormsController):
    """Where we go, and who does what."""

    key = "goals"
    page: GoalsPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dialog: Dialog | None = None
        self.blocked: BlockedForm | None = None
        self.reason: TextArea | None = None
        self._livret = ""
        self._saying: set[str] = set()
        self._about = ("", "")
        self._names: dict[str, str] = {}
        page = self.page
        self.kept = FormsKept(desk, page)
        self.kept.follow(_TYPING, page.form)
        self.kept.found.connect(self._found_question)
        page.typed.connect(self._typed)
        page.form_left.connect(self._left)
        desk.trouble.connect(self._refused)
        page.goal_added.connect(self._add_goal)
        page.action_added.connect(self._add_action)
        page.answered.connect(self._answer)
        page.told.connect(self._tell)
        page.goal_state_asked.connect(self._goal_state)
        page.action_state_asked.connect(self._action_state)
        page.removal_asked.connect(self.take_off)

    def make_page(self, ui: Ui) -> GoalsPage:
        """Return the page."""
        return GoalsPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show goals with their actions."""
        tr, today = self.desk.ui.tr, self.desk.app.clock.today()
        another = livret.id != self._livret
        if another:
            self._livret = livret.id
            self.page.form.clear()
            self.page.banner.hide()
            self.page.forget_all()
            self._saying.clear()
            call = partial(_drafts, livret=livret.id)
            self.desk.ask(self.page, call, self._found)
        self._names = {one.voice: one.name for one in reversed(livret.members)}
        self.page.use_today(today)
        self.page.use_interpreting(usual_interpreting(livret))
        self.page.show_goals(goals_of(tr, livret, today), voices_of(tr, livret))
        if another:
            self.kept.use_livret(livret.id)

    # --- what is typed in the cards, and said ------------------------------------

    def _typed(self, place: str, text: str) -> None:
        self.kept.autosave.keep(self._livret, place, text)

    def _left(self, place: str) -> None:
        self.kept.forget(place)

    def _found_question(self, place: str) -> None:
        if place.startswith(_QUESTION):
            tr = self.desk.ui.tr
            self.page.show_trouble(
                tr.text(
                    "Ce qui était en train d’être écrit a été retrouvé : « {state} » le"
                    " montre, à la même démarche.",
                    state=tr.text(ACTION_STATES[place.split(":")[1]]),
                )
            )

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        self.page.give_back(
            {
                one.place: one.text
                for one in drafts
                if one.livret == self._livret and one.place.startswith(CARD)
            }
        )

    def _say_from(self, place: str, said: Said) -> None:
        """Say what is typed in a form, once; refused, it stays written there."""
        if place in self._saying:
            return
        self._saying.add(place)
        self.kept.autosave.flush()  # before: the draft goes when it is said
        call = partial(_said, livret=self._livret, place=place, said=said)
        self.desk.ask(self.page, call, self._was_said)

    def _was_said(self, of: tuple[str, str]) -> None:
        livret, place = of
        self._saying.discard(place)
        if livret != self._livret:
            return
        with keeping_focus(self.page):
            self.page.forget(place)
        if place == _TYPING:
            self.page.form.clear()
            self.kept.emptied(place)

    def _refused(self, _error: BaseException) -> None:
        self._saying.clear()

    def _add_goal(self, edit: GoalEdit) -> None:
        content: dict[str, Any] = {"words": edit.words}
        if edit.barriers:
            content["barriers"] = list(edit.barriers)
        if edit.functions:
            content["functions"] = list(edit.functions)
        if edit.goal:
            content["goal"] = edit.goal
        content |= told_came(edit.came)
        place = place_of("goal", edit.goal, "goal") if edit.goal else _TYPING
        said = Said(kind="goal_set", voice=edit.voice, content=content)
        self._say_from(place, said)

    def _add_action(self, edit: ActionEdit) -> None:
        content: dict[str, Any] = {"words": edit.words}
        if edit.goal:
            content["goal"] = edit.goal
        if edit.who:
            content["who"] = who_takes(edit.who, self._names)
        if edit.by is not None:
            content["by"] = edit.by.isoformat()
        voice = edit.proposed_by
        said = Said(kind="action_agreed", voice=voice, content=content)
        self._say_from(place_of("action", edit.goal, "goal"), said)

    def _answer(self, edit: AnswerEdit) -> None:
        content: dict[str, Any] = {edit.sort: edit.id, "answer": edit.answer}
        if edit.words:
            content["words"] = edit.words
            content |= told_came(edit.came)
        said = Said(kind="answer_given", voice=PERSON, content=content)
        self._say_from(place_of("answer", edit.id, edit.sort), said)

    def _tell(self, edit: ResultEdit) -> None:
        content = {"action": edit.action, "words": edit.words}
        said = Said(kind="action_result", voice=edit.voice, content=content)
        self._say_from(place_of("result", edit.action), said)

    def _goal_state(self, goal: str, state: str) -> None:
        if state == "set_aside":
            self._ask_why("goal", goal)
        else:
            self._say_state("goal", goal, state)

    def _action_state(self, action: str, state: str) -> None:
        if state == "blocked_outside":
            self._ask_who_blocks(action)
        elif state == "set_aside":
            self._ask_why("action", action)
        else:
            self._say_state("action", action, state)

    def _say_state(
        self, sort: str, key: str, state: str, then: Answer | None = None, **more: str
    ) -> None:
        told = {name: value for name, value in more.items() if value}
        content = {sort: key, "state": state, **told}
        self.say(Said(kind=f"{sort}_state", content=content), then=then)

    def _ask_who_blocks(self, action: str) -> None:
        ui, tr = self.desk.ui, self.desk.ui.tr
        today = self.desk.app.clock.today()
        self._about = ("action", action)
        self.blocked = BlockedForm(ui, QDate(today.year, today.month, today.day))
        self.dialog = Dialog(
            ui,
            self.page.window(),
            tr.text("Qu’est-ce qui bloque dehors ?"),
            tr.text("Ce n’est la faute de personne ici : on dit qui doit répondre."),
            [
                ("keep", tr.text("C’est noté"), "primary"),
                ("leave", tr.text("Revenir"), "plain"),
            ],
            self.blocked,
        )
        self.dialog.decided.connect(self._blocks)
        self.kept.ask(_question("blocked_outside", action), self.dialog, self.blocked)
        self.dialog.open()

    def _blocks(self, verb: str) -> None:
        if verb != "keep" or self.blocked is None:
            return
        self._say_state(
            *self._about,
            "blocked_outside",
            then=self.kept.done(_question("blocked_outside", self._about[1])),
            blocked_by=self.blocked.who.text().strip(),
            blocks=self.blocked.what.value,
            on=self.blocked.day.isoformat(),
        )

    def _ask_why(self, sort: str, key: str) -> None:
        ui, tr = self.desk.ui, self.desk.ui.tr
        self._about = (sort, key)
        label = tr.text("Pourquoi, si on veut le dire")
        self.reason = TextArea(ui, label, lines=2)
        self.dialog = Dialog(
            ui,
            self.page.window(),
            tr.text("Laisser de côté ?"),
            tr.text("On peut y revenir quand on veut. Ça ne coûte rien."),
            [
                ("keep", tr.text("Laisser de côté"), "primary"),
                ("leave", tr.text("Revenir"), "plain"),
            ],
            Labelled(ui, label, self.reason),
        )
        self.dialog.decided.connect(self._aside)
        self.kept.ask(_question("set_aside", key), self.dialog, self.reason)
        self.dialog.open()

    def _aside(self, verb: str) -> None:
        if verb == "keep" and self.reason is not None:
            then = self.kept.done(_question("set_aside", self._about[1]))
            reason = self.reason.text
            self._say_state(*self._about, "set_aside", then=then, reason=reason)


def _drafts(vault: OpenVault, livret: str) -> tuple[Draft, ...]:
    return drafts_of(vault.ctx, livret)


def _said(
    vault: OpenVault, livret: str, place: str, said: Said
) -> Done[tuple[str, str]]:
    done = say_draft(vault.ctx, livret, place, said)
    return Done((livret, place), done.changes)
