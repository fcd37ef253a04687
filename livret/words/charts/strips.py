"""Finds what stands in sight of a long picture without asking all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from livret.words.charts.shapes import (
    Box,
    Drawing,
    Mark,
    Outline,
    Piece,
    Rect,
    Shape,
    Stroke,
)

_STRIP = 1000.0
_REACH = 4
"""What is wider than this many strips is looked at each time."""


@dataclass(slots=True)
class _Files:
    """Numbers of things by upright strip, and of those too wide for that."""

    strips: dict[int, list[int]] = field(default_factory=dict)
    wide: list[int] = field(default_factory=list)

    def file(self, extents: Iterable[tuple[float, float]]) -> _Files:
        """Take the left and right edges of things, in their order."""
        for number, (left, right) in enumerate(extents):
            first, last = int(left // _STRIP), int(right // _STRIP)
            if last - first > _REACH:
                self.wide.append(number)
                continue
            for strip in range(first, last + 1):
                self.strips.setdefault(strip, []).append(number)
        return self

    def seen(self, box: Box) -> list[int]:
        """Return the numbers of what may stand in sight, in order."""
        found = set(self.wide)
        for strip in range(int(box.x // _STRIP), int(box.right // _STRIP) + 1):
            found.update(self.strips.get(strip, ()))
        return sorted(found)


class Strips:
    """The shapes of a picture, upright strip by upright strip."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._ground = _Files().file(map(extent, drawing.ground))
        boxes = (piece.box for piece in drawing.pieces)
        self._pieces = _Files().file((box.x, box.right) for box in boxes)

    def ground(self, seen: Box) -> list[Shape]:
        """Return what of the ground may stand in sight, in its order."""
        return [self._drawing.ground[number] for number in self._ground.seen(seen)]

    def pieces(self, seen: Box) -> list[Piece]:
        """Return the pieces in sight, in their order."""
        near = (self._drawing.pieces[number] for number in self._pieces.seen(seen))
        return [piece for piece in near if piece.box.meets(seen)]


def extent(shape: Shape) -> tuple[float, float]:
    """Return the left and right edges of a shape."""
    if isinstance(shape, Stroke):
        return min(shape.x1, shape.x2), max(shape.x1, shape.x2)
    if isinstance(shape, Rect | Mark):
        return shape.box.x, shape.box.right
    if isinstance(shape, Outline):
        places = [x for x, _ in shape.points]
        return min(places), max(places)
    return shape.x, shape.x + shape.width
