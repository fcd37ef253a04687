"""A widget shown over one row of a list, where that row stands."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QListView,
    QSizePolicy,
    QWidget,
)

_BY_KEY = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_NOWHERE = QRegion(-2, -2, 1, 1)
"""An empty mask would show everything."""


class Rows(QListView):
    """A list that tells when its rows have their places.

    Signals:
        laid_out: The rows stand where they stand until the next time.
    """

    laid_out = Signal()

    def updateGeometries(self) -> None:
        """Tell it once Qt is done."""
        super().updateGeometries()
        self.laid_out.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to the page."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class RowPlace(QAbstractScrollArea):
    """Lies over a list, after it in the same cell of a grid; shows one widget.

    Not ``setIndexWidget``: assistive technology is told of the rows of a list and
    of nothing else in it, and a list is one stop for Tab. Whatever the list held
    so could be read by nobody who listens, nor reached by the keyboard.
    """

    def __init__(self, view: Rows) -> None:
        super().__init__()
        self._view = view
        self._shown: QWidget | None = None
        self._index = QPersistentModelIndex()
        self.setObjectName("clear")
        self.viewport().setObjectName("clear")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(never)
        self.setHorizontalScrollBarPolicy(never)
        free = QSizePolicy.Policy.Ignored
        self.setSizePolicy(free, free)
        view.laid_out.connect(self._follow)
        view.verticalScrollBar().valueChanged.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        self.hide()

    def put(self, widget: QWidget, index: QModelIndex) -> None:
        """Show ``widget`` over a row, instead of what was shown."""
        self.empty()
        self._shown, self._index = widget, QPersistentModelIndex(index)
        widget.setParent(self.viewport())
        widget.show()
        self.show()
        self._follow()

    def empty(self) -> None:
        """Show nothing; what was shown goes away, the list has its keyboard."""
        widget, self._shown = self._shown, None
        if widget is None:
            return
        if self.holds_keyboard(widget):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        widget.hide()
        widget.deleteLater()

    @staticmethod
    def holds_keyboard(widget: QWidget) -> bool:
        """Tell whether the keyboard is on ``widget`` or in it."""
        focused: QWidget | None = widget.window().focusWidget()
        return focused is not None and widget.isAncestorOf(focused)

    def _here(self, rect: QRect) -> QRect:
        """Return what stands at ``rect`` in the list, as it stands here."""
        listed = self._view.viewport().mapToGlobal(rect.topLeft())
        return QRect(self.viewport().mapFromGlobal(listed), rect.size())

    def _row(self) -> QRect:
        index = self._index
        plain = self._view.model().index(index.row(), index.column())
        return self._here(self._view.visualRect(plain))

    def _window(self) -> QRect:
        return self._here(self._view.viewport().rect())

    def _follow(self) -> None:
        if self._shown is None or not self._index.isValid():
            return
        row = self._row()
        self._shown.setGeometry(row)
        seen = row.intersected(self._window())
        self.setMask(_NOWHERE if seen.isEmpty() else QRegion(seen))

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll the list to what has the keyboard in what is shown."""
        shown = self._shown
        if shown is None or new is None or not shown.isAncestorOf(new):
            return
        window = self._window()
        top = new.mapTo(self.viewport(), QPoint(0, 0)).y()
        # The whole of it may be higher than the list: its top is what is shown.
        height = min(new.height(), window.height())
        edge = 0 if new is shown else height // 2
        over = top - edge - window.top()
        under = top + height + edge - window.top() - window.height()
        bar = self._view.verticalScrollBar()
        if over < 0 or under > 0:
            bar.setValue(bar.value() + (over if over < 0 else under))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay over the row."""
        super().resizeEvent(event)
        self._follow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the list."""
        QApplication.sendEvent(self._view.verticalScrollBar(), event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the list with the keys that scroll; the others go on."""
        if event.key() in _BY_KEY:
            QApplication.sendEvent(self._view.verticalScrollBar(), event)
        else:
            event.ignore()
