"""What is known of backups before one goes back to them: plain values.

A backup tells its day to anybody; what it holds only to whoever has the
passphrase of that day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Sort(StrEnum):
    """Why a copy was made.

    ``DAY``: of a day. ``ASIDE``: what stood here when one went back to a copy.
    ``UPGRADE``: before a newer Livret changed the vault.
    """

    DAY = "day"
    ASIDE = "aside"
    UPGRADE = "upgrade"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBackup:
    """One copy, seen from outside.

    Attributes:
        folder: Where it is.
        sort: Why it was made.
        made_at: Instant its database was last written, aware, UTC.
        size: Bytes of its database.
    """

    folder: Path
    sort: Sort
    made_at: dt.datetime
    size: int


class Standing(StrEnum):
    """How the vault is that a copy would replace."""

    ABSENT = "absent"
    UNREADABLE = "unreadable"
    READABLE = "readable"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterInLivret:
    """What one livret got after a copy was made.

    Attributes:
        called: Whose livret, as the list of people last said it; or empty.
        count: How many contributions.
        whole: The livret itself was opened since.
    """

    called: str
    count: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedBackup:
    """A copy that opens and is whole, beside the vault it would replace.

    Attributes:
        folder: Where it is.
        made_at: Instant its database was last written, aware, UTC.
        livrets: How many livrets it holds.
        contributions: How many contributions.
        standing: How the vault is that stands there now.
        later: How many contributions that vault has which the copy lacks;
            None where nobody knows.
        later_in: The same for each livret; empty unless it is readable.
        erased_since: How many acts of erasing will be made again.
        erasures_known: Whether the list of what was erased is here.
        keys_alone: The vault is whole and only what opens it is missing: the
            keys of the copy are enough, and nothing is lost.
    """

    folder: Path
    made_at: dt.datetime
    livrets: int
    contributions: int
    standing: Standing
    later: int | None
    later_in: tuple[LaterInLivret, ...] = ()
    erased_since: int = 0
    erasures_known: bool = True
    keys_alone: bool = False
