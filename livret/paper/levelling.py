"""Rows of two languages that stand level: what faces what is seen at a glance.

Letters of one script are higher than those of another, and a sentence takes a
line more in one language: without this, the voices of a topic would stand ever
further under those that they translate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from livret.paper.flow import Column, Slice

_LINE = 12.0
"""Points of a gap between which a page may end."""


def begun(slices: Sequence[Slice]) -> list[Slice]:
    """Return slices of which the first begins a row."""
    return [
        replace(each, begins=not at or each.begins) for at, each in enumerate(slices)
    ]


def levelled(
    left: Sequence[Column], right: Sequence[Column]
) -> tuple[list[Column], list[Column]]:
    """Return the columns of two languages, each row as high as the one it faces.

    Columns that have not the same rows stay as they are: something is told in
    one language only.

    Args:
        left: Of the French, from left to right.
        right: Of the aid, in the same order.
    """
    if len(left) != len(right):
        return list(left), list(right)
    pairs = [_level(*each) for each in zip(left, right, strict=True)]
    return [one for one, _ in pairs], [other for _, other in pairs]


def _level(left: Column, right: Column) -> tuple[Column, Column]:
    rows, others = _rows(left.slices), _rows(right.slices)
    if len(rows) != len(others):
        return left, right
    found: tuple[list[Slice], list[Slice]] = ([], [])
    # The last row ends the column: nothing stands under it that would be level.
    for at, (row, other) in enumerate(zip(rows, others, strict=True), 1):
        high = max(_height(row), _height(other)) if at < len(rows) else 0.0
        for side, each in zip(found, (row, other), strict=True):
            side.extend(each)
            if _height(each) < high:
                order = each[-1].order if each else 0
                side.extend(_gaps(high - _height(each), order))
    return Column(left.x, found[0]), Column(right.x, found[1])


def _gaps(height: float, order: int) -> list[Slice]:
    """Return a gap that a page may end in: beside a long text it is pages high."""
    whole = int(height // _LINE)
    found = [Slice(_LINE, None, order)] * whole
    return [*found, Slice(height - whole * _LINE, None, order)]


def _rows(slices: Sequence[Slice]) -> list[list[Slice]]:
    rows: list[list[Slice]] = [[]]
    for each in slices:
        if each.begins:
            rows.append([])
        rows[-1].append(each)
    return rows


def _height(row: Sequence[Slice]) -> float:
    return sum(each.height for each in row)
