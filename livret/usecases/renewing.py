"""When the certificates that sign papers are renewed, and which one signs.

A vault's authority lives ten years and its papers are read for twenty. Three
years before its end the vault makes another one; those before stay roots for
what they signed. Nothing here looks at a clock: a stopped one, one put back or
one that was wrong for a while must leave the vault able to sign and to check.

* One that holds today and for three years more: nothing is made.
* A clock behind the vault's beginning: nothing is made, nothing signs
  (``CertificateNotValidNow`` says so); put right, all is as before.
* A clock that was far ahead leaves an authority of the future behind. It signs
  nothing now, and harms nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

AHEAD = dt.timedelta(days=3 * 365)
"""Before the end of an authority the next one is made: what is signed on its
last day still has a certificate in date for three years."""

REST = dt.timedelta(days=365)
"""How long another one has been there before a key past its end is destroyed: a
clock far ahead for a day must not take away the key of today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """How long an authority holds.

    Attributes:
        since: Aware.
        until: Aware.
        signs: Whether its key is still there.
    """

    since: dt.datetime
    until: dt.datetime
    signs: bool = True

    def covers(self, at: dt.datetime) -> bool:
        """Tell whether it may sign at an instant."""
        return self.signs and self.since <= at <= self.until


def in_use(spans: Sequence[Span], now: dt.datetime) -> int:
    """Return the place of the authority that signs now.

    The one that holds longest; where none holds, the newest with a key, or the
    newest of all: signing then says why it cannot be.

    Args:
        spans: In the order they were made; one at least.
        now: Aware instant from the clock.
    """
    places = range(len(spans))
    holding = [at for at in places if spans[at].covers(now)]
    if holding:
        return max(holding, key=lambda at: spans[at].until)
    return max((at for at in places if spans[at].signs), default=places[-1])


def renewal_due(spans: Sequence[Span], now: dt.datetime) -> bool:
    """Tell whether another authority is to be made now.

    Args:
        spans: In the order they were made; one at least.
        now: Aware instant from the clock.
    """
    if now < spans[0].since:
        return False  # a clock put back: nothing is known of today
    return not any(each.covers(now) and each.until - now >= AHEAD for each in spans)


def spent(spans: Sequence[Span], now: dt.datetime) -> tuple[int, ...]:
    """Return the places of authorities past their end whose keys may go.

    What they signed stays readable by their certificates; without the key
    nobody can sign in their name and say that it was years ago.
    """
    if now - spans[in_use(spans, now)].since < REST:
        return ()
    return tuple(at for at, each in enumerate(spans) if each.signs and each.until < now)
