"""What befalls machines in a world: copies, old states, time, the power."""

from __future__ import annotations

import datetime as dt

from livret.usecases.simulation.world import Desk, World


def copy_hub(world: World) -> str:
    """Somebody makes a copy of what the hub keeps."""
    world.copies.append(world.server.copy())
    return str(len(world.copies))


def restore_hub(world: World) -> str:
    """The hub goes back to a copy: what came since is lost to it."""
    if not world.copies:
        return ""
    world.server.shelves = world.copies.pop()
    return "back"


def wait(world: World) -> str:
    """Time passes: hours, or months without network."""
    days = world.chance.one_of((0, 1, 30, 150))
    world.time += dt.timedelta(days=days, minutes=1)
    return str(days)


def copy_machine(world: World) -> str:
    """Somebody's machine is copied, as it is each day."""
    desk = world.chance.one_of(list(world.desks.values()))
    desk.backup = desk.machine.copy()
    return desk.name


def restore_machine(world: World) -> str:
    """Somebody goes back to a copy of their machine, which is another replica."""
    copied = [desk for desk in world.desks.values() if desk.backup is not None]
    if not copied:
        return ""
    desk = world.chance.one_of(copied)
    before = {one.id for one in desk.held_of_all()}
    if desk.backup is not None:
        desk.machine.go_back(desk.backup, world.chance)
    desk.start_again()
    gone = before - {one.id for one in desk.held_of_all()}
    desk.lacking |= gone
    world.lost |= gone - _held_elsewhere(world, desk)
    return desk.name


def _held_elsewhere(world: World, desk: Desk) -> set[str]:
    others = (one for one in world.desks.values() if one is not desk)
    return {held.id for one in others for held in one.held_of_all()}


def fail_soon(world: World) -> str:
    """The power of whoever works next fails over one of the next commits."""
    world.power.left = 1 + world.chance.below(_INSTANTS)
    return str(world.power.left)


_INSTANTS = 12
