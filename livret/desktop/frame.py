"""Sidebar and pages side by side; narrow, the sidebar is a drawer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QStackedWidget, QWidget

from livret.desktop.kit.buttons import Button, IconButton
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.order import focus_stops
from livret.desktop.kit.page import Page
from livret.desktop.kit.quiet import QuietLine
from livret.desktop.kit.strip import Strip
from livret.desktop.kit.text import OneLine
from livret.desktop.parting import part_with
from livret.desktop.sidebar import Sidebar
from livret.desktop.ui import Ui


class Frame(QWidget):
    """Navigation and the stack of pages.

    Attributes:
        erased: Says above every page of a livret that somebody erased it elsewhere.
        strip: Says above every page of a livret that something waits.
        beside: Says above a page of one livret that another is read with it.
        quiet: Says under every page who else is there, and what just came.

    Signals:
        went: Navigation was used. arg: id of the page.
        hide_asked: "Cacher l'écran" was pressed.
    """

    went = Signal(str)
    hide_asked = Signal()

    def __init__(self, ui: Ui, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.ui = ui
        self.narrow = False
        self.alone = False
        self.pages: dict[str, QWidget] = {}
        self.sidebar = Sidebar(ui, menu)
        self.sidebar.went.connect(self._went)
        self.sidebar.hide_asked.connect(self.hide_asked)
        self.sidebar.installEventFilter(self)
        self._stack = QStackedWidget()
        self.bar = self._make_bar()
        right = Column(ui, 0)
        right.addWidget(self.bar)
        self.erased = Strip(ui, "trash-2")
        self.erased.pressed.connect(self._went)
        right.addWidget(self.erased)
        self.strip = Strip(ui)
        self.strip.pressed.connect(self._went)
        right.addWidget(self.strip)
        self.beside = Strip(ui, "book-open")
        right.addWidget(self.beside)
        right.addWidget(self._stack, 1)
        self.quiet = QuietLine(ui)
        right.addWidget(self.quiet)
        self._sides = Row(ui, 0)
        self._sides.addWidget(self.sidebar)
        self._sides.addLayout(right, 1)
        self.setLayout(self._sides)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keyboard_went)

    def _make_bar(self) -> QWidget:
        tr = self.ui.tr
        self.toggle = Button(self.ui, tr.text("Menu"), icon="menu")
        self.toggle.clicked.connect(self.toggle_drawer)
        policy = QSizePolicy.Policy
        self.toggle.setSizePolicy(policy.Fixed, policy.Fixed)
        self.name = OneLine("", "heading")
        hide = IconButton(self.ui, tr.text("Cacher l’écran"), "eye-off")
        hide.clicked.connect(self.hide_asked)
        row = Row(self.ui, 12, (12, 8))
        row.addWidget(self.toggle)
        row.addWidget(self.name, 1)
        row.addStretch(0)
        row.addWidget(hide)
        bar = holder(row, "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.hide()
        return bar

    def add_page(self, key: str, page: QWidget) -> None:
        """Add a page under an id."""
        self.pages[key] = page
        self._stack.addWidget(page)

    def drop_page(self, key: str) -> None:
        """Delete a page: nothing of it stays in the window."""
        page = self.pages.pop(key)
        self._stack.removeWidget(page)
        page.hide()
        part_with(page)

    def say_nothing_above(self) -> None:
        """Leave nothing above the pages that was said of a livret."""
        for strip in (self.erased, self.strip, self.beside):
            strip.say("")

    def stand_alone(self, *, alone: bool) -> None:
        """Show the page without any navigation, or with it again."""
        self.alone = alone
        self.sidebar.setVisible(not (alone or self.narrow))
        self.bar.setVisible(self.narrow and not alone)

    def go(self, key: str) -> None:
        """Show a page and put the keyboard where it begins.

        Raises:
            KeyError: No page has this id.
        """
        self._stack.setCurrentWidget(self.pages[key])
        self.sidebar.show_here(key)
        self.erased.stand_at(key)
        self.strip.stand_at(key)
        self.close_drawer()
        page = self.pages[key]
        if isinstance(page, Page):
            page.take_keyboard()

    @property
    def here(self) -> str:
        """Id of the page shown, empty for none."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self.pages.items() if page is shown), "")

    def next_pane(self) -> None:
        """Go from the menu to the page and back (F6)."""
        focused = QApplication.focusWidget()
        page = self._stack.currentWidget()
        if focused is not None and self.sidebar.isAncestorOf(focused):
            stops = focus_stops(page) if page is not None else []
            if stops:
                stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.sidebar.isVisible():
            self.sidebar.first_stop().setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.toggle_drawer()

    def toggle_drawer(self) -> None:
        """Open or close the sidebar over the page, when the window is narrow."""
        if not self.narrow or self.sidebar.isVisible():
            self.close_drawer()
            return
        self.sidebar.setGeometry(0, 0, self.sidebar.width(), self.height())
        self.sidebar.show()
        self.sidebar.raise_()
        self.sidebar.first_stop().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_drawer(self) -> None:
        """Close the sidebar that lies over the page."""
        if self.narrow and self.sidebar.isVisible():
            self.sidebar.hide()
            self.toggle.setFocus()

    def _keyboard_went(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close the drawer when the keyboard leaves it: it covers half of the page."""
        if not self.narrow or new is None or not self.isAncestorOf(new):
            return
        if new is not self.sidebar and not self.sidebar.isAncestorOf(new):
            self.sidebar.hide()

    def set_narrow(self, *, narrow: bool) -> None:
        """Turn the sidebar into a button, or back."""
        if narrow == self.narrow:
            return
        self.narrow = narrow
        self.bar.setVisible(narrow and not self.alone)
        if narrow:
            self._sides.removeWidget(self.sidebar)
            self.sidebar.setParent(self)
            self.sidebar.hide()
        else:
            self._sides.insertWidget(0, self.sidebar)
            self.sidebar.setVisible(not self.alone)

    def _went(self, key: str) -> None:
        self.sidebar.show_here(key)
        self.close_drawer()
        self.went.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the drawer with Escape."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        if watched is self.sidebar and key == Qt.Key.Key_Escape and self.narrow:
            self.close_drawer()
            return True
        return False
