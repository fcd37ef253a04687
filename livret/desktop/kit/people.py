"""The list of people: a calm item view that twenty thousand rows do not slow."""

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
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from livret.desktop.kit.person_row import PersonRow
from livret.desktop.kit.text import drawn, plain, tip
from livret.desktop.ui import Ui
from livret.words.one_line import in_sentences

ROW = Qt.ItemDataRole.UserRole
"""Role of the ``PersonRow`` itself."""

_Index = QModelIndex | QPersistentModelIndex


LONG_NAME = 24
"""Letters from which a name may be cut: who points at it reads it whole."""


class PeopleModel(QAbstractListModel):
    """Rows of people, replaced as a whole when a search answers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PersonRow, ...] = ()

    def set_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show other rows; nothing happens when they are the same."""
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def row(self, at: int) -> PersonRow:
        """Return the row at a place, from 0."""
        return self._rows[at]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many people there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = ROW) -> Any:
        """Return the name to show, the words to say, or the row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole and len(row.title) > LONG_NAME:
            return tip(row.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            # Without a name, her own line is the title already.
            private = plain(row.private) if row.called else ""
            said = (row.title, private, row.detail, row.badge)
            return in_sentences(dict.fromkeys(said))
        return row if role == ROW else None


class PeopleDelegate(QStyledItemDelegate):
    """Paints a row: name, private line, detail, badge."""

    def __init__(self, ui: Ui, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self.narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return one height for all rows: one line, two on a narrow page."""
        return QSize(self._ui.px(200), self._ui.px(76 if self.narrow else 52))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Draw the row."""
        row = index.data(ROW)
        if not isinstance(row, PersonRow):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look, px = self._ui.look, self._ui.px
        painter.save()
        painter.setClipRect(rect)  # nobody's name runs over another's
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(
            state & QStyle.StateFlag.State_HasFocus
            and state & QStyle.StateFlag.State_Selected
        )
        if focused:
            painter.fillRect(rect, look.colour("accent_ground"))
            bar = QRect(rect.left(), rect.top(), px(4), rect.height())
            painter.fillRect(bar, look.colour("ink"))
        elif hover:
            painter.fillRect(rect, look.colour("sunk"))
        if index.row():
            painter.setPen(QPen(look.colour("rule"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        self._paint_words(painter, rect.adjusted(px(18), 0, -px(18), 0), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, row: PersonRow) -> None:
        look, px = self._ui.look, self._ui.px
        line = QRect(rect)
        if self.narrow:
            line.setHeight(px(40))
        badge = self._paint_badge(painter, line, row.badge)
        strong, body = look.font(17, strong=True), look.font(15)
        name_width = line.width() - badge
        if not self.narrow:
            whole = QFontMetrics(strong).horizontalAdvance(drawn(row.title)) + px(2)
            # The same for every row, with a badge or without: details line up.
            usual = min(px(300), round(line.width() * 0.34))
            # A long name goes over the column rather than being cut.
            name_width = max(usual, min(whole, round(name_width * 0.7)))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        self._write(painter, strong, "ink", row.title, (line, middle, name_width))
        detail = row.detail
        if row.called and row.private:
            detail = " · ".join(part for part in (plain(row.private), detail) if part)
        if self.narrow:
            under = QRect(rect.left(), rect.top() + px(36), rect.width(), px(30))
            place = (under, middle, under.width())
        else:
            left = line.left() + name_width + px(16)
            room = max(0, line.right() - badge - left)
            place = (QRect(left, line.top(), room, line.height()), middle, room)
        self._write(painter, body, "soft", detail, place)

    def _write(
        self,
        painter: QPainter,
        font: Any,
        role: str,
        text: str,
        place: tuple[QRect, int, int],
    ) -> None:
        rect, flags, width = place
        painter.setFont(font)
        painter.setPen(self._ui.look.colour(role))
        end = Qt.TextElideMode.ElideRight
        elided = QFontMetrics(font).elidedText(drawn(text), end, width)
        painter.drawText(
            QRect(rect.topLeft(), QSize(width, rect.height())), flags, elided
        )

    def _paint_badge(self, painter: QPainter, rect: QRect, words: str) -> int:
        if not words:
            return 0
        look, px = self._ui.look, self._ui.px
        font = look.font(15)
        width = QFontMetrics(font).horizontalAdvance(words) + px(24)
        height = px(28)
        pill = QRect(
            rect.right() - width,
            rect.top() + (rect.height() - height) // 2,
            width,
            height,
        )
        painter.setPen(look.colour("rule"))
        painter.setBrush(look.colour("sheet"))
        painter.drawRoundedRect(pill.toRectF(), height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(look.colour("soft"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)
        return width + px(12)


class PeopleList(QListView):
    """The list itself. Enter, Space or a click opens a livret.

    Signals:
        opened: arg: the id of the livret.
    """

    opened = Signal(str)

    def __init__(self, ui: Ui, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.setObjectName("rows")
        self.setAccessibleName(name)
        self.people = PeopleModel(self)
        self.painter = PeopleDelegate(ui, self)
        self.setModel(self.people)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show people, the first one current."""
        self.people.set_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.people.index(0, 0))
        self.updateGeometry()

    def set_narrow(self, *, narrow: bool) -> None:
        """Use two lines a row."""
        if narrow != self.painter.narrow:
            self.painter.narrow = narrow
            bar = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                bar.ScrollBarAlwaysOff if narrow else bar.ScrollBarAsNeeded
            )
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def restyle(self) -> None:
        """Measure rows again."""
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return as many rows as there are, up to nine; more scroll inside.

        On a narrow page only the page scrolls (practice rule 27).
        """
        row = self._ui.px(76 if self.painter.narrow else 52)
        most = 400 if self.painter.narrow else 9
        count = max(1, min(most, self.people.rowCount()))
        return QSize(self._ui.px(320), row * count + self._ui.px(4))

    def minimumSizeHint(self) -> QSize:
        """Return at least three rows; all of them on a narrow page."""
        if self.painter.narrow:
            return self.sizeHint()
        row = self._ui.px(52)
        return QSize(self._ui.px(200), row * min(3, max(1, self.people.rowCount())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Space too; Enter is Qt's."""
        if event.key() == Qt.Key.Key_Space:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, PersonRow):
            self.opened.emit(row.id)
