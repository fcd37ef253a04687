"""An erased livret at a hub that went back: what its tombstone stands on goes too."""

from __future__ import annotations

from livret.usecases.erasing import ask_erasure, purge
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushing import push
from livret.usecases.simulation.acts import begin_shared
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.clocks import DeskClock
from livret.usecases.simulation.world import Desk, new_world
from livret.usecases.writing import Said


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
