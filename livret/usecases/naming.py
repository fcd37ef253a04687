"""A changed name replaces the old one everywhere but in signed bytes (practice 5).

The fold names who spoke and who wrote by their present names. Names also stand
inside what was said: who was there, who was to sign, what she was called
before. Whoever reads a livret out reads these by the present names too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from livret.domain.livret import Livret, Value
from livret.domain.person import person_of
from livret.domain.team import PERSON
from livret.usecases.ports import JournalEntry

NAMES = ("called", "first_name", "last_name")
"""Details of the person that are always those of today."""


def names_now(livret: Livret) -> dict[str, str]:
    """Return the present name of everybody who takes or took part, by member id.

    The person is named under her voice too: she need not be among the members.
    """
    names = {one.id: one.name for one in livret.team.members.values()}
    return {PERSON: person_of(livret).called, **names}


def who_now(livret: Livret, entry: JournalEntry) -> str:
    """Return the present name of who is told of in the journal."""
    for member in livret.team.members.values():
        if entry.who in member.keys:
            return member.name
    return entry.who_name


def with_present_names(livret: Livret) -> Livret:
    """Return the livret in which no former name of hers is told."""
    person = person_of(livret)
    standing = {name: person.each(name) for name in NAMES}

    def now(value: Value) -> Value:
        content = {
            name: told
            for name, told in value.content.items()
            if value.kind != "person_described"
            or name not in standing
            or told in standing[name]
        }
        content = _renamed(content, person.called)
        return value if content == value.content else replace(value, content=content)

    return replace(
        livret,
        slots={key: tuple(map(now, values)) for key, values in livret.slots.items()},
        history=tuple(map(now, livret.history)),
    )


def named_as_today(known: Livret, today: Livret) -> Livret:
    """Return a livret as it was known on a day, with her names of today.

    Args:
        known: Folded with ``names_now(today)``.
        today: The same livret, with everything.
    """
    slots = {
        key: values
        for key, values in known.slots.items()
        if not (key[0] == "detail" and key[1] in NAMES)
    }
    for name in NAMES:
        values = today.at("detail", name)
        if values and known.history:
            slots["detail", name] = values
    return replace(known, slots=slots)


def _renamed(told: Any, called: str) -> Any:
    """Return JSON values in which the person is named as she is called now."""
    if isinstance(told, list | tuple):
        return type(told)(_renamed(one, called) for one in told)
    if not isinstance(told, Mapping):
        return told
    plain = {name: _renamed(one, called) for name, one in told.items()}
    hers = PERSON in (plain.get("voice"), plain.get("role"))
    if hers and called and isinstance(plain.get("name"), str):
        plain["name"] = called
    return plain
