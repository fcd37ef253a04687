"""What stands on a time line, ready to be drawn and read aloud."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

TOGETHER = "together"
STANDING = ("social", "ma_vie", "emploi", "steps", "outside")
"""Lanes from top to bottom: her life between the two accompaniments."""

ALWAYS = ("social", "ma_vie", "emploi")
"""Lanes that are there even while nothing stands in them."""

READING = ("ma_vie", "social", "emploi", "steps", "outside", TOGETHER)
"""Lanes in reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on the line, ready to be drawn and read aloud.

    Attributes:
        id: Of the thing.
        lane: A code of ``READING``.
        side: Shape of its mark: that of who does it.
        on: Its day, or its first.
        until: Its last day, or None.
        planned: Nobody has said yet that it took place.
        lasting: It has begun and has not ended.
        small: A quick contact: a smaller mark.
        label: A few words.
        sentence: All of it, for who listens.
        under: Its days and what else is known, to stand under the label.
        functions: Codes of what it helps with, for the lens.
        number: Of its line in the list beside the picture, said where the label
            has no room; 0 where there is no such list.
    """

    id: str
    lane: str
    side: str
    on: dt.date
    label: str
    sentence: str
    under: str = ""
    until: dt.date | None = None
    planned: bool = False
    lasting: bool = False
    small: bool = False
    functions: tuple[str, ...] = ()
    number: int = 0


ROWS = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """How the lanes of a picture are drawn.

    Attributes:
        rows: How many lines of text a lane may be high.
        higher: The same for a lane that has room of its own.
        always: Lanes that stand there with nothing in them.
    """

    rows: int = ROWS
    higher: Mapping[str, int] = field(default_factory=dict)
    always: tuple[str, ...] = ALWAYS

    def rows_of(self, lane: str) -> int:
        """Return how many lines of text one lane may be high."""
        return self.higher.get(lane, self.rows)


STANDING_OPEN = Lanes()
"""The lanes of a screen, where something can be added."""
