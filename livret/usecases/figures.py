"""What is measured, each beside its limit; shared by the rooms that measure.

``livret bench`` gathers the figures of every room: see
``resources/design/figures.md``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

_A_MILLISECOND = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing measured.

    Attributes:
        name: What, as a code that never changes its meaning.
        value: The median.
        unit: Of ``value`` and ``limit``: ``ms``, ``MiB`` or ``livrets/s``.
        limit: What it is held against, measured in the same run or agreed
            once and for all; None where there is nothing.
        bound: The most that ``value / limit`` should be, or None.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    bound: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times its limit the value is."""
        return self.value / self.limit if self.limit else None

    def as_plain(self) -> Mapping[str, Any]:
        """Return the fields that ``livret bench --json`` promises."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "limit": self.limit,
            "ratio": self.ratio,
            "bound": self.bound,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is measured: all of it, or a taste to see that it answers.

    Attributes:
        starts: Processes started for each side.
        livrets: In the vault that is opened.
        contributions: In the livret that is opened.
        saves: Saves on each side.
        people: In the search.
        imported: People of the fictitious peer's database.
        papers: Papers made, signed and checked.
    """

    starts: int = 7
    livrets: int = 1000
    contributions: int = 1000
    saves: int = 200
    people: int = 20_000
    imported: int = 100
    papers: int = 7


TASTE = Effort(
    starts=1, livrets=3, contributions=60, saves=2, people=40, imported=2, papers=1
)
"""Enough to see every measure answer; its figures mean nothing."""


def clocked(call: Callable[[], object]) -> float:
    """Return how many milliseconds ``call`` took."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) / _A_MILLISECOND


def median_of(call: Callable[[], object], times: int) -> float:
    """Return the median of ``times`` calls, in milliseconds."""
    return statistics.median([clocked(call) for _ in range(times)])


def side_by_side(
    ours: Callable[[], object], theirs: Callable[[], object], times: int
) -> tuple[float, float]:
    """Return the medians of two calls made in turn, in milliseconds.

    In turn, so that a machine that slows down slows both.
    """
    ours_ms, theirs_ms = [], []
    for _ in range(times):
        ours_ms.append(clocked(ours))
        theirs_ms.append(clocked(theirs))
    return statistics.median(ours_ms), statistics.median(theirs_ms)
