"""Being present in the livret that is open here, and knowing who else is."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from livret.domain.errors import LivretError
from livret.usecases.hub_afar import HubVault
from livret.usecases.hub_errors import NotOnTheHub
from livret.usecases.hub_presence import (
    RENEW_SECONDS,
    Attendance,
    attendance,
    come_in,
    go_out,
    stay,
    who_is_present,
)
from livret.usecases.hub_state import Board, HubPresent
from livret.usecases.ports_hub import Hub
from livret.usecases.vault_errors import UnknownLivret


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is, and what one does there.

    Attributes:
        livret: Its id; empty for nowhere.
        doing: A code of ``hub_presence``.
        about: What it is about, such as the marks of a meeting; never words.
    """

    livret: str = ""
    doing: str = ""
    about: str = ""


class Attending:
    """One desk's presence; ``be_in`` may be called from any thread.

    Args:
        vault: As another thread meets it.
        board: Where it is told who is there.
    """

    def __init__(self, vault: HubVault, board: Board) -> None:
        self._vault, self._board = vault, board
        self._lock = threading.Lock()
        self._wanted = self._shown = Place()
        self._told: Attendance | None = None
        self._said_at = 0.0
        self._touched = False
        self._seen: HubPresent | None = None

    def be_in(self, place: Place) -> None:
        """Be somewhere else from now on; told at the next turn."""
        with self._lock:
            self._wanted = place

    def touched(self, livrets: Iterable[str]) -> None:
        """Something was said in these livrets: who takes part may be others."""
        with self._lock:
            self._touched |= self._wanted.livret in livrets

    def turn(self, hub: Hub, stirred: tuple[bytes, ...]) -> bool:
        """Say where one is where that is due, and look who else is.

        Args:
            hub: The hub, reached.
            stirred: Names of livrets in which somebody came or went.

        Returns:
            Whether one may be where one is; not where the livret was closed to
            this desk, which the hub tells nobody by itself.
        """
        with self._lock:
            wanted = self._wanted
            touched, self._touched = self._touched, False
        due = time.monotonic() - self._said_at >= RENEW_SECONDS
        told = self._told
        let_in = True
        if wanted != self._shown:
            let_in = self._move(hub, wanted)
        elif told is not None and due:
            self._said_at = time.monotonic()
            let_in = stay(hub, told)
        elif told is None or not (touched or told.name in stirred):
            return True
        if not let_in:
            self._told = None
            self._say(())
        self._look(hub)
        return let_in

    def leave(self, hub: Hub | None) -> None:
        """Be nowhere: the hub is left, or does not answer any more."""
        told, self._told = self._told, None
        self._shown = Place()
        if hub is not None and told is not None:
            with suppress(LivretError):
                go_out(hub, told)
        self._say(())

    def _move(self, hub: Hub, place: Place) -> bool:
        """Be somewhere else; tell whether one is let in."""
        before, self._told = self._told, None
        if place.livret != self._shown.livret:
            if before is not None:
                go_out(hub, before)
            self._say(())
            self._seen = None
        self._shown = place
        self._said_at = time.monotonic()
        links = hub.memory.links()
        if all(link.livret != place.livret for link in links):
            return True
        with suppress(NotOnTheHub, UnknownLivret):
            where, ctx = (place.livret, place.doing, place.about), self._vault.ctx
            self._told = told = attendance(ctx, hub.server.id, *where)
            return come_in(hub, told)
        return True

    def _look(self, hub: Hub) -> None:
        if self._told is not None:
            ctx = self._vault.ctx
            team = ctx.livret(self._told.livret).team.by_key
            there = who_is_present(hub, replace(self._told, by_key=team))
            own = team.get(ctx.signer.public_key)
            others = (
                one
                for one in there
                if not one.mine and (own is None or one.member != own.id)
            )
            self._say(tuple(others))

    def _say(self, people: tuple[object, ...]) -> None:
        """Tell who is there; how long each presence holds is no news."""
        livret = self._shown.livret
        told = HubPresent(livret=livret, people=tuple(people))  # type: ignore[arg-type]
        before = self._seen or HubPresent(livret=livret)
        if _plain(told) != _plain(before):
            self._board.tell(told)
        self._seen = told


def _plain(told: HubPresent) -> tuple[object, ...]:
    return (told.livret, *((one.member, one.doing, one.about) for one in told.people))
