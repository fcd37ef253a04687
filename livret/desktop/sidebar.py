"""The sidebar: where one is, where one can go, and a way to hide it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from livret.desktop.kit.buttons import Button, Choice, IconButton
from livret.desktop.kit.cards import Line, empty
from livret.desktop.kit.layouts import Column, Row, holder, scrolled
from livret.desktop.kit.text import Text, height_of, paint_text
from livret.desktop.ui import Ui
from livret.words.translator import mark


@dataclass(frozen=True)
class Destination:
    """An entry of the sidebar; it exists only when its package does.

    Attributes:
        id: Of the page.
        text: French, as in practice rule 19.
        icon: Name of the icon.
        where: ``home`` or ``livret``.
    """

    id: str
    text: str
    icon: str
    where: str


DESTINATIONS: tuple[Destination, ...] = (
    Destination("accueil", mark("Accueil"), "house", "home"),
    Destination("verify", mark("Vérifier un document"), "shield-check", "home"),
    Destination("settings", mark("Réglages"), "settings", "home"),
    Destination("essentiel", mark("L’essentiel"), "book-open", "livret"),
    Destination("diagnosis", mark("Diagnostic partagé"), "columns-3", "livret"),
    Destination("goals", mark("Objectifs et démarches"), "target", "livret"),
    Destination("documents", mark("Documents"), "file-pen", "livret"),
    Destination("agreement", mark("Qui voit quoi"), "users", "livret"),
    Destination("history", mark("Tout ce qui a été dit"), "history", "livret"),
)
"""Entries in order. Pages add lines here and change none."""


class NavButton(Choice):
    """An entry: icon, words that wrap, a quiet count; where one is has a bar."""

    def __init__(self, ui: Ui, destination: Destination) -> None:
        super().__init__(ui, ui.tr.text(destination.text), icon=destination.icon)
        self.destination = destination
        self.least = 38
        self.count = 0

    def set_count(self, count: int, meaning: str) -> None:
        """Show a small count; ``meaning`` is what is said of it."""
        self.count = count
        self.setAccessibleName(f"{self.text()}, {meaning}" if count else self.text())
        self.update()

    def _room(self) -> int:
        return self._ui.px(12) * 2 + self._ui.px(28 + (22 if self.count else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entry."""
        look, painter = self._ui.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        box = self.rect().toRectF()
        painter.setPen(Qt.PenStyle.NoPen)
        if here or self.underMouse():
            painter.setBrush(look.colour("accent_ground" if here else "sunk"))
            painter.drawRoundedRect(box, look.px(8), look.px(8))
        role = "accent" if here else "ink"
        if here:
            bar = box.adjusted(0, look.px(8), 0, -look.px(8))
            bar.setWidth(look.px(4))
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(bar, look.px(2), look.px(2))
        font = look.font(15, strong=here)
        width = self.width() - self._room()
        words = height_of(self.text(), font, width)
        top = (self.height() - words) // 2
        icon = look.pixmap(self._icon, role, 20)
        painter.drawPixmap(look.px(12), (self.height() - look.px(20)) // 2, icon)
        painter.setFont(font)
        painter.setPen(look.colour(role))
        paint_text(painter, QRect(look.px(40), top, width, words), self.text())
        if self.count:
            painter.setFont(look.font(13))
            painter.setPen(look.colour("soft"))
            side = box.adjusted(0, 0, -look.px(12), 0)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(side, right, str(self.count))


class Sidebar(QWidget):
    """Navigation at home or in one livret.

    Signals:
        went: arg: id of the destination.
        hide_asked: "Cacher l'écran" was pressed.
    """

    went = Signal(str)
    hide_asked = Signal()

    def __init__(self, ui: Ui, menu: QMenu) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(ui.tr.text("Menu de navigation"))
        self._ui = ui
        self.entries: dict[str, NavButton] = {}
        self._name = Text("", "heading")
        self._under = Text("", "soft")
        self._back = Button(ui, ui.tr.text("Accueil"), kind="quiet", icon="arrow-left")
        self._back.clicked.connect(self._go_home)
        self._list = Column(ui, 2, (12, 0))
        self._hide = Button(ui, ui.tr.text("Cacher l’écran"), icon="eye-off")
        self._hide.setToolTip(ui.tr.text("Cacher l’écran · F8"))
        self._hide.clicked.connect(self.hide_asked)
        self._menu = IconButton(ui, ui.tr.text("Menu"), "menu")
        self._menu.setMenu(menu)
        self._build()

    def _build(self) -> None:
        ui = self._ui
        head = Column(ui, 2, (24, 0, 16, 0))
        head.addWidget(self._name)
        head.addWidget(self._under)
        content = Column(ui, 12, (0, 20, 0, 12))
        back = Row(ui, 0, (12, 0))
        back.addWidget(self._back)
        back.addStretch(1)
        content.addLayout(back)
        content.addLayout(head)
        line = Row(ui, 0, (12, 0))
        line.addWidget(Line())
        content.addLayout(line)
        content.addLayout(self._list)
        content.addStretch(1)
        scroll = scrolled(holder(content, "body"))
        foot = Row(ui, 4, (16, 12, 12, 20))
        foot.addWidget(self._hide, 1)
        foot.addWidget(self._menu)
        outer = Column(ui, 0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)
        self.setLayout(outer)
        self._back.hide()

    def show_home(self, name: str, role: str) -> None:
        """Show the entries of home under the referent's own name."""
        self._fill("home", name, role)

    def show_livret(self, called: str, under: str) -> None:
        """Show the entries of one livret under the person's name."""
        self._fill("livret", called, under)

    def _fill(self, where: str, name: str, under: str) -> None:
        self._name.say(name)
        self._under.say(under)
        self._back.setVisible(where == "livret")
        empty(self._list)
        self.entries = {}
        for destination in DESTINATIONS:
            if destination.where == where:
                entry = NavButton(self._ui, destination)
                entry.clicked.connect(self._clicked)
                self.entries[destination.id] = entry
                self._list.addWidget(entry)

    def show_here(self, page: str) -> None:
        """Mark where one is."""
        for key, entry in self.entries.items():
            entry.setChecked(key == page)
            here = self._ui.tr.text("page affichée") if key == page else ""
            entry.setAccessibleDescription(here)

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, NavButton):
            sender.setChecked(True)
            self.went.emit(sender.destination.id)

    def _go_home(self) -> None:
        self.went.emit("accueil")

    def first_stop(self) -> QWidget:
        """Return where the keyboard lands: where one is, or the first entry."""
        entries: Sequence[NavButton] = list(self.entries.values())
        return next((e for e in entries if e.isChecked()), entries[0])

    def sizeHint(self) -> QSize:
        """Return the fixed width of the sidebar."""
        return QSize(self._ui.px(240), self._ui.px(400))

    def restyle(self) -> None:
        """Keep the width."""
        self.setFixedWidth(self._ui.px(240))
