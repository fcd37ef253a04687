"""Livrets that the hub opens to this desk no more: which, and since when it is known.

The server says nothing of it: a livret that was taken from a desk is not there
for it any more. So the day is the one on which this desk first found it closed.
It is a fact of this desk, and kept in a small text of the vault.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from livret.domain.hub_grants import Names
from livret.usecases.hub_afar import HubVault
from livret.usecases.ports_hub import Hub, HubLink

_SETTING = "hub_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """One livret that comes here by the hub no more.

    Attributes:
        livret: Its id.
        called: How the person wants to be called.
        since: The day on which it was found closed; it may be so for longer.
        left: The vault's owner takes part no more, as this desk knows.
    """

    livret: str
    called: str
    since: dt.date
    left: bool


def note_closed(
    vault: HubVault, hub: Hub, there: Collection[bytes]
) -> Mapping[str, dt.date]:
    """Keep which livrets are closed here; return since when, by id.

    A livret that was erased here is none of them: nobody waits for it.

    Args:
        vault: The open vault.
        hub: The hub, reached.
        there: Names of the livrets that it lets this desk read.
    """
    links = vault.hub_memory.links()
    opened = {link.livret for link in links if link.name in there}
    lost = [one for one in links if one.epoch and one.livret not in opened]
    gone = [one for one in lost if _was_open(vault, hub, one)]
    kept: dict[str, str] = json.loads(vault.setting(_SETTING) or "{}")
    others = {one.name.hex() for one in lost} - {one.name.hex() for one in gone}
    today = vault.ctx.clock.today().isoformat()
    told = {name: day for name, day in kept.items() if name in others}
    told |= {one.name.hex(): kept.get(one.name.hex(), today) for one in gone}
    if told != kept:
        vault.set_setting(_SETTING, json.dumps(told, sort_keys=True))
    return {one.livret: dt.date.fromisoformat(told[one.name.hex()]) for one in gone}


def closed_livrets(vault: HubVault, hub: Hub) -> tuple[Closed, ...]:
    """Return what the hub opens here no more, the longest closed first."""
    there = {one.livret for one in hub.server.standings()}
    since = note_closed(vault, hub, there)
    if not since:
        return ()
    called = {one.livret: one.called for one in vault.ctx.people.people()}
    return tuple(
        Closed(
            livret=livret,
            called=called.get(livret, ""),
            since=day,
            left=took_leave(vault, livret),
        )
        for livret, day in sorted(since.items(), key=lambda one: (one[1], one[0]))
    )


def took_leave(vault: HubVault, livret: str) -> bool:
    """Tell whether the vault's owner takes part no more, as this desk knows."""
    return vault.ctx.signer.public_key not in vault.ctx.livret(livret).team.by_key


def _was_open(vault: HubVault, hub: Hub, link: HubLink) -> bool:
    """Tell whether a livret is of this hub, and still one here."""
    named = Names(link.scope_key, hub.server.id).livret(link.livret) == link.name
    return named and bool(vault.ctx.livret(link.livret).scope_key)
