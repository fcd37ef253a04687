"""Two livrets of one person, joined in front of her; parted again if need be.

Each referent opened one. Both are kept as they are, and read as one where both
say so: the lead referent of each, or the person with her own key.
"""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.joined import are_joined
from livret.usecases.context import Changes, Context, Done
from livret.usecases.errors import LivretErased, NotAllowed
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


def join_livrets(ctx: Context, one: str, other: str, *, agreed: bool) -> Done[Joined]:
    """Say that two livrets are of the same person, wherever the owner may.

    The other lead referent does the same at their desk; nothing is lost
    meanwhile.

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
    for here, there in (both, both[::-1]):
        if there not in ctx.livret(here).joined:
            _joins(ctx, here, there)
    missing = tuple(
        here
        for here, there in (both, both[::-1])
        if there not in ctx.livret(here).joined
    )
    if set(missing) == set(both):
        raise NotAllowed(reason="no_right")
    holds = are_joined(ctx.livret(one), ctx.livret(other))
    return Done(Joined(holds=holds, missing=missing), _touched(one, other))


def part_livrets(ctx: Context, one: str, other: str) -> Done[None]:
    """Part two livrets that were joined, wherever the owner may.

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
    return Done(None, _touched(one, other))


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
    return Changes(livrets=frozenset(livrets), kinds=frozenset({"livrets_joined"}))
