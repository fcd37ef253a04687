"""The time line as an item view: drawn as a picture, walked as a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from livret.desktop.pathway.line_ground import LineGround
from livret.desktop.pathway.model import ENTRY, Index
from livret.words.charts.axis import Zoom
from livret.words.charts.entries import Entry
from livret.words.charts.shapes import Box

_ZOOMS = tuple(Zoom)


class LineView(LineGround):
    """The time line.

    Signals:
        opened: An entry was opened by Enter or a click. arg: its id.
        zoomed: arg: the ``Zoom`` in force.
    """

    opened = Signal(str)
    zoomed = Signal(str)

    # --- what is shown -------------------------------------------------------

    def show_entries(
        self,
        entries: Sequence[Entry],
        today: dt.date,
        under: dict[str, str] | None = None,
        *,
        now: str = "",
        whole: Sequence[Entry] = (),
    ) -> None:
        """Show a time line.

        Args:
            entries: In reading order.
            today: The day it is read.
            under: Under the name of a lane, who it is; by code of the lane.
            now: What that day is called; « aujourd'hui » unless told.
            whole: All that stands on it where ``entries`` are some: the days
                stay where they were, so that nothing moves sideways.
        """
        current = self.current
        self._today, self._now = today, now
        self._under = under or {}
        self._whole = whole
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
