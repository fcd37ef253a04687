"""A small world: a few desks, a person with her own copy, a hub, files under way."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from livret.domain.contribution import Verified
from livret.domain.kinds import RULES_VERSION
from livret.domain.livret import Livret
from livret.usecases.context import Context
from livret.usecases.erasing import is_purged
from livret.usecases.ports import Owner
from livret.usecases.ports_hub import Hub
from livret.usecases.sharing import Sharing
from livret.usecases.simulation.backups import Backup, Machine
from livret.usecases.simulation.cards import age_of, trusted_cards
from livret.usecases.simulation.carrier import (
    FilesInMemory,
    Keys,
    NoFiles,
    NothingBeside,
    Texts,
    sharing_of,
)
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.clocks import DeskClock
from livret.usecases.simulation.disk import Disk, NoJournal, NoList, Outbox, Signatures
from livret.usecases.simulation.hub import HubDoorway
from livret.usecases.simulation.labels import Labels
from livret.usecases.simulation.power import Power
from livret.usecases.simulation.reading import ReadingOnce, Same
from livret.usecases.simulation.shelves import HubInMemory, Shelf
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

_CARDS = "sharing.cards"


@dataclass(slots=True)
class Desk:
    """Somebody at their own machine.

    Attributes:
        name: Of ``PEOPLE``, or of a new machine of one of them.
        role: Of whom it is.
        side: Likewise.
        person: Who works at it: of ``PEOPLE``.
        key_ended: It holds a key whose holder has a new one, or was never
            anybody's but a thief's: whoever works at it should not.
        ctx: What acts are given.
        disk: What is here.
        hub: The hub, as they reach it.
        sharing: What the acts about files are given.
        machine: What all of it is kept on.
        backup: The last copy of this machine, or None.
        purged: Livrets forgotten here at a tombstone's asking.
        forgotten: Ids whose words were erased here.
        lawful: Ids whose words they may have been given, and their own.
        lacking: Ids of their own that went when they went back to a backup.
        seen: What it was like when it was last looked at.
        given: Likewise, when it was last asked what it may give.
    """

    name: str
    role: str
    side: str
    person: str
    ctx: Context
    disk: Disk
    hub: Hub
    sharing: Sharing
    machine: Machine
    key_ended: bool = False
    backup: Backup | None = None
    purged: set[str] = field(default_factory=set)
    forgotten: set[str] = field(default_factory=set)
    lawful: set[str] = field(default_factory=set)
    lacking: set[str] = field(default_factory=set)
    seen: object = None
    given: object = None

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

    def held_of_all(self) -> Iterator[Verified]:
        """Give what they hold of every livret."""
        for livret in self.disk.held:
            yield from self.disk.read(livret)

    def start_again(self) -> None:
        """Start the machine again: nothing is known but what was committed."""
        self.given = None
        for livret in self.disk.held:
            self.ctx.forget(livret)
            if is_purged(self.sharing, livret):
                self.purged.add(livret)

    def as_member(self) -> dict[str, Any]:
        """Return how they are named when they join."""
        keys = {"sign": self.sign, "age": age_of(self.name), "hub": self.hub_key}
        told: dict[str, Any] = {"name": self.person, "role": self.role, "keys": keys}
        return {**told, "side": self.side} if self.side else told


@dataclass(frozen=True, slots=True)
class File:
    """An exchange file under way.

    Attributes:
        to: Name of whom it is for.
        data: Its bytes.
    """

    to: str
    data: bytes


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card that says which one it replaces, or the one that it replaces.

    Attributes:
        person: Whose it is.
        desk: Name of the machine that has its keys.
        data: Its file.
        sign: Its signing key.
        replaces: The signing key before, empty of the first.
    """

    person: str
    desk: str
    data: bytes
    sign: str
    replaces: str = ""


