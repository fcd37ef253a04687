"""The window: frame, navigation, hiding. Nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from livret.desktop.actions import Actions
from livret.desktop.hide import HideScreen, PinGate
from livret.desktop.kit.buttons import Button, IconButton
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.focus import FocusRing
from livret.desktop.kit.layouts import Column, Grid, Row, holder
from livret.desktop.kit.text import Text
from livret.desktop.look import NARROW
from livret.desktop.sidebar import Sidebar
from livret.desktop.ui import Ui


class MainWindow(QWidget):
    """The one window of Livret. Its title never names anybody.

    Pages are added by id and shown by ``go``; whoever listens to ``went`` and
    ``asked`` decides what they show. ``show_plain`` takes the whole window
    (first run, unlock), without navigation.

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
        self.narrow = False
        self.actions_ = Actions(ui, self)
        self.actions_.asked.connect(self._asked)
        self.pages: dict[str, QWidget] = {}
        self._menu = self.actions_.menu(self)
        self.sidebar = Sidebar(ui, self._menu)
        self.sidebar.went.connect(self._went)
        self.sidebar.hide_asked.connect(self.hide_screen)
        self._stack = QStackedWidget()
        self._bar = self._make_bar()
        self._frame = self._make_frame()
        self._hidden = HideScreen(ui)
        self._hidden.came_back.connect(self._come_back)
        self._hidden.lock_asked.connect(self.lock_requested)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._frame)
        self._whole.addWidget(self._hidden)
        self._before: QWidget = self._frame
        self._asleep: list[QDialog] = []
        column = Column(ui, 0)
        column.addWidget(self._whole)
        self.setLayout(column)
        self.ring = FocusRing(ui, self)
        ui.look.changed.connect(self._redress)
        self._redress()

    def _make_bar(self) -> QWidget:
        tr = self.ui.tr
        self._toggle = Button(self.ui, tr.text("Menu"), icon="menu")
        self._toggle.clicked.connect(self._toggle_drawer)
        self._bar_name = Text("", "heading", wrap=False)
        hide = IconButton(self.ui, tr.text("Cacher l’écran"), "eye-off")
        hide.clicked.connect(self.hide_screen)
        row = Row(self.ui, 12, (12, 8))
        row.addWidget(self._toggle)
        row.addWidget(self._bar_name, 1)
        row.addWidget(hide)
        bar = holder(row, "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.hide()
        return bar

    def _make_frame(self) -> QWidget:
        right = Column(self.ui, 0)
        right.addWidget(self._bar)
        right.addWidget(self._stack, 1)
        self._sides = Row(self.ui, 0)
        self._sides.addWidget(self.sidebar)
        self._sides.addLayout(right, 1)
        return holder(self._sides, "plain")

    def add_page(self, key: str, page: QWidget) -> None:
        """Add a page; the sidebar names it when it has an entry."""
        self.pages[key] = page
        self._stack.addWidget(page)

    def go(self, key: str) -> None:
        """Show a page.

        Raises:
            KeyError: No page has this id.
        """
        self._stack.setCurrentWidget(self.pages[key])
        self.sidebar.show_here(key)
        self._close_drawer()
        first = getattr(self.pages[key], "first", None)
        if isinstance(first, QWidget):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def here(self) -> str:
        """Id of the page shown, empty for none."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self.pages.items() if page is shown), "")

    def at_home(self, name: str, role: str) -> None:
        """Navigate among the pages of home."""
        self.sidebar.show_home(name, role)
        self._bar_name.say("Livret")
        self.actions_.stand_in("home")
        self.show_frame()

    def in_livret(self, called: str, under: str) -> None:
        """Navigate among the pages of one livret."""
        self.sidebar.show_livret(called, under)
        self._bar_name.say(called)
        self.actions_.stand_in("home", "livret")
        self.show_frame()

    def show_plain(self, page: QWidget) -> None:
        """Give the whole window to one page, without navigation."""
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        self.actions_.stand_in()
        self._whole.setCurrentWidget(page)

    def show_frame(self) -> None:
        """Show navigation and pages again; plain pages are forgotten."""
        self._whole.setCurrentWidget(self._frame)
        for at in range(self._whole.count() - 1, -1, -1):
            widget = self._whole.widget(at)
            if widget is not None and widget not in (self._frame, self._hidden):
                self._whole.removeWidget(widget)
                widget.deleteLater()

    @property
    def is_hidden(self) -> bool:
        """Whether the screen is hidden."""
        return self._whole.currentWidget() is self._hidden

    def hide_screen(self) -> None:
        """Hide everything behind the PIN, open dialogs and menus included."""
        if self.is_hidden:
            return
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._asleep = [d for d in self.findChildren(QDialog) if d.isVisible()]
        for dialog in self._asleep:
            dialog.hide()
        self._close_drawer()
        self._before = self._whole.currentWidget() or self._frame
        self.actions_.while_hidden(hidden=True)
        self._whole.setCurrentWidget(self._hidden)
        self._hidden.arm(self.gate)

    def _come_back(self) -> None:
        self.actions_.while_hidden(hidden=False)
        self._whole.setCurrentWidget(self._before)
        for dialog in self._asleep:
            dialog.open()
        self._asleep = []

    def show_shortcuts(self) -> Dialog:
        """List the shortcuts (Ctrl+/)."""
        grid = Grid(self.ui, 8)
        for row, (words, keys) in enumerate(self.actions_.shortcuts()):
            grid.addWidget(Text(words), row, 0)
            grid.addWidget(Text(keys, "strong", wrap=False), row, 1)
        tr = self.ui.tr
        dialog = Dialog(
            self.ui, self, tr.text("Raccourcis du clavier"),
            tr.text("Tout se fait aussi au clavier."),
            [("close", tr.text("Fermer"), "primary")], holder(grid),
        )  # fmt: skip
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _asked(self, act: str) -> None:
        own = {
            "hide": self.hide_screen,
            "lock": self.lock_requested.emit,
            "shortcuts": self.show_shortcuts,
            "next_pane": self._next_pane,
            "bigger": lambda: self.ui.look.step(1),
            "smaller": lambda: self.ui.look.step(-1),
            "normal": lambda: self.ui.look.set_percent(100),
            "quit": self.close,
        }
        if act in own:
            own[act]()
        self.asked.emit(act)

    def _went(self, key: str) -> None:
        self.sidebar.show_here(key)
        self._close_drawer()
        self.went.emit(key)

    def _next_pane(self) -> None:
        focused = QApplication.focusWidget()
        page = self._stack.currentWidget()
        if focused is not None and self.sidebar.isAncestorOf(focused):
            if page is not None:
                page.setFocus()
                page.focusNextChild()
        elif self.sidebar.isVisible():
            self.sidebar.first_stop().setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._toggle_drawer()

    def _toggle_drawer(self) -> None:
        if not self.narrow or self.sidebar.isVisible():
            self._close_drawer()
            return
        self.sidebar.setGeometry(0, 0, self.sidebar.width(), self.height())
        self.sidebar.show()
        self.sidebar.raise_()
        self.sidebar.first_stop().setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.sidebar.installEventFilter(self)

    def _close_drawer(self) -> None:
        if self.narrow and self.sidebar.isVisible():
            self.sidebar.hide()
            self._toggle.setFocus()

    def _redress(self) -> None:
        self.ui.look.dress(self)
        self._fit()

    def _fit(self) -> None:
        narrow = self.ui.look.logical(self.width()) < NARROW
        if narrow != self.narrow:
            self.narrow = narrow
            self._bar.setVisible(narrow)
            if narrow:
                self._sides.removeWidget(self.sidebar)
                self.sidebar.setParent(self._frame)
                self.sidebar.hide()
            else:
                self._sides.insertWidget(0, self.sidebar)
                self.sidebar.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the drawer with Escape."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        if watched is self.sidebar and key == Qt.Key.Key_Escape:
            self._close_drawer()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the sidebar into a button when the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window closes; whoever owns the vault ends the rest."""
        self.close_requested.emit()
        event.accept()
