"""What people say and decide in a world, each decided by its chance."""

from __future__ import annotations

import datetime as dt

from livret.domain.sending import BETWEEN_US, MY_LIFE
from livret.domain.team import PERSON
from livret.usecases.erasing import ASKED_BY_PERSON, erase_livret, is_purged
from livret.usecases.errors import NobodyFound
from livret.usecases.joining import join_livrets, part_livrets
from livret.usecases.joining_by_card import join_by_card
from livret.usecases.simulation.world import Desk, World
from livret.usecases.writing import Said

SCOPES = ("commun", "sante", "mobilite", "logement")
_BARRIERS = SCOPES[1:]
_AIM, _AGAIN, _LIFE, _BETWEEN = 35, 55, 62, 70
"""Of a hundred things said, up to which number they are which."""

_BY_CARD = 50
"""Of a hundred joinings, how many by a trusted card, once somebody has a new one."""

_ONE_DAY = "2026-01-05"
_OTHERS = 20
"""Of a hundred takings back, how many are of what anybody said."""


def somebody(world: World, *, at_hub: bool = False) -> Desk:
    """Return one of those who hold something of the livret.

    Args:
        world: Where.
        at_hub: Only whoever meets the others there: the person never does.

    Raises:
        NobodyFound: Every machine that held it is lost, or went back to before.
    """
    inside = [one for one in world.inside() if not (at_hub and one.role == PERSON)]
    if not inside:
        raise NobodyFound(wanted=world.livret)
    return world.chance.one_of(inside)


def say(world: World) -> str:
    """Somebody says something, in scopes of its own."""
    desk, words = somebody(world), f"mot-{len(world.authored)}"
    world.write(desk, [_said(world, desk, words)])
    return desk.name


def _said(world: World, desk: Desk, words: str) -> Said:
    drawn, livret = world.chance.below(100), world.livret_at(desk)
    goals = [key[1] for key, _ in livret.each("goal")]
    members = list(livret.team.members)
    if drawn < _AIM:
        return Said(kind="aim_said", content={"words": words})
    if drawn < _AGAIN and goals:
        again = {"words": words, "goal": world.chance.one_of(goals)}
        return Said(kind="goal_set", content=again)
    if _AGAIN <= drawn < _LIFE:
        return Said(kind="life_told", content={"words": words, "on": _ONE_DAY})
    if _LIFE <= drawn < _BETWEEN and members:
        between = [BETWEEN_US + world.chance.one_of(members)]
        return Said(kind="note_added", content={"words": words, "between": between})
    barriers = world.chance.some_of(_BARRIERS)
    return Said(kind="goal_set", content={"words": words, "barriers": barriers})


def join(world: World) -> str:
    """Somebody brings somebody in, with their keys, or by a card of before."""
    desk = somebody(world)
    other = world.chance.one_of(list(world.desks.values()))
    if world.cards and world.chance.happens(_BY_CARD):
        try:
            join_by_card(desk.sharing, world.livret, other.sign)
        finally:
            world.note_what_stands(desk)
    else:
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
    world.ended.add(member.id)
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
        "scopes": sorted(world.chance.some_of((*SCOPES, MY_LIFE))),
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
    """Somebody takes back what they said, or tries to what somebody else did."""
    desk = somebody(world)
    said = world.livret_at(desk).history
    if not world.chance.happens(_OTHERS):
        said = tuple(v for v in said if v.author == desk.sign)
    if not said:
        return ""
    told = {"target": world.chance.one_of(said).id}
    world.write(desk, [Said(kind="retracted", content=told)])
    return desk.name


def erase_words(world: World) -> str:
    """Somebody erases the words of one contribution at their desk."""
    desk = somebody(world)
    worded = [
        one.id
        for one in desk.held(world.livret)
        if one.body is not None
        and not one.body.structural
        and one.body.kind != "agreement_withdrawn"  # it rules the others too
    ]
    if not worded:
        return ""
    gone = world.chance.one_of(worded)
    desk.ctx.log.erase_bodies([gone])
    desk.forgotten.add(gone)
    desk.ctx.forget(world.livret)
    return desk.name


def bury(world: World) -> str:
    """The person, or the lead referent, has the livret erased; others may not."""
    desk = world.machine_of(world.chance.one_of(("amina", "claire")))
    if world.chance.happens(_OTHERS):
        desk = somebody(world)
    if not desk.held(world.livret) or world.livret in desk.purged:
        return ""
    world.write(desk, [Said(kind="tombstone", content={"reason": "asked_by_person"})])
    return desk.name


def erase_at_once(world: World) -> str:
    """Somebody says a last word and erases the livret, before anything of it went.

    Where a tombstone came already, they confirm it here.
    """
    desk = world.machine_of(world.chance.one_of(("amina", "claire")))
    if not desk.held(world.livret) or world.livret in desk.purged:
        return ""
    try:
        if not world.livret_at(desk).erased:
            world.write(desk, [_said(world, desk, f"mot-{len(world.authored)}")])
        erase_livret(desk.sharing, world.livret, ASKED_BY_PERSON, agreed=True)
    finally:
        world.note_what_stands(desk)
        if is_purged(desk.sharing, world.livret):
            desk.purged.add(world.livret)
    return desk.name


def join_two(world: World) -> str:
    """Somebody says that two livrets are hers, in front of her."""
    desk = _who_holds_both(world)
    if desk is None:
        return ""
    try:
        join_livrets(desk.ctx, *world.livrets, agreed=True)
    finally:
        world.note_what_stands(desk)
    return desk.name


def part_two(world: World) -> str:
    """Somebody parts two livrets."""
    desk = _who_holds_both(world)
    if desk is None:
        return ""
    try:
        part_livrets(desk.ctx, *world.livrets)
    finally:
        world.note_what_stands(desk)
    return desk.name


def _who_holds_both(world: World) -> Desk | None:
    both = set(world.livrets)
    if len(both) == 1:
        return None
    holding = [desk for desk in world.desks.values() if both <= desk.disk.held.keys()]
    return world.chance.one_of(holding) if holding else None
