"""The time line as a list: every entry a row, each lane under its name.

It says all that the picture says, and is shown first to who listens and to who
reads large (practice rule 28).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from livret.desktop.kit.charts import paint
from livret.desktop.kit.text import height_of, paint_text, plain
from livret.desktop.pathway.following import follow
from livret.desktop.pathway.model import ENTRY, Index, LineModel
from livret.desktop.ui import Ui
from livret.words.charts.entries import Entry
from livret.words.charts.shapes import Box, Mark
from livret.words.timeline import lane_label


class EntryDelegate(QStyledItemDelegate):
    """Paints a lane's name over its first row, then mark, words and day."""

    def __init__(self, ui: Ui, view: ListOfEntries) -> None:
        super().__init__(view)
        self._ui = ui
        self._view = view

    def _room(self) -> int:
        width = max(self._ui.px(200), self._view.viewport().width())
        return width - self._ui.px(68)

    def _heading(self, index: Index) -> str:
        """The lane's name where it begins; nothing when sorted by date."""
        if self._view.by_date:
            return ""
        entry = index.data(ENTRY)
        before = index.sibling(index.row() - 1, 0).data(ENTRY)
        if isinstance(before, Entry) and before.lane == entry.lane:
            return ""
        return lane_label(self._ui.tr, entry.lane)

    def _under(self, entry: Entry) -> str:
        return plain(entry.under)

    def _heights(self, index: Index, entry: Entry) -> tuple[int, int, int]:
        look, room = self._ui.look, self._room()
        return (
            height_of(self._heading(index), look.font(17, strong=True), room),
            height_of(plain(entry.label), look.font(15, strong=True), room),
            height_of(self._under(entry), look.font(15), room),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the words need."""
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return QSize()
        head, label, under = self._heights(index, entry)
        gap = self._ui.px(20) if head else 0
        return QSize(self._ui.px(200), head + gap + label + under + self._ui.px(20))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw the row."""
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        look, px, rect = self._ui.look, self._ui.px, QRect(option.rect)
        head, label, under = self._heights(index, entry)
        painter.save()
        if head:
            above = QRect(rect.left(), rect.top(), rect.width(), head + px(20))
            her = entry.lane == "ma_vie"
            self._ground(painter, above, "her_ground" if her else "sunk", index.row())
            painter.setFont(look.font(17, strong=True))
            painter.setPen(look.colour("ink"))
            inside = above.adjusted(px(16), px(10), 0, 0)
            paint_text(painter, inside, self._heading(index))
            rect.setTop(above.bottom() + 1)
        elif index.row():
            painter.setPen(QPen(look.colour("rule"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        self._ring(painter, rect, option)
        side = px(16)
        left, top = rect.left() + px(18), rect.top() + px(10)
        mark = Mark(Box(left, top + px(2), side, side), entry.side, entry.planned)
        paint(painter, look, (mark,))
        x, room = rect.left() + px(48), self._room()
        painter.setFont(look.font(15, strong=True))
        painter.setPen(look.colour("ink"))
        paint_text(painter, QRect(x, top, room, label), plain(entry.label))
        painter.setFont(look.font(15))
        painter.setPen(look.colour("soft"))
        paint_text(painter, QRect(x, top + label, room, under), self._under(entry))
        painter.restore()

    def _ground(self, painter: QPainter, head: QRect, role: str, row: int) -> None:
        """Fill behind a heading; the first keeps to the round corners of the list."""
        look = self._ui.look
        if row:
            painter.fillRect(head, look.colour(role))
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(head)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(role))
        radius = look.px(11)
        painter.drawRoundedRect(head.adjusted(0, 0, 0, radius), radius, radius)
        painter.restore()

    def _ring(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem
    ) -> None:
        state: QStyle.StateFlag = option.state
        chosen = state & QStyle.StateFlag.State_Selected
        if not (chosen and self._view.hasFocus()):
            return
        look, px = self._ui.look, self._ui.px
        painter.fillRect(rect, look.colour("accent_ground"))
        edge = QRectF(rect.left(), rect.top(), px(4), rect.height())
        painter.fillRect(edge, look.colour("ink"))


class ListOfEntries(QListView):
    """The list twin of the picture.

    Attributes:
        by_date: Sorted by date, instead of lane after lane.

    Signals:
        opened: An entry was opened. arg: its id.
    """

    opened = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.by_date = False
        self._entries: tuple[Entry, ...] = ()
        self.setObjectName("rows")
        self.setAccessibleName(ui.tr.text("Le parcours, en liste"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.rows = LineModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(EntryDelegate(ui, self))
        self.activated.connect(self._open)
        self.clicked.connect(self._open)
        self.restyle()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show a time line, given in reading order."""
        current = self.current
        self._entries = tuple(entries)
        shown = self._entries
        if self.by_date:
            shown = tuple(sorted(shown, key=lambda entry: entry.on))
        self.rows.set_entries(shown)
        self._fit()
        self.choose(current)

    def sort_by_date(self, *, by_date: bool) -> None:
        """Sort by date, or lane after lane with her life first."""
        self.by_date = by_date
        self.show_entries(self._entries)

    @property
    def current(self) -> str:
        """Id of the entry that has the keyboard, or empty."""
        entry = self.currentIndex().data(ENTRY)
        return entry.id if isinstance(entry, Entry) else ""

    def choose(self, entry: str) -> None:
        """Give the keyboard to an entry, if it is there."""
        row = self.rows.row_of(entry)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))

    def restyle(self) -> None:
        """Measure the rows anew."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows anew for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Be as high as the rows: the page scrolls, not the list."""
        self.doItemsLayout()
        self.setFixedHeight(self.contentsSize().height() + 2 * self.frameWidth())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on an entry: who listens hears which one has the keyboard."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))
        super().focusInEvent(event)

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: Index,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Have the page bring a row into sight."""
        follow(self, self.visualRect(index), self._ui.px(24))

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, Entry):
            self.opened.emit(entry.id)
