"""All pages as small pictures in one line: press one to go there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from livret.desktop.ui import Ui

_Index = QModelIndex | QPersistentModelIndex
_SIZE = Qt.ItemDataRole.UserRole
_HEIGHT = 96
_SCALE = 0.22
"""Pixels for each point of paper: enough to tell one page from another."""


class ThumbModel(QAbstractListModel):
    """One row for each page; a picture is asked for when it is painted.

    Signals:
        wanted: A picture is missing. args: page from 0, pixels for each point.
    """

    wanted = Signal(int, float)

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._asked: set[int] = set()

    def set_sizes(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show other pages."""
        self.beginResetModel()
        self._sizes = tuple(sizes)
        self._pictures.clear()
        self._asked.clear()
        self.endResetModel()

    def set_picture(self, page: int, image: QImage) -> None:
        """Show a page; a large picture is kept small."""
        if page >= len(self._sizes):
            return
        high = round(self._sizes[page][1] * _SCALE * self._ui.look.factor)
        mode = Qt.TransformationMode.SmoothTransformation
        self._pictures[page] = image.scaledToHeight(max(1, high), mode)
        index = self.index(page)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many pages there are."""
        return 0 if parent.isValid() else len(self._sizes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, the size in points, or the picture."""
        at = index.row()
        if not index.isValid() or at >= len(self._sizes):
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            of = len(self._sizes)
            return self._ui.tr.text("Page {at} sur {of}", at=at + 1, of=of)
        if role == _SIZE:
            return self._sizes[at]
        if role == Qt.ItemDataRole.DecorationRole:
            if at not in self._pictures and at not in self._asked:
                self._asked.add(at)
                self.wanted.emit(at, _SCALE * self._ui.look.factor)
            return self._pictures.get(at)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui

    def _wide(self, index: _Index) -> int:
        wide, high = index.data(_SIZE) or (1.0, 1.0)
        return max(1, round(self._ui.px(_HEIGHT) * wide / max(1.0, high)))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the page with its number under it."""
        px = self._ui.px
        return QSize(self._wide(index) + px(16), px(_HEIGHT) + px(32))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Draw the page, its number, and a thick edge around the one in sight."""
        look, px = self._ui.look, self._ui.px
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        paper = QRect(
            rect.left() + px(8), rect.top() + px(4), self._wide(index), px(_HEIGHT)
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(paper, Qt.GlobalColor.white)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage):
            painter.drawImage(paper, picture)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        role, width = ("ink", px(2)) if chosen else ("rule", 1)
        painter.setPen(QPen(look.colour(role), width))
        painter.drawRect(paper)
        painter.setFont(look.font(15, strong=chosen))
        painter.setPen(look.colour("ink"))
        under = QRect(paper.left(), paper.bottom(), paper.width(), px(26))
        centred = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(under, centred, str(index.row() + 1))
        painter.restore()


class Thumbs(QListView):
    """The line of small pages.

    Signals:
        opened: arg: the page to go to, from 0.
    """

    opened = Signal(int)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.setObjectName("thumbs")
        self.setAccessibleName(ui.tr.text("Toutes les pages"))
        self.pages = ThumbModel(ui, self)
        self.setModel(self.pages)
        self.setItemDelegate(_Delegate(ui, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self.restyle()

    def restyle(self) -> None:
        """Take the height of one line of pages."""
        self.setFixedHeight(self._ui.px(_HEIGHT + 56))
        self.scheduleDelayedItemsLayout()

    def show_page(self, at: int) -> None:
        """Mark the page in sight, without going anywhere."""
        if at != self.currentIndex().row():
            self.setCurrentIndex(self.pages.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there with Space too; Enter is Qt's."""
        if event.key() == Qt.Key.Key_Space:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())
