"""Wires the synthesis: her aim, the team, and ways to the other pages."""

from __future__ import annotations

from functools import partial

from livret.desktop.desk import Desk
from livret.desktop.essentiel.page import AimEdit, EssentielPage, MemberEdit
from livret.desktop.essentiel.reading import essential_of
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.ui import Ui
from livret.domain.kind_fields import SIDES
from livret.domain.livret import Livret
from livret.domain.sensitive import kind_told_by
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.drafting import say_draft
from livret.usecases.livrets import set_private_line
from livret.usecases.teaming import JoinTeam, join_team
from livret.usecases.writing import Said

_PLACE = "aim:personne"
_TEAM = "team_welcome"
_LINE = "private_line"
"""Where things are typed, as drafts name places."""


class EssentielController(FormsController):
    """What matters, on one page."""

    key = "essentiel"
    page: EssentielPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._aim: AimEdit | None = None
        page = self.page
        self.kept = FormsKept(desk, page)
        self.kept.found.connect(self._found)
        self.kept.follow(_PLACE, page.aim_card)
        self.kept.follow(_TEAM, page.team)
        page.team.left.connect(self._team_left)
        page.aim_said.connect(self._say_aim)
        page.member_added.connect(self._add)
        page.opened.connect(desk.gone)
        page.step_opened.connect(self._open_steps)
        page.private.asked.connect(self._read_private)
        page.private.kept.connect(self._keep_private)
        page.left.connect(page.private.close_fold)

    def make_page(self, ui: Ui) -> EssentielPage:
        """Return the page."""
        return EssentielPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show the synthesis; an aim that was being written is found again."""
        self.page.show_essential(essential_of(self.desk.ui.tr, livret))
        if livret.id != self._livret:
            self.kept.autosave.flush()
            self._livret = livret.id
            self.page.banner.hide()
            self.page.private.close_fold()
            self.page.aim_card.empty()
            self.page.team.empty_form()
            self.kept.use_livret(livret.id)

    def _found(self, place: str) -> None:
        if place == _TEAM:
            self.page.team.show_form()
        if place != _PLACE:
            return
        tr = self.desk.ui.tr
        self.page.show_trouble(
            tr.text(
                "Ce qui était en train d’être écrit a été retrouvé : « Écrire ses"
                " mots » le montre."
            )
        )

    def _say_aim(self, edit: AimEdit) -> None:
        self.page.banner.hide()
        self._aim = edit
        self.kept.autosave.flush()  # before: the draft goes when it is said
        call = partial(_say_aim, livret=self._livret, edit=edit)
        task = self.desk.ask(self.page, call, self._aim_said)
        task.failed.connect(self._aim_not_said)

    def _aim_said(self, _id: str) -> None:
        self._aim = None
        self.kept.emptied(_PLACE)

    def _aim_not_said(self, _error: object) -> None:
        """Give the words back to correct."""
        if self._aim is not None:
            self.page.aim.show_text(self._aim.words)
            self.page.aim_card.came.show_came(self._aim.came)
        self._aim = None

    # --- the referent's own line -----------------------------------------------

    def _read_private(self) -> None:
        call = partial(_private, livret=self._livret)
        self.desk.ask(self.page, call, self._show_private)

    def _show_private(self, found: tuple[str, str]) -> None:
        livret, text = found
        if livret == self._livret:
            self.page.private.show_line(text)
            self.kept.follow(_LINE, self.page.private.line)

    def _keep_private(self, text: str) -> None:
        call = partial(_set_private, livret=self._livret, text=text)
        fields = {"private_line": self.page.private.labelled}
        self.desk.ask(self.page, call, self._private_kept, fields)

    def _private_kept(self, _nothing: object) -> None:
        self.kept.forget(_LINE)
        self.page.private.close_fold()

    def _add(self, edit: MemberEdit) -> None:
        of_a_side = edit.side in SIDES
        command = JoinTeam(
            livret=self._livret,
            name=edit.name,
            role="referent" if of_a_side else "professionnel",
            side=edit.side if of_a_side else "",
            organisation=edit.organisation,
            sensitive=kind_told_by(edit.organisation),
        )
        self.desk.ask(self.page, partial(_welcome, command=command), self._added)

    def _added(self, _id: str) -> None:
        self.page.team.empty_form()
        self.kept.emptied(_TEAM)

    def _team_left(self) -> None:
        self.kept.emptied(_TEAM)

    def _open_steps(self, _step: str) -> None:
        self.desk.gone.emit("goals")


def _say_aim(vault: OpenVault, livret: str, edit: AimEdit) -> Done[str]:
    content: dict[str, object] = {"words": edit.words}
    if edit.came.content:
        content["came"] = edit.came.content
    said = Said(kind="aim_said", voice="personne", content=content)
    return say_draft(vault.ctx, livret, _PLACE, said)


def _private(vault: OpenVault, livret: str) -> tuple[str, str]:
    return livret, vault.ctx.private_lines.private_line(livret)


def _set_private(vault: OpenVault, livret: str, text: str) -> Done[None]:
    return set_private_line(vault.ctx, livret, text)


def _welcome(vault: OpenVault, command: JoinTeam) -> Done[str]:
    return join_team(vault.ctx, command)
