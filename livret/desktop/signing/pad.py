"""The pad: pen, mouse or finger. Only where the line goes is kept.

No time and no pressure: how a hand moves is biometric (GDPR art. 9), and
nobody needs it. Points are shares of the pad, 0 to 1, y downwards.
"""

from __future__ import annotations

import itertools

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy

from livret.desktop.kit.cards import Drawn
from livret.desktop.ui import Ui

Points = tuple[tuple[float, float], ...]


class SignaturePad(Drawn):
    """Where a signature is drawn.

    Signals:
        changed: arg: whether something is drawn.
    """

    changed = Signal(bool)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui.tr.text("Signez ici, au stylet, au doigt ou à la souris"))
        self._ui = ui
        self._strokes: list[list[tuple[float, float]]] = []
        self._drawing = False
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, False)  # noqa: FBT003
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Take the height again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return four times as wide as high."""
        return QSize(self._ui.px(640), self._ui.px(180))

    @property
    def strokes(self) -> tuple[Points, ...]:
        """What was drawn: strokes of (x, y) points in 0..1."""
        return tuple(tuple(stroke) for stroke in self._strokes if stroke)

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width() / max(1, self.height())

    def clear(self) -> None:
        """Forget what was drawn."""
        self._strokes = []
        self._drawing = False
        self.update()
        self.changed.emit(False)  # noqa: FBT003

    def show_strokes(self, strokes: tuple[Points, ...]) -> None:
        """Show a drawing made elsewhere, for pictures and tests."""
        self._strokes = [list(stroke) for stroke in strokes]
        self.update()
        self.changed.emit(bool(strokes))

    def _begin(self, at: QPointF) -> None:
        self._drawing = True
        self._strokes.append([])
        self._add(at)

    def _add(self, at: QPointF) -> None:
        x = min(1.0, max(0.0, at.x() / max(1, self.width())))
        y = min(1.0, max(0.0, at.y() / max(1, self.height())))
        self._strokes[-1].append((round(x, 4), round(y, 4)))
        self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.changed.emit(True)  # noqa: FBT003

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; a finger arrives as a mouse too."""
        self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on."""
        if self._drawing:
            self._add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Take the pen where it is precise; accepted, so no mouse follows."""
        kind = event.type()
        if kind == QTabletEvent.Type.TabletPress:
            self._begin(event.position())
        elif kind == QTabletEvent.Type.TabletMove and self._drawing:
            self._add(event.position())
        elif kind == QTabletEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, a line to sign on, and what was drawn."""
        look, px, painter = self._ui.look, self._ui.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.colour("her_ground"))
        painter.setPen(QPen(look.colour("her_control"), px(2)))
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, px(8), px(8))
        base = round(self.height() * 0.76)
        painter.setPen(QPen(look.colour("her_control"), px(1), Qt.PenStyle.DashLine))
        painter.drawLine(px(32), base, self.width() - px(32), base)
        pen = QPen(look.colour("ink"), max(2.0, px(2.4)))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            path = QPainterPath()
            points = [QPointF(x * self.width(), y * self.height()) for x, y in stroke]
            path.moveTo(points[0])
            for here, after in itertools.pairwise(points[1:]):
                path.quadTo(here, (here + after) / 2)
            path.lineTo(points[-1])
            if len(stroke) == 1:
                path.lineTo(path.currentPosition() + QPointF(0.1, 0.1))
            painter.drawPath(path)
