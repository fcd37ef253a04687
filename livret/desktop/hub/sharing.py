"""Wires the hub's card of « Partager »: how one livret stands there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.errors import Where, tell, trouble_of
from livret.desktop.hub.beginning import hub_of
from livret.desktop.hub.livret_card import HubCard, LivretView
from livret.desktop.kit.page import Page
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.hub_afar import HubVault
from livret.usecases.hub_pushed import Pushed
from livret.usecases.hub_sharing import LivretAtHub, at_hub, share_by_hub
from livret.usecases.hub_state import AWAY, NONE, HubState
from livret.usecases.hub_stopped import stop_sharing
from livret.words.errors import error_sentence
from livret.words.hub_closed import closed_here
from livret.words.hub_screen import state_title


class HubSharing(QObject):
    """The card of one page; a child of the page."""

    def __init__(self, desk: Desk, page: Page, card: HubCard) -> None:
        """Wire.

        Args:
            desk: The open desk.
            page: The page that the card is on.
            card: The card.
        """
        super().__init__(page)
        self._desk, self._page, self._card = desk, page, card
        self._follower = hub_of(desk)
        self._livret = ""
        self._stands: LivretAtHub | None = None
        self._trouble = ""
        self._busy = False
        self._follower.state_told.connect(self._told)
        card.share_asked.connect(self._share)
        card.stop_asked.connect(self._stop)

    def show_livret(self, livret: str) -> None:
        """Show how a livret stands, as the vault knows."""
        if livret != self._livret:
            self._livret, self._trouble, self._busy = livret, "", False
        self._desk.ask(self._page, partial(_stands, livret=livret), self._read)

    def _read(self, told: tuple[str, LivretAtHub]) -> None:
        livret, self._stands = told
        if livret == self._livret:
            self._show()

    def _told(self, _state: HubState) -> None:
        self._show()

    def _show(self) -> None:
        state, stands = self._follower.state, self._stands
        if stands is None:
            return
        tr = self._desk.ui.tr
        trouble = self._trouble
        since = state.closed.get(self._livret)
        if since is not None:
            trouble = closed_here(tr, since, left=not stands.member)
        self._card.show_livret(
            LivretView(
                offered=state.phase != NONE and stands.member,
                shared=stands.shared,
                title=state_title(tr, state),
                readers=stands.readers,
                others=stands.others,
                trouble=trouble,
                busy=self._busy,
            )
        )

    def _share(self) -> None:
        door, livret = self._desk.app.hubs, self._livret
        # Who knows that the hub does not answer waits for no second silence.
        ask = self._follower.state.phase != AWAY

        def share(vault: HubVault) -> Done[Pushed]:
            return share_by_hub(vault, door, livret, ask=ask)

        self._busy, self._trouble = True, ""
        self._show()
        self._follower.ask(self, share, self._shared, self._refused)

    def _shared(self, done: Done[Pushed]) -> None:
        self._busy = False
        # Somebody is waited for there from now on.
        self._follower.touched(self._livret)
        self._follower.again()
        self._desk.bus.tell(done.changes, None)
        self.show_livret(self._livret)

    def _refused(self, error: BaseException) -> None:
        self._busy = False
        if trouble_of(self._desk.ui, error).where is Where.BUG:
            tell(self._page, error)
        else:
            self._trouble = error_sentence(self._desk.ui.tr, error)
        self._show()

    def _stop(self) -> None:
        call = partial(_stopped, livret=self._livret)
        self._desk.ask(self._page, call, self._was_stopped)

    def _was_stopped(self, _nothing: object) -> None:
        self._follower.again()
        self.show_livret(self._livret)


def _stands(vault: OpenVault, livret: str) -> tuple[str, LivretAtHub]:
    return livret, at_hub(vault, livret)


def _stopped(vault: OpenVault, livret: str) -> None:
    stop_sharing(vault, livret)
