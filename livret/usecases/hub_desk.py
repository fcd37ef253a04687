"""A vault at its hub: joining, which hub is meant, and how things stand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass

from livret.domain.errors import LivretError
from livret.usecases.hub_afar import HubVault
from livret.usecases.hub_closed import Closed, closed_livrets
from livret.usecases.hub_door import HubDoor
from livret.usecases.hub_errors import (
    HubAccessRefused,
    HubInvitationOfAnother,
    HubInvitationSpent,
    HubRightsMissing,
    NoHubJoined,
    NotAtThisHub,
    SeveralHubsJoined,
)
from livret.usecases.hub_joined import JOINED
from livret.usecases.hub_places import went_back
from livret.usecases.hub_stopped import without_stopped
from livret.usecases.ports_hub import Hub, HubLink, HubStanding

_IDS = "hub_ids"
"""The setting that keeps the id of each hub by its place, from when it answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnHub:
    """One livret on the hub.

    Attributes:
        livret: Its id.
        called: How the person wants to be called.
        waiting: How many contributions the hub has not acknowledged.
        behind: How many rows of the hub were not looked at, its own of the last
            push too; -1 while unknown, because the hub does not answer or no
            longer lets it be read.
        gone_back: The hub went back to a copy of before, and lacks some of it,
            which the next push or pull finds out and puts back.
    """

    livret: str
    called: str
    waiting: int
    behind: int
    gone_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HubStatus:
    """How a vault stands with its hub.

    Attributes:
        place: Where the hub is; empty for a vault that joined none.
        hub_key: The owner's key that an invitation is made for.
        reached: Whether it answers now.
        trouble: Why it does not.
        livrets: Those that are on it.
        offered: How many the hub has for this desk that are not here yet.
        closed: Those that it opens here no more, where it answers.
    """

    place: str
    hub_key: str
    reached: bool
    trouble: LivretError | None = None
    livrets: tuple[OnHub, ...] = ()
    offered: int = 0
    closed: tuple[Closed, ...] = ()


def join_hub(vault: HubVault, door: HubDoor, url: str) -> str:
    """Join a hub with the address of an invitation; return its place.

    The password of the invitation is changed at once: whoever saw it on its
    way opens nothing with it.

    Raises:
        HubInvitationSpent: The hub does not know it, or it was used before.
        HubInvitationOfAnother: It was made for another key; it stays good for them.
        BadHubAddress, HubInClear, HubUnreachable, HubNotMade,
        HubOtherVersion: Nothing was changed.
    """
    place = door.place(url)
    try:
        server = vault.at_hub(url).server
    except (HubAccessRefused, HubRightsMissing) as error:
        raise HubInvitationSpent(place=place) from error
    server.close()
    if server.key != vault.ctx.owner.hub_key:
        raise HubInvitationOfAnother(place=place)
    _keep_id(vault, place, server.id)
    kept, fresh = _kept(vault), door.freshened(url)
    # Both are kept before the hub is told: were the power to fail now, one opens.
    vault.set_setting(JOINED, json.dumps({**kept, place: [fresh, url]}))
    door.renew(url, fresh)
    vault.set_setting(JOINED, json.dumps({**kept, place: [fresh]}))
    return place


def move_to_hub(vault: HubVault, door: HubDoor, url: str) -> str:
    """Join a hub and leave any other: a screen knows of one.

    Raises:
        As ``join_hub``.
    """
    place = join_hub(vault, door, url)
    for other in _kept(vault):
        if other != place:
            leave_hub(vault, other)
    return place


def leave_hub(vault: HubVault, place: str) -> None:
    """Forget a hub; what was taken in stays."""
    kept = _kept(vault)
    kept.pop(place, None)
    vault.set_setting(JOINED, json.dumps(kept))


def hub_place(vault: HubVault, door: HubDoor, url: str = "") -> str:
    """Return the place of the hub that is meant.

    Args:
        vault: The open vault.
        door: Reads addresses.
        url: The hub's; empty for the only one that was joined.

    Raises:
        NoHubJoined, SeveralHubsJoined: Which is meant is not known.
        NotAtThisHub: The vault did not join this one.
        BadHubAddress, HubInClear: ``url`` is no address to use.
    """
    kept = _kept(vault)
    if not url:
        if len(kept) != 1:
            raise SeveralHubsJoined if kept else NoHubJoined
        return next(iter(kept))
    place = door.place(url)
    if place not in kept:
        raise NotAtThisHub(place=place)
    return place


