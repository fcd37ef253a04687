"""What the whole window shows, and the curtain that hides it.

Hidden, what was shown is taken out of the window: no reader, no accessibility
tree and no screenshot finds it there.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QStackedWidget,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from livret.desktop.pin import PinGate
from livret.desktop.ui import Ui

if TYPE_CHECKING:
    from livret.desktop.hide import HideScreen


class Curtain(QObject):
    """The stage of a window and its curtain.

    Attributes:
        stage: Holds what the whole window shows.

    Signals:
        opened: The PIN was right; everything is as it was.
        lock_asked: Too many wrong PINs, no PIN at all, or the button.
    """

    opened = Signal()
    lock_asked = Signal()

    def __init__(self, ui: Ui, window: QWidget) -> None:
        super().__init__(window)
        self._ui = ui
        self._window = window
        self.stage = QStackedWidget()
        self._before: QWidget | None = None
        self._typing: QWidget | None = None
        self._asleep: list[QDialog] = []
        # Never shown: what is put away in it is in no accessibility tree either.
        self._closet = QWidget()

    @cached_property
    def screen(self) -> HideScreen:
        """The hidden screen, made when it is first wanted."""
        from livret.desktop.hide import HideScreen

        screen = HideScreen(self._ui)
        screen.came_back.connect(self._open)
        screen.lock_asked.connect(self.lock_asked)
        self.stage.addWidget(screen)
        return screen

    @property
    def is_drawn(self) -> bool:
        """Whether the curtain hides the stage."""
        made: HideScreen | None = self.__dict__.get("screen")
        return made is not None and self.stage.currentWidget() is made

    def show(self, widget: QWidget) -> None:
        """Show a widget on the stage, once the curtain is open."""
        if self.is_drawn:
            self._before = widget
            return
        if self.stage.indexOf(widget) < 0:
            self.stage.addWidget(widget)
        self.stage.setCurrentWidget(widget)

    def forget_all_but(self, staying: QWidget) -> None:
        """Delete what else stands on the stage."""
        kept = (staying, self.__dict__.get("screen"))
        for at in range(self.stage.count() - 1, -1, -1):
            widget = self.stage.widget(at)
            if widget is not None and widget not in kept:
                self.stage.removeWidget(widget)
                widget.deleteLater()

    def draw(self, gate: PinGate) -> None:
        """Hide what is shown, open dialogs and menus included, behind a PIN."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        QToolTip.hideText()
        dialogs = self._window.findChildren(QDialog)
        self._asleep = [dialog for dialog in dialogs if dialog.isVisible()]
        for dialog in self._asleep:
            dialog.hide()
            # Without its native window nothing reads it.
            dialog.destroy()
        self._typing = QApplication.focusWidget()
        self._before = self.stage.currentWidget()
        self.stage.setCurrentWidget(self.screen)
        if self._before is not None:
            self.stage.removeWidget(self._before)
            self._before.setParent(self._closet)
        self.screen.arm(gate)

    def _open(self) -> None:
        self.opened.emit()
        if self._before is not None:
            self.stage.addWidget(self._before)
            self.stage.setCurrentWidget(self._before)
        if self._typing is not None and isValid(self._typing):
            self._typing.setFocus()
        self._typing = None
        for dialog in self._asleep:
            dialog.open()
        self._asleep = []
