"""What may happen in a world, each decided by its chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from livret.domain.errors import LivretError
from livret.usecases.archive_errors import LivretPutAside
from livret.usecases.hub_pulling import pull
from livret.usecases.simulation.carried import (
    confirm,
    distrust,
    give_by_file,
    put,
    receive,
    send,
    take,
)
from livret.usecases.simulation.mishaps import (
    copy_hub,
    copy_machine,
    fail_soon,
    restore_hub,
    restore_machine,
    wait,
)
from livret.usecases.simulation.power import PowerCut
from livret.usecases.simulation.pretending import pretend
from livret.usecases.simulation.renewed import put_beside, renew, take_card
from livret.usecases.simulation.said import (
    agree,
    agree_with_everybody,
    bury,
    erase_at_once,
    erase_words,
    join,
    join_two,
    leave,
    part_two,
    retract,
    say,
    withdraw,
)
from livret.usecases.simulation.world import World, open_livret
from livret.usecases.writing import Said

Act = Callable[[World], str]

USUAL: tuple[tuple[int, Act], ...] = (
    (20, say),
    (8, join),
    (3, leave),
    (6, agree),
    (6, agree_with_everybody),
    (2, withdraw),
    (2, retract),
    (2, erase_words),
    (1, bury),
    (1, erase_at_once),
    (3, confirm),
    (2, join_two),
    (1, part_two),
    (2, distrust),
    (14, send),
    (18, receive),
    (14, put),
    (14, take),
    (2, renew),
    (8, take_card),
    (1, put_beside),
    (2, pretend),
    (2, copy_hub),
    (1, restore_hub),
    (4, copy_machine),
    (3, restore_machine),
    (6, fail_soon),
    (3, wait),
)
"""Acts, each with how often it happens beside the others."""


def mixed(oftener: Mapping[str, int]) -> tuple[Act, ...]:
    """Return acts to choose from, each as often as it happens.

    Args:
        oftener: By name of an act, how often instead of usual.
    """
    return tuple(
        act for often, act in USUAL for _ in range(oftener.get(act.__name__, often))
    )


LIKELY = mixed({})
"""What one is chosen from, each time."""


def begin_shared(world: World) -> None:
    """Have Marc and Amina hold all of it, as most livrets begin."""
    claire, marc = world.desks["claire"], world.desks["marc"]
    amina = world.desks["amina"]
    world.write(claire, [Said(kind="member_joined", content=marc.as_member())])
    agree_with_everybody(world)
    put(world)
    pull(marc.ctx, marc.hub)
    with suppress(LivretError):
        give_by_file(world, claire, amina)


def begin_joined(world: World) -> None:
    """Have Marc open a livret of hers too; she holds both and says so."""
    marc, amina = world.desks["marc"], world.desks["amina"]
    open_livret(world, marc)
    claire = world.desks["claire"]
    world.write(marc, [Said(kind="member_joined", content=claire.as_member())])
    agree_with_everybody(world)
    put(world)
    pull(claire.ctx, claire.hub)
    with suppress(LivretError):
        give_by_file(world, marc, amina)
    # A clock that is years ahead finds one of them put aside: it stays apart.
    with suppress(LivretPutAside):
        join_two(world)


def happen(world: World) -> str:
    """Have one act happen; return what it was."""
    act = LIKELY[world.chance.below(len(LIKELY))]
    world.livret = world.chance.one_of(world.livrets)
    try:
        told = act(world)
    except LivretError as error:
        told = f"({error.code})"  # the rules said no, and nothing was done
    except PowerCut:
        for desk in world.desks.values():
            desk.start_again()
            world.note_what_stands(desk)
        told = "!"
    return f"{act.__name__} {told}".rstrip()
