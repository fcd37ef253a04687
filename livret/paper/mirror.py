"""Columns that read right to left: what is drawn in them is turned around.

Blocks are set as if they read left to right; here each slice and ground is
drawn around the axis of its column (``shapes.Shapes.turned``).
"""

from __future__ import annotations

from dataclasses import replace

from livret.paper.flow import Band, Column, Draw, Slice
from livret.paper.tagged import TaggedCanvas


def turned(band: Band, axis: float | None) -> Band:
    """Return ``band`` drawn around an axis, or as it is where there is none.

    Args:
        band: As if it read left to right.
        axis: Sum of the left and right edges of its column on the page.
    """
    if axis is None:
        return band
    return replace(
        band,
        columns=[_column(each, axis) for each in band.columns],
        again=[_column(each, axis) for each in band.again],
        over=[_column(each, axis) for each in band.over],
    )


def _column(column: Column, axis: float) -> Column:
    return Column(column.x, [_slice(each, axis) for each in column.slices])


def _slice(piece: Slice, axis: float) -> Slice:
    if piece.draw is None:
        return piece
    return replace(piece, draw=_drawn(piece.draw, axis))


def _drawn(draw: Draw, axis: float) -> Draw:
    def drawn(canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.turned(axis):
            draw(canvas, x, top)

    return drawn
