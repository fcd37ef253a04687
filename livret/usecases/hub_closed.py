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
from typing import Any

from livret.domain.hub_grants import Names
from livret.usecases.hub_afar import HubVault
from livret.usecases.ports_hub import Hub

_SETTING = "hub_closed"
"""By name: the day, empty for one that was erased here, and what was held then."""


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
    memory = vault.hub_memory
    links = memory.links()
    opened = {link.livret for link in links if link.name in there}
    lost = [one for one in links if one.epoch and one.livret not in opened]
    kept: dict[str, list[Any]] = json.loads(vault.setting(_SETTING) or "{}")
    today = vault.ctx.clock.today().isoformat()
    told: dict[str, list[Any]] = {}
    found: dict[str, dt.date] = {}
    for link in lost:
        name, version = link.name.hex(), memory.version(link.livret)
        day, seen = kept.get(name, ["", None])
        if Names(link.scope_key, hub.server.id).livret(link.livret) != link.name:
            told |= {name: kept[name]} if name in kept else {}  # at another hub
            continue
        # Read once, and again when something of it changed: who left an
        # organisation has hundreds of them, looked at every minute.
        if seen != version:
            day = (day or today) if _lives(vault, link.livret) else ""
        told[name] = [day, version]
        if day:
            found[link.livret] = dt.date.fromisoformat(day)
    if told != kept:
        vault.set_setting(_SETTING, json.dumps(told, sort_keys=True))
    return found


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


def _lives(vault: HubVault, livret: str) -> bool:
    """Tell whether a livret was not erased here."""
    return bool(vault.ctx.livret(livret).scope_key)
