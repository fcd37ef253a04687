"""What each joining and leaving was: an arrival, a return, a change, a change of key.

Somebody whose key changed leaves under the old one and joins under the new one:
two contributions, and one person.
"""

from __future__ import annotations

from livret.domain.livret import Livret, Value

BACK, CHANGED, KEY = "back", "changed", "key"
"""They came back; something else is told of them; their key changed."""

_JOINED, _LEFT = "member_joined", "member_left"
_TEAM = frozenset({_JOINED, _LEFT})


def turns_of(livret: Livret) -> dict[str, str]:
    """Return, by contribution, what a joining or leaving was.

    An arrival and a departure have no entry: they are what their kind says.
    """
    known: set[str] = set()
    present: set[str] = set()
    going_on: set[tuple[str, str]] = set()
    found: dict[str, str] = {}
    for value in livret.history:
        if value.kind == "livret_opened":
            known.add(value.id)
            present.add(value.id)
        if value.kind not in _TEAM:
            continue
        member = str(value.content.get("member", value.id))
        if value.kind == _LEFT:
            if "key" in value.content:
                going_on.add((member, value.content["key"]))
                found[value.id] = KEY
            else:
                present.discard(member)
            continue
        key = value.content.get("keys", {}).get("sign", "")
        if (member, key) in going_on:
            found[value.id] = KEY
        elif member in known:
            found[value.id] = CHANGED if member in present else BACK
        known.add(member)
        present.add(member)
    return found


def told_once(livret: Livret) -> tuple[Value, ...]:
    """Return the history, each change of key once: by what put the new one in place."""
    turns = turns_of(livret)
    put = {
        value.content["member"]
        for value in livret.history
        if value.kind == _JOINED and turns.get(value.id) == KEY
    }
    return tuple(
        value
        for value in livret.history
        if value.kind != _LEFT
        or turns.get(value.id) != KEY
        or value.content["member"] not in put
    )
