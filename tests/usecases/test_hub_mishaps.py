"""A hub that goes back or is cut at the worst moment: what the simulator found."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

from livret.domain.hub_grants import Names
from livret.usecases.erasing import is_purged, purge
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushing import push
from livret.usecases.receiving import Incoming, accept, open_file
from livret.usecases.sending import SendLivret, send
from livret.usecases.simulation.acts import begin_shared
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.clocks import DeskClock
from livret.usecases.simulation.power import PowerCut
from livret.usecases.simulation.said import SCOPES
from livret.usecases.simulation.world import Desk, World, new_world
from livret.usecases.writing import Said


@pytest.fixture
def world() -> World:
    """Claire and Marc hold a livret by the hub, Amina by a file; no clock is wrong."""
    made = new_world(Chance(1))
    for desk in made.desks.values():
        desk.ctx.clock = DeskClock(lambda: made.time)
    begin_shared(made)
    return made


def push_and_pull(desk: Desk) -> None:
    pull(desk.ctx, desk.hub)
    push(desk.ctx, desk.hub)


def agreed_for(world: World, desk: Desk) -> dict[str, Any]:
    """What Claire is told when Amina agrees that somebody holds all of it."""
    member = world.member(world.livret_at(world.desks["claire"]), desk)
    return {
        "recipient": {"name": desk.name, "member": member},
        "scopes": sorted(SCOPES),
        "purpose": "Avancer",
        "until": "2027-03-12",
    }


def go_on_after_a_copy(world: World, lost: Desk, other: str = "claire") -> None:
    """``lost`` tells a hub that then goes back, and on with as many rows."""
    copy = world.server.copy()
    assert push(lost.ctx, lost.hub).value.contributions == 1
    world.server.shelves = copy
    goes_on = world.desks[other]
    world.write(goes_on, [Said(kind="aim_said", content={"words": "Après la copie"})])
    push_and_pull(goes_on)


def test_who_left_tells_a_hub_that_went_back_once_more(world: World) -> None:
    claire, marc = world.desks["claire"], world.desks["marc"]
    read = world.livret_at(marc)
    told = {"member": world.member(read, marc), "heads": list(read.heads)}
    world.write(marc, [Said(kind="member_left", content=told)])
    go_on_after_a_copy(world, marc)
    push_and_pull(marc)
    push_and_pull(claire)
    assert marc.sign not in world.livret_at(claire).team.by_key
    assert all(marc.hub_key not in one.readers for one in world.server.shelves.values())


def test_who_leaves_after_the_hub_went_back_tells_what_it_lost_first(
    world: World,
) -> None:
    claire, marc = world.desks["claire"], world.desks["marc"]
    copy = world.server.copy()
    world.write(marc, [Said(kind="aim_said", content={"words": "Perdu au hub"})])
    push(marc.ctx, marc.hub)
    world.server.shelves = copy
    read = world.livret_at(marc)
    told = {"member": world.member(read, marc), "heads": list(read.heads)}
    world.write(marc, [Said(kind="member_left", content=told)])
    push_and_pull(marc)
    push_and_pull(claire)
    assert not world.livret_at(claire).waiting
    assert marc.sign not in world.livret_at(claire).team.by_key


def bodies_there(world: World, desk: Desk, one: str) -> list[bool]:
    """Whether the hub holds the body, in each row of a contribution."""
    (link,) = desk.hub.memory.links()
    name = Names(link.scope_key, desk.hub.server.id).contribution(one)
    (shelf,) = world.server.shelves.values()
    return [row.body is not None for _, row in shelf.rows if row.id == name]


@pytest.mark.parametrize("instant", range(1, 9))
def test_words_erased_after_a_cut_leave_the_hub(world: World, instant: int) -> None:
    claire = world.desks["claire"]
    world.write(claire, [Said(kind="aim_said", content={"words": "À taire"})])
    said = claire.held(world.livret)[-1].id
    world.power.left = instant
    with suppress(PowerCut):
        push(claire.ctx, claire.hub)
    world.power.left = 0
    claire.start_again()
    claire.ctx.log.erase_bodies([said])
    claire.ctx.forget(world.livret)
    push_and_pull(claire)
    assert bodies_there(world, claire, said) == [False]
    push_and_pull(world.desks["marc"])
    assert said in {one.id for one in world.desks["marc"].held(world.livret)}


def test_words_that_a_hub_has_again_are_erased_again(world: World) -> None:
    claire = world.desks["claire"]
    world.write(claire, [Said(kind="aim_said", content={"words": "À taire"})])
    said = claire.held(world.livret)[-1].id
    push(claire.ctx, claire.hub)
    copy = world.server.copy()
    claire.ctx.log.erase_bodies([said])
    claire.ctx.forget(world.livret)
    push(claire.ctx, claire.hub)
    assert bodies_there(world, claire, said) == [False]
    # The copy has as many rows, with the same names: nothing else tells.
    world.server.shelves = copy
    assert bodies_there(world, claire, said) == [True]
    world.write(claire, [Said(kind="aim_said", content={"words": "Plus tard"})])
    push(claire.ctx, claire.hub)
    assert bodies_there(world, claire, said) == [False]


def test_who_left_tells_what_their_leaving_stands_on(world: World) -> None:
    claire, marc = world.desks["claire"], world.desks["marc"]
    backup, copy = claire.machine.copy(), world.server.copy()
    world.write(claire, [Said(kind="aim_said", content={"words": "Perdu pour elle"})])
    push(claire.ctx, claire.hub)
    pull(marc.ctx, marc.hub)
    # Hub and author go back to copies: of what she said only Marc knows.
    claire.machine.go_back(backup, world.chance)
    claire.start_again()
    world.server.shelves = copy
    read = world.livret_at(marc)
    told = {"member": world.member(read, marc), "heads": list(read.heads)}
    world.write(marc, [Said(kind="member_left", content=told)])
    push_and_pull(marc)
    push_and_pull(claire)
    assert marc.sign not in world.livret_at(claire).team.by_key


def test_a_tombstone_is_told_once_more_to_a_hub_that_went_back(world: World) -> None:
    claire, marc = world.desks["claire"], world.desks["marc"]
    world.write(claire, [Said(kind="tombstone", content={"reason": "asked_by_person"})])
    purge(claire.sharing, world.livret)
    go_on_after_a_copy(world, claire, "marc")
    push_and_pull(claire)
    push_and_pull(marc)
    assert world.livret_at(marc).erased == "asked_by_person"


def test_a_tombstone_without_words_does_not_hide_who_left(world: World) -> None:
    claire, marc, nadia = (world.desks[one] for one in ("claire", "marc", "nadia"))
    world.write(claire, [Said(kind="member_joined", content=nadia.as_member())])
    agreed = Said(kind="agreement_given", content=agreed_for(world, nadia))
    world.write(claire, [agreed])
    for desk in (claire, marc, nadia):
        push_and_pull(desk)
    empty = world.desks["zoe"].machine.copy()
    member = world.member(world.livret_at(claire), marc)
    heads = list(world.livret_at(claire).heads)
    said = {"words": "Plus pour Marc", "barriers": ["mobilite"]}
    world.write(
        claire,
        [
            Said(kind="member_left", content={"member": member, "heads": heads}),
            Said(kind="goal_set", content=said),
        ],
    )
    told = SendLivret(livret=world.livret, to=(nadia.sign,))
    with_words = send(marc.sharing, told).value.data  # he knows nothing of it
    push_and_pull(claire)
    goal = claire.held(world.livret)[-1].id
    nadia.machine.go_back(empty, world.chance)
    nadia.start_again()
    # Claire erases it, and before her desk tells the hub a file is at Nadia's.
    world.write(claire, [Said(kind="tombstone", content={"reason": "asked_by_person"})])
    purge(claire.sharing, world.livret)
    take_in(nadia, send(claire.sharing, told).value.data)
    pull(nadia.ctx, nadia.hub)
    take_in(nadia, with_words)
    push_and_pull(nadia)
    assert marc.sign not in world.livret_at(nadia).team.by_key
    push_and_pull(marc)
    assert goal not in {o.id for o in marc.held(world.livret) if o.body is not None}


def take_in(desk: Desk, file: bytes) -> None:
    opened = open_file(desk.sharing, file)
    assert isinstance(opened, Incoming)
    accept(desk.sharing, opened)


@pytest.mark.parametrize("way", ["file", "hub"])
def test_an_erased_livret_stays_so_for_a_backup_that_never_held_it(
    world: World, way: str
) -> None:
    claire, marc = world.desks["claire"], world.desks["marc"]
    empty = world.desks["zoe"].machine.copy()
    told = SendLivret(livret=world.livret, to=(marc.sign,))
    world.write(claire, [Said(kind="tombstone", content={"reason": "asked_by_person"})])
    push(claire.ctx, claire.hub)
    pull(marc.ctx, marc.hub)
    purge(marc.sharing, world.livret)
    marc.machine.go_back(empty, world.chance)
    marc.start_again()
    world.livret_at(claire)
    if way == "file":
        take_in(marc, send(claire.sharing, told).value.data)
    else:
        pull(marc.ctx, marc.hub)
    kinds = [one.body.kind for one in marc.held(world.livret) if one.body is not None]
    assert kinds == ["tombstone"]
    assert is_purged(marc.sharing, world.livret)


def test_who_writes_on_before_hearing_that_the_hub_went_back(world: World) -> None:
    claire, marc = world.desks["claire"], world.desks["marc"]
    copy = world.server.copy()
    for desk, words in ((claire, "Avant"), (marc, "D’un autre"), (claire, "Après")):
        world.write(desk, [Said(kind="aim_said", content={"words": words})])
        push(desk.ctx, desk.hub)
        world.server.shelves, copy = copy or world.server.shelves, {}
    push_and_pull(claire)
    push_and_pull(marc)
    told = [one.content.get("words") for one in world.livret_at(marc).history]
    assert {"Avant", "D’un autre", "Après"} <= set(told)


@pytest.mark.parametrize("calls", range(6))
@pytest.mark.parametrize("when", ["before", "after"])
def test_who_comes_after_an_erasure_is_never_let_read_it(
    world: World, when: str, calls: int
) -> None:
    claire, nadia = world.desks["claire"], world.desks["nadia"]
    world.write(claire, [Said(kind="aim_said", content={"words": "À taire"})])
    words = claire.held(world.livret)[-1].id
    push(claire.ctx, claire.hub)
    claire.ctx.log.erase_bodies([words])
    claire.ctx.forget(world.livret)
    world.write(claire, [Said(kind="member_joined", content=nadia.as_member())])
    world.write(
        claire, [Said(kind="agreement_given", content=agreed_for(world, nadia))]
    )
    world.server.cut, world.server.calls = when, calls
    with suppress(HubUnreachable):
        push(claire.ctx, claire.hub)
    # The line holds again, and Nadia is quicker than Claire.
    world.server.cut = ""
    pull(nadia.ctx, nadia.hub)
    assert all(one.body is None for one in nadia.held(world.livret) if one.id == words)
    push(claire.ctx, claire.hub)
    pull(nadia.ctx, nadia.hub)
    assert [one.body for one in nadia.held(world.livret) if one.id == words] == [None]


def test_who_was_given_keys_that_a_hub_lost_is_given_them_again(world: World) -> None:
    """What a desk remembers of who holds a key opens nothing for them."""
    claire, nadia = world.desks["claire"], world.desks["nadia"]
    copy = world.server.copy()
    world.write(claire, [Said(kind="member_joined", content=nadia.as_member())])
    agreed = agreed_for(world, nadia)
    world.write(claire, [Said(kind="agreement_given", content=agreed)])
    push(claire.ctx, claire.hub)
    pull(nadia.ctx, nadia.hub)
    world.server.shelves = copy
    said = {"words": "Après la copie"}
    world.write(claire, [Said(kind="aim_said", content=said)])
    push_and_pull(claire)
    push_and_pull(nadia)
    told = [one.content.get("words") for one in world.livret_at(nadia).history]
    assert "Après la copie" in told


@pytest.mark.parametrize("instant", range(1, 7))
def test_a_pull_that_is_cut_anywhere_is_taken_up_where_it_was(
    world: World, instant: int
) -> None:
    claire, marc = world.desks["claire"], world.desks["marc"]
    world.write(claire, [Said(kind="aim_said", content={"words": "En chemin"})])
    push(claire.ctx, claire.hub)
    world.power.left = instant
    with suppress(PowerCut):
        pull(marc.ctx, marc.hub)
    world.power.left = 0
    marc.start_again()
    pull(marc.ctx, marc.hub)
    ids = {one.id for one in marc.held(world.livret)}
    assert ids == {one.id for one in claire.held(world.livret)}
