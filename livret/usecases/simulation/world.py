"""A small world: a few desks, a person with her own copy, a hub, files under way."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from livret.domain.contribution import Sealed, Verified
from livret.domain.kinds import RULES_VERSION
from livret.domain.livret import Livret
from livret.usecases.context import Context
from livret.usecases.ports import Owner
from livret.usecases.ports_hub import Hub
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.disk import Disk, NoJournal, Outbox, Signatures
from livret.usecases.simulation.hub import HubDoorway, HubInMemory, Labels, Shelf
from livret.usecases.writing import Said, write, write_root

_START = dt.datetime(2026, 3, 12, 9, 0, tzinfo=dt.UTC)
_YEARS_OFF = 10
_DAYS = 365

PEOPLE = (
    ("claire", "referent", "social"),
    ("marc", "referent", "emploi"),
    ("nadia", "referent", "social"),
    ("amina", "personne", ""),
    ("zoe", "referent", "emploi"),
)
"""Name, role and side. Claire opens the livret, which is Amina's."""


@dataclass(slots=True)
class DeskClock:
    """A clock that may be years wrong.

    Attributes:
        world: Whose time really passes.
        off: What it is wrong by.
    """

    world: World
    off: dt.timedelta

    def now(self) -> dt.datetime:
        """Return the instant that this desk believes in."""
        return self.world.time + self.off

    def today(self) -> dt.date:
        """Return the day that this desk believes in."""
        return self.now().date()


@dataclass(slots=True)
class Desk:
    """Somebody at their own machine.

    Attributes:
        name: Of ``PEOPLE``.
        role: Likewise.
        side: Likewise.
        ctx: What acts are given.
        disk: What is here.
        hub: The hub, as they reach it.
        purged: Whether they forgot the livret at a tombstone's asking.
        lawful: Ids whose words they may have been given, and their own.
    """

    name: str
    role: str
    side: str
    ctx: Context
    disk: Disk
    hub: Hub
    purged: bool = False
    lawful: set[str] = field(default_factory=set)

    @property
    def sign(self) -> str:
        """Their signing key."""
        return self.ctx.signer.public_key

    @property
    def hub_key(self) -> str:
        """Their key for the hub."""
        return self.hub.sealer.public_key

    def held(self, livret: str) -> tuple[Verified, ...]:
        """Return what they hold of the livret, possibly nothing."""
        return self.disk.read(livret) if livret in self.disk.held else ()

    def as_member(self) -> dict[str, Any]:
        """Return how they are named when they join."""
        keys = {"sign": self.sign, "hub": self.hub_key}
        told: dict[str, Any] = {"name": self.name, "role": self.role, "keys": keys}
        return {**told, "side": self.side} if self.side else told


@dataclass(frozen=True, slots=True)
class File:
    """An exchange file under way.

    Attributes:
        to: Name of whom it is for.
        sealed: What is in it.
    """

    to: str
    sealed: tuple[Sealed, ...]


@dataclass(slots=True)
class World:
    """Everything there is, and all that happened.

    Attributes:
        chance: What decides.
        time: The time that really is.
        parsed: Contributions read once for all disks.
        server: What the hub keeps.
        copies: Older copies of what the hub kept.
        files: Under way, in no order.
        desks: By name.
        livret: The one livret of this world.
        authored: Ids of everything somebody wrote, with who did.
        trace: What happened, as codes.
        broken: Invariants that did not hold.
    """

    chance: Chance
    time: dt.datetime = _START
    parsed: dict[bytes, Verified] = field(default_factory=dict)
    server: HubInMemory = field(default_factory=HubInMemory)
    copies: list[dict[bytes, Shelf]] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    desks: dict[str, Desk] = field(default_factory=dict)
    livret: str = ""
    authored: dict[str, str] = field(default_factory=dict)
    trace: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def add_desk(self, name: str, role: str, side: str) -> None:
        """Give somebody a machine, with a clock that may be ten years off."""
        disk = Disk(self.parsed)
        sign, key = (
            hashlib.sha256(f"{use} {name}".encode()).hexdigest()
            for use in ("sign", "hub")
        )
        nowhere: Any = None
        days = self.chance.below(2 * _YEARS_OFF * _DAYS) - _YEARS_OFF * _DAYS
        wrong = self.chance.happens(30)
        ctx = Context(
            owner=Owner(name=name, side=side, sign_key=sign, hub_key=key),
            log=disk,
            people=nowhere,
            drafts=nowhere,
            journal=NoJournal(),
            blobs=nowhere,
            private_lines=nowhere,
            signer=Signatures(sign),
            clock=DeskClock(self, dt.timedelta(days=days if wrong else 0)),
            randomness=self.chance,
            forms=nowhere,
        )
        doorway = HubDoorway(self.server, key)
        hub = Hub(server=doorway, sealer=Labels(key), memory=Outbox(disk))
        self.desks[name] = Desk(name, role, side, ctx, disk, hub)

    def write(self, desk: Desk, said: Sequence[Said]) -> None:
        """Have somebody write; what they wrote is theirs to hold."""
        self.note_written(desk, write(desk.ctx, self.livret, said).value)

    def note_written(self, desk: Desk, ids: Sequence[str]) -> None:
        """Remember who wrote what."""
        desk.lawful |= set(ids)
        self.authored.update(dict.fromkeys(ids, desk.name))

    def livret_at(self, desk: Desk) -> Livret:
        """Return the livret as somebody reads it."""
        return desk.ctx.livret(self.livret)

    def member(self, livret: Livret, desk: Desk) -> str:
        """Return the member id of somebody, present or not; possibly empty."""
        for member in livret.team.members.values():
            if desk.sign in member.keys:
                return member.id
        return ""

    def inside(self) -> list[Desk]:
        """Return whoever holds something of the livret."""
        return [desk for desk in self.desks.values() if desk.held(self.livret)]


def new_world(seed: int) -> World:
    """Return a world in which Claire just opened a livret of Amina."""
    world = World(Chance(seed))
    for person in PEOPLE:
        world.add_desk(*person)
    claire = world.desks["claire"]
    scope_key = world.chance.take(32)
    root: Mapping[str, Any] = {
        "rules": RULES_VERSION,
        "scope_key": scope_key.hex(),
        "member": claire.as_member(),
    }
    first = [
        Said(kind="person_described", content={"called": "Amina"}),
        Said(kind="member_joined", content=world.desks["amina"].as_member()),
    ]
    done = write_root(
        claire.ctx, Said(kind="livret_opened", content=root), scope_key, first
    )
    (world.livret,) = done.changes.livrets
    world.note_written(claire, done.value)
    return world


def as_any(value: object) -> Any:
    """Return a value that a simulation looks into."""
    return cast(Any, value)
