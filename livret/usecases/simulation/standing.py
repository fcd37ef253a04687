"""Whose words stand in a livret: nobody's were silenced, and nobody's came back.

Read from the values and from who had seen what, without the rules of merging.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from livret.domain.ancestry import Ancestry, ancestry
from livret.domain.contribution import Verified
from livret.domain.kinds import KINDS, Merge
from livret.domain.livret import Livret, Standing, Value
from livret.domain.team import PERSON

_KEPT = frozenset({Merge.VOICED, Merge.JOINT, Merge.SET})
_LEAVING = "member_left"
_TEAM = frozenset({"member_joined", _LEAVING})
"""Rules of their own say which of them a leaving cuts off: others built on them."""


def check_voices(held: Sequence[Verified], livret: Livret) -> list[str]:
    """Return what does not hold of the voices of a livret that is held whole.

    Args:
        held: Everything that anybody holds of it.
        livret: What is read of it.
    """
    order = ancestry(held)
    by_id = {value.id: value for value in livret.history}
    found = ["a voice was silenced"] * any(_silenced(order, livret, by_id))
    if any(_after_leaving(order, livret)):
        found.append("words after leaving count")
    if livret.erased and not _may_erase(order, livret):
        found.append("a livret was erased by who has no right to")
    return found


def _silenced(
    order: Ancestry, livret: Livret, by_id: Mapping[str, Value]
) -> Iterator[str]:
    """Give what stands nowhere, and was not answered by one who may.

    Whoever answers had seen it. Words of one voice are answered by who typed
    them, and what the person wrote herself by her key; a thing of its own by
    nobody. Words are taken back by who typed them alone.
    """
    standing = {value.id for values in livret.slots.values() for value in values}
    gone = {
        value.content["target"]
        for value in livret.history
        if value.kind == "retracted"
        and value.content["target"] in by_id
        and by_id[value.content["target"]].author == value.author
    }
    places: dict[tuple[str, ...], list[Value]] = {}
    for value in livret.history:
        kind = KINDS.get(value.kind)
        if kind is not None and kind.merge in _KEPT:
            for key in kind.place(value.id, value.voice, value.content):
                places.setdefault(key, []).append(value)
    for values in places.values():
        for one in values:
            if one.id not in standing | gone and not any(
                _answers(order, other, one) for other in values if other is not one
            ):
                yield one.id


def _answers(order: Ancestry, other: Value, one: Value) -> bool:
    merge = KINDS[one.kind].merge
    hers = one.standing is Standing.OWN and one.voice == "personne"
    if merge is Merge.SET:
        return False
    if (merge is Merge.VOICED or hers) and other.author != one.author:
        return False
    return order.had_seen(order.index[other.id], order.index[one.id])


def _after_leaving(order: Ancestry, livret: Livret) -> Iterator[str]:
    """Give words of who left that no leaving of theirs had seen, nor was adopted."""
    gone = {
        key: members
        for key, members in places_of(livret).items()
        if key not in livret.team.by_key
    }
    if not gone:
        return
    adopted = {
        target
        for value in livret.history
        if value.kind == "adopted"
        for target in value.content["targets"]
    }
    seen = {key: _seen_at_leaving(order, ids, key) for key, ids in gone.items()}
    for value in livret.history:
        ends = value.author not in gone or value.kind in _TEAM
        if ends or value.id in adopted:
            continue
        if not seen[value.author] >> order.index[value.id] & 1:
            yield value.id


def places_of(livret: Livret) -> dict[str, set[str]]:
    """Return the members that each signing key is or was of, as joinings say."""
    found: dict[str, set[str]] = {}
    for value in livret.history:
        if value.kind == "livret_opened":
            found.setdefault(value.author, set()).add(value.id)
        elif value.kind == "member_joined" and "keys" in value.content:
            member = value.content.get("member", value.id)
            found.setdefault(value.content["keys"]["sign"], set()).add(member)
    return found


def _seen_at_leaving(order: Ancestry, members: set[str], key: str) -> int:
    """Return, as bits, what any leaving of theirs under a key left them."""
    bits = 0
    for one in order.ordered:
        body = one.body
        if body is None or body.kind != _LEAVING or one.problem:
            continue
        ends = body.content.get("key") != key
        if ends and body.content["member"] in members:
            bits |= order.closure(body.content["heads"])
    return bits


def _may_erase(order: Ancestry, livret: Livret) -> bool:
    """Tell whether the person, or who leads, asked for it; in no world that moves."""
    root = order.ordered[0]
    leads = {root.header.author}
    leads |= {
        value.content["keys"]["sign"]
        for value in livret.history
        if value.kind == "member_joined"
        and value.content.get("member") == root.id
        and "keys" in value.content
    }
    # Two who had not met may each have named her.
    people = (one for one in livret.team.members.values() if one.role == PERSON)
    hers = {key for one in people for key in one.keys}
    asked = {v.author for v in livret.history if v.kind == "tombstone"}
    return bool(asked & {*leads, *hers})
