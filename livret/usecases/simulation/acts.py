"""What may happen in a world, each decided by its chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from livret.domain.errors import LivretError
from livret.domain.sending import Reader, allowance, sending
from livret.usecases.erasing import purged_sending, without_words
from livret.usecases.hub_errors import HubUnreachable
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushing import push, put_on_hub
from livret.usecases.simulation.invariants import (
    allowed_words,
    check_file,
    check_pushed,
)
from livret.usecases.simulation.world import Desk, File, World
from livret.usecases.writing import Said

Act = Callable[[World], str]

SCOPES = ("commun", "sante", "mobilite", "logement")
_BARRIERS = SCOPES[1:]
_LOST, _TWICE, _CRASH, _CUT = 15, 15, 20, 30


def somebody(world: World) -> Desk:
    """Return one of those who hold something of the livret."""
    return world.chance.one_of(world.inside())


def say(world: World) -> str:
    """Somebody says something, in scopes of its own."""
    desk, words = somebody(world), f"mot-{len(world.authored)}"
    if world.chance.happens(40):
        said = Said(kind="aim_said", content={"words": words})
    else:
        barriers = world.chance.some_of(_BARRIERS)
        said = Said(kind="goal_set", content={"words": words, "barriers": barriers})
    world.write(desk, [said])
    return desk.name


def join(world: World) -> str:
    """Somebody brings somebody in, with their keys."""
    desk = somebody(world)
    other = world.chance.one_of(list(world.desks.values()))
    world.write(desk, [Said(kind="member_joined", content=other.as_member())])
    return f"{desk.name}+{other.name}"


def leave(world: World) -> str:
    """Somebody records that somebody leaves."""
    desk = somebody(world)
    livret = world.livret_at(desk)
    if not livret.team.members:
        return ""
    member = world.chance.one_of(list(livret.team.members.values()))
    told = {"member": member.id, "heads": list(livret.heads)}
    world.write(desk, [Said(kind="member_left", content=told)])
    return f"{desk.name}-{member.name}"


def agree(world: World) -> str:
    """The person agrees that somebody holds some of it, until some day."""
    desk = somebody(world)
    livret = world.livret_at(desk)
    if not livret.team.members:
        return ""
    member = world.chance.one_of(list(livret.team.members.values()))
    months = world.chance.below(24) - 4
    until = world.time.date() + dt.timedelta(days=30 * months)
    told = {
        "recipient": {"name": member.name, "member": member.id},
        "scopes": sorted(world.chance.some_of(SCOPES)),
        "purpose": "Avancer",
        "until": until.isoformat(),
    }
    world.write(desk, [Said(kind="agreement_given", content=told)])
    return f"{desk.name}>{member.name}"


def agree_with_everybody(world: World) -> str:
    """The person agrees that everybody there holds all of it."""
    desk = somebody(world)
    until = (world.time.date() + dt.timedelta(days=20 * 365)).isoformat()
    said = [
        Said(
            kind="agreement_given",
            content={
                "recipient": {"name": member.name, "member": member.id},
                "scopes": sorted(SCOPES),
                "purpose": "Avancer",
                "until": until,
            },
        )
        for member in world.livret_at(desk).members
    ]
    world.write(desk, said)
    return desk.name


def withdraw(world: World) -> str:
    """The person takes an agreement back."""
    desk = somebody(world)
    given = [v for v in world.livret_at(desk).history if v.kind == "agreement_given"]
    if not given:
        return ""
    told = {"agreement": world.chance.one_of(given).id}
    world.write(desk, [Said(kind="agreement_withdrawn", content=told)])
    return desk.name


def retract(world: World) -> str:
    """Somebody takes back what they said last."""
    desk = somebody(world)
    own = [v for v in world.livret_at(desk).history if v.author == desk.sign]
    if not own:
        return ""
    told = {"target": world.chance.one_of(own).id}
    world.write(desk, [Said(kind="retracted", content=told)])
    return desk.name


def erase_words(world: World) -> str:
    """Somebody erases the words of one contribution at their desk."""
    desk = somebody(world)
    worded = [
        one.id
        for one in desk.held(world.livret)
        if one.body is not None and not one.body.structural
    ]
    if not worded:
        return ""
    desk.ctx.log.erase_bodies([world.chance.one_of(worded)])
    desk.ctx.forget(world.livret)
    return desk.name


def bury(world: World) -> str:
    """The person, or the lead referent, has the livret erased."""
    desk = world.desks[world.chance.one_of(("amina", "claire"))]
    if not desk.held(world.livret) or desk.purged:
        return ""
    world.write(desk, [Said(kind="tombstone", content={"reason": "asked_by_person"})])
    return desk.name


def confirm(world: World) -> str:
    """Somebody who sees a tombstone confirms, and forgets."""
    desk = somebody(world)
    if desk.purged or not world.livret_at(desk).erased:
        return ""
    gone = [
        one.id
        for one in desk.held(world.livret)
        if one.body is not None and one.body.kind != "tombstone"
    ]
    desk.purged = True
    desk.ctx.log.erase_bodies(gone)
    desk.ctx.forget(world.livret)
    return desk.name


def send(world: World) -> str:
    """Somebody makes a file for somebody; it may be lost, or come twice."""
    desk = somebody(world)
    other = world.chance.one_of(list(world.desks.values()))
    livret, held = world.livret_at(desk), desk.held(world.livret)
    reader = Reader(name=other.name, sign=other.sign)
    allowed = allowance(livret, reader, desk.ctx.clock.today())
    told = purged_sending(held) if desk.purged else sending(held, [allowed])
    whole = frozenset(told.whole)
    if allowed.refusal and not whole:
        return ""
    sealed = tuple(
        raw if one.id in whole else raw.without_body()
        for raw, one in zip(desk.disk.sealed(world.livret), held, strict=True)
    )
    check_file(world, desk, other, whole)
    if not world.chance.happens(_LOST):
        times = 2 if world.chance.happens(_TWICE) else 1
        world.files += [File(other.name, sealed)] * times
    return f"{desk.name}>{other.name}"


def receive(world: World) -> str:
    """One of the files under way arrives, whichever; the machine may die over it."""
    if not world.files:
        return ""
    at = world.chance.below(len(world.files))
    file = world.files[at]
    crash = world.chance.happens(_CRASH)
    if crash and world.chance.happens(50):
        return f"{file.to}!"  # before the commit: nothing was kept
    desk = world.desks[file.to]
    sealed = file.sealed
    if desk.purged:
        pairs = zip(sealed, desk.disk.check(sealed), strict=True)
        sealed = without_words(list(pairs))
    desk.disk.append(sealed)
    desk.ctx.forget(world.livret)
    if crash:
        return f"{file.to}!!"  # after it, and the file is received once more
    del world.files[at]
    return file.to


def put(world: World) -> str:
    """Somebody puts the livret on the hub, or pushes; the line may be cut."""
    desk = somebody(world)
    _maybe_cut(world)
    give_lawfully(world, desk)
    waiting: tuple[tuple[str, str], ...] = ()
    try:
        if desk.hub.memory.links():
            waiting = push(desk.ctx, desk.hub).value.waiting
        else:
            waiting = put_on_hub(desk.ctx, desk.hub, world.livret).value.waiting
    except HubUnreachable:
        return f"{desk.name}!"
    finally:
        world.server.cut = ""
        give_lawfully(world, desk)  # it may have pulled first
    if not waiting:
        check_pushed(world, desk)
    return desk.name


def give_lawfully(world: World, desk: Desk) -> None:
    """Note what ``desk`` may give to each of the others as things stand."""
    for other in world.desks.values():
        other.lawful |= allowed_words(world, desk, other)


def take(world: World) -> str:
    """Somebody pulls from the hub, whether they may or not; the line may be cut."""
    desk = world.chance.one_of(list(world.desks.values()))
    _maybe_cut(world)
    try:
        pull(desk.ctx, desk.hub)
    except HubUnreachable:
        return f"{desk.name}!"
    finally:
        world.server.cut = ""
    return desk.name


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


def _maybe_cut(world: World) -> None:
    if world.chance.happens(_CUT):
        world.server.cut = world.chance.one_of(("before", "after"))
        world.server.calls = world.chance.below(3)


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
    (3, confirm),
    (14, send),
    (16, receive),
    (14, put),
    (14, take),
    (2, copy_hub),
    (1, restore_hub),
    (3, wait),
)
"""Acts, each with how often it happens beside the others."""

_LIKELY = tuple(act for often, act in USUAL for _ in range(often))


def begin_shared(world: World) -> None:
    """Have Marc and Amina hold all of it, as most livrets begin."""
    claire, marc = world.desks["claire"], world.desks["marc"]
    world.write(claire, [Said(kind="member_joined", content=marc.as_member())])
    agree_with_everybody(world)
    put(world)
    for desk in (marc, world.desks["amina"]):
        pull(desk.ctx, desk.hub)


def happen(world: World) -> str:
    """Have one act happen; return what it was."""
    act = _LIKELY[world.chance.below(len(_LIKELY))]
    try:
        told = act(world)
    except LivretError as error:
        told = f"({error.code})"  # the rules said no, and nothing was done
    return f"{act.__name__} {told}".rstrip()
