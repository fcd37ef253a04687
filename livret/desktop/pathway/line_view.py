"""The time line as an item view: drawn as a picture, walked as a list.

It is a ``QListView`` for assistive technology (each entry is an item with its
sentence) and draws ``livret.words.charts.timeline`` instead of rows. It is as
high as its lanes and scrolls sideways only; the page scrolls downwards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from livret.desktop.kit.charts import ChartPainter, lettering
from livret.desktop.pathway.following import follow
from livret.desktop.pathway.line_painting import LinePainting
from livret.desktop.pathway.model import ENTRY, Index, LineModel
from livret.desktop.ui import Ui
from livret.words.charts.axis import Axis, Zoom, axis_of
from livret.words.charts.entries import Entry
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import Box, Piece
from livret.words.charts.strips import Strips
from livret.words.charts.timeline import LinePicture, Now, draw_timeline

_NAMES = 132
"""Width of the names of lanes, in pixels of 100 %."""

_LEAST = 240
_TODAY_AT = 0.62
"""Where today stands in the width in sight, at first."""

_ZOOMS = tuple(Zoom)


class LineView(QListView):
    """The time line.

    Signals:
        opened: An entry was opened by Enter or a click. arg: its id.
        zoomed: arg: the ``Zoom`` in force.
    """

    opened = Signal(str)
    zoomed = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._letters: Lettering = lettering(ui.look)
        self._picture: LinePicture | None = None
        self._painting: LinePainting | None = None
        self._under: dict[str, str] = {}
        self._today = dt.date(2000, 1, 1)
        self._now = ""
        self._settled = False
        self.zoom = Zoom.YEAR
        self.entries = LineModel(self)
        self.setModel(self.entries)
        self.setObjectName("line_view")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(ui.tr.text("Frise"))
        self.setAccessibleDescription(
            ui.tr.text(
                "Flèches gauche et droite : d’une chose à l’autre. Haut et bas : "
                "d’une ligne à l’autre. Entrée : lire en entier."
            )
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    # --- what is shown -------------------------------------------------------

    def show_entries(
        self,
        entries: Sequence[Entry],
        today: dt.date,
        under: dict[str, str] | None = None,
        *,
        now: str = "",
    ) -> None:
        """Show a time line.

        Args:
            entries: In reading order.
            today: The day it is read.
            under: Under the name of a lane, who it is; by code of the lane.
            now: What that day is called; « aujourd'hui » unless told.
        """
        current = self.current
        self._today, self._now = today, now
        self._under = under or {}
        self.entries.set_entries(entries)
        self._draw()
        if current:
            self.choose(current)

    @property
    def current(self) -> str:
        """Id of the entry that has the keyboard, or empty."""
        entry = self.currentIndex().data(ENTRY)
        return entry.id if isinstance(entry, Entry) else ""

    def choose(self, entry: str) -> None:
        """Give the keyboard to an entry, if it is there."""
        row = self.entries.row_of(entry)
        if row >= 0:
            self.setCurrentIndex(self.entries.index(row))

    def set_zoom(self, zoom: Zoom) -> None:
        """Show more or less time at once; what is in the middle stays there."""
        picture = self._picture
        middle = None
        if picture is not None:
            at = self.horizontalOffset() + self._room() / 2
            middle = picture.axis.day(at)
        self.zoom = zoom
        self._draw()
        if middle is not None and self._picture is not None:
            there = self._picture.axis.x(middle) - self._room() / 2
            self.horizontalScrollBar().setValue(round(there))
        self.zoomed.emit(zoom.value)

    def step_zoom(self, by: int) -> None:
        """Go nearer (negative) or further."""
        at = _ZOOMS.index(self.zoom) + by
        self.set_zoom(_ZOOMS[max(0, min(len(_ZOOMS) - 1, at))])

    @property
    def picture(self) -> LinePicture | None:
        """What is drawn, None before anything is shown."""
        return self._picture

    def _names(self) -> int:
        return self._ui.px(_NAMES)

    def _room(self) -> float:
        return float(max(self._ui.px(_LEAST), self.viewport().width() - self._names()))

    def _axis(self) -> Axis:
        days = [entry.on for entry in self.entries.entries]
        days += [entry.until for entry in self.entries.entries if entry.until]
        first = min(days, default=self._today)
        last = max(days, default=self._today)
        return axis_of(first, last, self.zoom, self._room(), self._today)

    def _draw(self) -> None:
        self._picture = draw_timeline(
            self._ui.tr,
            self.entries.entries,
            self._axis(),
            Now(self._today, self._now),
            self._letters,
        )
        self._painting = LinePainting(
            self._ui,
            self._picture,
            Strips(self._picture.drawing),
            ChartPainter(self._ui.look),
            self._names(),
            self._letters.line,
        )
        self.updateGeometries()
        self.updateGeometry()
        if not self._settled and self.isVisible():
            self._settled = True
            start = self._picture.today - self._room() * _TODAY_AT
            self.horizontalScrollBar().setValue(round(start))
        self.viewport().update()

    # --- sizes ---------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As high as the lanes."""
        return QSize(self._ui.px(600), self._height())

    def minimumSizeHint(self) -> QSize:
        """As high as the lanes: the page scrolls, not the view."""
        return QSize(self._ui.px(_LEAST), self._height())

    def _height(self) -> int:
        bar = self.horizontalScrollBar().sizeHint().height()
        high = self._picture.drawing.height if self._picture else self._ui.px(200)
        return round(high) + bar

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Set the scroll bar to the width of the picture."""
        bar = self.horizontalScrollBar()
        wide = self._picture.drawing.width if self._picture else 0.0
        bar.setRange(0, max(0, round(wide - self._room())))
        bar.setPageStep(round(self._room()))
        bar.setSingleStep(self._ui.px(60))
        self.verticalScrollBar().setRange(0, 0)

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
        """Lay nothing out: the picture says where everything is."""
        self.updateGeometries()

    def restyle(self) -> None:
        """Measure again with the letters of the look."""
        self._letters = lettering(self._ui.look)
        if self.entries.entries:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew for another width."""
        if event.size().width() != event.oldSize().width():
            self._draw()

    # --- where things are ----------------------------------------------------

    def horizontalOffset(self) -> int:  # noqa: N802 - Qt's name
        """Return how far it is scrolled."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:  # noqa: N802 - Qt's name
        """Never scrolled downwards."""
        return 0

    def _piece(self, index: Index) -> Piece | None:
        picture, row = self._picture, index.row()
        if picture is None or not 0 <= row < len(picture.drawing.pieces):
            return None
        return picture.drawing.pieces[row]

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 - Qt's name
        """Return where an entry is in the viewport."""
        piece = self._piece(index)
        if piece is None:
            return QRect()
        box = self._in_sight(piece.box)
        return QRect(round(box.x), round(box.y), round(box.w), round(box.h))

    def _in_sight(self, box: Box) -> Box:
        return box.moved(self._names() - self.horizontalOffset(), 0)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Return the entry under a point of the viewport."""
        picture = self._picture
        if picture is None or point.x() < self._names():
            return QModelIndex()
        x, y = point.x() - self._names() + self.horizontalOffset(), point.y()
        at = Box(x, y, 1, 1)
        for row, piece in enumerate(picture.drawing.pieces):
            if piece.box.meets(at):
                return self.entries.index(row)
        return QModelIndex()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring an entry into sight."""
        piece = self._piece(index)
        if piece is None:
            return
        bar, pad, room = self.horizontalScrollBar(), self._ui.px(24), self._room()
        if piece.box.x - pad < bar.value():
            bar.setValue(round(piece.box.x - pad))
        elif piece.box.right + pad > bar.value() + room:
            far = min(piece.box.right + pad - room, piece.box.x - pad)
            bar.setValue(round(far))
        follow(self, self.visualRect(index), pad)

    def isIndexHidden(self, index: Index) -> bool:  # noqa: N802 - Qt's name
        """Hide nothing."""
        return False

    def setSelection(self, rect: QRect, command: object) -> None:  # noqa: N802
        """Select what the keyboard or the mouse stands on, and only that."""

    def visualRegionForSelection(self, selection: object) -> QRegion:  # noqa: N802
        """Return what changes when the selection does: everything in sight."""
        return QRegion(self.viewport().rect())

    # --- hands ---------------------------------------------------------------

    def moveCursor(  # noqa: N802 - Qt's name
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Left and right in time within a lane; up and down between lanes."""
        entries = self.entries.entries
        if not entries:
            return QModelIndex()
        row = self.currentIndex().row()
        if row < 0:
            return self.entries.index(0)
        move = QListView.CursorAction
        steps = {
            move.MoveLeft: -1,
            move.MovePrevious: -1,
            move.MoveRight: 1,
            move.MoveNext: 1,
        }
        if action in steps:
            return self.entries.index(
                max(0, min(len(entries) - 1, row + steps[action]))
            )
        if action == move.MoveHome:
            return self.entries.index(0)
        if action == move.MoveEnd:
            return self.entries.index(len(entries) - 1)
        return self.entries.index(self._lane_beside(row, up=action == move.MoveUp))

    def _lane_beside(self, row: int, *, up: bool) -> int:
        """Return the row nearest in time in the lane above or below."""
        entries = self.entries.entries
        lanes = list(dict.fromkeys(entry.lane for entry in entries))
        at = lanes.index(entries[row].lane) + (-1 if up else 1)
        if not 0 <= at < len(lanes):
            return row
        day = entries[row].on
        near = [n for n, entry in enumerate(entries) if entry.lane == lanes[at]]
        return min(near, key=lambda n: abs((entries[n].on - day).days))

    def currentChanged(  # noqa: N802 - Qt's name
        self, current: Index, previous: Index
    ) -> None:
        """Tell who listens which entry has the keyboard now.

        ``QListView`` would ask its own layout, which lays nothing out here.
        """
        QAbstractItemView.currentChanged(self, current, previous)
        self.viewport().update()
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(current.row())
            QAccessible.updateAccessibility(told)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on an entry: who listens hears which one has the keyboard."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.entries.index(0))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Ctrl+plus and Ctrl+minus show less or more time."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current:
                self.opened.emit(self.current)
            return
        zooming = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if zooming and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(-1)
            return
        if zooming and event.key() == Qt.Key.Key_Minus:
            self.step_zoom(1)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens what it points at."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
            self.opened.emit(self.current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that what is pointed at can be opened."""
        there = self.indexAt(event.position().toPoint()).isValid()
        shape = (
            Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor
        )
        self.viewport().setCursor(shape)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll sideways with Shift; the page takes the rest."""
        delta = event.angleDelta()
        sideways = delta.x() or (
            delta.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        if not sideways:
            event.ignore()
            return
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - sideways)

    # --- drawing -------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in sight, then the names of the lanes over it."""
        painting = self._painting
        if painting is None:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._ui.look.colour("sheet"))
        seen = Box(self.horizontalOffset(), 0, self._room(), self.height())
        painting.picture(painter, seen)
        piece = self._piece(self.currentIndex())
        if piece is not None:
            painting.ring(painter, seen, piece.box, focused=self.hasFocus())
        painting.names(painter, seen, self.viewport().height(), self._under)
