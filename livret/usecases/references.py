"""What one contribution says of others: ids, names of the same list, voices.

An item of ``livret say`` may name an earlier one (``"goal": "@kitchen"``);
every id must be that of the right sort of thing in this livret. Only fields
that hold references are looked at: her words may well start with "@".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from livret.domain.voices import OTHER_VOICE
from livret.usecases.errors import UnknownReference

NAMED_BY: Mapping[str, str] = {
    "diagnosis": "diagnosis_opened",
    "goal": "goal_set",
    "action": "action_agreed",
    "strength": "strength_recognised",
    "skill": "skill_recognised",
    "note": "note_added",
    "member": "member_joined",
    "agreement": "agreement_given",
    "meeting": "meeting_planned",
    "held": "meeting_held",
    "contact": "contact_made",
    "life": "life_told",
    "event": "event_noted",
    "referral": "referral_made",
    "project": "project_said",
    "contract": "contract_noted",
    "document": "document_frozen",
    "review": "review_opened",
    "handover": "handover_made",
}
"""Fields that hold the id of one thing, and the kind that makes such a thing."""

ANYTHING = "target"
"""A field (and each item of ``targets``) that may name any contribution."""

ONE_ID = frozenset({*NAMED_BY, ANYTHING})

WORDS = frozenset({("referral_made", "contact"), ("project_said", "contract")})
"""Fields that hold words under the name of a reference: whom to call in a
service, the sort of contract that is looked for."""

_IN_LISTS = (
    ("reasons", "voice"),
    ("present", "voice"),
    ("present", "member"),
    ("lines", "voice"),
)
"""Lists whose items hold a reference: (field, field of the item)."""

_HOLDING = frozenset({"targets", "recipient", "to", "who", *dict(_IN_LISTS)})
"""Fields that hold references further in."""

Change = Callable[[str, str, str], str]
"""From (field, text, path) to the text that takes its place; may refuse."""


def rewritten(content: Mapping[str, Any], change: Change, kind: str) -> dict[str, Any]:
    """Return a content of a kind with each of its references replaced.

    What is not text stays as it is: the kind's own check names it later.
    """
    made = dict(content)
    for name, value in content.items():
        if name in ONE_ID and (kind, name) not in WORDS and isinstance(value, str):
            made[name] = change(name, value, name)
    if _HOLDING.isdisjoint(content):
        return made
    if isinstance(content.get("targets"), (list, tuple)):
        made["targets"] = [
            change(ANYTHING, one, f"targets[{i}]") if isinstance(one, str) else one
            for i, one in enumerate(content["targets"])
        ]
    _within(made, "recipient", "member", change)
    _within(made, "to", "member", change)
    _within(made, "who", "voice", change)
    for outer, inner in _IN_LISTS:
        if isinstance(content.get(outer), (list, tuple)):
            made[outer] = [
                _one_within(one, inner, f"{outer}[{i}]", change)
                for i, one in enumerate(made[outer])
            ]
    return made


def _within(made: dict[str, Any], outer: str, inner: str, change: Change) -> None:
    if outer in made:
        made[outer] = _one_within(made[outer], inner, outer, change)


def _one_within(value: Any, inner: str, path: str, change: Change) -> Any:
    if not isinstance(value, Mapping) or not isinstance(value.get(inner), str):
        return value
    text, where = value[inner], f"{path}.{inner}"
    if inner == "voice":
        return {**value, inner: changed_voice(text, where, change)}
    return {**value, inner: change(inner, text, where)}


def changed_voice(voice: str, path: str, change: Change) -> str:
    """Return a voice with the member it names, if any, replaced."""
    if not voice.startswith(OTHER_VOICE):
        return voice
    return OTHER_VOICE + change("voice", voice.removeprefix(OTHER_VOICE), path)


def resolved(
    content: Mapping[str, Any], names: Mapping[str, str], path: str, kind: str
) -> dict[str, Any]:
    """Return a content with every ``@name`` replaced by its id.

    Raises:
        UnknownReference: No earlier item has that name.
    """
    return rewritten(content, _by_name(names, path), kind)


def resolved_voice(voice: str, names: Mapping[str, str], path: str) -> str:
    """Return a voice with an ``@name`` replaced by its id.

    Raises:
        UnknownReference: No earlier item has that name.
    """
    if not voice.startswith(OTHER_VOICE):  # as nearly every one
        return voice
    return changed_voice(voice, "voice", _by_name(names, path))


def _by_name(names: Mapping[str, str], outer: str) -> Change:
    def change(_name: str, text: str, path: str) -> str:
        if not text.startswith("@"):
            return text
        if text[1:] not in names:
            raise UnknownReference(path=at(outer, path))
        return names[text[1:]]

    return change


def at(path: str, name: str) -> str:
    """Return the path of a field under ``path``, which may be empty."""
    return f"{path}.{name}" if path else name
