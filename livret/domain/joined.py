"""Two livrets of one person, read as one with two roots.

Each keeps its own contributions, its own rights and its own parents; what is
read together is their places. A joining names what its author held of the
other livret: whoever comes after it had seen that too.

Source: ``resources/design/log.md``, "Livrets joined".
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence, Set

from livret.domain.ancestry import Ancestry, ancestry
from livret.domain.authority import authority
from livret.domain.contribution import Verified
from livret.domain.fold import fold, folded, known_at
from livret.domain.judged import JudgedApart
from livret.domain.livret import Livret

_JOINED = "livrets_joined"


def are_joined(one: Livret, other: Livret) -> bool:
    """Tell whether each says that the other is joined; one that is erased is not."""
    erased = bool(one.erased or other.erased)
    return not erased and other.id in one.joined and one.id in other.joined


def fold_joined(
    parts: Sequence[Iterable[Verified]],
    *,
    about: dt.date | None = None,
    names: Mapping[str, str] | None = None,
) -> Livret:
    """Read several livrets of one person as one; the first lends its id.

    Args:
        parts: The contributions of each, in any order; all joined.
        about: As ``fold`` says.
        names: As ``fold`` says.

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
    whole = folded(order, JudgedApart(order, judged), about, names or {})
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


def fold_then(
    parts: Sequence[Iterable[Verified]],
    *,
    at: dt.date | None,
    about: dt.date | None,
    names: Mapping[str, str],
) -> Livret:
    """Read livrets that are joined today as they were known or said by a day.

    Args:
        parts: The contributions of each; the first lends its id.
        at: Known at the end of this day; who was not joined by then is left out.
        about: Said by this day.
        names: As ``fold`` says.
    """
    cut = [known_at(part, at) if at else (tuple(part), ()) for part in parts]
    apart = [fold(kept) for kept, _ in cut]
    whole = [0]
    for here in whole:
        others = (there for there in range(len(cut)) if there not in whole)
        whole += [there for there in others if are_joined(apart[here], apart[there])]
    held = [cut[one][0] for one in whole]
    if len(held) == 1:
        read = fold(held[0], about=about, names=names)
    else:
        read = fold_joined(held, about=about, names=names)
    skewed = tuple(late for one in whole for late in cut[one][1])
    return dataclasses.replace(read, skewed=skewed)


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
