"""Which keys that a server shows are believed, and who was seen to hold them.

Grants stand on the server. One that hid the grant by which somebody was given a
key, and went back to before they left, would have words sealed under a key that
they hold. So each desk remembers the latest epoch that it saw, and to whom the
keys of it were given; it seals under none of an earlier one again. It remembers
besides who took part: of a livret that was erased since, nothing else tells.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from livret.domain.livret import Livret
from livret.usecases.hub_keyring import Desk, Keyring
from livret.usecases.hub_member_keys import hub_keys
from livret.usecases.ports_hub_memory import HubHeldKeys


def remembered(memory: HubHeldKeys, name: bytes, ring: Keyring, desk: Desk) -> Keyring:
    """Return keys, each with who was ever seen to hold it; remember who does.

    Args:
        memory: Of the vault.
        name: The livret's opaque name.
        ring: Its keys, as the server shows them.
        desk: Who took part: an epoch that only a stranger tells of is none.
    """
    known = memory.holders(name)
    whole = {one: replace(key, seen=known.of(one.check)) for one, key in ring.items()}
    ours = {one: key for one, key in whole.items() if key.makers <= desk.ever}
    latest = max([known.epoch, *(one.epoch for one in ours)])
    now = {one.check: key.ever for one, key in ours.items() if one.epoch == latest}
    if latest == known.epoch:  # of what is hidden now, it is kept
        now = {**known.held, **now}
    told = replace(known, epoch=latest, held=now, makers=frozenset(desk.own))
    if told != known:
        memory.keep_holders(name, told)
    return whole


def remember_makers(memory: HubHeldKeys, name: bytes, livret: Livret) -> None:
    """Remember who takes part, as a livret that came just now says.

    Once it is erased here nobody can tell: what its tombstone is sealed under may
    be made by then, by somebody of whom this desk only read.
    """
    keys = hub_keys(livret)
    present = frozenset(
        sign for one in livret.members if one.id in keys for sign in one.keys
    )
    known = memory.holders(name)
    if present and known.makers != present:
        memory.keep_holders(name, replace(known, makers=present))


def until(ring: Keyring, epoch: int) -> Keyring:
    """Return the keys that the hub has come to.

    A grant that tells of a later epoch than the one that seals is none of an honest
    member: whoever believed it would never seal again, for epochs only grow.
    """
    return {name: key for name, key in ring.items() if name.epoch <= epoch}


def made_by(ring: Keyring, makers: Collection[str]) -> Keyring:
    """Return the keys that only these made: a server slips in none of its own.

    Args:
        ring: Keys, as the server shows them.
        makers: Signing keys of present members.
    """
    return {one: key for one, key in ring.items() if key.makers <= set(makers)}


def seen_only(memory: HubHeldKeys, ring: Keyring, name: bytes) -> Keyring:
    """Return the keys that were seen while it was known who takes part, or theirs.

    For a livret that is here no more: those that were noted, and those that only
    they made since. All of them where none was ever noted: an older program did not.
    """
    known = memory.holders(name)
    if not known.held and not known.makers:
        return ring
    theirs = made_by(ring, known.makers)
    return {
        one: key
        for one, key in ring.items()
        if one.check in known.held or one in theirs
    }
