"""Rows of the history, as an item model that screen readers can read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from livret.desktop.history.opened import StoryPanel
from livret.desktop.history.values import Said
from livret.desktop.kit.text import height_of, paint_text, plain
from livret.desktop.kit.voices import paint_mark
from livret.desktop.ui import Ui
from livret.words.one_line import in_sentences

ROW = Qt.ItemDataRole.UserRole
"""Role of the ``Said`` itself."""

_Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Things said, most recent first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Said, ...] = ()

    def set_rows(self, rows: Sequence[Said]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def place_of(self, contribution: str) -> int:
        """Return the row of a contribution, or -1."""
        found = (at for at, row in enumerate(self._rows) if row.id == contribution)
        return next(found, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many things were said."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = ROW) -> Any:
        """Return the row, or the words to show or say."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(row.words) or row.what
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (row.when, row.what, row.voice.name, row.how, row.words, row.note)
            return in_sentences(map(plain, said))
        return row if role == ROW else None


class HistoryDelegate(QStyledItemDelegate):
    """Paints when, who, what, and the words; leaves room for what is open.

    Attributes:
        panel: What is open in the place of its row, or None.
    """

    def __init__(self, ui: Ui, view: QListView) -> None:
        super().__init__(view)
        self._ui = ui
        self._view = view
        self.panel: StoryPanel | None = None

    def _opened(self, row: object) -> bool:
        panel = self.panel
        return panel is not None and isinstance(row, Said) and row.id == panel.story.id

    def _width(self) -> int:
        return max(self._ui.px(200), self._view.viewport().width())

    def _words(self, row: Said) -> str:
        if not row.words:
            return ""
        return self._ui.tr.text("« {words} »", words=plain(row.words))

    def _heights(self, row: Said, width: int) -> tuple[int, int, int]:
        look, room = self._ui.look, width - self._ui.px(88)
        told = " · ".join(
            part
            for part in (row.what, plain(row.voice.name), row.how, row.when)
            if part
        )
        return (
            height_of(told, look.font(15), room),
            height_of(self._words(row), look.font(17), room),
            height_of(plain(row.note), look.font(15), room),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height all lines need."""
        row, width = index.data(ROW), self._width()
        if self.panel is not None and self._opened(row):
            return QSize(self._ui.px(200), self.panel.height_at(width))
        lines = sum(self._heights(row, width)) if isinstance(row, Said) else 0
        return QSize(self._ui.px(200), lines + self._ui.px(28))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Draw the row."""
        row = index.data(ROW)
        if not isinstance(row, Said) or self._opened(row):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look, px = self._ui.look, self._ui.px
        painter.save()
        focused = (
            state & QStyle.StateFlag.State_HasFocus
            and state & QStyle.StateFlag.State_Selected
        )
        if focused:
            painter.fillRect(rect, look.colour("accent_ground"))
            edge = QRect(rect.left(), rect.top(), px(4), rect.height())
            painter.fillRect(edge, look.colour("ink"))
        if index.row():
            painter.setPen(QPen(look.colour("rule"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        if row.id:
            chevron = look.pixmap("chevron-right", "soft", 18)
            painter.drawPixmap(rect.right() - px(30), rect.top() + px(14), chevron)
        if row.voice.name:
            square = QRectF(rect.left() + px(16), rect.top() + px(14), px(22), px(22))
            paint_mark(painter, look, row.voice, square)
        self._paint_words(painter, rect, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, row: Said) -> None:
        look, px = self._ui.look, self._ui.px
        left, top = rect.left() + px(52), rect.top() + px(14)
        told, words, note = self._heights(row, rect.width())
        room = rect.width() - px(88)
        parts = (row.what, plain(row.voice.name), row.how, row.when)
        painter.setFont(look.font(15))
        painter.setPen(look.colour("soft"))
        line = " · ".join(part for part in parts if part)
        paint_text(painter, QRect(left, top, room, told), line)
        painter.setPen(look.colour("ink"))
        if row.words:
            painter.setFont(look.font(17))
            paint_text(painter, QRect(left, top + told, room, words), self._words(row))
        if row.note:
            painter.setFont(look.font(15))
            below = QRect(left, top + told + words, room, note)
            paint_text(painter, below, plain(row.note))
