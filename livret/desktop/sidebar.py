"""The sidebar: where one is, where one can go, and a way to hide it all."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from livret.desktop.kit.buttons import Button, IconButton
from livret.desktop.kit.cards import Line
from livret.desktop.kit.layouts import Column, Row, holder, scrolled
from livret.desktop.kit.navlist import NavList, Place
from livret.desktop.kit.text import FewLines, Text
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
    Destination("receiving", mark("Recevoir"), "inbox", "home"),
    Destination("verify", mark("Vérifier un document"), "shield-check", "home"),
    Destination("settings", mark("Réglages"), "settings", "home"),
    Destination("essentiel", mark("L’essentiel"), "book-open", "livret"),
    Destination("diagnosis", mark("Diagnostic partagé"), "columns-3", "livret"),
    Destination("pathway", mark("Parcours"), "route", "livret"),
    Destination("goals", mark("Objectifs et démarches"), "target", "livret"),
    Destination("meetings", mark("Rencontres"), "calendar-days", "livret"),
    Destination("skills", mark("Ce que je sais faire"), "sprout", "livret"),
    Destination("review", mark("Bilans"), "flag", "livret"),
    Destination("notes", mark("Notes"), "notebook-pen", "livret"),
    Destination("charter", mark("Notre charte"), "handshake", "livret"),
    Destination("documents", mark("Documents"), "file-pen", "livret"),
    Destination("agreement", mark("Qui voit quoi"), "users", "livret"),
    Destination("history", mark("Tout ce qui a été dit"), "history", "livret"),
)
"""Entries in order. Pages add lines here and change none."""


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
        self._ui = ui
        self._here = ""
        self._shown = ("home", "", "")
        self._name = FewLines("", "heading")
        self._under = Text("", "soft")
        self._back = Button(ui, ui.tr.text("Accueil"), kind="quiet", icon="arrow-left")
        self._back.clicked.connect(self._go_home)
        self.places = NavList(
            ui, ui.tr.text("Menu de navigation"), ui.tr.text("page affichée")
        )
        self.places.went.connect(self.went)
        self._hide = Button(ui, ui.tr.text("Cacher l’écran"), icon="eye-off")
        self._hide.setToolTip(ui.tr.text("Cacher l’écran · F8"))
        self._hide.clicked.connect(self.hide_asked)
        self._three = Button(ui, ui.tr.text("Passer à trois · F9"), icon="users-round")
        self._three.clicked.connect(self._share)
        self._menu = IconButton(ui, ui.tr.text("Menu"), "menu")
        self._menu.setMenu(menu)
        self._build()

    def _build(self) -> None:
        ui = self._ui
        head = Column(ui, 2, (24, 0, 16, 0))
        head.addWidget(self._name)
        head.addWidget(self._under)
        content = Column(ui, 10, (0, 14, 0, 4))
        back = Row(ui, 0, (12, 0))
        back.addWidget(self._back)
        back.addStretch(1)
        content.addLayout(back)
        content.addLayout(head)
        line = Row(ui, 0, (12, 0))
        line.addWidget(Line())
        content.addLayout(line)
        places = Row(ui, 0, (12, 0))
        places.addWidget(self.places)
        content.addLayout(places)
        content.addStretch(1)
        scroll = scrolled(holder(content, "body"))
        under = Row(ui, 4)
        under.addWidget(self._hide, 1)
        under.addWidget(self._menu)
        foot = Column(ui, 6, (16, 8, 12, 12))
        foot.addWidget(self._three)
        foot.addLayout(under)
        outer = Column(ui, 0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)
        self.setLayout(outer)
        self._back.hide()
        self._three.hide()

    def show_home(self, name: str, role: str) -> None:
        """Show the entries of home under the referent's own name."""
        self._fill("home", name, role)

    def show_livret(self, called: str, under: str) -> None:
        """Show the entries of one livret under the person's name."""
        self._fill("livret", called, under)

    def put_away(self) -> None:
        """Hold nothing: what is hidden is told to assistive technology all the same."""
        self._name.say("")
        self._under.say("")
        self.places.show_places(())

    def take_out(self) -> None:
        """Show again what was put away."""
        self._fill(*self._shown)

    def _fill(self, where: str, name: str, under: str) -> None:
        self._shown = (where, name, under)
        self._name.say(name)
        self._under.say(under)
        self._back.setVisible(where == "livret")
        self._three.setVisible(where == "livret")
        shown = tuple(
            Place(one.id, self._ui.tr.text(one.text), one.icon)
            for one in DESTINATIONS
            if one.where == where
        )
        # The same list stays, and with it the keyboard.
        if self.places.ids != tuple(place.id for place in shown):
            self.places.show_places(shown)
            self.places.show_here(self._here)

    def show_here(self, page: str) -> None:
        """Mark where one is."""
        self._here = page
        self.places.show_here(page)

    def _share(self) -> None:
        self.went.emit("meeting")

    def _go_home(self) -> None:
        self.went.emit("accueil")

    def first_stop(self) -> QWidget:
        """Return where the keyboard lands: the list, at the place where one is."""
        return self.places

    def sizeHint(self) -> QSize:
        """Return the fixed width of the sidebar."""
        return QSize(self._ui.px(240), self._ui.px(400))

    def restyle(self) -> None:
        """Keep the width."""
        self.setFixedWidth(self._ui.px(240))
