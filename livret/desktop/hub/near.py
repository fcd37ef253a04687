"""What the hub tells, where one is: who else is here, who just wrote, trouble."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.errors import tell
from livret.desktop.hub.following import HubFollower
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import plain
from livret.usecases.app import OpenVault
from livret.usecases.hub_sharing import LivretAtHub, at_hub
from livret.usecases.hub_state import AWAY, NONE, HubCame, HubPresent, HubState
from livret.words.hub_closed import closed_here, closed_short
from livret.words.hub_screen import (
    arriving_line,
    beside_line,
    heard_line,
    present_line,
    state_title,
)


class HubNear(QObject):
    """Shows one quiet line under the pages of a livret that is on the hub.

    And elsewhere while many livrets come for the first time, or wait after a cut.
    """

    def __init__(self, desk: Desk, follower: HubFollower) -> None:
        """Listen.

        Args:
            desk: The open desk.
            follower: What is told of the hub.
        """
        super().__init__(desk)
        self._desk = desk
        self._follower = follower
        self._line = desk.window.frame.quiet
        self._shared = ""
        self._left = False
        self._said_closed = ""
        follower.state_told.connect(self._state)
        follower.present_told.connect(self._present)
        follower.came.connect(self._came)
        follower.failed.connect(self._failed)
        desk.livret_read.connect(self._read)
        desk.arrived.connect(self._arrived)
        self._read()

    def _read(self) -> None:
        """See whether the livret that is open is on the hub."""
        desk, livret = self._desk, self._desk.livret
        if not livret or self._follower.state.phase == NONE:
            self._show(shared=False)
        else:
            desk.ask(self._page, partial(_stands, livret=livret), self._stands)

    def _stands(self, told: tuple[str, LivretAtHub]) -> None:
        livret, found = told
        if livret == self._desk.livret:
            self._left = not found.member
            self._show(shared=found.shared)

    def _show(self, *, shared: bool) -> None:
        livret = self._desk.livret if shared else ""
        if livret != self._shared:
            self._shared = livret
            self._line.forget_news()
        self._present(self._follower.present)
        self._show_state()

    def _arrived(self, _page: str) -> None:
        if not self._desk.livret:
            self._show(shared=False)
        self._present(self._follower.present)
        self._tell_closed()

    @property
    def _page(self) -> Page:
        window = self._desk.window
        page = window.pages[window.here]
        assert isinstance(page, Page)  # noqa: S101 - the window shows nothing else
        return page

    def _state(self, state: HubState) -> None:
        self._show_state()
        if bool(self._shared) != (state.phase != NONE and bool(self._desk.livret)):
            self._read()

    def _show_state(self) -> None:
        """Say how things stand for the livret that is open, or what still comes."""
        tr, state = self._desk.ui.tr, self._follower.state
        if state.phase == AWAY:  # nobody can tell what is written now
            self._line.forget_news()
        if self._shared:
            closed = self._shared in state.closed
            said = closed_short(tr) if closed else state_title(tr, state)
        else:  # on Accueil a list that is not whole yet says so
            said = "" if self._desk.livret else arriving_line(tr, state)
        self._line.show_state(said)
        self._line.setVisible(bool(self._shared or said))
        self._tell_closed()

    def _tell_closed(self) -> None:
        """Say once on each visit that nothing more is received here.

        Not in a meeting, whose screen she reads: once it is over, then.
        """
        livret = self._shared
        since = self._follower.state.closed.get(livret)
        if since is None:
            self._said_closed = ""
        elif livret != self._desk.livret:
            return  # what is read of it comes next
        elif self._said_closed != livret and not self._desk.in_meeting:
            self._said_closed = livret
            told = closed_here(self._desk.ui.tr, since, left=self._left)
            self._page.show_trouble(told)

    def _present(self, told: HubPresent) -> None:
        tr, people = self._desk.ui.tr, told.people
        if told.livret != self._desk.livret or not self._shared:
            people = ()
        line = beside_line if self._desk.in_meeting else present_line
        self._line.show_who(plain(line(tr, people)))

    def _came(self, came: HubCame) -> None:
        here = [one for one in came.heard if one.livret == self._desk.livret]
        own = self._desk.vault.ctx.owner.name
        sentence = heard_line(self._desk.ui.tr, here, own)
        if sentence and self._shared:
            self._line.show_news(plain(sentence))

    def _failed(self, error: BaseException) -> None:
        tell(self._page, error)


def _stands(vault: OpenVault, livret: str) -> tuple[str, LivretAtHub]:
    return livret, at_hub(vault, livret)
