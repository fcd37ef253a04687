"""A booklet of A6 pages on A4 sheets: which page stands where.

An A4 sheet holds four pages on each side: two leaves, one above the other.
Printed on both sides (turned on the long edge), cut across and folded, the
leaves lie one in the other: on the front of leaf ``i`` of a booklet of ``n``
pages stand ``n - 2i`` and ``1 + 2i``, on its back ``2 + 2i`` and ``n - 1 - 2i``.
"""

from __future__ import annotations

from livret.paper.tokens import PAGE_HEIGHT, PAGE_WIDTH

Placing = tuple[int, tuple[float, float]]
"""A page, from 1, and the lower left corner of its place in points."""

_PER_LEAF = 4
_HALF_WIDTH = PAGE_WIDTH / 2
_HALF_HEIGHT = PAGE_HEIGHT / 2
_TICK = 14.0

FOLDS = (
    f"0.6 G 0.5 w [4 3] 0 d 0 {_HALF_HEIGHT:.2f} m {PAGE_WIDTH:.2f} "
    f"{_HALF_HEIGHT:.2f} l S [] 0 d "
    f"{_HALF_WIDTH:.2f} 0 m {_HALF_WIDTH:.2f} {_TICK} l S "
    f"{_HALF_WIDTH:.2f} {PAGE_HEIGHT:.2f} m "
    f"{_HALF_WIDTH:.2f} {PAGE_HEIGHT - _TICK:.2f} l S"
)
"""Where to cut (dashed) and where to fold (two short lines); an artifact."""


def imposed(pages: int) -> list[list[Placing]]:
    """Return what stands on each side of each sheet, in the order printed.

    Args:
        pages: How many pages the booklet has; blank ones are added at its end.
    """
    leaves = -(-max(pages, 1) // _PER_LEAF)
    total = leaves * _PER_LEAF
    sides: list[list[Placing]] = []
    for first in range(0, leaves, 2):
        front: list[Placing] = []
        back: list[Placing] = []
        for leaf in range(first, min(first + 2, leaves)):
            y = _HALF_HEIGHT if leaf == first else 0.0
            front += [(total - 2 * leaf, (0, y)), (1 + 2 * leaf, (_HALF_WIDTH, y))]
            back += [(2 + 2 * leaf, (0, y)), (total - 1 - 2 * leaf, (_HALF_WIDTH, y))]
        sides += [[each for each in side if each[0] <= pages] for side in (front, back)]
    return sides
