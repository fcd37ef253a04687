"""Whose every signing key was, also one that another replaced since."""

from __future__ import annotations

from livret.domain.ancestry import Ancestry
from livret.domain.livret import Livret


def keys_ever(livret: Livret) -> dict[str, str]:
    """Return the member id of each signing key that has or had a place.

    A team tells only the keys that somebody has now, or had when they left. What
    was written under a former key keeps its author, and what was sealed by it is
    still to be read. What was set aside gave nobody a place.
    """
    found: dict[str, str] = {}
    for value in livret.history:
        if value.kind == "livret_opened":
            found.setdefault(value.author, value.id)
        elif value.kind == "member_joined" and "keys" in value.content:
            member = value.content.get("member", value.id)
            found.setdefault(value.content["keys"]["sign"], member)
    return found


def keys_replaced(livret: Livret, order: Ancestry) -> frozenset[str]:
    """Return the keys in whose place somebody who saw them there put another.

    Not those that were put back since by somebody who saw that; nor those that a
    change of key ended whose author did not know of them: two who put different
    new keys in one place have replaced neither.

    Args:
        livret: Which.
        order: Who had seen what in it.
    """
    joins: list[tuple[str, str, int]] = []
    changes: list[tuple[str, str, int]] = []
    for value in livret.history:
        at = order.index[value.id]
        if value.kind == "livret_opened":
            joins.append((value.id, value.author, at))
        elif value.kind == "member_joined" and "keys" in value.content:
            member = value.content.get("member", value.id)
            joins.append((member, value.content["keys"]["sign"], at))
        elif value.kind == "member_left" and "key" in value.content:
            changes.append((value.content["member"], value.content["key"], at))
    ended = [
        (member, key, later)
        for member, key, at in joins
        for whose, new, later in changes
        if whose == member and new != key and order.had_seen(later, at)
    ]
    return frozenset(
        key
        for member, key, later in ended
        if not any(
            (whose, again) == (member, key) and order.had_seen(at, later)
            for whose, again, at in joins
        )
    )
