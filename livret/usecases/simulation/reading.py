"""Livrets read once in a world, whoever holds the same.

That the same contributions give the same livret is looked at in the end
(``invariants.check_end``): each set is folded anew there, shuffled and with
some twice, and compared with what those who hold it read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from livret.domain.contribution import Verified
from livret.domain.fold import fold
from livret.domain.livret import Livret
from livret.usecases.context import Context

Same = frozenset[tuple[str, bool]]
"""What is held: ids, each with whether its words are there."""


def same_as(held: Iterable[Verified]) -> Same:
    """Return what is the same wherever the same is held."""
    return frozenset([(one.id, one.body is not None) for one in held])


@dataclass(slots=True, kw_only=True)
class ReadingOnce(Context):
    """What acts are given, with what others of the same world read already.

    Attributes:
        folds: Livrets of the whole world.
    """

    folds: dict[Same, Livret]

    def fold_of(self, contributions: Sequence[Verified]) -> Livret:
        """Return the livret that contributions make."""
        same = same_as(contributions)
        found = self.folds.get(same)
        if found is None:
            found = self.folds[same] = fold(contributions)
        return found
