"""Rows that open something: a lead (date or icon), a title, a line under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from livret.desktop.kit.enter import pressed_by_enter
from livret.desktop.kit.text import height_of, paint_text, plain
from livret.desktop.ui import Ui


@dataclass(frozen=True)
class Item:
    """One line that opens something.

    Attributes:
        id: What ``opened`` says.
        title: What it is.
        under: One more line, possibly empty.
        lead: Short words at the left ("jeu. 14"), or empty.
        icon: Icon at the left when there is no lead.
    """

    id: str
    title: str
    under: str = ""
    lead: str = ""
    icon: str = ""


class ItemRow(QAbstractButton):
    """An item as a row of a card.

    Signals:
        opened: arg: id of the item.
    """

    opened = Signal(str)

    def __init__(self, ui: Ui, item: Item, *, first: bool = False) -> None:
        super().__init__()
        self._ui = ui
        self._first = first
        self.item = item
        words = (item.lead, plain(item.title), plain(item.under))
        *before, last = [part for part in words if part] or [""]
        # « Olena T. » says one full stop before what follows, and its own at the end.
        self.setAccessibleName(". ".join([*(p.rstrip(".") for p in before), last]))
        self.setText(plain(item.title))
        # A « & » in a title makes no key of the letter after it.
        self.setShortcut(QKeySequence())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.opened.emit(self.item.id)

    def _left(self) -> int:
        if self.item.lead:
            return self._ui.px(92)
        return self._ui.px(46 if self.item.icon else 18)

    def _heights(self, width: int) -> tuple[int, int]:
        room = width - self._left() - self._ui.px(16)
        font = self._ui.look.font(15)
        under = height_of(plain(self.item.under), font, room)
        return height_of(self.text(), font, room), under

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height both lines need."""
        return max(self._ui.px(44), sum(self._heights(width)) + self._ui.px(20))

    def sizeHint(self) -> QSize:
        """Return a usual width."""
        width = self._ui.px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return what still can be read."""
        return QSize(self._ui.px(180), self._ui.px(44))

    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        look, px, painter = self._ui.look, self._ui.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("sunk"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(11), px(11))
        if not self._first:
            painter.setPen(QPen(look.colour("rule"), 1))
            painter.drawLine(px(1), 0, self.width() - px(1), 0)
        title, under = self._heights(self.width())
        left, top = self._left(), (self.height() - title - under) // 2
        width = self.width() - left - px(16)
        if self.item.lead:
            painter.setFont(look.font(15, strong=True))
            painter.setPen(look.colour("accent"))
            box = QRect(px(18), top, left - px(18), title)
            paint_text(painter, box, self.item.lead)
        elif self.item.icon:
            painter.drawPixmap(px(16), top, look.pixmap(self.item.icon, "ink", 20))
        painter.setFont(look.font(15))
        painter.setPen(look.colour("ink"))
        paint_text(painter, QRect(left, top, width, title), self.text())
        painter.setPen(look.colour("soft"))
        box = QRect(left, top + title, width, under)
        paint_text(painter, box, self.item.under)
