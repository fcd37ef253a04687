"""The keys that a livret knows as the person's: one for each sheet she was given.

Two desks that had not met may each have made her first copy, with a sheet of its
own; or somebody named a key as hers that is not. Nobody can tell but she: what
is closed for her goes to the one whose sheet, or key file, she shows
(``resources/design/decisions/two-sheets.md``). One that this desk did not name
itself is shown here once, also where it is the only one; that it was is said in
the livret (``resources/design/decisions/her-first-key.md``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from livret.domain.livret import Livret, Value
from livret.domain.team import PERSON
from livret.usecases.archive_errors import LivretPutAside
from livret.usecases.context import Context
from livret.usecases.errors import LivretErased, LivretReadOnly, NotAllowed
from livret.usecases.sharing_errors import SeveralSheets, SheetNotShown
from livret.usecases.writing import Said, write


@dataclass(frozen=True, slots=True, kw_only=True)
class HerKey:
    """One key that is named as hers, with which files for her can be closed.

    Attributes:
        sign: Her Ed25519 public key, 64 hex digits.
        age: What files are closed for.
        member: Member id of the person it was named for.
        on: The day on which it was named: that of the sheet.
        by: Name of who named it first, as they are called now.
        seen_by: Signing keys of everybody who named it: in front of each of
            them it was made, or shown.
    """

    sign: str
    age: str
    member: str
    on: dt.date
    by: str
    seen_by: frozenset[str] = frozenset()


def her_keys(read: Livret) -> tuple[HerKey, ...]:
    """Return the keys that stand as hers, the oldest sheet first."""
    people = {one.id: one for one in read.members if one.role == PERSON}
    found: dict[tuple[str, str], HerKey] = {}
    for value in read.history:
        member = people.get(_named(value))
        told = value.content.get("keys", {})
        if member is None or not told.get("age"):
            continue
        pair = (told["sign"], told["age"])
        if pair not in {(one.sign, one.age) for one in member.key_sets}:
            continue
        first = found.get(pair) or HerKey(
            sign=told["sign"],
            age=told["age"],
            member=member.id,
            on=value.said_on,
            by=value.author_name,
        )
        found[pair] = replace(first, seen_by=first.seen_by | {value.author})
    return tuple(sorted(found.values(), key=lambda one: one.on))


def _named(value: Value) -> str:
    if value.kind != "member_joined":
        return ""
    return str(value.content.get("member", value.id))


def require_one(standing: Sequence[HerKey], desk: str) -> None:
    """Refuse to choose a key of hers of which she showed no sheet.

    Args:
        standing: What stands as hers.
        desk: Signing key of who sits here.

    Raises:
        SeveralSheets: There are more than one.
        SheetNotShown: The only one was named elsewhere, and never shown here.
    """
    first, last = standing[0], standing[-1]
    if len(standing) > 1:
        raise SeveralSheets(
            count=len(standing),
            first=first.on,
            first_by=first.by,
            last=last.on,
            last_by=last.by,
        )
    if desk not in first.seen_by:
        raise SheetNotShown(on=first.on, by=first.by)


def say_shown(ctx: Context, livret: str, sign: str) -> None:
    """Say in the livret that she showed here a key that somebody else named.

    The same keys are named again: no program reads a new key in it, and everybody
    sees in front of whom she showed them. Nothing is said where it was already,
    or where this desk reads the livret and may write nothing in it.

    Args:
        ctx: The open vault.
        livret: Which.
        sign: Her public key, proved by what only she has.
    """
    read, desk = ctx.livret(livret), ctx.signer.public_key
    named = next((one for one in her_keys(read) if one.sign == sign), None)
    if named is None or desk in named.seen_by:
        return
    person = read.team.members[named.member]
    keys = {"sign": named.sign, "age": named.age}
    told = {"name": person.name, "role": PERSON, "keys": keys, "member": person.id}
    with suppress(NotAllowed, LivretReadOnly, LivretErased, LivretPutAside):
        write(ctx, livret, [Said(kind="member_joined", content=told)])
