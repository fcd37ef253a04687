"""Livrets of which all is at the hub, for exactly who may hold it: left in peace.

Looking whether something must be pushed reads and folds a livret. That is done
where something changed since the last time: what is held here, the keys at the
hub, or the day, for agreements end by themselves. Once a week it is done anyway.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from livret.domain.agreements import agreements_of
from livret.domain.livret import Livret
from livret.usecases.hub_places import went_back
from livret.usecases.ports_hub import Hub, HubLink, HubStanding
from livret.usecases.ports_hub_memory import HubRest

LONGEST = dt.timedelta(days=6)
"""However a livret stands, it is looked through once a week."""


def restless(
    hub: Hub, there: Mapping[bytes, HubStanding], day: dt.date
) -> tuple[HubLink, ...]:
    """Return what must be looked through before it may be said to be at the hub.

    Args:
        hub: The hub, reached.
        there: What it says of its livrets, by name.
        day: The day agreements are counted on.
    """
    links = hub.memory.links()
    resting = hub.memory.resting()
    still = {
        link.name: resting[link.name].grants
        for link in links
        if _rests(resting.get(link.name), link, there.get(link.name), day)
    }
    # The same number of other grants: a hub that went back, and on from there.
    told = hub.server.grants_digests(list(still)) if still else {}
    return tuple(
        link
        for link in links
        if link.name not in still or still[link.name] != told.get(link.name)
    )


def _rests(
    rest: HubRest | None, link: HubLink, there: HubStanding | None, day: dt.date
) -> bool:
    if rest is None or there is None or went_back(link, there):
        return False
    return rest.epoch == there.epoch and rest.since <= day <= rest.until


def rest_from(
    version: int, folded: Livret, epoch: int, grants: bytes, day: dt.date
) -> HubRest:
    """Return how long a livret may be left in peace from now on.

    Args:
        version: Of what is held, asked before it was read.
        folded: What was read.
        epoch: The hub's, when all of it was there.
        grants: Digest of its grants then.
        day: That day.
    """
    return HubRest(
        version=version,
        epoch=epoch,
        grants=grants,
        since=day,
        until=min((*_ends(folded, day), day + LONGEST)),
    )


def _ends(folded: Livret, day: dt.date) -> Iterable[dt.date]:
    """Give the last days of the agreements that stand."""
    return (one.until for one in agreements_of(folded) if one.until >= day)
