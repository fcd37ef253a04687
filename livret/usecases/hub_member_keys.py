"""The keys that members meet the hub with, as their joinings name them."""

from __future__ import annotations

from collections import defaultdict

from livret.domain.livret import Livret
from livret.domain.team import PERSON


def hub_keys(livret: Livret) -> dict[str, frozenset[str]]:
    """Return the hub keys of each present member who has some, by member id.

    The person has none: her two keys read her copy. She may hold everything, so
    that whoever named her with a hub key of their own would be given everything.
    One that was named beside several signing keys goes with the first of them,
    whoever that is, present or not: whoever named a guest, or somebody new, with
    a place of their own would be given what is agreed for them, also once they left.
    """
    beside = _beside(livret)
    found = {
        member.id: frozenset(
            keys.hub for keys in member.key_sets if beside.get(keys.hub) == keys.sign
        )
        for member in livret.members
        if member.role != PERSON
    }
    return {member: keys for member, keys in found.items() if keys}


def _beside(livret: Livret) -> dict[str, str]:
    """Return the signing key that each hub key was first named with."""
    found: dict[str, str] = {}
    for value in livret.history:
        if value.kind == "member_joined":
            told, sign = value.content, value.content.get("keys", {}).get("sign", "")
        elif value.kind == "livret_opened":
            told, sign = value.content["member"], value.author
        else:
            continue
        hub = told.get("keys", {}).get("hub", "")
        if hub and told["role"] != PERSON:
            found.setdefault(hub, sign)
    return found


def strong_keys(livret: Livret) -> dict[str, str]:
    """Return the ML-KEM key that goes with each hub key that has one.

    A hub key that two members name, or one with two ML-KEM keys, has none:
    whoever named another's with a lattice key of their own would otherwise
    close the hub to them.
    """
    named: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for member in livret.members:
        for keys in member.key_sets:
            if keys.hub:
                named[keys.hub].add((member.id, keys.mlkem))
    found: dict[str, str] = {}
    for hub, said in named.items():
        lattices = {mlkem for _, mlkem in said if mlkem}
        if len(lattices) == 1 and len({member for member, _ in said}) == 1:
            (found[hub],) = lattices
    return found