def reach_hub(vault: HubVault, door: HubDoor, url: str = "") -> Hub:
    """Reach the hub that is meant; the caller closes its ``server``.

    Raises:
        As ``hub_place``, and HubUnreachable, HubAccessRefused, HubNotMade,
        HubOtherVersion.
    """
    place = hub_place(vault, door, url)
    hub = reach_by(vault, _kept(vault)[place])
    try:
        _keep_id(vault, place, hub.server.id)
        return without_stopped(vault, hub)
    except BaseException:  # the vault was closed while the hub answered
        hub.server.close()
        raise


def ways_to_hub(vault: HubVault, door: HubDoor, url: str = "") -> tuple[str, ...]:
    """Return the addresses by which the hub that is meant may be reached.

    They hold the password of the vault's own role: they are neither shown nor
    logged. What reads the vault ends here, at once; ``reach_by`` may wait.

    Raises:
        As ``hub_place``.
    """
    return tuple(_kept(vault)[hub_place(vault, door, url)])


def known_hub(vault: HubVault, door: HubDoor) -> bytes:
    """Return the id of the only hub that was joined, without asking it.

    Empty where it never answered to a program that kept it.

    Raises:
        As ``hub_place``.
    """
    ids: dict[str, str] = json.loads(vault.setting(_IDS) or "{}")
    return bytes.fromhex(ids.get(hub_place(vault, door), ""))


def _keep_id(vault: HubVault, place: str, hub: bytes) -> None:
    ids: dict[str, str] = json.loads(vault.setting(_IDS) or "{}")
    if ids.get(place) != hub.hex():
        vault.set_setting(_IDS, json.dumps({**ids, place: hub.hex()}))


def reach_by(vault: HubVault, ways: Sequence[str]) -> Hub:
    """Reach a hub by one of its addresses; the caller closes its ``server``.

    It reads no database, so that it may be called from a thread that is not the
    vault's: a line of its own for listening, which asks nothing of ``memory``.

    Raises:
        HubUnreachable, HubAccessRefused, HubNotMade, HubOtherVersion: As said.
    """
    *likely, last = ways
    for address in likely:
        with suppress(HubAccessRefused):
            return vault.at_hub(address)
    return vault.at_hub(last)


def hub_status(vault: HubVault, door: HubDoor, url: str = "") -> HubStatus:
    """Tell how the vault stands with its hub, whether it answers or not.

    Raises:
        NotAtThisHub, BadHubAddress, HubInClear: As ``hub_place``, but that a
            vault that joined none is told so by an empty place.
    """
    hub_key = vault.ctx.owner.hub_key
    if not url and not _kept(vault):
        return HubStatus(place="", hub_key=hub_key, reached=False)
    place = hub_place(vault, door, url)
    try:
        hub = reach_hub(vault, door, url)
        with closing(hub.server):
            there = {one.livret: one for one in hub.server.standings()}
            closed = closed_livrets(vault, hub)
    except LivretError as error:
        return HubStatus(
            place=place,
            hub_key=hub_key,
            reached=False,
            trouble=error,
            livrets=_livrets(vault, {}),
        )
    known = {link.name for link in vault.hub_memory.links()}
    return HubStatus(
        place=place,
        hub_key=hub_key,
        reached=True,
        livrets=_livrets(vault, there),
        offered=len(there.keys() - known),
        closed=closed,
    )


def _livrets(vault: HubVault, there: Mapping[bytes, HubStanding]) -> tuple[OnHub, ...]:
    called = {one.livret: one.called for one in vault.ctx.people.people()}
    return tuple(
        OnHub(
            livret=link.livret,
            called=called.get(link.livret, ""),
            waiting=len(vault.hub_memory.unsent(link.name)),
            behind=_behind(link, there.get(link.name)),
            gone_back=link.name in there and went_back(link, there[link.name]),
        )
        for link in vault.hub_memory.links()
    )


def _behind(link: HubLink, there: HubStanding | None) -> int:
    return -1 if there is None else max(0, there.last - link.cursor)


def _kept(vault: HubVault) -> dict[str, list[str]]:
    told: dict[str, list[str]] = json.loads(vault.setting(JOINED) or "{}")
    return told
