"""Where one can go: a list of places, one of them the place where one is.

An item view, so that assistive technology says "list item, 2 of 6, selected".
One Tab stop: arrows move, Enter or Space goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from livret.desktop.kit.text import height_of, paint_text
from livret.desktop.ui import Ui

PLACE = Qt.ItemDataRole.UserRole
"""Role of the ``Place`` itself."""

_Index = QModelIndex | QPersistentModelIndex
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True)
class Place:
    """One line of the list.

    Attributes:
        id: Of the page.
        text: As shown.
        icon: Name of the icon.
    """

    id: str
    text: str
    icon: str


class _Model(QAbstractListModel):
    def __init__(self, here: str, parent: QObject) -> None:
        super().__init__(parent)
        self._said = here
        self.places: tuple[Place, ...] = ()
        self.here = ""

    def show_places(self, places: Sequence[Place]) -> None:
        self.beginResetModel()
        self.places = tuple(places)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: _Index, role: int = PLACE) -> Any:
        if not index.isValid() or index.row() >= len(self.places):
            return None
        place = self.places[index.row()]
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.AccessibleTextRole):
            return place.text
        if role == roles.AccessibleDescriptionRole:
            return self._said if place.id == self.here else ""
        return place if role == PLACE else None


class _Delegate(QStyledItemDelegate):
    """Icon and words that wrap; a bar and a tint where one is."""

    def __init__(self, ui: Ui, parent: NavList) -> None:
        super().__init__(parent)
        self._ui = ui
        self._list = parent

    def _words(self, text: str, width: int, *, strong: bool) -> int:
        room = width - self._ui.px(52)
        return height_of(text, self._ui.look.font(15, strong=strong), room)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that the words need in the list's width."""
        width, px = self._list.viewport().width(), self._ui.px
        words = self._words(index.data(), width, strong=False)
        return QSize(width, max(px(38), words + px(20)) + px(2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Draw the line; where the keyboard is, the ring."""
        place: Place = index.data(PLACE)
        look, px = self._ui.look, self._ui.px
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        here = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(0, 0, 0, -px(2)).toRectF()
        painter.setPen(Qt.PenStyle.NoPen)
        if here or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.colour("accent_ground" if here else "sunk"))
            painter.drawRoundedRect(box, px(8), px(8))
        role = "accent" if here else "ink"
        if here:
            bar = box.adjusted(0, px(8), 0, -px(8))
            bar.setWidth(px(4))
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(bar, px(2), px(2))
        words = self._words(place.text, rect.width(), strong=False)
        # Strong is wider: where it would take one line more, nothing moves.
        wider = self._words(place.text, rect.width(), strong=True)
        font = look.font(15, strong=here and wider == words)
        middle = rect.top() + (rect.height() - px(2)) // 2
        icon = look.pixmap(place.icon, role, 20)
        # One line: the icon stands in its middle; several: beside the first.
        line = min(words, QFontMetrics(font).height())
        top = middle - words // 2
        painter.drawPixmap(rect.left() + px(12), top + (line - px(20)) // 2, icon)
        painter.setFont(font)
        painter.setPen(look.colour(role))
        room = rect.width() - px(52)
        paint_text(painter, QRect(rect.left() + px(40), top, room, words), place.text)
        if self._list.rings(index):
            edge = px(3)
            painter.setPen(QPen(look.colour("focus"), edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = edge / 2
            inner = box.adjusted(half, half, -half, -half)
            painter.drawRoundedRect(inner, px(8), px(8))
        painter.restore()


class NavList(QListView):
    """The list itself; it is as high as its lines and never scrolls inside.

    Signals:
        went: Somebody chose a place. arg: its id.
    """

    went = Signal(str)

    def __init__(self, ui: Ui, name: str, here: str) -> None:
        """Make it empty.

        Args:
            ui: Look and language.
            name: What the list is, for assistive technology.
            here: What is said of the place where one is.
        """
        super().__init__()
        self._ui = ui
        self._by_key = False
        self.setObjectName("nav")
        self.setAccessibleName(name)
        # The ring is drawn around one line, not around the list.
        self.setProperty("own_ring", True)  # noqa: FBT003
        self._places = _Model(here, self)
        self.setModel(self._places)
        self.setItemDelegate(_Delegate(ui, self))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._go)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the places, in order."""
        return tuple(place.id for place in self._places.places)

    @property
    def here(self) -> str:
        """Id of the place where one is, empty for none of these."""
        return self._places.here

    def show_places(self, places: Sequence[Place]) -> None:
        """Show other places; where one is has to be told again."""
        self._places.here = ""
        self._places.show_places(places)
        self._fit()

    def show_here(self, place: str) -> None:
        """Mark where one is; the keyboard starts from there."""
        self._places.here = place if place in self.ids else ""
        at = self.ids.index(place) if place in self.ids else 0
        index = self._places.index(at, 0)
        chosen = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        model.setCurrentIndex(index, chosen.NoUpdate)
        model.select(index, chosen.ClearAndSelect if self.here else chosen.Clear)
        self.viewport().update()

    def rings(self, index: _Index) -> bool:
        """Tell whether the ring stands around a line."""
        return self.hasFocus() and self._by_key and index == self.currentIndex()

    def place_rect(self, place: str) -> QRect:
        """Return where a place stands, in the viewport."""
        return self.visualRect(self._places.index(self.ids.index(place), 0))

    def _go(self, index: QModelIndex) -> None:
        place = index.data(PLACE)
        if isinstance(place, Place):
            self.show_here(place.id)
            self.went.emit(place.id)

    def selectionCommand(  # noqa: N802
        self, index: _Index, event: object = None
    ) -> Any:
        """Select nothing by hand: what is selected is where one is."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter or Space; Escape is for what is around."""
        self._by_key = True
        if event.key() in _GO:
            self._go(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show no ring to the mouse."""
        self._by_key = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which line has the keyboard."""
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self._reveal()

    def currentChanged(  # noqa: N802
        self, current: _Index, previous: _Index
    ) -> None:
        """Keep the line with the keyboard in sight."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._reveal()

    def _reveal(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around is not None else None
        if around is not None and inside is not None:
            box = self.visualRect(self.currentIndex())
            middle = self.viewport().mapTo(inside, box.center())
            around.ensureVisible(middle.x(), middle.y(), 0, box.height())

    def _fit(self) -> None:
        rows = range(self._places.rowCount())
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew: Qt keeps the lines as high as they were at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        self._fit()

    def restyle(self) -> None:
        """Measure again."""
        self.scheduleDelayedItemsLayout()
        self._fit()
