"""What is done at a hub that answers, a little at a time, the most urgent first.

What is told and what was just written goes before everything; the rest of many
livrets waits in two short lists, between two looks at what is more urgent.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Collection, Iterable

from livret.domain.errors import LivretError
from livret.usecases.context import Changes
from livret.usecases.hub_afar import HubVault
from livret.usecases.hub_closed import note_closed
from livret.usecases.hub_pulled import Pulled
from livret.usecases.hub_pulling import pulling
from livret.usecases.hub_pushed import Pushed
from livret.usecases.hub_pushing import push
from livret.usecases.hub_resting import restless
from livret.usecases.hub_state import Board, HubCame, HubWent
from livret.usecases.hub_stopped import forget_stopped
from livret.usecases.hub_watching import heard
from livret.usecases.ports_hub import Hub, HubLink

BEAT_S = 0.2
"""What is written goes out at most so much later, all of it in one commit."""

LOOK_S = 60.0
"""What was not told, or not heard, is found after so long."""

ROUND_S = 3600.0
"""Every livret is looked through so often: agreements end by themselves."""

AT_ONCE = 8
"""Livrets between two looks at what is more urgent."""

TOLD_S = 2.0
"""What comes by the hundred is told to the pages so often, and at the end."""

Came = tuple[tuple[str, tuple[str, ...]], ...]
"""Ids of contributions that came, by livret."""


class Rounds:
    """One vault's work at its hub.

    Args:
        vault: As another thread meets it.
        board: Where it is told.
        ended: Whether to end soon.
    """

    def __init__(
        self, vault: HubVault, board: Board, ended: Callable[[], bool]
    ) -> None:
        self._vault, self._board, self._ended = vault, board, ended
        self._lock = threading.Lock()
        self._touched: set[str] = set()
        self._unsent: dict[str, int] = {}
        self._pulls: list[bytes] = []
        self._pushes: list[str] = []
        self._looked: float | None = None
        self._rounded: float | None = None
        self._untold = Pulled()
        self._unseen: frozenset[str] = frozenset()
        self._told = 0.0
        self._missed: set[str] = set()
        self._coming: set[bytes] = set()
        self._met: set[bytes] = set()

    def touched(self, livrets: Iterable[str]) -> None:
        """Something was said in these livrets; from any thread."""
        with self._lock:
            self._touched |= set(livrets)

    def begin(self) -> None:
        """Look at everything: the hub answers again."""
        self._looked = self._rounded = None
        self._missed = set()

    def look_soon(self) -> None:
        """Look at the next turn what is new everywhere, and what was closed."""
        if self._looked is not None:
            self._looked = -LOOK_S

    @property
    def busy(self) -> bool:
        """Whether some livrets were not looked at yet."""
        return bool(self._pulls or self._pushes)

    @property
    def hurried(self) -> bool:
        """Whether something waits to go out or to come in.

        Looking whether keys must change waits for nothing, and takes the
        processor from who works here: it goes step by step.
        """
        return bool(self._pulls or self._unsent.get((self._pushes or [""])[0]))

    def turn(self, hub: Hub, changed: Collection[bytes]) -> None:
        """Do what is most urgent, then a little of what is not.

        Args:
            hub: The hub, reached.
            changed: Names of livrets to which others pushed.
        """
        try:
            self._turn(hub, changed)
        except BaseException:
            self._tell_came()  # what is kept already is shown, whatever cut it
            self._coming -= {link.name for link in hub.memory.links()}
            self._board.say(arriving=len(self._coming))
            raise
        self._board.say(busy=self.busy, arriving=len(self._coming))

    def _turn(self, hub: Hub, changed: Collection[bytes]) -> None:
        if changed:
            self._pull(hub, changed)
            self._tell_came()
        mine = self._take_touched()
        if mine:
            self._push(hub, mine)
        if _since(self._looked) >= LOOK_S:
            self._look(hub)
        if self._pulls:
            some, self._pulls = self._pulls[:AT_ONCE], self._pulls[AT_ONCE:]
            self._pull(hub, some)
            if not self._pulls or _since(self._told) >= TOLD_S:
                self._tell_came()
        elif self._pushes:
            livrets = self._pushes[:AT_ONCE]
            self._pushes = self._pushes[AT_ONCE:]
            self._push(hub, livrets)

    def count_touched(self) -> None:
        """While the hub does not answer, tell what waits; a round will send it."""
        touched = self._take_touched()
        if touched:
            links = self._vault.hub_memory.links()
            self._count(link for link in links if link.livret in touched)

    def count(self) -> None:
        """Tell how much waits in all."""
        memory = self._vault.hub_memory
        resting = memory.resting()
        self._unsent = {}
        self._count(link for link in memory.links() if link.name not in resting)

    # --- inside --------------------------------------------------------------------

    def _look(self, hub: Hub) -> None:
        """See what is new everywhere, which livrets are closed, what waits."""
        first, self._looked = self._looked is None, time.monotonic()
        links = {link.name: link for link in hub.memory.links()}
        there = {one.livret: one for one in hub.server.standings()}
        if self._put_back(hub, there):
            links = {link.name: link for link in hub.memory.links()}
            there = {one.livret: one for one in hub.server.standings()}
        known = {name: (link.cursor, link.grants) for name, link in links.items()}
        self._pulls = [
            name
            for name, one in there.items()
            if (first and name in known) or known.get(name) != (one.last, one.grants)
        ]
        held = self._board.state.held_back.items()
        self._pushes += [livret for livret, reason in held if reason == "busy"]
        # What is there and not for us is passed over, and arrives no second time.
        self._coming = set(self._pulls) - known.keys() - self._met
        self._board.say(closed=note_closed(self._vault, hub, there))
        if _since(self._rounded) >= ROUND_S:
            self._rounded = time.monotonic()
            left = restless(hub, there, self._vault.ctx.clock.today())
            self._unsent = {}
            self._count(left)  # nothing waits in what rests
            livrets = {link.livret for link in left}
            # What waits goes first.
            self._pushes = sorted(livrets, key=lambda one: -self._unsent.get(one, 0))

    def _put_back(self, hub: Hub, there: Collection[bytes]) -> bool:
        """Push what stood there once and does not: a hub that went back lost it.

        Only then is it told closed: to who was taken out of it the hub answers so.

        Returns:
            Whether anything was missed; once while the hub answers.
        """
        links = hub.memory.links()
        lost = {one.livret for one in links if one.epoch and one.name not in there}
        lost -= {*self._missed, *self._board.state.closed}
        self._missed |= lost
        if lost:
            self._push(hub, lost)
        return bool(lost)

    def _pull(self, hub: Hub, names: Collection[bytes]) -> None:
        for done in pulling(self._vault.ctx, hub, tuple(names)):
            self._untold = self._untold.plus(done.value)
            self._unseen |= done.changes.livrets
            self._pushes += (*done.value.recovered, *done.value.lacked)
        self._met |= set(names)
        self._coming -= self._met
        unopened = (one for told in hub.unopened.values() for one in told)
        self._board.say(unopened=tuple(unopened))
        forget_stopped(self._vault)
        if self._unseen:
            # Whatever is asked of the lists makes the lines of what came anew: a
            # few livrets at a time, lest who opens Accueil waits for hundreds.
            self._vault.ctx.people.dues(dt.date.min)

    def _tell_came(self) -> None:
        """Tell what was pulled since it was last told."""
        untold, self._untold = self._untold, Pulled()
        livrets, self._unseen = self._unseen, frozenset()
        self._told = time.monotonic()
        # Of a livret that is here for the first time no page shows a word yet:
        # reading it once more to say who wrote each of them would help nobody.
        came = [one for one in untold.contributions if one[0] not in untold.opened]
        self._came(tuple(came), Changes(livrets=livrets))

    def _push(self, hub: Hub, livrets: Collection[str]) -> None:
        try:
            done = push(self._vault.ctx, hub, livrets)
        except LivretError:
            # What did not go, or not all of it, is told to wait while the hub is away.
            self._count(k for k in hub.memory.links() if k.livret in livrets)
            raise
        forget_stopped(self._vault)
        came = done.value.came
        self._came(came, Changes(livrets=frozenset(livret for livret, _ in came)))
        if done.changes.livrets:
            journal = Changes(
                livrets=done.changes.livrets, kinds=frozenset({"journal"})
            )
            self._board.tell(HubWent(changes=journal))
        self._hold_back(livrets, done.value)
        self._count(k for k in hub.memory.links() if k.livret in livrets)

    def _hold_back(self, livrets: Collection[str], done: Pushed) -> None:
        state, now = self._board.state, set(livrets)
        held = {k: v for k, v in state.held_back.items() if k not in now}
        closed = {k: v for k, v in state.closed.items() if k not in now}
        today = self._vault.ctx.clock.today()
        for livret, reason in done.waiting:
            if reason == "stopped":
                continue
            held[livret] = reason
            if reason == "unknown":
                closed[livret] = state.closed.get(livret, today)
                self.look_soon()
        self._board.say(held_back=held, closed=closed)

    def _came(self, came: Came, changes: Changes) -> None:
        if came or changes.livrets:  # a file may come long after its words
            found = tuple(heard(self._vault.ctx, came))
            self._board.tell(HubCame(changes=changes, heard=found))

    def _take_touched(self) -> set[str]:
        with self._lock:
            touched, self._touched = self._touched, set()
        return touched

    def _count(self, links: Iterable[HubLink]) -> None:
        for link in links:
            if self._ended():
                return
            waiting = self._vault.hub_memory.unsent(link.name)
            self._unsent[link.livret] = len(waiting)
        self._board.say(waiting=sum(self._unsent.values()))


def _since(moment: float | None) -> float:
    return ROUND_S if moment is None else time.monotonic() - moment