@dataclass(slots=True)
class World:
    """Everything there is, and all that happened.

    Attributes:
        chance: What decides.
        time: The time that really is.
        parsed: Contributions read once for all disks.
        folds: Livrets read once for all desks, by what they hold.
        server: What the hub keeps.
        copies: Older copies of what the hub kept.
        power: Of the machine that works; it may fail.
        made: What is inside each file.
        files: Under way, in no order.
        desks: By name.
        livret: The one that the next act is about.
        livrets: All of them: one, or two of the same person.
        authored: Ids of everything somebody wrote, with who did.
        lost: Ids that nobody had yet when their author went back to a backup.
        cards: Of those whose key changed, the new ones and those they replace.
        had: For each new machine, the words that the one before held, by livret.
        persons: Of each signing key, whose it is.
        borrowed: Signing keys that somebody put beside their own.
        invented: Signing keys of nobody, named with the pretender's places.
        ended: Members who were recorded as leaving, by whomever.
        numbered: Digest of the file of each number that was ever made.
        trace: What happened, as codes.
        broken: Invariants that did not hold.
    """

    chance: Chance
    time: dt.datetime = _START
    parsed: dict[bytes, Verified] = field(default_factory=dict)
    folds: dict[Same, Livret] = field(default_factory=dict)
    server: HubInMemory = field(default_factory=HubInMemory)
    copies: list[dict[bytes, Shelf]] = field(default_factory=list)
    power: Power = field(default_factory=Power)
    made: FilesInMemory = field(default_factory=FilesInMemory)
    files: list[File] = field(default_factory=list)
    desks: dict[str, Desk] = field(default_factory=dict)
    livret: str = ""
    livrets: list[str] = field(default_factory=list)
    authored: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    cards: list[NewCard] = field(default_factory=list)
    had: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)
    borrowed: set[str] = field(default_factory=set)
    invented: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    numbered: dict[tuple[object, ...], bytes] = field(default_factory=dict)
    trace: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def add_desk(self, name: str, role: str, side: str, person: str = "") -> Desk:
        """Give somebody a machine, with a clock that may be ten years off."""
        person = person or name
        disk = Disk(self.parsed, self.power)
        sign, key = _key("sign", name), _key("hub", name)
        self.persons[sign] = person
        nothing: Any = NothingBeside()
        nowhere: Any = None
        no_list: Any = NoList()
        no_files: Any = NoFiles()
        days = self.chance.below(2 * _YEARS_OFF * _DAYS) - _YEARS_OFF * _DAYS
        wrong = self.chance.happens(30)
        owner = Owner(
            name=person,
            side=side,
            sign_key=sign,
            hub_key=key,
            read_age=lambda: age_of(name),
        )
        ctx = ReadingOnce(
            folds=self.folds,
            owner=owner,
            log=disk,
            people=no_list,
            drafts=nothing,
            journal=NoJournal(),
            blobs=no_files,
            private_lines=nothing,
            signer=Signatures(sign),
            clock=DeskClock(lambda: self.time, dt.timedelta(days=days if wrong else 0)),
            randomness=self.chance,
            forms=nowhere,
        )
        doorway = HubDoorway(self.server, key)
        outbox = Outbox(disk)
        hub = Hub(server=doorway, sealer=Labels(key), memory=outbox)
        keys = Keys("", age_of(name))
        keys.renew(self.chance)
        texts = Texts(self.power, {_CARDS: _cards_at(person if person != name else "")})
        sharing = sharing_of(ctx, keys, texts, self.made)
        machine = Machine(disk, texts, outbox, keys)
        desk = Desk(name, role, side, person, ctx, disk, hub, sharing, machine)
        self.desks[name] = desk
        return desk

    def write(self, desk: Desk, said: Sequence[Said]) -> None:
        """Have somebody write; what they wrote is theirs to hold."""
        write(desk.ctx, self.livret, said)
        self.note_what_stands(desk)

    def note_written(self, desk: Desk, ids: Sequence[str]) -> None:
        """Remember who wrote what."""
        desk.lawful |= set(ids)
        self.authored.update(dict.fromkeys(ids, desk.name))

    def note_what_stands(self, desk: Desk) -> None:
        """Remember what somebody wrote, be it just before the power failed."""
        mine = (one for one in desk.held_of_all() if one.header.author == desk.sign)
        self.note_written(desk, [one.id for one in mine if one.id not in self.authored])

    def livret_at(self, desk: Desk) -> Livret:
        """Return the livret as somebody reads it."""
        return desk.ctx.livret(self.livret)

    def member(self, livret: Livret, desk: Desk) -> str:
        """Return the member id of somebody, present or not; possibly empty."""
        for member in livret.team.members.values():
            if desk.sign in member.keys:
                return member.id
        return ""

    def machine_of(self, person: str) -> Desk:
        """Return the machine at which somebody works now."""
        return next(
            desk
            for desk in reversed(self.desks.values())
            if desk.person == person and not desk.key_ended
        )

    def inside(self) -> list[Desk]:
        """Return whoever holds something of the livret."""
        return [desk for desk in self.desks.values() if desk.held(self.livret)]

    def may_know(self, desk: Desk, shelf: bytes, livret: str) -> bool:
        """Tell whether a desk can know that a shelf of the hub is of a livret.

        Once somebody had the hub erase a livret, its root tells nobody there any
        more which it is: whoever has it by a file alone, or has a new key, is told
        the rest by files.
        """
        mine = (one.name for one in desk.hub.memory.links())
        gone = (livret in one.purged for one in self.desks.values())
        return shelf in mine or not any(gone)


def new_world(chance: Chance, her: Mapping[str, Any] | None = None) -> World:
    """Return a world in which Claire just opened a livret of Amina.

    Args:
        chance: What decides.
        her: As ``open_livret`` takes it.
    """
    world = World(chance)
    for person in PEOPLE:
        world.add_desk(*person)
    open_livret(world, world.desks["claire"], her)
    return world


def open_livret(world: World, desk: Desk, her: Mapping[str, Any] | None = None) -> None:
    """Have somebody open a livret of Amina; acts are about it from here on.

    Args:
        world: Where.
        desk: Whose.
        her: How she is named; None names her with her keys, empty names nobody.
    """
    if her is None:
        her = world.desks["amina"].as_member()
    scope_key = world.chance.take(32)
    root: Mapping[str, Any] = {
        "rules": RULES_VERSION,
        "scope_key": scope_key.hex(),
        "member": desk.as_member(),
    }
    first = [
        Said(kind="person_described", content={"called": "Amina"}),
        *([Said(kind="member_joined", content=her)] if her else ()),
    ]
    done = write_root(
        desk.ctx, Said(kind="livret_opened", content=root), scope_key, first
    )
    (world.livret,) = done.changes.livrets
    world.livrets.append(world.livret)
    world.note_written(desk, done.value)


@cache
def _key(use: str, name: str) -> str:
    return hashlib.sha256(f"{use} {name}".encode()).hexdigest()


@cache
def _cards_at(person: str) -> str:
    """Return the box of cards at somebody's machine: everybody met everybody once."""
    return trusted_cards(
        tuple(
            (name, role, side, _key("sign", name), _key("hub", name))
            for name, role, side in PEOPLE
            if name != person
        )
    )
