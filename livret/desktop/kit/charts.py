"""Draws the shapes of ``livret.words.charts`` with a ``QPainter``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

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


def lettering(look: Look) -> Lettering:
    """Return what measures labels in the reading size of the screen."""
    usual = QFontMetricsF(look.font(_LETTERS))
    strong = QFontMetricsF(look.font(_LETTERS, strong=True))

    def measure(text: str, bold: bool) -> float:  # noqa: FBT001 - as ``Measure``
        return (strong if bold else usual).horizontalAdvance(text)

    return Lettering(measure, unit=look.factor)


def paint(painter: QPainter, look: Look, shapes: Iterable[Shape]) -> None:
    """Draw shapes in order, in the units of the painter."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        if isinstance(shape, Words):
            _words(painter, look, shape)
        elif isinstance(shape, Mark):
            _mark(painter, look, shape)
        elif isinstance(shape, Rect):
            _rect(painter, look, shape)
        elif isinstance(shape, Stroke):
            pen = _pen(look.colour(shape.role), shape.width, dashed=shape.dashed)
            painter.setPen(pen)
            painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
        else:
            _outline(painter, look, shape)


def _pen(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(colour, width)
    if dashed:
        pen.setDashPattern(_DASHES)
    return pen


def _words(painter: QPainter, look: Look, said: Words) -> None:
    font = look.font(said.size, strong=said.strong)
    painter.setFont(font)
    painter.setPen(look.colour(said.role))
    ascent = _ascent(font.pixelSize(), said.strong)
    painter.drawText(QPointF(said.x, said.y + ascent), said.text)


@lru_cache(maxsize=32)
def _ascent(pixels: int, strong: bool) -> float:  # noqa: FBT001 - a key
    """Baseline of a line of text under its top; the line is 4/3 of the letters."""
    look = Look()
    font = look.font(pixels, strong=strong)
    metrics = QFontMetricsF(font)
    spare = pixels * 4 / 3 - metrics.ascent() - metrics.descent()
    return metrics.ascent() + spare / 2


def _rect(painter: QPainter, look: Look, rect: Rect) -> None:
    box = _rectangle(rect.box)
    painter.setBrush(look.colour(rect.fill) if rect.fill else Qt.BrushStyle.NoBrush)
    if rect.edge:
        width = _THIN * look.factor
        painter.setPen(_pen(look.colour(rect.edge), width, dashed=rect.dashed))
        half = width / 2
        box.adjust(half, half, -half, -half)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, rect.radius, rect.radius)


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.w, box.h)


def _outline(painter: QPainter, look: Look, outline: Outline) -> None:
    pen = QPen(look.colour(outline.role), outline.width)
    if outline.dashes:
        pen.setDashPattern(outline.dashes)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = QPolygonF([QPointF(x, y) for x, y in outline.points])
    if outline.closed:
        painter.drawPolygon(points)
    else:
        painter.drawPolyline(points)


def _mark(painter: QPainter, look: Look, mark: Mark) -> None:
    """The shape of a voice; planned is dashed, and empty inside."""
    side = mark.side
    role = "accent" if side == "ensemble" else f"voice_{side}"
    colour = look.colour(role)
    box = _rectangle(mark.box)
    if mark.planned or mark.hollow:
        width = _THIN * look.factor
        painter.setPen(_pen(colour, width, dashed=mark.planned))
        painter.setBrush(look.colour("sheet"))
        box.adjust(width / 2, width / 2, -width / 2, -width / 2)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    if side in {"personne", "ensemble"}:
        painter.drawEllipse(box)
    elif side == "social":
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    else:
        painter.drawPolygon(_triangle(box) if side == "emploi" else _diamond(box))
    if side == "ensemble" and not mark.planned and not mark.hollow:
        # A ring, so that it is no one's dot in black and white either.
        inset = box.width() / 4
        painter.setBrush(look.colour("sheet"))
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


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
