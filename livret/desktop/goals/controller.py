"""Wires goals and actions; what blocks outside says who (practice rule 22)."""

from __future__ import annotations

from typing import Any

from livret.desktop.desk import Desk
from livret.desktop.diagnosis.telling import who_takes
from livret.desktop.goals.page import ActionEdit, GoalsPage
from livret.desktop.goals.reading import goals_of
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.livret_page import LivretController
from livret.desktop.team_voices import voices_of
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.writing import Said


class GoalsController(LivretController):
    """Where we go, and who does what."""

    key = "goals"
    page: GoalsPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.dialog: Dialog | None = None
        self._blocked = ""
        self._names: dict[str, str] = {}
        page = self.page
        page.goal_added.connect(self._add_goal)
        page.action_added.connect(self._add_action)
        page.goal_state_asked.connect(self._goal_state)
        page.action_state_asked.connect(self._action_state)

    def make_page(self, ui: Ui) -> GoalsPage:
        """Return the page."""
        return GoalsPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show goals with their actions."""
        tr = self.desk.ui.tr
        self._names = {one.voice: one.name for one in reversed(livret.members)}
        self.page.use_today(self.desk.app.clock.today())
        self.page.show_goals(goals_of(tr, livret), voices_of(tr, livret))

    def _add_goal(self, words: str) -> None:
        self.say(Said(kind="goal_set", voice="personne", content={"words": words}))

    def _add_action(self, edit: ActionEdit) -> None:
        content: dict[str, Any] = {"words": edit.words}
        if edit.goal:
            content["goal"] = edit.goal
        if edit.who:
            content["who"] = who_takes(edit.who, self._names)
        if edit.by is not None:
            content["by"] = edit.by.isoformat()
        self.say(Said(kind="action_agreed", content=content))

    def _goal_state(self, goal: str, state: str) -> None:
        self.say(Said(kind="goal_state", content={"goal": goal, "state": state}))

    def _action_state(self, action: str, state: str) -> None:
        if state == "blocked_outside":
            self._ask_who_blocks(action)
        else:
            self._say_state(action, state)

    def _say_state(self, action: str, state: str, blocked_by: str = "") -> None:
        content = {"action": action, "state": state}
        if blocked_by:
            content["blocked_by"] = blocked_by
        self.say(Said(kind="action_state", content=content))

    def _ask_who_blocks(self, action: str) -> None:
        ui, tr = self.desk.ui, self.desk.ui.tr
        self._blocked = action
        self._who = LineField(
            ui,
            tr.text("Ce qui bloque dehors, et qui"),
            placeholder=tr.text("Par exemple : la préfecture n’a pas répondu"),
        )
        self.dialog = Dialog(
            ui,
            self.page.window(),
            tr.text("Qu’est-ce qui bloque dehors ?"),
            tr.text("Ce n’est la faute de personne ici : on dit qui doit répondre."),
            [
                ("keep", tr.text("C’est noté"), "primary"),
                ("leave", tr.text("Revenir"), "plain"),
            ],
            Labelled(ui, tr.text("Ce qui bloque dehors, et qui"), self._who),
        )
        self.dialog.decided.connect(self._blocks)
        self.dialog.open()

    def _blocks(self, verb: str) -> None:
        if verb == "keep":
            who = self._who.text().strip()
            self._say_state(self._blocked, "blocked_outside", who)
