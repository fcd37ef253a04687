"""Whether a hub still holds what it held: it may have gone back to a copy."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from livret.usecases.ports_hub import (
    HubLink,
    HubMemory,
    HubOutcome,
    HubServer,
    HubStanding,
)

At = tuple[bytes, int]
"""An opaque name of a livret, and the number of a row in it."""


def places_of(link: HubLink | None, there: HubStanding) -> tuple[At, ...]:
    """Return the rows by which a hub that went back is told from one that did not."""
    if link is None or not link.livret or went_back(link, there):
        return ()
    return tuple((link.name, seq) for seq in (link.cursor, link.sent) if seq)


def has_lost(link: HubLink, there: HubStanding, found: Mapping[At, bytes]) -> bool:
    """Tell whether a hub went back: to an older copy, or another's writes."""
    if not link.livret:
        return False
    return went_back(link, there) or any(
        seq and found.get((link.name, seq), name) != name
        for seq, name in ((link.cursor, link.at_cursor), (link.sent, link.at_sent))
    )


def grants_unless_lost(
    server: HubServer, link: HubLink, there: HubStanding
) -> tuple[bytes, ...] | None:
    """Return a livret's grants, or None where the hub went back: before a push.

    A push moves the last place: were it not asked first, what was pushed before
    the last push, and lost, would stay unsent. Grants are read for every push, and
    the places come with them: one way there and back, as if nothing were asked.
    """
    places = places_of(link, there)
    said, ids = server.grants_and_ids(link.name, [seq for _, seq in places])
    found = dict(zip(places, ids, strict=True))
    return None if has_lost(link, there, found) else said


def went_back(link: HubLink, there: HubStanding) -> bool:
    """Tell at once whether a hub went back; ``has_lost`` asks it more."""
    return link.epoch > there.epoch or max(link.cursor, link.sent) > there.last


def start_again(memory: HubMemory, link: HubLink) -> HubLink:
    """Forget what a hub that went back had of a livret: all of it waits again.

    Args:
        memory: Of the vault.
        link: What was known of the livret on the hub.

    Returns:
        What is known from now on.
    """
    memory.start_again(link.name)
    return HubLink(name=link.name, livret=link.livret, scope_key=link.scope_key)


def keep_sent(
    memory: HubMemory,
    link: HubLink,
    outcome: HubOutcome,
    told: Sequence[tuple[str, bool]],
) -> HubLink:
    """Note what the hub acknowledged, and by which row its going back is seen.

    The one way to note it: were the row left out, a hub that went back without
    what was pushed would never be pushed it again.

    Args:
        memory: Of the vault.
        link: What is known of the livret on the hub.
        outcome: What the hub answered.
        told: Ids of what it keeps, each with whether its body went.

    Returns:
        What is known from now on.
    """
    known = replace(link, sent=outcome.last, at_sent=outcome.at_last)
    memory.keep_link(known, told)
    return known


def grants_digest(said: Sequence[bytes]) -> bytes:
    """Return the digest of grants, oldest first: of the digests of each, 32 bytes.

    Their number comes again on a hub that went back; this does not.
    """
    each = b"".join(hashlib.sha256(one).digest() for one in said)
    return hashlib.sha256(each).digest()
