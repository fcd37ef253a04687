"""Somebody dishonest in a world: they name another with places of their own.

The log asks whose key a joining names, never whether its holder agreed
(``resources/design/decisions/proof-of-a-key.md``). What whoever is named so may
hold is nothing that may come to the pretender's machine.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from livret.domain.team import PERSON, REFERENT, Member
from livret.usecases.simulation.cards import age_of
from livret.usecases.simulation.said import SCOPES, somebody
from livret.usecases.simulation.world import PEOPLE, World
from livret.usecases.writing import Said

_HER, _THERE = 60, 80
"""Of a hundred, up to which number it is the person, or somebody named before."""

_AGREED = 50
"""Of a hundred, how often the person agreed besides that they hold it."""

_KEY_BYTES, _A_YEAR = 32, 365


def pretend(world: World) -> str:
    """A colleague names somebody with a key of nobody's and their own places."""
    desk = somebody(world, at_hub=True)
    livret, drawn = world.livret_at(desk), world.chance.below(100)
    members = livret.team.members.values()
    open_to_all = [one for one in members if not (one.present and one.keys)]
    hers = [one for one in open_to_all if one.role == PERSON]
    if drawn < _HER:
        told = _as(hers[0]) if hers else {"name": "amina", "role": PERSON}
    elif drawn < _THERE and open_to_all:
        told = _as(world.chance.one_of(open_to_all))
    else:
        name, _, side = world.chance.one_of(
            [one for one in PEOPLE if one[1] == REFERENT]
        )
        told = {"name": name, "role": REFERENT, "side": side}
    sign = world.chance.take(_KEY_BYTES).hex()
    keys = {"sign": sign, "age": age_of(desk.name), "hub": desk.hub_key}
    world.invented.add(sign)
    joining = {**told, "keys": keys}
    said = [Said(kind="member_joined", content=joining, name="they")]
    if world.chance.happens(_AGREED):
        until = (world.time.date() + dt.timedelta(days=_A_YEAR)).isoformat()
        member = told.get("member", "@they")
        recipient = {"name": told["name"], "member": member}
        given = {"recipient": recipient, "scopes": sorted(SCOPES), "until": until}
        content = {**given, "purpose": "Avancer"}
        said.append(Said(kind="agreement_given", content=content))
    world.write(desk, said)
    return f"{desk.name}~{told['name']}"


def _as(member: Member) -> dict[str, Any]:
    told = {"name": member.name, "role": member.role, "member": member.id}
    return {**told, "side": member.side} if member.side else told
