"""The window: frame, menus, hiding. Nothing else."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QMainWindow, QWidget

from livret.desktop.actions import Actions
from livret.desktop.curtain import Curtain
from livret.desktop.kit.focus import FocusRing
from livret.desktop.kit.held_keys import end_composing, held_keys
from livret.desktop.kit.order import step_focus
from livret.desktop.look import NARROW
from livret.desktop.pin import PinGate
from livret.desktop.ui import Ui

if TYPE_CHECKING:
    from livret.desktop.frame import Frame
    from livret.desktop.kit.dialog import Dialog
    from livret.desktop.sidebar import Sidebar

LEAST_WIDTH, LEAST_HEIGHT = 360, 320
"""In pixels: a phone's width, and a field with its label."""


class MainWindow(QMainWindow):
    """The one window of Livret. Its title never names anybody.

    Pages are added by id and shown by ``go``; whoever listens to ``went`` and
    ``asked`` decides what they show. ``show_plain`` takes the whole window
    (first run, unlock), without navigation. Navigation and the hidden screen
    are made when they are first wanted: what opens the program waits for
    neither.

    Attributes:
        ui: Look and language.
        gate: The PIN that brings the screen back; set it to change the PIN.
        curtain: What hides the screen.
        stays: Whoever heard that it is to close asks something first.

    Signals:
        went: Navigation was used. arg: id of the page.
        asked: A menu or shortcut was used. arg: id of the act.
        lock_requested: Lock now: the process that holds the keys must end.
        close_requested: The window wants to close.
    """

    went = Signal(str)
    asked = Signal(str)
    lock_requested = Signal()
    close_requested = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Livret")
        self.ui = ui
        self.gate = PinGate()
        self.actions_ = Actions(ui, self)
        self.actions_.asked.connect(self._asked)
        self._dressed = self.stays = False
        self.curtain = Curtain(ui, self)
        self.curtain.opened.connect(self._come_back)
        self.curtain.lock_asked.connect(self.lock_requested)
        self.setCentralWidget(self.curtain.stage)
        # Pages scroll: none of them may make the window grow under the hand.
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        layout = self.layout()
        if layout is not None:
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.ring = FocusRing(ui, self)
        ui.look.changed.connect(self._redress)

    @cached_property
    def frame(self) -> Frame:
        """Navigation and pages."""
        from livret.desktop.frame import Frame

        frame = Frame(self.ui, self.actions_.menu(self))
        frame.went.connect(self.went)
        frame.hide_asked.connect(self.hide_screen)
        frame.set_narrow(narrow=self._is_narrow())
        self.curtain.stage.addWidget(frame)
        return frame

    @property
    def sidebar(self) -> Sidebar:
        """The navigation."""
        return self.frame.sidebar

    @property
    def pages(self) -> dict[str, QWidget]:
        """Pages by id."""
        return self.frame.pages

    @property
    def here(self) -> str:
        """Id of the page shown, empty for none."""
        return self.frame.here

    @property
    def narrow(self) -> bool:
        """Whether the window is under 900 logical pixels wide."""
        return self.frame.narrow

    def add_page(self, key: str, page: QWidget) -> None:
        """Add a page; the sidebar names it when it has an entry."""
        self.frame.add_page(key, page)
        if self._dressed:
            self.ui.look.restyle(page)

    def go(self, key: str) -> None:
        """Show a page.

        Raises:
            KeyError: No page has this id.
        """
        self.frame.go(key)

    def at_home(self, name: str, role: str) -> None:
        """Navigate among the pages of home."""
        self.sidebar.show_home(name, role)
        self.frame.say_nothing_above()
        self.frame.name.say("Livret")
        self.actions_.stand_in("home")
        self.show_frame()

    def in_livret(self, called: str, under: str) -> None:
        """Navigate among the pages of one livret."""
        self.sidebar.show_livret(called, under)
        self.frame.name.say(called)
        self.actions_.stand_in("home", "livret")
        self.show_frame()

    def share(self) -> None:
        """Show one page alone, to be shared: no navigation, few acts."""
        self.frame.stand_alone(alone=True)
        self.frame.say_nothing_above()
        self.sidebar.put_away()
        self.actions_.stand_in("meeting")

    def unshare(self) -> None:
        """Navigate again; the livret of the meeting is still the open one."""
        self.sidebar.take_out()
        self.frame.stand_alone(alone=False)
        self.actions_.stand_in("home", "livret")

    def show_plain(self, page: QWidget) -> None:
        """Give the whole window to one page, without navigation."""
        self.curtain.show(page)
        self._redress()
        self.actions_.stand_in()
        first = getattr(page, "first", None)
        if isinstance(first, QWidget):
            first.setFocus()

    def show_frame(self) -> None:
        """Show navigation and pages again; plain pages are forgotten."""
        self.curtain.show(self.frame)
        self.curtain.forget_all_but(self.frame)

    @property
    def is_hidden(self) -> bool:
        """Whether the screen is hidden."""
        return self.curtain.is_drawn

    def hide_screen(self) -> None:
        """Hide everything behind the PIN, open dialogs and menus included."""
        if not self.is_hidden:
            end_composing()
            self.frame.close_drawer()
            self.actions_.while_hidden(hidden=True)
            self.curtain.draw(self.gate)

    def _come_back(self) -> None:
        self.actions_.while_hidden(hidden=False)

    def show_shortcuts(self) -> Dialog:
        """List the shortcuts (Ctrl+/)."""
        from livret.desktop.shortcuts import shortcuts_dialog

        dialog = shortcuts_dialog(self.ui, self, self.actions_)
        dialog.open()
        return dialog

    def _asked(self, act: str) -> None:
        own = {
            "hide": self.hide_screen,
            "lock": self.lock_requested.emit,
            "shortcuts": self.show_shortcuts,
            "next_pane": self.frame.next_pane,
            "bigger": lambda: self.ui.look.step(1),
            "smaller": lambda: self.ui.look.step(-1),
            "normal": lambda: self.ui.look.set_percent(100),
            "quit": self.close,
        }
        if act in own:
            own[act]()
        self.asked.emit(act)

    def _redress(self) -> None:
        self._dressed = True
        self.ui.look.dress(self)
        self._fit()

    def _fit(self) -> None:
        if "frame" in self.__dict__:
            self.frame.set_narrow(narrow=self._is_narrow())

    def _is_narrow(self) -> bool:
        return self.ui.look.logical(self.width()) < NARROW

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Go where the eye goes."""
        return step_focus(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the sidebar into a button when the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Dress, at the latest now."""
        if not self._dressed:
            self._redress()
        super().showEvent(event)
        held_keys().watch(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes; whoever owns the vault ends the rest."""
        if held_keys().after(self.close):
            event.ignore()
            return
        self.close_requested.emit()
        event.setAccepted(not self.stays)
