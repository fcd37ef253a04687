"""Whose a key of the hub is, where two desks named it without having met."""

from __future__ import annotations

import pytest

from livret.usecases.hub_errors import NotOnTheHub
from livret.usecases.hub_member_keys import hub_keys
from livret.usecases.hub_pushing import push, put_on_hub
from livret.usecases.simulation.acts import begin_shared
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.clocks import DeskClock
from livret.usecases.simulation.world import new_world
from livret.usecases.writing import Said


def test_a_new_machine_named_in_two_places_has_its_key_in_both() -> None:
    """Claire puts its keys beside her own, Marc brings her in as somebody new."""
    world = new_world(Chance(1))
    for desk in world.desks.values():
        desk.ctx.clock = DeskClock(lambda: world.time)
    begin_shared(world)
    claire, marc = world.desks["claire"], world.desks["marc"]
    new = world.add_desk("claire'1", "referent", "social", "claire")
    told = {**new.as_member(), "member": world.member(world.livret_at(claire), claire)}
    world.write(claire, [Said(kind="member_joined", content=told)])
    world.write(marc, [Said(kind="member_joined", content=new.as_member())])
    claire.ctx.log.append(marc.ctx.log.sealed(world.livret))
    claire.ctx.forget(world.livret)
    found = hub_keys(world.livret_at(claire))
    assert sum(new.hub_key in keys for keys in found.values()) == 2


def test_whose_key_was_named_for_another_first_is_told_and_sends_nothing() -> None:
    """Marc names somebody with Nadia's key before she comes: files are left."""
    world = new_world(Chance(1))
    for desk in world.desks.values():
        desk.ctx.clock = DeskClock(lambda: world.time)
    begin_shared(world)
    marc, nadia = world.desks["marc"], world.desks["nadia"]
    claimed = {**nadia.as_member()["keys"], "sign": "ab" * 32}
    told = {"name": "eve", "role": "referent", "side": "social", "keys": claimed}
    joined = Said(kind="member_joined", content=nadia.as_member())
    world.write(marc, [Said(kind="member_joined", content=told), joined])
    nadia.ctx.log.append(marc.ctx.log.sealed(world.livret))
    with pytest.raises(NotOnTheHub) as refused:
        put_on_hub(nadia.ctx, nadia.hub, world.livret)
    assert refused.value.facts == {"reason": "no_key"}
    assert push(nadia.ctx, nadia.hub).value.waiting == ((world.livret, "no_key"),)
