"""An erased livret at a hub that went back: what its tombstone stands on goes too."""

from __future__ import annotations

from dataclasses import replace

from livret.domain.body import Body
from livret.usecases.erasing import ask_erasure, purge
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushing import push
from livret.usecases.simulation.acts import begin_shared
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.clocks import DeskClock
from livret.usecases.simulation.disk import signature_of
from livret.usecases.simulation.said import SCOPES
from livret.usecases.simulation.world import Desk, World, new_world
from livret.usecases.writing import Said
from tests.domain.writing import seal


def test_what_a_hub_lost_goes_again_before_the_tombstone() -> None:
    world = new_world(Chance(1))
    for desk in world.desks.values():
        desk.ctx.clock = DeskClock(lambda: world.time)
    begin_shared(world)
    claire, marc = world.desks["claire"], world.desks["marc"]

    def say(desk: Desk, words: str) -> None:
        world.write(desk, [Said(kind="aim_said", content={"words": words})])
        push(desk.ctx, desk.hub)

    copy = world.server.copy()
    say(claire, "Perdu au relais")
    # Back to a copy of before, which then has as many rows again.
    world.server.shelves = copy
    say(marc, "Après la copie")
    ask_erasure(claire.ctx, world.livret, "asked_by_person")
    purge(claire.sharing, world.livret)
    push(claire.ctx, claire.hub)
    pull(marc.ctx, marc.hub)
    read = world.livret_at(marc)
    assert (read.erased, read.waiting) == ("asked_by_person", ())
    assert "Perdu au relais" not in [one.content.get("words") for one in read.history]


def shared() -> tuple[World, Desk, Desk]:
    """Claire's and Marc's desks, with a livret by the hub; no clock is wrong."""
    world = new_world(Chance(1))
    for desk in world.desks.values():
        desk.ctx.clock = DeskClock(lambda: world.time)
    begin_shared(world)
    return world, world.desks["claire"], world.desks["marc"]


def welcome(world: World, desk: Desk, other: Desk) -> None:
    """Have somebody bring another in, who may hold all of it."""
    joined = Said(kind="member_joined", content=other.as_member(), name="they")
    recipient = {"name": other.name, "member": "@they"}
    given = {"recipient": recipient, "scopes": sorted(SCOPES), "until": "2027-03-12"}
    agreed = Said(kind="agreement_given", content={**given, "purpose": "Avancer"})
    world.write(desk, [joined, agreed])
    push(desk.ctx, desk.hub)


def take_out(world: World, desk: Desk, other: Desk) -> None:
    """Have somebody record that another leaves: keys change by it."""
    read = world.livret_at(desk)
    left = {"member": world.member(read, other), "heads": list(read.heads)}
    world.write(desk, [Said(kind="member_left", content=left)])
    done = push(desk.ctx, desk.hub).value
    assert done.rotated == 1


def erase_at(world: World, desk: Desk) -> None:
    ask_erasure(desk.ctx, world.livret, "asked_by_person")
    purge(desk.sharing, world.livret)
    push(desk.ctx, desk.hub)


def test_erased_while_keys_changed_elsewhere_is_erased_there_too() -> None:
    """Her desk was never told of the new keys while it knew who takes part."""
    world, claire, marc = shared()
    push(claire.ctx, claire.hub)
    nadia = world.desks["nadia"]
    welcome(world, marc, nadia)
    take_out(world, marc, nadia)
    erase_at(world, claire)
    pull(marc.ctx, marc.hub)
    assert world.livret_at(marc).erased == "asked_by_person"


def test_erased_by_who_only_read_since_a_colleague_came() -> None:
    world, claire, marc = shared()
    nadia = world.desks["nadia"]
    welcome(world, claire, nadia)
    pull(nadia.ctx, nadia.hub)
    lead = {"member": world.member(world.livret_at(claire), marc)}
    world.write(claire, [Said(kind="lead_designated", content=lead)])
    push(claire.ctx, claire.hub)
    for desk in (nadia, marc):  # Marc says nothing since
        pull(desk.ctx, desk.hub)
    take_out(world, nadia, claire)
    erase_at(world, marc)
    pull(nadia.ctx, nadia.hub)
    assert world.livret_at(nadia).erased == "asked_by_person"


def test_a_tombstone_of_a_newer_livret_goes_as_a_header_alone() -> None:
    """It comes by a file once the livret is erased; the push ended in a bug."""
    world, claire, marc = shared()
    erase_at(world, claire)
    newer = Body(
        kind="tombstone",
        voice="ensemble",
        recorded_at=1,
        content={"reason": "asked_by_person"},
        version=99,
        structural=True,
    )
    one = seal(marc.sign, world.livret, world.livret_at(marc).heads, newer, bytes(32))
    signed = replace(one, signature=signature_of(marc.sign, one.header))
    claire.ctx.log.append([signed])
    claire.ctx.forget(world.livret)
    assert push(claire.ctx, claire.hub).value.waiting == ()
    pull(marc.ctx, marc.hub)
    held = {one.id: one.body for one in marc.held(world.livret)}
    assert held[signed.id] is None
