"""Following a hub while the window is open: push, pull, listen, and begin again.

Runs on a thread of its own and waits for the network there; the vault is met
through ``hub_afar``. Nothing is kept that the vault does not hold: whatever cuts
it short, a new one takes up where the vault says.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from livret.domain.errors import LivretError, Unavailable
from livret.usecases.hub_afar import HubVault
from livret.usecases.hub_attending import Attending, Place
from livret.usecases.hub_desk import hub_place, reach_hub
from livret.usecases.hub_door import HubDoor
from livret.usecases.hub_errors import NotAtThisHub
from livret.usecases.hub_rounds import BEAT_S, Rounds
from livret.usecases.hub_state import AWAY, HERE, NONE, TRYING, Board, HubNewsItem
from livret.usecases.hub_watching import WAITS_S
from livret.usecases.ports_hub import Hub

REFUSED_S = 600.0
"""Before trying again where it answers, and refuses."""

NOTE_S = 600.0
"""How often it is kept that the hub answers."""

REACHED = "hub_reached"
"""The setting that says when the hub last answered (ISO 8601)."""

_AT_NONE = {
    "phase": NONE,
    "place": "",
    "waiting": 0,
    "arriving": 0,
    "reason": None,
    "reached": None,
}
"""How things stand where no hub is joined."""


class Following:
    """One vault at its hub; ``run`` ends with ``stop``.

    Args:
        vault: As another thread meets it.
        door: Reads addresses.
        tell: Given news, on the thread that runs.
    """

    def __init__(
        self, vault: HubVault, door: HubDoor, tell: Callable[[HubNewsItem], None]
    ) -> None:
        self._vault, self._door = vault, door
        self._woken = threading.Event()
        self._stopped = self._again = False
        self._board = Board(tell)
        self._rounds = Rounds(vault, self._board, lambda: self._stopped)
        self._attending = Attending(vault, self._board)
        self._tries = 0
        self._noted = 0.0

    @property
    def stopped(self) -> bool:
        """Whether it was asked to end."""
        return self._stopped

    # --- asked from any thread -----------------------------------------------------

    def stop(self) -> None:
        """End soon; what the server is doing may run to its end."""
        self._stopped = True
        self._woken.set()

    def again(self) -> None:
        """Look which hub is meant, and try it now."""
        self._again = True
        self._woken.set()

    def touched(self, livrets: Iterable[str]) -> None:
        """Something was said in these livrets."""
        self._attending.touched(named := frozenset(livrets))
        self._rounds.touched(named)
        self._woken.set()

    def be_in(self, livret: str, doing: str = "", about: str = "") -> None:
        """Be present in a livret, empty for none."""
        self._attending.be_in(Place(livret, doing, about))

    # --- running -------------------------------------------------------------------

    def run(self) -> None:
        """Follow until stopped."""
        while not self._stopped:
            self._again = False
            self._rest(self._try())

    def _rest(self, seconds: float | None) -> None:
        """Wait so long, None for ever, or until it is asked to try again."""
        until = None if seconds is None else time.monotonic() + seconds
        while not (self._stopped or self._again):
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0:
                return
            self._woken.wait(left)
            self._woken.clear()
            if self._board.state.phase != NONE:
                self._rounds.count_touched()

    def _try(self) -> float | None:
        """Follow as long as it goes; return after how long to try again."""
        try:
            place = hub_place(self._vault, self._door)
        except NotAtThisHub:
            self._board.say(**_AT_NONE)
            return None
        if self._board.state.place != place:
            reached = self._reached()
            self._board.say(phase=TRYING, place=place, reason=None, reached=reached)
            self._rounds.count()
        try:
            hub = reach_hub(self._vault, self._door)
        except LivretError as error:
            return self._lost(error)
        try:
            self._follow(hub)
            self._attending.leave(hub)
        except LivretError as error:
            self._attending.leave(None)
            return self._lost(error)
        finally:
            hub.server.close()
        return 0.0

    def _follow(self, hub: Hub) -> None:
        hub.server.listen()  # before the first look: nothing falls between
        self._rounds.begin()
        self._board.say(phase=HERE, reason=None, busy=True)
        while not (self._stopped or self._again):
            self._note_reached()
            news = hub.server.news(0 if self._rounds.hurried else BEAT_S)
            if news.closed:
                self._rounds.look_soon()
            self._rounds.turn(hub, news.changed)
            if not self._rounds.busy:
                self._tries = 0
            if not self._attending.turn(hub, news.present):
                self._rounds.look_soon()

    def _lost(self, error: LivretError) -> float:
        """Say that it does not answer; return how long to wait."""
        if self._board.state.phase == HERE:
            self._note_reached(always=True)
        self._board.say(phase=AWAY, busy=False, reason=error)
        self._tries += 1
        if not isinstance(error, Unavailable):
            return REFUSED_S
        return WAITS_S[min(self._tries, len(WAITS_S)) - 1]

    def _reached(self) -> dt.datetime | None:
        with suppress(ValueError):
            return dt.datetime.fromisoformat(self._vault.setting(REACHED))
        return None

    def _note_reached(self, *, always: bool = False) -> None:
        """Keep when the hub answered, now and then."""
        now = time.monotonic()
        if self._stopped or not (always or now - self._noted >= NOTE_S):
            return
        self._noted = now
        moment = self._vault.ctx.clock.now()
        self._vault.set_setting(REACHED, moment.isoformat())
        self._board.say(reached=moment)
