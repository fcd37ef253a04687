"""Running worlds: one seed, some steps, and what did not hold.

One world is one *interleaving*: an order of acts, mishaps included, of five
desks about one livret or two, drawn by its seed, each act the real one, with
the invariants looked at after every act and in the end. What every world
begins with is made beforehand and counts for none of its steps
(``openings``). Two seeds may by chance draw the same order; with ten steps
among twenty-six acts and as many desks, files and moments, few do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from livret.usecases.simulation.acts import happen
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.invariants import check_end, check_step
from livret.usecases.simulation.openings import begin
from livret.usecases.simulation.quiet import grow_quiet

USUAL_STEPS = 25
"""Enough for somebody to join, be given, leave and come back."""

QUIET = 10
"""Of a hundred worlds, how many grow quiet in the end."""

MOST_TOLD = 50
"""Worlds that do not hold of which everything is told; all are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What became of one world.

    Attributes:
        seed: What decided it.
        trace: What happened, in order.
        contributions: How many were written.
        broken: Invariants that did not hold; none when all is well.
    """

    seed: int
    trace: tuple[str, ...]
    contributions: int
    broken: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of many worlds.

    Attributes:
        runs: How many there were.
        contributions: How many were written in them.
        acts: How often each act was tried.
        failed: How many worlds did not hold.
        broken: The first of those.
    """

    runs: int = 0
    contributions: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    broken: list[Ran] = field(default_factory=list)

    def add(self, ran: Ran) -> None:
        """Count one world."""
        self.runs += 1
        self.contributions += ran.contributions
        self.acts.update(told.split(maxsplit=1)[0] for told in ran.trace)
        if ran.broken:
            self.failed += 1
            self._tell([ran])

    def join(self, other: Tally) -> None:
        """Count the worlds of another tally, too."""
        self.runs += other.runs
        self.contributions += other.contributions
        self.acts.update(other.acts)
        self.failed += other.failed
        self._tell(other.broken)

    def _tell(self, broken: list[Ran]) -> None:
        told = sorted([*self.broken, *broken], key=lambda ran: ran.seed)
        self.broken = told[:MOST_TOLD]


def simulate(seed: int, steps: int = USUAL_STEPS) -> Ran:
    """Run one world; the same for the same seed, always.

    Args:
        seed: What decides it.
        steps: How many acts happen; it stops at the first that breaks something.
    """
    world = begin(Chance(seed))
    for _ in range(steps):
        world.trace.append(happen(world))
        check_step(world)
        if world.broken:
            break
    else:
        if world.chance.happens(QUIET):
            grow_quiet(world)
            check_step(world)
        check_end(world)
    return Ran(
        seed=seed,
        trace=tuple(world.trace),
        contributions=len(world.authored),
        broken=tuple(world.broken),
    )


def simulate_many(first: int, runs: int, steps: int = USUAL_STEPS) -> Iterator[Ran]:
    """Run worlds of seeds that follow each other."""
    for seed in range(first, first + runs):
        yield simulate(seed, steps)


def tally(first: int, runs: int, steps: int = USUAL_STEPS) -> Tally:
    """Run worlds of seeds that follow each other, and count."""
    found = Tally()
    for ran in simulate_many(first, runs, steps):
        found.add(ran)
    return found
