"""Paints the time line that is in sight, and the names of its lanes beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from livret.desktop.kit.charts import ChartPainter
from livret.desktop.kit.text import plain
from livret.desktop.ui import Ui
from livret.words.charts.shapes import Box, Piece, Rect, Shape, Words
from livret.words.charts.strips import Strips
from livret.words.charts.timeline import LinePicture
from livret.words.timeline import lane_label

_SCROLLED = 40
"""Beyond this the first year has scrolled away, in pixels of 100 %."""


@dataclass(frozen=True, slots=True)
class LinePainting:
    """How one picture is painted.

    Attributes:
        ui: Look and language.
        drawn: The picture.
        strips: What of it stands where.
        brush: Draws shapes in the look.
        names_width: Width of the names of the lanes.
        line: Height of a line of text.
    """

    ui: Ui
    drawn: LinePicture
    strips: Strips
    brush: ChartPainter
    names_width: int
    line: float

    def picture(self, painter: QPainter, seen: Box) -> None:
        """Paint what stands in ``seen``, in the units of the picture."""
        painter.save()
        painter.translate(self.names_width - seen.x, 0)
        painter.setClipRect(QRectF(seen.x, 0, seen.w, seen.h))
        gap = self.ui.px(7)
        self.brush.paint(painter, self.strips.ground(seen))
        for piece in self.strips.pieces(seen):
            self.brush.paint(painter, kept_in_sight(piece, seen, gap))
        painter.restore()

    def ring(self, painter: QPainter, seen: Box, box: Box, *, focused: bool) -> None:
        """Paint the ring around what the keyboard stands on."""
        look, px = self.ui.look, self.ui.px
        around = box.moved(self.names_width - seen.x, 0)
        role = "focus" if focused else "ink"
        painter.setPen(QPen(look.colour(role), px(3) if focused else px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(around.x, around.y, around.w, around.h)
        painter.drawRoundedRect(rect, px(6), px(6))

    def names(
        self, painter: QPainter, seen: Box, height: int, under: Mapping[str, str]
    ) -> None:
        """Paint the names of the lanes over whatever scrolled under them."""
        look, px = self.ui.look, self.ui.px
        names = self.names_width
        painter.fillRect(QRect(0, 0, names, height), look.colour("sheet"))
        if seen.x > px(_SCROLLED):
            # The months scroll away; the year they are of does not.
            painter.setFont(look.font(15, strong=True))
            painter.setPen(look.colour("soft"))
            year = str(self.drawn.axis.day(seen.x).year)
            painter.drawText(QRect(px(14), 0, names, round(self.line)), 0, year)
        for band in self.drawn.bands:
            box = QRect(0, round(band.box.y), names, round(band.box.h))
            if band.lane == "ma_vie":
                painter.fillRect(box, look.colour("her_ground"))
            self._name(painter, box, band.lane, plain(under.get(band.lane, "")))

    def _name(self, painter: QPainter, box: QRect, lane: str, under: str) -> None:
        look, px = self.ui.look, self.ui.px
        role = f"voice_{lane}" if lane in {"social", "emploi"} else "ink"
        painter.setFont(look.font(15, strong=True))
        painter.setPen(look.colour(role))
        inside = box.adjusted(px(14), px(10), -px(8), 0)
        name = lane_label(self.ui.tr, lane)
        flags = int(Qt.TextFlag.TextWordWrap)
        used = painter.boundingRect(inside, flags, name)
        painter.drawText(inside, flags, name)
        painter.setFont(look.font(15))
        painter.setPen(look.colour("soft"))
        rest = inside.adjusted(0, used.height(), 0, round(self.line))
        painter.drawText(rest, flags, under)


def kept_in_sight(piece: Piece, seen: Box, gap: float) -> tuple[Shape, ...]:
    """Return the shapes of a piece, the words of a long bar moved into sight."""
    if len(piece.shapes) != 2:  # noqa: PLR2004 - a bar and its words
        return piece.shapes
    bar, said = piece.shapes
    if not isinstance(bar, Rect) or not isinstance(said, Words):
        return piece.shapes
    box = bar.box
    if not (box.x <= said.x and said.x + said.width <= box.right):
        return piece.shapes
    x = min(said.x, min(seen.right, box.right) - gap - said.width)
    x = max(x, max(seen.x, box.x) + gap)
    return bar, replace(said, x=min(x, box.right - gap - said.width))
