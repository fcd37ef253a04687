"""Two livrets of one person, read as one with two roots.

Each keeps its own contributions, its own rights and its own parents; what is
read together is their places. A joining names what its author held of the
other livret: whoever comes after it had seen that too.

Source: ``resources/design/log.md``, "Livrets joined".
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence, Set

from livret.domain.ancestry import Ancestry, ancestry
from livret.domain.authority import authority
from livret.domain.contribution import Verified
from livret.domain.fold import fold, folded
from livret.domain.judged import JudgedApart
from livret.domain.livret import Livret

_JOINED = "livrets_joined"


def are_joined(one: Livret, other: Livret) -> bool:
    """Tell whether each says that the other is joined; one that is erased is not."""
    erased = bool(one.erased or other.erased)
    return not erased and other.id in one.joined and one.id in other.joined


def fold_joined(parts: Sequence[Iterable[Verified]]) -> Livret:
    """Read several livrets of one person as one; the first lends its id.

    Args:
        parts: The contributions of each, in any order; all joined.

    Returns:
        The same places for every order of parts and of arrival; id, heads and
        scope key are those of the first.
    """
    held = [tuple(part) for part in parts]
    apart = [fold(part) for part in held]
    alone = {read.id: ancestry(part) for read, part in zip(apart, held, strict=True)}
    order = _ordered(held, apart)
    judged = {one: (alone[one], authority(alone[one])) for one in sorted(alone)}
    first = apart[0]
    whole = folded(order, JudgedApart(order, judged))
    return dataclasses.replace(
        whole,
        id=first.id,
        heads=first.heads,
        scope_key=first.scope_key,
        opened_at=min(one.opened_at for one in apart),
        read_only=any(one.read_only for one in apart),
        joined=first.joined,
        parts=tuple(one.id for one in apart),
        unseen=_unseen(order, apart),
    )


def joined_order(parts: Sequence[Iterable[Verified]]) -> Ancestry:
    """Return the order of one livret, or of several that are joined."""
    held = [tuple(part) for part in parts]
    if len(held) == 1:
        return ancestry(held[0])
    return _ordered(held, [fold(part) for part in held])


def _ordered(held: Sequence[Sequence[Verified]], apart: Sequence[Livret]) -> Ancestry:
    known = {one for part in held for one in ancestry(part).index}
    everything = (one for part in held for one in part)
    return ancestry(everything, _seen_besides(apart, known))


def _seen_besides(
    apart: Sequence[Livret], known: Set[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return what each joining that counts had seen of the others."""
    ids = {one.id for one in apart}
    return {
        value.id: tuple(head for head in value.content["heads"] if head in known)
        for read in apart
        for value in read.history
        if value.kind == _JOINED and value.content["livret"] in ids
    }


def _unseen(order: Ancestry, apart: Sequence[Livret]) -> Mapping[str, tuple[str, ...]]:
    seen = order.closure(apart[0].heads)
    return {
        other.id: other.heads
        for other in apart[1:]
        if not all(seen >> order.index[head] & 1 for head in other.heads)
    }
