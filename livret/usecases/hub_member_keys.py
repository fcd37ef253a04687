"""The keys that members meet the hub with, as their joinings name them."""

from __future__ import annotations

from collections import defaultdict

from livret.domain.livret import Livret
from livret.domain.team import PERSON


def hub_keys(livret: Livret) -> dict[str, frozenset[str]]:
    """Return the hub keys of each present member who has some, by member id.

    The person has none: her two keys read her copy. She may hold everything, so
    that whoever named her with a hub key of their own would be given everything.
    A key that several members were named with is the first one's, present or not:
    whoever named a guest, or somebody new, with a key of their own would be given
    what is agreed for them, also once they left.
    """
    holders = _holders(livret)
    found = {
        member.id: frozenset(
            keys.hub for keys in member.key_sets if holders.get(keys.hub) == member.id
        )
        for member in livret.members
        if member.role != PERSON
    }
    return {member: keys for member, keys in found.items() if keys}


def _holders(livret: Livret) -> dict[str, str]:
    """Return the member that each hub key was first named for, in the log's order."""
    found: dict[str, str] = {}
    for value in livret.history:
        if value.kind == "member_joined":
            member, told = value.content.get("member", value.id), value.content
        elif value.kind == "livret_opened":
            member, told = value.id, value.content["member"]
        else:
            continue
        hub = told.get("keys", {}).get("hub", "")
        if hub and told["role"] != PERSON:
            found.setdefault(hub, member)
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
