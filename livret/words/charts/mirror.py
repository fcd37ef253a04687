"""A picture moved, or turned for who reads from right to left.

Marks and words are not turned themselves, only where they stand: the first day
is at the right, and the names of rows too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from livret.words.charts.shapes import (
    Box,
    Drawing,
    Mark,
    Piece,
    Rect,
    Shape,
    Stroke,
    Words,
)

Left = Callable[[float, float], float]
"""New left edge of what is ``w`` wide and begins at ``x``."""


def moved(drawing: Drawing, right: float) -> Drawing:
    """Return a drawing that begins further to the right, and is as much wider."""
    return _placed(drawing, drawing.width + right, lambda x, _: x + right)


def leftwards(drawing: Drawing) -> Drawing:
    """Return a drawing as who reads from right to left expects it."""
    return _placed(drawing, drawing.width, lambda x, w: drawing.width - x - w)


def _placed(drawing: Drawing, width: float, left: Left) -> Drawing:
    pieces = (
        Piece(
            id=piece.id,
            box=_box(piece.box, left),
            shapes=tuple(_shape(each, left) for each in piece.shapes),
        )
        for piece in drawing.pieces
    )
    return replace(
        drawing,
        width=width,
        ground=tuple(_shape(each, left) for each in drawing.ground),
        pieces=tuple(pieces),
    )


def _box(box: Box, left: Left) -> Box:
    return replace(box, x=left(box.x, box.w))


def _shape(shape: Shape, left: Left) -> Shape:
    if isinstance(shape, Rect | Mark):
        return replace(shape, box=_box(shape.box, left))
    if isinstance(shape, Words):
        return replace(shape, x=left(shape.x, shape.width))
    if isinstance(shape, Stroke):
        return replace(shape, x1=left(shape.x1, 0), x2=left(shape.x2, 0))
    points = tuple((left(x, 0), y) for x, y in shape.points)
    return replace(shape, points=points)
