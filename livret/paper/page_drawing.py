"""Draws a page that ``flow`` has filled."""

from __future__ import annotations

from collections.abc import Sequence

from livret.paper.flow import Placed, Slice
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import A4, Frame


def draw(canvas: TaggedCanvas, page: Sequence[Placed], frame: Frame = A4) -> None:
    """Draw the bands of one page."""
    for placed in page:
        band = placed.band
        if band.ground is not None:
            canvas.artifact()
            bottom = placed.top - band.height
            band.ground(canvas, frame.margin, bottom, frame.width, band.height)
        pieces: list[tuple[int, Slice, float, float]] = []
        for column in band.columns:
            y = placed.top - band.padding
            for piece in column.slices:
                pieces.append((piece.order, piece, frame.margin + column.x, y))
                y -= piece.height
        for _, piece, x, y in sorted(pieces, key=lambda each: each[0]):
            if piece.draw is not None:
                piece.draw(canvas, x, y)
