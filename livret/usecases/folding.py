"""Folding what was folded just before costs nothing.

Taking in a file asks three times for the same livret: to tell what the file
would change, for the line of the list of people, and for the page shown next.
"""

from __future__ import annotations

from collections.abc import Iterable

from livret.domain.contribution import Verified
from livret.domain.fold import fold
from livret.domain.livret import Livret

_What = frozenset[tuple[str, bool, str]]


class LastFold:
    """Folds livrets; keeps the last one, for whoever asks for the same again.

    A livret is the same for the same set of contributions (``log.md`` 4): it is
    told by their ids, and for each whether its words are here and are right.
    """

    def __init__(self) -> None:
        self._kept: tuple[_What, Livret] | None = None

    def __call__(self, contributions: Iterable[Verified]) -> Livret:
        """Return the livret that contributions of it make."""
        given = tuple(contributions)
        what = frozenset((one.id, one.body is None, one.problem) for one in given)
        kept = self._kept
        if kept is not None and kept[0] == what:
            return kept[1]
        folded = fold(given)
        self._kept = what, folded
        return folded

    def forget(self) -> None:
        """Keep nothing: its words were erased."""
        self._kept = None
