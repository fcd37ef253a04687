"""The pad: pen, mouse or finger. Only where the line goes is kept.

No time and no pressure: how a hand moves is biometric (GDPR art. 9), and
nobody needs it. Points are shares of the pad, 0 to 1, y downwards.

One hand draws at a time. A pen goes before the hand that holds it: what the
palm was drawing is taken away, and once a pen drew, fingers draw nothing until
the pad is cleared.
"""

from __future__ import annotations

import itertools

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy

from livret.desktop.kit.cards import Drawn
from livret.desktop.ui import Ui

Points = tuple[tuple[float, float], ...]

_PEN, _MOUSE, _FINGER = "pen", "mouse", "finger"
_LEFT = Qt.MouseButton.LeftButton

_RUBBED = 12
"""How near the eraser end comes to a stroke that it takes away, in pixels."""


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
        self._hand = ""
        self._from = 0
        self._outside = True
        self._pen_drew = False
        self._finger = -1
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
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
        """Forget what was drawn, and with what."""
        self._strokes = []
        self._hand = ""
        self._pen_drew = False
        self.update()
        self.changed.emit(False)  # noqa: FBT003

    def show_strokes(self, strokes: tuple[Points, ...]) -> None:
        """Show a drawing made elsewhere, for pictures and tests."""
        self._strokes = [list(stroke) for stroke in strokes]
        self.update()
        self.changed.emit(bool(strokes))

    def _begin(self, hand: str, at: QPointF) -> None:
        self._hand, self._from = hand, len(self._strokes)
        self._outside = True
        self._add(at)

    def _add(self, at: QPointF) -> None:
        """Go on; a line that goes over the edge comes back as another stroke."""
        x, y = at.x() / max(1, self.width()), at.y() / max(1, self.height())
        outside = not (0.0 <= x <= 1.0 and 0.0 <= y <= 1.0)
        if not outside:
            if self._outside:
                self._strokes.append([])
            self._strokes[-1].append((round(x, 4), round(y, 4)))
            self.update()
        self._outside = outside

    def _end(self) -> None:
        self._hand = ""
        self.changed.emit(bool(self.strokes))

    def _take_back(self) -> None:
        """Leave out what is being drawn: it was no signature."""
        if self._hand:
            del self._strokes[self._from :]
            self.update()
            self._end()

    # --- mouse -----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == _LEFT and not self._hand:
            self._begin(_MOUSE, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on."""
        if self._hand == _MOUSE:
            self._add(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == _LEFT and self._hand == _MOUSE:
            self._end()

    # --- pen -------------------------------------------------------------------

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Take the pen where it is precise; accepted, so no mouse follows."""
        event.accept()
        if event.pointerType() == QPointingDevice.PointerType.Eraser:
            if event.buttons() & _LEFT:
                self._rub(event.position())
        elif event.type() == QEvent.Type.TabletPress and event.button() == _LEFT:
            self._take_back()
            self._pen_drew = True
            self._begin(_PEN, event.position())
        elif self._hand != _PEN:
            return
        elif event.type() == QEvent.Type.TabletMove:
            self._add(event.position())
        elif event.type() == QEvent.Type.TabletRelease and event.button() == _LEFT:
            self._end()

    def _rub(self, at: QPointF) -> None:
        """Take away each stroke under the eraser end."""
        near = self._ui.px(_RUBBED)
        kept = [one for one in self._strokes if not _touched(self._path(one), at, near)]
        if len(kept) < len(self._strokes):
            self._strokes = kept
            self.update()
            self.changed.emit(bool(self.strokes))

    # --- finger ----------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take a finger as it is: Qt's mouse in its place cannot be taken back."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        """Follow the first finger; the system calls off what was a palm."""
        if event.type() == QEvent.Type.TouchCancel:
            if self._hand == _FINGER:
                self._take_back()
            return
        for point in event.points():
            self._follow(point)

    def _follow(self, point: QEventPoint) -> None:
        state = point.state()
        if state == QEventPoint.State.Pressed:
            if not self._hand and not self._pen_drew:
                self._finger = point.id()
                self._begin(_FINGER, point.position())
        elif self._hand != _FINGER or point.id() != self._finger:
            return
        elif state == QEventPoint.State.Updated:
            self._add(point.position())
        elif state == QEventPoint.State.Released:
            self._end()

    # --- drawing ---------------------------------------------------------------

    def _path(self, stroke: list[tuple[float, float]]) -> QPainterPath:
        """Return a stroke in pixels, rounded at its turns."""
        path = QPainterPath()
        points = [QPointF(x * self.width(), y * self.height()) for x, y in stroke]
        path.moveTo(points[0])
        for here, after in itertools.pairwise(points[1:]):
            path.quadTo(here, (here + after) / 2)
        path.lineTo(points[-1])
        if len(stroke) == 1:
            path.lineTo(path.currentPosition() + QPointF(0.1, 0.1))
        return path

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
            painter.drawPath(self._path(stroke))


def _touched(path: QPainterPath, at: QPointF, near: int) -> bool:
    """Tell whether a line passes within ``near`` pixels of ``at``."""
    line = QPainterPathStroker()
    line.setWidth(2 * near)
    return line.createStroke(path).contains(at)
