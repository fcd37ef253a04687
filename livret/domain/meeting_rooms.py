"""One meeting held in several rooms: the marks it goes by, and where else it is.

A mark names a meeting and tells nothing of it. Rooms that share one hold one
meeting, whatever each of them knew when it began: a meeting that was planned has
the same mark everywhere; any other gives its own to the room that joins it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

MARK_LETTERS = 16

MARK = f"[a-p]{{{MARK_LETTERS}}}"
"""The shape of a mark."""

MOST_TOLD = 4
"""Marks that a presence has room for, in its 80 letters."""

LONGEST_MS = 24 * 60 * 60 * 1000
"""What a room says was said in a meeting was within a day, on its own clock: whoever
says that theirs began long ago does not bring in what they wrote since."""

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_DIGITS = str.maketrans("abcdefghijklmnop", "0123456789abcdef")
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MS = dt.timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Another room of the same meeting.

    Attributes:
        member: Id of the member whose desk it is.
        since: Instant that room began, aware, on the clock of that desk: it is
            held against what the same desk recorded, and nothing else.
    """

    member: str
    since: dt.datetime

    @property
    def since_ms(self) -> int:
        """The same instant in milliseconds since 1970-01-01 UTC."""
        return (self.since - _EPOCH) // _MS

    def held(self, recorded_ms: int) -> bool:
        """Tell whether that desk recorded something while its room was held.

        Args:
            recorded_ms: In milliseconds since 1970-01-01 UTC, on its clock.
        """
        return 0 <= recorded_ms - self.since_ms < LONGEST_MS


def letters(digits: str) -> str:
    """Return hex digits as letters: a run of digits may read as a secret number."""
    return digits.translate(_LETTERS)


def digits_of(told: str) -> str:
    """Return the hex digits that letters stand for."""
    return told.translate(_DIGITS)


def mark_of(*parts: str) -> str:
    """Return the mark made of some facts: the same facts, the same mark."""
    told = "\n".join(("livret/meeting/1", *parts))
    return letters(hashlib.sha256(told.encode()).hexdigest()[:MARK_LETTERS])


def told_as(marks: Iterable[str], began: dt.datetime) -> str:
    """Return what a presence says a meeting is: codes, never words."""
    since = f"{(began - _EPOCH) // _MS:x}"
    return f"{since}:{','.join(tuple(marks)[:MOST_TOLD])}"


def read_told(about: str) -> tuple[tuple[str, ...], dt.datetime] | None:
    """Read what another desk's presence says: marks, and when its room began.

    Returns:
        None where it says nothing of the kind, as an older Livret does.
    """
    since, _, told = about.partition(":")
    marks = tuple(told.split(","))
    fits = all(len(one) == MARK_LETTERS and set(one) <= _SHAPE for one in marks)
    try:
        began = _EPOCH + int(since, 16) * _MS
    except (ValueError, OverflowError):
        return None
    return (marks, began) if fits else None


_SHAPE = frozenset("abcdefghijklmnop")
