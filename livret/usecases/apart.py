"""What is kept apart: « Ma vie » and « seulement entre nous ».

Neither goes into a paper or a sending (practice 6 and 13). A folded value does
not tell its scopes; the bodies do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from livret.domain.contribution import Verified
from livret.domain.livret import Livret
from livret.domain.sending import BETWEEN_US, MY_LIFE

__all__ = ["BETWEEN_US", "MY_LIFE", "is_apart", "kept_apart", "without"]


def kept_apart(contributions: Iterable[Verified]) -> frozenset[str]:
    """Return the ids of what needs a scope of its own to be read."""
    return frozenset(
        one.id
        for one in contributions
        if one.body is not None and any(is_apart(scope) for scope in one.body.scopes)
    )


def scoped(contributions: Iterable[Verified], scope: str) -> frozenset[str]:
    """Return the ids of what has a scope that starts with ``scope``."""
    return frozenset(
        one.id
        for one in contributions
        if one.body is not None
        and any(each.startswith(scope) for each in one.body.scopes)
    )


def is_apart(scope: str) -> bool:
    """Tell whether a scope is never in a paper nor in a sending."""
    return scope == MY_LIFE or scope.startswith(BETWEEN_US)


def without(livret: Livret, ids: frozenset[str]) -> Livret:
    """Return the livret as if some contributions filled no place.

    A place of which nothing is left is absent; what they had replaced does not
    come back.
    """
    if not ids:
        return livret
    slots = {}
    for key, values in livret.slots.items():
        kept = tuple(value for value in values if value.id not in ids)
        if kept:
            slots[key] = kept
    history = tuple(value for value in livret.history if value.id not in ids)
    return replace(livret, slots=slots, history=history)
