"""Whose every signing key was, also one that another replaced since."""

from __future__ import annotations

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
