"""What is kept of a livret without counting: set aside, or waiting for an ancestor.

Nothing that came is thrown away. What somebody wrote after their departure
stays aside until a member who remains takes it up (``log.md`` 3.3).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from livret.domain.contribution import Verified
from livret.domain.instants import moment_of
from livret.domain.keys_ever import keys_ever
from livret.domain.livret import Livret, SetAside
from livret.domain.team import Member
from livret.usecases.context import Context, Done
from livret.usecases.errors import NotAllowed, UnknownReference
from livret.usecases.writing import Said, write

_BEGINNING = 160
"""Letters by which one tells one thing from another."""


AFTER_LEAVING = "after_leaving"
"""The one reason for which something may be taken up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Something that is kept and does not count.

    Attributes:
        id: Id of the contribution.
        reason: A code of ``livret.domain.livret.SetAside``.
        author: Name of who wrote it; empty where nobody here knows the key.
        kind: Its kind, empty where its words are not here.
        words: How it begins, possibly empty.
        said_on: The day it was said, or None.
        adoptable: The owner may take it up; nobody takes up their own.
        former_key: Whoever wrote it takes part, now with another key.
    """

    id: str
    reason: str
    author: str
    kind: str
    words: str
    said_on: dt.date | None
    adoptable: bool
    former_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart:
    """What does not count, and what waits.

    Attributes:
        aside: Set aside, in the order of the log.
        waiting: How many wait for something from before that never came.
        missing: How many things that is.
    """

    aside: tuple[Aside, ...] = ()
    waiting: int = 0
    missing: int = 0


def kept_apart_of(ctx: Context, livret: str) -> KeptApart:
    """Return what is kept of one livret without counting.

    Raises:
        UnknownLivret: No such livret here.
    """
    read = ctx.livret(livret)
    if not read.set_aside and not read.waiting:
        return KeptApart()
    held = {one.id: one for one in ctx.log.read(livret)}
    mine = ctx.signer.public_key
    missing = {one for _, names in read.waiting for one in names}
    return KeptApart(
        aside=tuple(
            _aside(read, one, held.get(one.id), mine) for one in read.set_aside
        ),
        waiting=len(read.waiting),
        missing=len(missing - held.keys()),
    )


def adopt(ctx: Context, livret: str, targets: Sequence[str]) -> Done[str]:
    """Take up what was set aside after somebody left; it counts from now on.

    Args:
        ctx: The open vault.
        livret: Which.
        targets: Ids, or their beginnings.

    Raises:
        UnknownReference: One of them is not aside for that reason.
        NotAllowed: The owner takes no part, or wrote it, with whichever key.
    """
    found = [one for one in kept_apart_of(ctx, livret).aside if _left_behind(one)]
    named = [[one for one in found if one.id.startswith(name)] for name in targets]
    if not named or any(len(ones) != 1 for ones in named):
        raise UnknownReference(path="targets")
    if not all(ones[0].adoptable for ones in named):
        raise NotAllowed(reason="own_words")
    said = Said(kind="adopted", content={"targets": [ones[0].id for ones in named]})
    done = write(ctx, livret, [said])
    return Done(done.value[0], done.changes)


def _left_behind(one: Aside) -> bool:
    return one.reason == AFTER_LEAVING and bool(one.kind)


def _aside(read: Livret, one: SetAside, held: Verified | None, mine: str) -> Aside:
    body = held.body if held is not None else None
    said_on = None
    if body is not None:
        recorded = moment_of(body.recorded_at).date()
        said_on = body.said_on or recorded
    words = body.content.get("words", "") if body is not None else ""
    author, me = _holder(read, one.author), read.team.by_key.get(mine)
    own = one.author == mine or (me is not None and me is author)
    return Aside(
        id=one.id,
        reason=one.reason,
        author=author.name if author is not None else "",
        kind=one.kind,
        words=words[:_BEGINNING] if isinstance(words, str) else "",
        said_on=said_on,
        adoptable=one.reason == AFTER_LEAVING and bool(one.kind) and not own,
        former_key=author is not None
        and author.present
        and bool(author.keys)
        and one.author not in author.keys,
    )


def _holder(read: Livret, key: str) -> Member | None:
    """Return whose key it is, or was before it was replaced."""
    known = read.team.by_key.get(key)
    if known is not None:
        return known
    for member in read.team.members.values():
        if key in member.keys:
            return member
    return read.team.members.get(keys_ever(read).get(key, ""))
