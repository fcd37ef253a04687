"""The keys that a livret knows as the person's: one for each sheet she was given.

Two desks that had not met may each have made her first copy, with a sheet of its
own; or somebody named a key as hers that is not. Nobody can tell but she: what
is closed for her goes to the one whose sheet, or key file, she shows
(``resources/design/decisions/two-sheets.md``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from livret.domain.livret import Livret, Value
from livret.domain.team import PERSON
from livret.usecases.sharing_errors import SeveralSheets


@dataclass(frozen=True, slots=True, kw_only=True)
class HerKey:
    """One key that is named as hers, with which files for her can be closed.

    Attributes:
        sign: Her Ed25519 public key, 64 hex digits.
        age: What files are closed for.
        member: Member id of the person it was named for.
        on: The day on which it was named: that of the sheet.
        by: Name of who named it, as they are called now.
    """

    sign: str
    age: str
    member: str
    on: dt.date
    by: str


def her_keys(read: Livret) -> tuple[HerKey, ...]:
    """Return the keys that stand as hers, the oldest sheet first."""
    people = {one.id: one for one in read.members if one.role == PERSON}
    found: dict[tuple[str, str], HerKey] = {}
    for value in read.history:
        member = people.get(_named(value))
        told = value.content.get("keys", {})
        if member is None or not told.get("age"):
            continue
        pairs = {(one.sign, one.age) for one in member.key_sets}
        if (told["sign"], told["age"]) in pairs:
            found.setdefault(
                (told["sign"], told["age"]),
                HerKey(
                    sign=told["sign"],
                    age=told["age"],
                    member=member.id,
                    on=value.said_on,
                    by=value.author_name,
                ),
            )
    return tuple(sorted(found.values(), key=lambda one: one.on))


def _named(value: Value) -> str:
    if value.kind != "member_joined":
        return ""
    return str(value.content.get("member", value.id))


def require_one(standing: Sequence[HerKey]) -> None:
    """Refuse to choose between several sheets of hers.

    Raises:
        SeveralSheets: There are more than one, and she showed none.
    """
    if len(standing) > 1:
        first, last = standing[0], standing[-1]
        raise SeveralSheets(
            count=len(standing),
            first=first.on,
            first_by=first.by,
            last=last.on,
            last_by=last.by,
        )
