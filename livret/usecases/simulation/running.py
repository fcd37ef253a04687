"""Running worlds: one seed, some steps, and what did not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from livret.usecases.simulation.acts import begin_joined, begin_shared, happen
from livret.usecases.simulation.invariants import check_end, check_step
from livret.usecases.simulation.quiet import grow_quiet
from livret.usecases.simulation.world import new_world

USUAL_STEPS = 25
"""Enough for somebody to join, be given, leave and come back."""

_SHARED = 60
"""Of a hundred worlds, how many begin with the livret shared by a team."""

_JOINED = 15
"""Of those, how many hundredths with a second livret of the same person."""

QUIET = 10
"""Of a hundred worlds, how many grow quiet in the end."""


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


def simulate(seed: int, steps: int = USUAL_STEPS) -> Ran:
    """Run one world; the same for the same seed, always.

    Args:
        seed: What decides it.
        steps: How many acts happen; it stops at the first that breaks something.
    """
    world = new_world(seed)
    if world.chance.happens(_SHARED):
        begin_shared(world)
        if world.chance.happens(_JOINED):
            begin_joined(world)
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
