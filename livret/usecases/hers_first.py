"""She speaks first: how the three look back, and where she stands.

Every door holds it (issue 3): a referent says theirs once she said hers or, of
a review, that she prefers not to; where she prefers not to say where she stands
towards employment, nobody says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from livret.domain.barriers import Answer
from livret.domain.livret import Livret
from livret.domain.reviews import PARTS, PERSON, reviews_of
from livret.domain.situations import situation_open_to
from livret.usecases.closing_errors import HersFirst
from livret.usecases.writing import Said

_SPOKEN = frozenset({"review_said", "situation_said"})
_ANY_REFERENT = "social"


def check_hers_first(livret: Livret, items: Sequence[Said]) -> None:
    """Refuse what a referent says before her.

    Args:
        livret: Where it is to be said.
        items: What is to be said, in order, its references checked.

    Raises:
        HersFirst: She said nothing of it yet, or prefers not to say it.
    """
    spoken = [item for item in items if item.kind in _SPOKEN]
    if all(_is_hers(item) for item in spoken):
        return
    reviews = {one.id for one in reviews_of(livret) if one.hers_is_said}
    stands = situation_open_to(livret, _ANY_REFERENT)
    for item in spoken:
        if item.kind == "situation_said":
            if _is_hers(item):
                stands = item.content.get("answer") != Answer.NE_SOUHAITE_PAS_REPONDRE
            elif not stands:
                raise HersFirst
        elif not _is_hers(item) and item.content.get("review") not in reviews:
            raise HersFirst
        elif _is_hers(item) and _tells(item.content):
            reviews.add(item.content["review"])


def _is_hers(item: Said) -> bool:
    return (item.voice or PERSON) == PERSON


def _tells(content: Mapping[str, Any]) -> bool:
    return any(content.get(name) for name in (*PARTS, "levels", "declined"))
