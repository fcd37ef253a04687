"""Draws the shapes of ``livret.words.charts`` with a ``QPainter``."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from livret.desktop.kit.voices import paint_lettered
from livret.desktop.look import Look
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import (
    Box,
    Mark,
    Outline,
    Rect,
    Shape,
    Stroke,
    Words,
)

_DASHES = (3.0, 2.0)
_THIN = 1.6
_LETTERS = 15.0
_EMPTY = Qt.BrushStyle.NoBrush


def lettering(look: Look) -> Lettering:
    """Return what measures labels in the reading size of the screen."""
    usual = QFontMetricsF(look.font(_LETTERS))
    strong = QFontMetricsF(look.font(_LETTERS, strong=True))

    def measure(text: str, bold: bool) -> float:  # noqa: FBT001 - as ``Measure``
        return (strong if bold else usual).horizontalAdvance(text)

    return Lettering(measure, unit=look.factor)


class ChartPainter:
    """Draws shapes in one look; fonts, colours and baselines are kept."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._fonts: dict[tuple[float, bool], tuple[QFont, float]] = {}
        self._colours: dict[str, QColor] = {}
        self._thin = _THIN * look.factor

    def paint(self, painter: QPainter, shapes: Iterable[Shape]) -> None:
        """Draw shapes in order, in the units of the painter."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in shapes:
            if isinstance(shape, Words):
                self._words(painter, shape)
            elif isinstance(shape, Mark):
                self._mark(painter, shape)
            elif isinstance(shape, Rect):
                self._rect(painter, shape)
            elif isinstance(shape, Stroke):
                colour = self._colour(shape.role)
                painter.setPen(_pen(colour, shape.width, dashed=shape.dashed))
                painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
            else:
                self._outline(painter, shape)

    def _colour(self, role: str) -> QColor:
        found = self._colours.get(role)
        if found is None:
            found = self._colours[role] = self._look.colour(role)
        return found

    def _font(self, size: float, *, strong: bool) -> tuple[QFont, float]:
        """Return a font and where its baseline stands in a line of 4/3 of it."""
        found = self._fonts.get((size, strong))
        if found is None:
            font = self._look.font(size, strong=strong)
            metrics = QFontMetricsF(font)
            spare = font.pixelSize() * 4 / 3 - metrics.ascent() - metrics.descent()
            found = self._fonts[size, strong] = (font, metrics.ascent() + spare / 2)
        return found

    def _words(self, painter: QPainter, said: Words) -> None:
        font, ascent = self._font(said.size, strong=said.strong)
        painter.setFont(font)
        painter.setPen(self._colour(said.role))
        painter.drawText(QPointF(said.x, said.y + ascent), said.text)

    def _rect(self, painter: QPainter, rect: Rect) -> None:
        box = _rectangle(rect.box)
        painter.setBrush(self._colour(rect.fill) if rect.fill else _EMPTY)
        if rect.edge:
            colour, width = self._colour(rect.edge), self._thin
            painter.setPen(_pen(colour, width, dashed=rect.dashed))
            half = width / 2
            box.adjust(half, half, -half, -half)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, rect.radius, rect.radius)

    def _outline(self, painter: QPainter, outline: Outline) -> None:
        pen = QPen(self._colour(outline.role), outline.width)
        if outline.dashes:
            pen.setDashPattern(outline.dashes)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(_EMPTY)
        points = QPolygonF([QPointF(x, y) for x, y in outline.points])
        if outline.closed:
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)

    def _mark(self, painter: QPainter, mark: Mark) -> None:
        """The shape of a voice; planned is dashed, and empty inside."""
        side = mark.side
        if mark.initial is not None:
            at, said_by = _rectangle(mark.box), (side, mark.initial)
            paint_lettered(painter, self._look, said_by, at, outlined=mark.hollow)
            return
        colour = self._colour("accent" if side == "ensemble" else f"voice_{side}")
        box = _rectangle(mark.box)
        if mark.planned or mark.hollow:
            width = self._thin
            painter.setPen(_pen(colour, width, dashed=mark.planned))
            painter.setBrush(self._colour("sheet"))
            box.adjust(width / 2, width / 2, -width / 2, -width / 2)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        _shape(painter, side, box)
        if side == "ensemble" and not mark.planned and not mark.hollow:
            # A ring, so that it is no one's dot in black and white either.
            inset = box.width() / 4
            painter.setBrush(self._colour("sheet"))
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def paint(painter: QPainter, look: Look, shapes: Iterable[Shape]) -> None:
    """Draw a few shapes once."""
    ChartPainter(look).paint(painter, shapes)


def _pen(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern(_DASHES)
    return pen


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)


def _shape(painter: QPainter, side: str, box: QRectF) -> None:
    if side in {"personne", "ensemble"}:
        painter.drawEllipse(box)
    elif side == "social":
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    else:
        painter.drawPolygon(_triangle(box) if side == "emploi" else _diamond(box))


def _triangle(box: QRectF) -> QPolygonF:
    top = QPointF(box.center().x(), box.top())
    return QPolygonF([top, box.bottomRight(), box.bottomLeft()])


def _diamond(box: QRectF) -> QPolygonF:
    centre = box.center()
    return QPolygonF(
        [
            QPointF(centre.x(), box.top()),
            QPointF(box.right(), centre.y()),
            QPointF(centre.x(), box.bottom()),
            QPointF(box.left(), centre.y()),
        ]
    )
