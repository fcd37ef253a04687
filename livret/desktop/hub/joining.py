"""Wires the hub's section of the settings: joining, how it stands, leaving.

The password of one's own role goes from the invitation to the vault: it is in no
preference, no log and no field once it was tried.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from livret.desktop.autosave import local
from livret.desktop.desk import Desk
from livret.desktop.errors import Where, tell, trouble_of
from livret.desktop.hub.beginning import hub_of
from livret.desktop.hub.section import HubSection, HubView
from livret.desktop.kit.page import Page
from livret.domain.errors import LivretError, Refused
from livret.usecases.hub_afar import HubVault
from livret.usecases.hub_desk import leave_hub, move_to_hub
from livret.usecases.hub_errors import HubOtherVersion
from livret.usecases.hub_state import AWAY, HubState
from livret.words.errors import error_sentence
from livret.words.hub_screen import state_detail, state_lines, state_title

_MOST = 20_000
"""Longest file of an invitation, in bytes: a line, with a few certificates."""


class HubJoining(QObject):
    """The section of one settings page; a child of the page."""

    def __init__(self, desk: Desk, page: Page, section: HubSection) -> None:
        """Wire.

        Args:
            desk: The open desk.
            page: The page that the section is on.
            section: The section.
        """
        super().__init__(page)
        self._desk, self._page, self._section = desk, page, section
        self._follower = hub_of(desk)
        self._joining = False
        self._follower.state_told.connect(self._show)
        section.joined.connect(self._join)
        section.file_chosen.connect(self._read)
        section.retried.connect(self._follower.again)
        section.left.connect(self._leave)
        page.left.connect(section.forget_secrets)
        self._show(self._follower.state)
        # The fictitious livret is thrown away: nothing of it goes anywhere.
        section.setVisible(not desk.fictitious)

    def arrive(self) -> None:
        """Show how things stand; no secret stays from last time."""
        self._section.forget_secrets()
        self._show(self._follower.state)

    def _show(self, state: HubState) -> None:
        desk = self._desk
        tr, clock = desk.ui.tr, desk.app.clock
        reached = local(state.reached) if state.reached is not None else None
        # Of another version, it lets nobody in by another invitation either.
        refused = isinstance(state.reason, Refused)
        refused = refused and not isinstance(state.reason, HubOtherVersion)
        self._section.show_state(
            HubView(
                key=desk.vault.ctx.owner.hub_key,
                place=state.place,
                title=state_title(tr, state),
                lines=state_lines(tr, state, reached, clock.today()),
                detail=state_detail(tr, state),
                away=state.phase == AWAY,
                refused=state.phase == AWAY and refused,
                joining=self._joining,
            )
        )

    def _read(self, path: str) -> None:
        """Take the first line of a file."""
        try:
            data = self._desk.app.read_file(Path(path), _MOST)
        except LivretError as error:
            tell(self._page, error)
            return
        lines = data.decode("utf-8", "replace").splitlines() or [""]
        self._join(lines[0].strip())

    def _join(self, address: str) -> None:
        door = self._desk.app.hubs

        def join(vault: HubVault) -> str:
            return move_to_hub(vault, door, address)

        self._joining = True
        self._show(self._follower.state)
        self._follower.ask(self._section, join, self._joined, self._refused)

    def _joined(self, _place: str) -> None:
        self._joining = False
        self._section.forget_secrets()
        self._follower.again()
        self._show(self._follower.state)

    def _refused(self, error: BaseException) -> None:
        self._joining = False
        self._show(self._follower.state)
        if trouble_of(self._desk.ui, error).where is Where.BUG:
            tell(self._page, error)
        else:
            self._section.complain(error_sentence(self._desk.ui.tr, error))

    def _leave(self) -> None:
        place = self._follower.state.place
        self._desk.ask(self._page, lambda vault: leave_hub(vault, place), self._left)

    def _left(self, _nothing: object) -> None:
        self._follower.again()
        self._show(replace(self._follower.state))
