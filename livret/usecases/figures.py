"""What is measured, each beside its limit; shared by the rooms that measure.

``livret bench`` gathers the figures of every room: see
``resources/design/figures.md``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import livret

_A_MILLISECOND = 1e-3
_PROCESS_SECONDS = 120
_SPREAD = 7919
"""A prime, so that last names do not follow first names."""
_SYLLABLES = 3
_CONSONANTS = "bcdfglmnprstvz"
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing measured.

    Attributes:
        name: What, as a code that never changes its meaning.
        value: The median.
        unit: Of ``value`` and ``limit``: ``ms``, ``MiB``, ``bytes``,
            ``livrets/s`` or ``contributions/s``.
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
        cold_starts: Processes started for each side until they are usable: so
            many that what else the machine does for seven of them is no median.
        starts: Processes started for each side, opened and left at rest.
        livrets: In the vault that is opened.
        contributions: In the livret that is opened.
        saves: Saves on each side; a disk answers quickly or slowly by turns,
            and few of them would let chance choose which is the median.
        openings: Times that a long livret is opened.
        people: In the search.
        imported: People of the fictitious peer's database.
        papers: Papers made, signed and checked.
        entries: On the time line.
        hub_desks: Desks that push to the hub beside the two that are timed.
        hub_shown: Things said at one desk and awaited at the other.
        hub_seconds: How long four desks push as fast as they can.
        hub_batches: Batches pushed beside a plain ``INSERT``.
        hub_livrets: That a new desk pulls.
        hub_contributions: In each of them.
        shared: Contributions of an exchange file.
        merged: Exchange files received one after the other.
        merged_each: Contributions of each.
    """

    cold_starts: int = 15
    starts: int = 7
    livrets: int = 1000
    contributions: int = 1000
    saves: int = 600
    openings: int = 200
    people: int = 20_000
    imported: int = 100
    papers: int = 7
    entries: int = 2000
    hub_desks: int = 48
    hub_shown: int = 40
    hub_seconds: float = 60.0
    hub_batches: int = 3
    hub_livrets: int = 500
    hub_contributions: int = 300
    shared: int = 1000
    merged: int = 100
    merged_each: int = 300


TASTE = Effort(
    cold_starts=1,
    starts=1,
    livrets=3,
    contributions=60,
    saves=2,
    openings=2,
    people=40,
    imported=2,
    papers=1,
    entries=30,
    shared=12,
    merged=2,
    merged_each=8,
    hub_desks=2,
    hub_shown=3,
    hub_seconds=0.2,
    hub_batches=1,
    hub_livrets=1,
    hub_contributions=20,
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


def ran_afresh(
    folder: Path,
    words: Sequence[str],
    given: str = "",
    patience: float = _PROCESS_SECONDS,
) -> str:
    """Run Python in a fresh process, with a home of its own and no screen.

    What Python compiles stands in ``folder``, as it stands beside a program
    that was installed: the first run compiles, the next ones do not.

    Args:
        folder: Where the process may write.
        words: Its arguments.
        given: What it reads from standard input.
        patience: Seconds that it may take.

    Returns:
        What it printed.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("XDG_")
    }
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, *words],
        input=given,
        env=kept
        | {
            "HOME": str(folder),
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "QT_QPA_PLATFORM": "offscreen",
        },
        cwd=Path(livret.__file__).parent.parent,
        check=True,
        capture_output=True,
        text=True,
        timeout=patience,
    )
    return done.stdout


def invented_name(number: int) -> str:
    """Return a name of two words that nobody has; as good as none comes twice."""
    return f"{_invented(number)} {_invented(_SPREAD * number)}"


def _invented(number: int) -> str:
    letters = []
    for _ in range(_SYLLABLES):
        number, rank = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        consonant, vowel = divmod(rank, len(_VOWELS))
        letters += [_CONSONANTS[consonant], _VOWELS[vowel]]
    return "".join(letters).capitalize()
