"""Two livrets of one person, joined in front of her; parted again if need be.

Each referent opened one. Both are kept as they are, and read as one where both
say so: the lead referent of each, or the person with her own key.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from livret.domain.joined import are_joined
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.domain.support import lead_of
from livret.usecases.context import Changes, Context, Done
from livret.usecases.errors import LivretErased, NotAllowed
from livret.usecases.livrets import note
from livret.usecases.sharing_errors import NotAgreed, NotJoined, SameLivret
from livret.usecases.writing import Said, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What became of a joining.

    Attributes:
        holds: Both read as one here, now.
        missing: Ids of those whose lead referent has not said yes yet.
    """

    holds: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another livret of the same person, as one of the two tells it.

    Attributes:
        livret: Its id.
        here: Whether this vault holds it.
        said: This livret says that it is joined.
        answered: It says so of this one.
        holds: Both do: they read as one here.
        called: How she is called in it; empty where it is not here.
        opened_on: The day it was opened, or None.
        lead: Who may say yes in it first; empty where nobody knows.
    """

    livret: str
    here: bool
    said: bool
    answered: bool
    holds: bool
    called: str = ""
    opened_on: dt.date | None = None
    lead: str = ""


def beside(ctx: Context, livret: str) -> tuple[Beside, ...]:
    """Return the other livrets that this one, or they, say are joined to it.

    Raises:
        UnknownLivret: No such livret here.
    """
    alone, held = ctx.livret(livret), frozenset(ctx.log.livrets())
    theirs = {there for there, here in ctx.people.links() if here == livret}
    return tuple(
        _beside(ctx, alone, other, here=other in held)
        for other in sorted(alone.joined.keys() | theirs)
    )


def _beside(ctx: Context, alone: Livret, other: str, *, here: bool) -> Beside:
    said = other in alone.joined
    if not here:
        return Beside(livret=other, here=False, said=said, answered=False, holds=False)
    read = ctx.livret(other)
    opened = dt.datetime.fromtimestamp(read.opened_at / 1000, dt.UTC).date()
    return Beside(
        livret=other,
        here=True,
        said=said,
        answered=alone.id in read.joined,
        holds=are_joined(alone, read),
        called=person_of(read).called,
        opened_on=opened if read.opened_at else None,
        lead=lead_name(read),
    )


def lead_name(livret: Livret) -> str:
    """Return whom to turn to first; who opened the livret where nobody was named."""
    lead = lead_of(livret)
    if lead is not None:
        return lead.name
    return livret.history[0].author_name if livret.history else ""


def join_livrets(
    ctx: Context, one: str, other: str, *, agreed: bool, words: str = ""
) -> Done[Joined]:
    """Say that two livrets are of the same person, wherever the owner may.

    The other lead referent does the same at their desk; nothing is lost
    meanwhile. The journal of each tells it, and that she said yes.

    Args:
        ctx: The open vault.
        one: The livret in which her words about it are kept.
        other: The other one.
        agreed: She is there and said yes.
        words: What she says about it, possibly empty.

    Raises:
        NotAgreed: She did not say yes; nothing was written.
        SameLivret: It is twice the same.
        UnknownLivret: One of them is not here.
        LivretErased: One of them was erased.
        NotAllowed: The owner leads neither.
    """
    if not agreed:
        raise NotAgreed
    both = _both(ctx, one, other)
    told = [
        here
        for here, there in (both, both[::-1])
        if there not in ctx.livret(here).joined and _joins(ctx, here, there)
    ]
    missing = tuple(
        here
        for here, there in (both, both[::-1])
        if there not in ctx.livret(here).joined
    )
    if set(missing) == set(both):
        raise NotAllowed(reason="no_right")
    _tell(ctx, "joined", told, words)
    holds = are_joined(ctx.livret(one), ctx.livret(other))
    return Done(Joined(holds=holds, missing=missing), _touched(one, other))


def part_livrets(ctx: Context, one: str, other: str, words: str = "") -> Done[None]:
    """Part two livrets that were joined, wherever the owner may.

    Args:
        ctx: The open vault.
        one: The livret in which her words about it are kept.
        other: The other one.
        words: What she says about it, possibly empty.

    Raises:
        NotJoined: They are not.
        UnknownLivret: One of them is not here.
        NotAllowed: The owner leads neither.
    """
    both = _both(ctx, one, other)
    joined = [
        (here, there)
        for here, there in (both, both[::-1])
        if there in ctx.livret(here).joined
    ]
    if not joined:
        raise NotJoined
    parted = [
        here
        for here, there in joined
        if _said(ctx, here, "livrets_parted", {"livret": there})
    ]
    if not parted:
        raise NotAllowed(reason="no_right")
    _tell(ctx, "parted", parted, words)
    return Done(None, _touched(one, other))


def _tell(ctx: Context, what: str, where: Sequence[str], words: str) -> None:
    """Keep what was done for her to read, and what she said of it."""
    for livret in where:
        note(ctx, livret, what)
    if where and words.strip():
        content = {"words": words.strip(), "about": "other"}
        said = Said(kind="note_added", voice="personne", content=content)
        write(ctx, where[0], [said])


def _both(ctx: Context, one: str, other: str) -> tuple[str, str]:
    if one == other:
        raise SameLivret
    for each in (one, other):
        if ctx.livret(each).erased:
            raise LivretErased
    return one, other


def _joins(ctx: Context, here: str, there: str) -> bool:
    heads = list(ctx.livret(there).heads)
    return _said(ctx, here, "livrets_joined", {"livret": there, "heads": heads})


def _said(ctx: Context, here: str, kind: str, content: dict[str, object]) -> bool:
    """Say it in one livret; tell whether the owner may there."""
    try:
        write(ctx, here, [Said(kind=kind, content=content)])
    except NotAllowed:
        return False
    return True


def _touched(*livrets: str) -> Changes:
    return Changes(
        livrets=frozenset(livrets),
        kinds=frozenset({"livrets_joined", "note_added", "journal"}),
    )
