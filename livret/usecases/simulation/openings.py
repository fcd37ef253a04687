"""How worlds begin: one of a few hundred openings, each made once.

Whatever opens a livret and shares it goes the same way in most worlds. So it
goes that way once for each of ``OPENINGS``; what happens afterwards, the clocks
and the replicas are each world's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from livret.domain.contribution import Verified
from livret.domain.livret import Livret
from livret.domain.team import PERSON
from livret.usecases.simulation.acts import begin_joined, begin_shared
from livret.usecases.simulation.backups import Backup
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.reading import Same
from livret.usecases.simulation.shelves import HubInMemory, Shelf
from livret.usecases.simulation.world import PEOPLE, World, new_world

OPENINGS = 256
"""How many there are."""

_SHARED = 60
"""Of a hundred openings, how many share the livret with a team."""

_WITHOUT_KEYS = 6
"""Of this many openings, two: the person has no keys in the livret yet."""

_JOINED = 15
"""Of those, how many hundredths with a second livret of the same person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A world that was opened; others begin where it stands.

    Attributes:
        time: The time there.
        livret: The one that was opened last.
        livrets: All of them.
        authored: Ids of everything that was written, with who did.
        shelves: What the hub keeps.
        machines: What each one's machine holds.
        lawful: Ids whose words each one may have.
        parsed: Contributions that were read.
        folds: Livrets that were read.
    """

    time: dt.datetime
    livret: str
    livrets: tuple[str, ...]
    authored: Mapping[str, str]
    shelves: Mapping[bytes, Shelf]
    machines: Mapping[str, Backup]
    lawful: Mapping[str, frozenset[str]]
    parsed: Mapping[bytes, Verified]
    folds: Mapping[Same, Livret]


@cache
def opening(number: int) -> Opening:
    """Return one of the openings, from 0."""
    world = new_world(Chance(number, "opening"), _her(number))
    if world.chance.happens(_SHARED):
        begin_shared(world)
        if world.chance.happens(_JOINED):
            begin_joined(world)
    desks = world.desks
    return Opening(
        time=world.time,
        livret=world.livret,
        livrets=tuple(world.livrets),
        authored=world.authored,
        shelves=world.server.copy(),
        machines={name: desk.machine.copy() for name, desk in desks.items()},
        lawful={name: frozenset(desk.lawful) for name, desk in desks.items()},
        parsed=world.parsed,
        folds=world.folds,
    )


def _her(number: int) -> Mapping[str, Any] | None:
    """Return how the person is named: with her keys, without, or not at all yet."""
    told: tuple[Mapping[str, Any], ...] = ({"name": "amina", "role": PERSON}, {})
    return told[number % _WITHOUT_KEYS] if number % _WITHOUT_KEYS < len(told) else None


def begin(chance: Chance) -> World:
    """Return a world of its own that begins with one of the openings."""
    found = opening(chance.below(OPENINGS))
    world = World(
        chance,
        time=found.time,
        parsed=dict(found.parsed),
        folds=dict(found.folds),
        server=HubInMemory({n: shelf.copy() for n, shelf in found.shelves.items()}),
        livret=found.livret,
        livrets=list(found.livrets),
        authored=dict(found.authored),
    )
    for name, role, side in PEOPLE:
        world.add_desk(name, role, side)
        desk = world.desks[name]
        desk.machine.go_back(found.machines[name], chance)
        desk.lawful |= found.lawful[name]
    return world
