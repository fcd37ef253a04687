"""The focus ring: 3 px around whatever has the keyboard, in every theme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from livret.desktop.ui import Ui

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

_FIELDS = ("QLineEdit", "QPlainTextEdit", "QDateEdit")
"""By name: loading a class of Qt takes long, and the first window has few."""

TITLED = "titled"
"""What has its words over it, as a field and its label, says so by this."""

_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
}


def _say_line(view: QListView) -> None:
    """Tell assistive technology which line of a list has the keyboard."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    at = view.currentIndex()
    if view.hasFocus() and at.isValid():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(at.row())
        QAccessible.updateAccessibility(event)


def _title_top(inside: QWidget, target: QWidget) -> int:
    """Return where the words over a field begin, or the field without any."""
    widget: QWidget | None = target
    while widget is not None and widget is not inside:
        if widget.property(TITLED):
            return widget.mapTo(inside, QPoint(0, 0)).y()
        widget = widget.parentWidget()
    return target.mapTo(inside, QPoint(0, 0)).y()


def _show(
    area: QScrollArea,
    inside: QWidget,
    target: QWidget,
    margin: int,
    begun: dict[QScrollArea, int],
) -> None:
    """Scroll to what has the keyboard: wholly, with its title, where there is room.

    Qt cares for the cursor of a field alone, and for the middle of the rest.

    Args:
        area: What scrolls.
        inside: What it scrolls.
        target: What has the keyboard.
        margin: Around it, in pixels.
        begun: How far into ``target`` each area is read from, in pixels, written
            here. Empty where it was not seen yet, or had room a moment ago.
    """
    room, bar = area.viewport().height(), area.verticalScrollBar()
    top = target.mapTo(inside, QPoint(0, 0))
    half = target.height() // 2
    if target.height() <= room or target.inherits("QPlainTextEdit"):
        area.ensureWidgetVisible(target, 0, margin)
        if 2 * (half + margin) <= room:
            area.ensureVisible(top.x(), top.y() + half, 0, half + margin)
        title = _title_top(inside, target)
        high = top.y() + target.height() - title
        if title < bar.value() and high + 2 * margin <= room:
            bar.setValue(title - margin)
        return
    # Higher than the window: from its top, but where somebody reads in it.
    # Between the two times, Qt has gone to its middle.
    if area in begun:
        bar.setValue(top.y() + begun[area])
    elif not top.y() <= bar.value() <= top.y() + target.height() - room:
        bar.setValue(top.y() - margin)
    begun[area] = bar.value() - top.y()


class FocusRing(QWidget):
    """Drawn over a window, around its focused widget, clipped to what scrolls.

    A click on a button shows no ring; the keyboard always does, and fields
    always do.
    """

    def __init__(self, ui: Ui, window: QWidget) -> None:
        super().__init__(window)
        self._ui = ui
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setObjectName("clear")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._forget()
        window = self.parentWidget()
        if new is None or window is None or not window.isAncestorOf(new):
            self.hide()
            return
        if new.inherits("QListView"):
            # After Qt, which tells of the list and not of its line.
            QTimer.singleShot(0, new, partial(_say_line, cast("QListView", new)))
        if new.property("own_ring"):
            self.hide()
            if new.inherits("QLabel"):
                self._reveal_now_and_after(new)  # a title: what is heard is seen
            return
        field = any(new.inherits(name) for name in _FIELDS)
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if pressed and not field:
            self.hide()
            return
        self.follow(new)
        self._reveal_now_and_after(new)

    def _reveal_now_and_after(self, target: QWidget) -> None:
        begun: dict[QScrollArea, int] = {}
        self._reveal(target, begun)
        QTimer.singleShot(0, target, partial(self._reveal_placed, target, begun))

    def _reveal_placed(self, target: QWidget, begun: dict[QScrollArea, int]) -> None:
        """Again, once what was just shown has its place."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._reveal(target, begun)

    def _reveal(self, target: QWidget, begun: dict[QScrollArea, int]) -> None:
        """Scroll to what has the keyboard, wherever the keyboard came from."""
        if not (target.isVisible() and target.hasFocus()):
            return
        margin = self._ui.px(16)
        around = target.parentWidget()
        while around is not None and not around.isWindow():
            inside = around.widget() if isinstance(around, QScrollArea) else None
            if isinstance(around, QScrollArea) and inside is not None:
                _show(around, inside, target, margin, begun)
            around = around.parentWidget()

    def follow(self, target: QWidget) -> None:
        """Draw the ring around ``target`` and keep up with it."""
        self._forget()
        self._target = target
        widget: QWidget | None = target
        while widget is not None and widget is not self.parentWidget():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _forget(self) -> None:
        for widget in self._watched:
            try:
                widget.removeEventFilter(self)
            except RuntimeError:  # The widget is already gone.
                continue
        self._watched = []
        self._target = None

    def _place(self) -> None:
        target, window = self._target, self.parentWidget()
        if target is None or window is None or not target.isVisible():
            self.hide()
            return
        grow = self._ui.px(4)
        rect = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        rect = rect.adjusted(-grow, -grow, grow, grow)
        self.setGeometry(rect)
        seen = QRect(QPoint(0, 0), window.size())
        widget = target.parentWidget()
        while widget is not None and widget is not window:
            above = widget.parentWidget()
            if isinstance(above, QAbstractScrollArea) and widget is above.viewport():
                view = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
                seen = seen.intersected(view.adjusted(-grow, -grow, grow, grow))
            widget = above
        clip = seen.intersected(rect).translated(-rect.topLeft())
        if clip.isEmpty():
            self.hide()
            return
        self.setMask(clip)
        self.show()
        self.raise_()
        self.update()

    def restyle(self) -> None:
        """Follow the new lengths; what had the keyboard in sight still has it."""
        self._place()
        if self._target is not None:
            self._reveal_now_and_after(self._target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep up when what is followed moves."""
        if event.type() in _FOLLOWED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw 3 px of the focus colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._ui.px(3)
        painter.setPen(QPen(self._ui.look.colour("focus"), width))
        half = width / 2
        box = self.rect().toRectF().adjusted(half, half, -half, -half)
        radius = self._ui.px(11)
        painter.drawRoundedRect(box, radius, radius)


def ring_over(dialog: QWidget, parent: QWidget) -> FocusRing | None:
    """Show the keyboard in a dialog of Qt's own, asked for by a page of ours."""
    ui = getattr(parent.window(), "ui", None)
    return FocusRing(ui, dialog) if isinstance(ui, Ui) else None
