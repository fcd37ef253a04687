"""Describing the person: what she is called, how to reach her, the rest.

Nothing is mandatory, and everything may be taken back. Only what changed is
said, so that what somebody else wrote meanwhile on another detail stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.kind_fields import PERSON_DESCRIBED
from livret.domain.person import Person, person_of
from livret.usecases.context import Context, Done
from livret.usecases.errors import NameNeeded
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

REMOVED = "removed"
"""The field that names the details taken away."""

DETAILS = tuple(name for name in PERSON_DESCRIBED.fields if name != REMOVED)
"""Every detail there is, ``called`` first."""

_NAMES = ("called", "first_name", "last_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribePerson:
    """What is to stand from now on.

    Attributes:
        livret: Which.
        details: Value by name (fields of ``person_described``); an empty one
            takes the detail away, one that is not named is left alone.
        place: The draft that these words were typed in, if any; it is
            forgotten once they are said.
    """

    livret: str
    details: Mapping[str, Any]
    place: str = ""


def describe_person(ctx: Context, command: DescribePerson) -> Done[str]:
    """Say what changed; return the contribution's id, empty when nothing did.

    A new name replaces the old one everywhere but in signed papers.

    Raises:
        NameNeeded: Nothing would be left to find this livret by.
        InvalidField: A detail that cannot be kept, with its path.
        LivretError: As ``say_items``.
    """
    livret = command.livret
    person = person_of(ctx.together(livret))
    content = changes_of(person, command.details)
    _check_findable(ctx, livret, person, content)
    if not content:
        ctx.drafts.drop(livret, command.place)
        return Done("")
    said = Said(kind="person_described", voice="personne", content=content)
    done = say_items(ctx, livret, [said])
    ctx.drafts.drop(livret, command.place)
    return Done(done.value[0], done.changes)


def changes_of(person: Person, details: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content that makes ``details`` stand, without what stands.

    Two texts written at the same time are both there until one is chosen:
    choosing is a change.
    """
    content: dict[str, Any] = {}
    removed = []
    for name, value in details.items():
        standing = person.each(name)
        if not value:
            removed += [name] if standing else []
        elif standing != (value,) or len(person.standing(name)) > 1:
            content[name] = value
    if removed:
        content[REMOVED] = sorted(removed)
    return content


def _check_findable(
    ctx: Context, livret: str, person: Person, content: Mapping[str, Any]
) -> None:
    """Refuse to leave a livret that nobody could find again."""
    removed = content.get(REMOVED, ())
    if not person.called or not set(_NAMES).intersection(removed):
        return
    left = [
        name
        for name in _NAMES
        if content.get(name) or (name not in removed and person.each(name))
    ]
    if not left and not ctx.private_lines.private_line(livret):
        raise NameNeeded
