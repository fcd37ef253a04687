"""The bar of who reads a paper: which page, how large, where a word stands.

Shows: ``show_page(at, of)``, ``show_zoom(percent)``, ``show_found(at, of)``.
Says: ``page_asked(page)``, ``zoom_asked(steps)``, ``searched(text)``,
``found_asked(steps)``, ``pages_asked(shown)``.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button, IconButton
from livret.desktop.kit.fields import SearchField
from livret.desktop.kit.layouts import Flow, Row, holder
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class ReaderBar(QWidget):
    """Pages, size, search.

    Signals:
        page_asked: Another page. arg: its place, from 0.
        zoom_asked: arg: +1 larger, -1 smaller, 0 the usual size.
        searched: Words are looked for. arg: them.
        found_asked: Another place of them. arg: +1 or -1.
        pages_asked: All pages as small pictures. arg: whether to show them.
    """

    page_asked = Signal(int)
    zoom_asked = Signal(int)
    searched = Signal(str)
    found_asked = Signal(int)
    pages_asked = Signal(bool)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        tr = ui.tr
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ui = ui
        self._at = self._of = 0
        self._page = Text("", "soft", wrap=False)
        self._before = IconButton(ui, tr.text("Page précédente"), "chevron-up")
        self._after = IconButton(ui, tr.text("Page suivante"), "chevron-down")
        self.all_pages = Button(ui, tr.text("Toutes les pages"), icon="columns-3")
        self.all_pages.setCheckable(True)
        self._smaller = IconButton(ui, tr.text("Voir plus petit"), "minus")
        self._larger = IconButton(ui, tr.text("Voir plus grand"), "plus")
        self.zoom = Button(ui, "", kind="quiet")
        self.search = SearchField(ui, tr.text("Chercher dans ce papier"))
        self.search.installEventFilter(self)
        self._found = Text("", "soft", wrap=False)
        self._found_before = IconButton(ui, tr.text("Endroit précédent"), "arrow-up")
        self._found_after = IconButton(ui, tr.text("Endroit suivant"), "arrow-down")
        self._lay_out()
        self._connect()
        self.show_zoom(100)
        self.show_found(0, 0)

    def _lay_out(self) -> None:
        ui = self._ui
        flow = Flow(ui)
        self._finding = self._together(
            self.search, self._found, self._found_before, self._found_after
        )
        self._paging = self._together(
            self._page, self._before, self._after, self.all_pages
        )
        self._sizing = self._together(self._smaller, self.zoom, self._larger)
        for group in (self._paging, self._sizing, self._finding):
            flow.addWidget(group)
        row = Row(ui, 0, (32, 8))
        row.addWidget(holder(flow), 1)
        self.setLayout(row)
        self.restyle()

    def restyle(self) -> None:
        """Leave room for the words of the search."""
        self.search.setFixedWidth(self._ui.px(270))

    def _together(self, *widgets: QWidget) -> QWidget:
        row = Row(self._ui, 6)
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder(row)

    def _connect(self) -> None:
        self._before.clicked.connect(self._page_before)
        self._after.clicked.connect(self._page_after)
        self._smaller.clicked.connect(self._ask_smaller)
        self._larger.clicked.connect(self._ask_larger)
        self.zoom.clicked.connect(self._ask_usual)
        self.search.searched.connect(self.searched)
        self._found_before.clicked.connect(self._ask_found_before)
        self._found_after.clicked.connect(self._ask_found_after)
        self.all_pages.toggled.connect(self.pages_asked)

    def only_pages(self) -> None:
        """Leave the search out: a screen that is shared stays calm."""
        self._finding.hide()
        self.all_pages.hide()

    def show_page(self, at: int, of: int) -> None:
        """Say which page is in sight.

        Args:
            at: Its place, from 0.
            of: How many there are.
        """
        self._at, self._of = at, of
        told = self._ui.tr.text("Page {at} sur {of}", at=at + 1, of=of) if of else ""
        self._page.say(told)
        self._before.setEnabled(at > 0)
        self._after.setEnabled(at + 1 < of)
        self.setVisible(of > 0)

    def ends_at(self, page: int) -> bool:
        """Tell whether what has the keyboard rests once this page is in sight."""
        first, last = page == 0, page + 1 == self._of
        held = self._before.hasFocus(), self._after.hasFocus()
        return (first and held[0]) or (last and held[1])

    @property
    def found(self) -> str:
        """Where one is among the places found; empty while nothing is sought."""
        return self._found.accessibleName()

    def show_zoom(self, percent: int) -> None:
        """Say how large pages are shown."""
        self.zoom.say(self._ui.tr.text("{size}\u202f%", size=percent))
        told = self._ui.tr.text("Taille du papier\u202f: {percent} %", percent=percent)
        self.zoom.setAccessibleName(told)

    def show_found(self, at: int, of: int, *, sought: bool = False) -> None:
        """Say where one is among the places found.

        Args:
            at: From 0.
            of: How many there are.
            sought: Whether anything is looked for.
        """
        tr = self._ui.tr
        told = tr.text("{at} sur {of}", at=at + 1, of=of) if of else ""
        if sought and not of:
            told = tr.text("Pas trouvé")
        self._found.say(told)
        for button in (self._found_before, self._found_after):
            button.setVisible(of > 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on with Enter, back with Shift and Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.found_asked.emit(-1 if back else 1)
                return True
        return super().eventFilter(watched, event)

    def _page_before(self) -> None:
        self.page_asked.emit(self._at - 1)

    def _page_after(self) -> None:
        self.page_asked.emit(self._at + 1)

    def _ask_smaller(self) -> None:
        self.zoom_asked.emit(-1)

    def _ask_larger(self) -> None:
        self.zoom_asked.emit(1)

    def _ask_usual(self) -> None:
        self.zoom_asked.emit(0)

    def _ask_found_before(self) -> None:
        self.found_asked.emit(-1)

    def _ask_found_after(self) -> None:
        self.found_asked.emit(1)
