"""Accueil as a page of plain values.

Shows: ``greet(name, day)``, ``show_people(rows, searched=)``,
``show_coming(items)``, ``show_to_see(items)``, ``show_old(items)``,
``show_erased(items)``,
``show_order(code)``, ``start_hidden()``.
Says: ``opened(livret)``, ``searched(text)``, ``ordered(code)``, ``new_asked``,
``contact_asked``, ``item_opened(id)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.accueil.coming import BY_MEETING, BY_NAME
from livret.desktop.accueil.items import ItemsSection
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import SearchField
from livret.desktop.kit.itemrows import Item
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.people import PeopleList
from livret.desktop.kit.person_row import PersonRow
from livret.desktop.kit.text import Text
from livret.desktop.kit.waiting_keys import WaitingKeys
from livret.desktop.ui import Ui

__all__ = ["AccueilPage", "Item", "PersonRow"]


class AccueilPage(Page):
    """Who I accompany; no dashboard, no quotation, no structure names.

    Signals:
        opened: A person was chosen. arg: id of the livret.
        searched: arg: what is looked for, on every key.
        new_asked: "Nouveau livret".
        contact_asked: "Noter un contact", with somebody of the list.
        ordered: Another order of the list was chosen. arg: its code.
        item_opened: A line beside the list. arg: its id.
    """

    opened = Signal(str)
    searched = Signal(str)
    ordered = Signal(str)
    new_asked = Signal()
    contact_asked = Signal()
    item_opened = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui)
        tr = ui.tr
        self._new = Button(ui, tr.text("Nouveau livret"), kind="primary", icon="plus")
        self._new.clicked.connect(self.new_asked)
        self._contact = Button(ui, tr.text("Noter un contact"), icon="phone")
        self._contact.clicked.connect(self.contact_asked)
        self.add_actions([self._contact, self._new])
        self._contact.hide()  # until there is somebody
        self.search = SearchField(ui, tr.text("Chercher une personne"))
        self.search.searched.connect(self.searched)
        self.search.installEventFilter(self)
        self._waiting = WaitingKeys(self.search)
        self.people = PeopleList(ui, tr.text("Les personnes que j’accompagne"))
        self.people.opened.connect(self.opened)
        self.first = self.search
        self._nobody = EmptyState(
            ui,
            "users",
            tr.text("Personne pour l’instant"),
            tr.text("Un nom suffit pour commencer un livret."),
            action=tr.text("Ouvrir un premier livret"),
        )
        if self._nobody.button is not None:
            self._nobody.button.clicked.connect(self.new_asked)
        self._none_found = Text(tr.text("Personne ne répond à ce nom."), "soft")
        self._hidden = self._make_hidden()
        self.order = Choices(
            ui,
            tr.text("Dans quel ordre ?"),
            [
                (BY_NAME, tr.text("Par nom")),
                (BY_MEETING, tr.text("Par prochaine rencontre")),
            ],
            required=True,
        )
        self.order.choose(BY_NAME)
        self.order.chosen.connect(self.ordered)
        self.coming = ItemsSection(ui, tr.text("Ce qui vient"))
        self.to_see = ItemsSection(ui, tr.text("À voir avec eux"))
        self.old = ItemsSection(ui, tr.text("Ce qui devient ancien"))
        self._sections = (self.coming, self.to_see, self.old)
        self.erased = ItemsSection(ui, tr.text("Effacé ailleurs, encore ici"))
        for section in (*self._sections, self.erased):
            section.opened.connect(self.item_opened)
        self._is_hidden = False
        self._lay_out()
        self._show_beside()

    def _make_hidden(self) -> QWidget:
        tr = self.ui.tr
        state = EmptyState(
            self.ui,
            "eye-off",
            tr.text("La liste est cachée"),
            tr.text("Personne ne peut la lire par-dessus votre épaule."),
            action=tr.text("Afficher ma liste"),
        )
        if state.button is not None:
            state.button.clicked.connect(self.show_list)
        card = Card(self.ui)
        card.add(state)
        card.hide()
        return card

    def _lay_out(self) -> None:
        left = Column(self.ui, 14)
        for widget in (self.search, self.order, self._none_found, self.people):
            left.addWidget(widget)
        card = Card(self.ui)
        card.add(self._nobody)
        self._nobody_card = card
        left.addWidget(card)
        left.addWidget(self._hidden)
        left.addStretch(1)
        right = Column(self.ui, 24)
        for section in self._sections:
            right.addWidget(section)
        right.addStretch(1)
        self._columns = Row(self.ui, 24)
        self._columns.addLayout(left, 2)
        self._beside = holder(right)
        self._columns.addWidget(self._beside, 1)
        self.body.addWidget(self.erased)
        self.body.addLayout(self._columns, 1)
        self._none_found.hide()
        self._nobody_card.hide()

    def greet(self, name: str, day: str) -> None:
        """Say hello; ``day`` is today as people say it."""
        hello = self.ui.tr.text("Bonjour {name}", name=name)
        self.describe(hello if name else self.ui.tr.text("Bonjour"), day)

    def show_people(self, rows: Sequence[PersonRow], *, searched: str = "") -> None:
        """Show who answers to ``searched``, everybody when it is empty."""
        shown = not self._is_hidden
        self._nobody_card.setVisible(shown and not rows and not searched)
        self._none_found.setVisible(shown and not rows and bool(searched))
        self.people.setVisible(shown and bool(rows))
        self.search.setVisible(shown and (bool(rows) or bool(searched)))
        self._contact.setVisible(bool(rows) or bool(searched))
        self.people.show_rows(rows)
        self._show_order()
        for key in self._waiting.answered(searched):
            if rows and shown:
                to = self.people if self.people.hasFocus() else self.search
                QApplication.sendEvent(to, key)

    def show_order(self, order: str) -> None:
        """Show in which order the list is, without telling anybody."""
        self.order.choose(order)

    def show_coming(self, items: Sequence[Item]) -> None:
        """Show what is coming; nothing at all when there is nothing."""
        self.coming.show_items(items)
        self._show_beside()

    def show_to_see(self, items: Sequence[Item]) -> None:
        """Show what waits for a signature, a reading, an answer."""
        self.to_see.show_items(items)
        self._show_beside()

    def show_old(self, items: Sequence[Item]) -> None:
        """Show what grows old or ends soon."""
        self.old.show_items(items)
        self._show_beside()

    def show_erased(self, items: Sequence[Item]) -> None:
        """Show, above everything, what somebody erased and is still here."""
        self.erased.show_items(items)
        self._show_beside()

    def _show_beside(self) -> None:
        self.erased.setVisible(bool(self.erased.items) and not self._is_hidden)
        told = any(section.items for section in self._sections)
        self._beside.setVisible(told and not self._is_hidden)
        self._show_order()

    def _show_order(self) -> None:
        several = self.people.people.rowCount() > 1
        useful = several and (bool(self.coming.items) or self.order.value != BY_NAME)
        self.order.setVisible(useful and not self._is_hidden)

    def start_hidden(self) -> None:
        """Open with the list hidden (practice rule 24)."""
        self._is_hidden = True
        for widget in (
            *(self.search, self.order, self.people),
            *(self._beside, self.erased),
        ):
            widget.hide()
        self._hidden.show()

    def show_list(self) -> None:
        """Show the list that was hidden."""
        self._is_hidden = False
        self._hidden.hide()
        for widget in (self.search, self.people):
            widget.show()
        self._show_beside()
        self.search.setFocus()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put what is coming under the list."""
        super().set_narrow(narrow=narrow)
        self._columns.stack(stacked=narrow)
        self.people.set_narrow(narrow=narrow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search to the list with the down arrow, once it answers.

        Heard at the field: the area that scrolls around it takes every arrow.
        """
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if self._waiting.keep(event):
                return True
            if event.key() == Qt.Key.Key_Down:
                self.people.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
