"""Watching: what others write is pulled as soon as the hub tells of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from livret.domain.errors import LivretError
from livret.usecases.context import Context
from livret.usecases.hub_errors import HubBusy, HubFull, HubUnreachable
from livret.usecases.hub_pulling import pulling
from livret.usecases.hub_pushing import push
from livret.usecases.ports_hub import Hub


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One contribution that came.

    Attributes:
        livret: Of which livret.
        id: Its id.
        kind: Its kind; empty where its words were withheld or set aside.
        voice: Whose word it is; empty likewise.
        author_name: Who wrote it; empty likewise.
    """

    livret: str
    id: str
    kind: str = ""
    voice: str = ""
    author_name: str = ""


def watch(
    ctx: Context,
    hub: Hub,
    seconds: float | None = None,
    looked: Callable[[Hub], None] | None = None,
) -> Iterator[Heard]:
    """Pull and push again and again; yield what comes.

    Args:
        ctx: The open vault.
        hub: The hub, reached.
        seconds: How long to wait for somebody at most; None waits for ever.
        looked: Told each time everything was looked at.

    Raises:
        HubUnreachable: The hub went away; calling again resumes.
    """
    hub.server.listen()  # the ear is open before the first look
    names: tuple[bytes, ...] | None = None
    until = 0.0
    while True:
        for done in pulling(ctx, hub, names):
            yield from heard(ctx, done.value.contributions)
        yield from heard(ctx, push(ctx, hub).value.came)
        if names is None:
            until = time.monotonic() + _TURN
            if looked is not None:
                looked(hub)
        left = max(0.0, until - time.monotonic())
        told = hub.server.news(left if seconds is None else seconds)
        if not told and seconds is not None:
            return
        # What is closed is found by looking at everything, as what was not told.
        over = time.monotonic() >= until
        names = None if over or not told or told.closed else told.changed


_TURN = 60.0
"""Seconds after which everything is looked at, whatever was told."""

WAITS_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)
"""Before trying again, each time nobody answers; the last one for ever."""


def watch_on(
    reach: Callable[[], Hub],
    ctx: Context,
    away: Callable[[LivretError], None],
    rest: Callable[[float], None] = time.sleep,
    looked: Callable[[Hub], None] | None = None,
) -> Iterator[Heard]:
    """Watch for ever: where the hub goes away, or takes nothing, try again.

    Args:
        reach: Reaches the hub.
        ctx: The open vault.
        away: Told once each time it stops to answer, or to take anything.
        rest: Waits so many seconds.
        looked: As ``watch``.
    """
    tries = 0

    def whole(hub: Hub) -> None:
        nonlocal tries
        tries = 0
        if looked is not None:
            looked(hub)

    while True:
        try:
            hub = reach()
            try:
                yield from watch(ctx, hub, looked=whole)
            finally:
                hub.server.close()
        except (HubUnreachable, HubBusy, HubFull) as error:
            if not tries:
                away(error)
            rest(WAITS_S[min(tries, len(WAITS_S) - 1)])
            tries += 1


def heard(
    ctx: Context, came: tuple[tuple[str, tuple[str, ...]], ...]
) -> Iterator[Heard]:
    """Say of each contribution what it is, as far as it may be read."""
    for livret, ids in came:
        known = {value.id: value for value in ctx.livret(livret).history}
        for one in ids:
            value = known.get(one)
            if value is None:
                yield Heard(livret=livret, id=one)
                continue
            yield Heard(
                livret=livret,
                id=one,
                kind=value.kind,
                voice=value.voice,
                author_name=value.author_name,
            )
