"""When all is quiet again: whoever shares by the hub holds the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import product

from livret.domain.contribution import Verified
from livret.domain.errors import LivretError
from livret.domain.hub_grants import Names
from livret.domain.sending import Reader, allowance
from livret.domain.team import PERSON
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushing import push
from livret.usecases.simulation.carried import give_by_file, give_lawfully
from livret.usecases.simulation.clocks import DeskClock
from livret.usecases.simulation.key_changes import check_renewed_holders
from livret.usecases.simulation.renewed import take_every_card
from livret.usecases.simulation.standing import places_of
from livret.usecases.simulation.world import Desk, World

_ROUNDS = 8
"""More than it takes for the keys to follow what everybody learnt."""


def grow_quiet(world: World) -> None:
    """Clocks are set right, the line holds, and everybody pushes and pulls.

    Marks the world as broken where some then hold what others never get.
    """
    world.power.left, world.server.cut = 0, ""
    for desk in world.desks.values():
        desk.ctx.clock = DeskClock(lambda: world.time)
    _grow(world)
    if world.cards:
        for _ in range(2):  # who took one card may write for the next
            take_every_card(world)
            _grow(world)
    for desk in world.desks.values():
        # A week passes: what rests is looked through all the same.
        desk.machine.outbox.rests.clear()
    _grow(world, erased=True)
    world.broken += [
        f"who left is still let in: {name}" for name in _still_there(world)
    ]
    world.broken += [f"erased words stay at the hub: {one}" for one in _unerased(world)]
    world.broken += [f"somebody was left behind: {name}" for name in _apart(world)]
    world.broken += check_renewed_holders(world)


def _grow(world: World, *, erased: bool = False) -> None:
    """Have everybody push and pull until nothing moves.

    Args:
        world: Where.
        erased: Until what was erased has left the hub, too.
    """
    _meet_her(world)
    for _ in range(_ROUNDS):
        for desk in world.desks.values():
            _go_round(world, desk)
        moving = _apart(world) or _still_there(world)
        if not moving and not (erased and _unerased(world)):
            return


def _meet_her(world: World) -> None:
    """Everybody and the person give each other a file: she is at no hub."""
    was = world.livret
    desks = list(world.desks.values())
    hers = [desk for desk in desks if desk.role == PERSON]
    for livret, her, other in product(world.livrets, hers, desks):
        world.livret = livret
        for one, to in ((other, her), (her, other)):
            if one is not to and one.held(livret):
                # Refused: a card that is trusted no longer, or nothing may go.
                with suppress(LivretError):
                    give_by_file(world, one, to)
    world.livret = was


def _still_there(world: World) -> list[str]:
    """Return who left, as they know themselves, and is let in all the same."""
    found = []
    for name, shelf in world.server.shelves.items():
        there = [
            (desk, link.livret)
            for desk in world.desks.values()
            for link in desk.hub.memory.links()
            if link.name == name and desk.hub_key in shelf.readers
        ]
        living = [(one, of) for one, of in there if one.ctx.livret(of).scope_key]
        gone = [
            (desk, of)
            for desk, of in living
            if desk.sign not in desk.ctx.livret(of).team.by_key
            and _is_known(desk, of, [one for one, its in living if its == of])
        ]
        if len(gone) == len(living):
            continue  # nobody is left who could take the livret from the others
        found += [
            desk.name
            for desk, of in gone
            # Who took the livret from another too may seal nothing any more.
            if all(_gives(world, desk, one, of) for one, _ in there if one is not desk)
        ]
    return found


def _is_known(gone: Desk, livret: str, living: list[Desk]) -> bool:
    """Tell whether somebody at the hub who goes on can know that another left.

    Who was taken out by somebody who is not there, as the person, and knows it by
    a file, has no word of their own to tell the others.
    """
    read = gone.ctx.livret(livret)
    mine = places_of(read)[gone.sign]
    told = {
        one.id: one.author
        for one in read.history
        if one.kind == "member_left"
        and one.content["member"] in mine
        and "key" not in one.content  # who changes key stays
    }
    others = (one for one in living if one is not gone)
    known = {held.id for other in others for held in other.held(livret)}
    return gone.sign in told.values() or bool(known & told.keys())


def _unerased(world: World) -> list[str]:
    """Return who erased words that the hub holds, and could have it erase them.

    Somebody who left: their own words. What others wrote is left to those who
    remain.
    """
    found = []
    for desk in world.desks.values():
        for link in desk.hub.memory.links():
            shelf = world.server.shelves.get(link.name)
            if shelf is None or desk.hub_key not in shelf.readers:
                continue
            inside = link.livret in desk.purged or (
                desk.sign in desk.ctx.livret(link.livret).team.by_key
            )
            names = Names(link.scope_key, desk.hub.server.id)
            gone = {
                names.contribution(one.id)
                for one in desk.held(link.livret)
                if one.id in desk.disk.erased
                and (inside or one.header.author == desk.sign)
            }
            if any(row.id in gone and row.body for _, row in shelf.rows):
                found.append(desk.name)
    return found


def _go_round(world: World, desk: Desk) -> None:
    for act in (push, pull):
        give_lawfully(world, desk)
        try:
            act(desk.ctx, desk.hub)
        except LivretError as error:
            world.trace.append(f"quiet {desk.name} ({error.code})")
    give_lawfully(world, desk)


def _apart(world: World) -> list[str]:
    """Return who, of those who share a livret by the hub, lacks some of it."""
    found = []
    for name, shelf in world.server.shelves.items():
        there = {
            link.livret: [
                desk
                for desk in world.desks.values()
                if not desk.key_ended
                and (desk.hub_key in shelf.readers or _was_let_in(desk, name))
                and desk.held(link.livret)
                and desk.sign in desk.ctx.livret(link.livret).team.by_key
                and link.livret not in desk.purged
                and world.may_know(desk, link.name, link.livret)
            ]
            for desk in world.desks.values()
            for link in desk.hub.memory.links()
            if link.name == name
        }
        for livret, desks in there.items():
            held = {
                desk.name: frozenset(one.id for one in desk.held(livret))
                for desk in desks
                if all(_gives(world, other, desk, livret) for other in desks)
            }
            everything = frozenset[str]().union(*held.values())
            found += [who for who, ids in held.items() if ids != everything]
            erased = list(_held_where_erased(world, name, livret))
            found += [
                desk.name
                for desk in desks
                if desk.name in held and desk.hub_key in shelf.readers
                if not _was_told(desk, livret, erased)
            ]
    return found


def _was_told(desk: Desk, livret: str, erased: list[Verified]) -> bool:
    """Tell whether a desk has what is left elsewhere, tombstones with their words."""
    here = {one.id: one.body is not None for one in desk.held(livret)}
    return all(
        one.id in here
        and (here[one.id] or one.body is None or one.id in desk.forgotten)
        for one in erased
    )


def _held_where_erased(world: World, name: bytes, livret: str) -> Iterator[Verified]:
    """Give what is left where a livret was erased: the others are to learn of it.

    Who had erased single words, an agreement's maybe, may have told nobody.
    """
    shelf = world.server.shelves[name]
    for desk in world.desks.values():
        shares = any(one.name == name for one in desk.hub.memory.links())
        shares = shares and desk.hub_key in shelf.readers and not desk.forgotten
        if shares and livret in desk.purged:
            yield from desk.held(livret)


def _was_let_in(desk: Desk, name: bytes) -> bool:
    """Tell whether a hub that went back let somebody read, as far as they know."""
    return any(one.name == name and one.cursor for one in desk.hub.memory.links())


def _gives(world: World, desk: Desk, other: Desk, livret: str) -> bool:
    """Tell whether somebody, as they know things, may send to another."""
    reader = Reader(name=other.name, sign=other.sign)
    return not allowance(desk.ctx.livret(livret), reader, world.time.date()).refusal
