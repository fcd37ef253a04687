"""A livret put aside: nothing is written to it, and who reads it says why.

Two years after the last exchange with the person a livret leaves daily use, for
two years more (``livret.domain.retention``; CASF art. R263-8). It is read then
with a reason and by decision of two people, for a day (``livret.usecases.archive``);
the only thing written is that she came back, that all of it goes, or that somebody
left the team: whose key was stolen takes no part when she comes back. What another
software kept is taken over whatever its age.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from livret.domain.livret import Livret
from livret.domain.retention import APART, OVER, Retention, retention_of
from livret.usecases.archive_errors import LivretPutAside
from livret.usecases.ports import Clock, Journal

READ_ASIDE = "archive_opened"
"""What the journal says when two people decided to read it."""

FOR_A_DAY = dt.timedelta(hours=24)

STILL_WRITTEN = frozenset({"contact_made", "meeting_held", "tombstone"})
"""Kinds written to a livret that is put aside: she came back, or all of it goes."""

STILL_CLOSED = "member_left"
"""Written to it too, by itself: it opens nothing, and says nothing of her."""


class Desk(Protocol):
    """What this needs of the context."""

    @property
    def journal(self) -> Journal:
        """Who looked, sent, received."""

    @property
    def clock(self) -> Clock:
        """Tells the time."""

    def together(self, livret: str) -> Livret:
        """Return a livret read as one with those joined to it."""


def aside(livret: Livret, today: dt.date) -> Retention | None:
    """Return the days of a livret that is put aside today, or None."""
    clock = retention_of(livret)
    if clock is None or clock.state(today) not in {APART, OVER}:
        return None
    return clock


def aside_since(clock: Retention) -> dt.date:
    """Return the first day on which it is put aside."""
    return clock.kept_until + dt.timedelta(days=1)


def is_read(journal: Journal, livret: str, clock: Clock) -> bool:
    """Tell whether two people decided within a day to read it."""
    now = clock.now()
    return any(
        one.what == READ_ASIDE and dt.timedelta() <= now - one.at < FOR_A_DAY
        for one in journal.of(livret)
    )


def require_in_use(ctx: Desk, livret: str) -> None:
    """Refuse to read a livret that is put aside, unless it was decided.

    Those joined to it count: where she spoke in one, both are in use.

    Raises:
        LivretPutAside: Nobody said why.
    """
    found = aside(ctx.together(livret), ctx.clock.today())
    if found is not None and not is_read(ctx.journal, livret, ctx.clock):
        raise LivretPutAside(since=aside_since(found))
