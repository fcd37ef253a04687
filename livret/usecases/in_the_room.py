"""What may be read with some people in the room (practice rule 1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from livret.domain.livret import Livret
from livret.domain.meeting_mode import PERSON
from livret.domain.meetings import Present
from livret.domain.sending import LEAST_NAMED
from livret.usecases.apart import BETWEEN_US, MY_LIFE, without
from livret.usecases.context import Context


def readable(ctx: Context, livret: str, present: Iterable[Present]) -> Livret:
    """Return a livret without what those who are present may not read.

    « Ma vie » is never read here; « seulement entre nous » only while nobody
    is in the room but the person and the people she chose (practice rule 1).
    """
    others = [one.member for one in present if one.voice != PERSON]
    hidden = frozenset(
        one.id
        for one in ctx.log.read(livret)
        if one.body is not None and not may_be_read(one.body.scopes, others)
    )
    return without(ctx.livret(livret), hidden)


def may_be_read(scopes: Iterable[str], members: Sequence[str]) -> bool:
    """Tell whether something may be read with some members in the room.

    Args:
        scopes: Of its body; ``entre_nous:`` is followed by a member's id, or
            by its beginning.
        members: Ids of those present beside the person; an empty one is
            somebody who is no member.
    """
    told = tuple(scopes)
    if MY_LIFE in told:
        return False
    chosen = [
        one.removeprefix(BETWEEN_US) for one in told if one.startswith(BETWEEN_US)
    ]
    if not chosen:
        return True
    return all(
        any(len(one) >= LEAST_NAMED and member.startswith(one) for one in chosen)
        for member in members
    )
