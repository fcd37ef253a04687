"""Who it was with: the person in sight, or one found by the start of her name.

Nobody's name shows before something is typed: the screen may be seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Group
from livret.desktop.kit.fields import SearchField
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.people import PeopleList
from livret.desktop.kit.person_row import PersonRow
from livret.desktop.kit.text import Text
from livret.desktop.kit.waiting_keys import ENTER, WaitingKeys
from livret.desktop.ui import Ui

MOST = 4
"""People shown while one types; more letters find fewer."""


class Who(Group):
    """One person, or a search for one.

    Attributes:
        person: Who was chosen, or None.

    Signals:
        searched: arg: what is looked for, never empty.
        chosen: Somebody was chosen. arg: id of the livret.
    """

    searched = Signal(str)
    chosen = Signal(str)

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(tr.text("Avec qui"))
        self.person: PersonRow | None = None
        self.search = SearchField(ui, tr.text("Chercher une personne"))
        self.search.searched.connect(self._search)
        self.search.installEventFilter(self)
        self._waiting = WaitingKeys(self.search)
        self.found = PeopleList(ui, tr.text("Personnes trouvées"))
        self.found.opened.connect(self._choose)
        self.nobody = Text(tr.text("Personne ne répond à ce nom."), "soft")
        self.name = Text("", "heading")
        self.change = Button(ui, tr.text("Quelqu’un d’autre"), kind="quiet")
        self.change.clicked.connect(self.ask)
        self._rows: tuple[PersonRow, ...] = ()
        chosen = Row(ui, 12)
        chosen.addWidget(self.name, 1)
        chosen.addWidget(self.change)
        self._chosen = holder(chosen)
        column = Column(ui, 6)
        for widget in (self._chosen, self.search, self.nobody, self.found):
            column.addWidget(widget)
        self.setLayout(column)
        self.setFocusProxy(self.search)
        self.ask()

    def ask(self) -> None:
        """Look for somebody."""
        self.person = None
        self._chosen.hide()
        self.search.show()
        self.search.clear()
        self.show_found((), searched="")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_person(self, person: PersonRow) -> None:
        """Take somebody, without telling anybody."""
        self.person = person
        self.name.say(person.title)
        self._chosen.show()
        for widget in (self.search, self.found, self.nobody):
            widget.hide()

    def show_found(self, rows: Sequence[PersonRow], *, searched: str) -> None:
        """Show who answers to what was typed; the first one is current."""
        self._rows = tuple(rows[:MOST])
        self.found.show_rows(self._rows)
        self.found.setVisible(bool(self._rows))
        self.nobody.setVisible(bool(searched) and not rows)
        for key in self._waiting.answered(searched):
            if self._rows and self.person is None:
                to = self.found if self.found.hasFocus() else self.search
                QApplication.sendEvent(to, key)

    def _search(self, text: str) -> None:
        if text:
            self.searched.emit(text)
        else:
            self.show_found((), searched="")

    def _choose(self, livret: str) -> None:
        for row in self._rows:
            if row.id == livret:
                self.show_person(row)
                self.chosen.emit(livret)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the first person found with Enter; go to the list with the arrow."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if self._waiting.keep(event):
                return True
            if event.key() in ENTER:
                if self._rows:
                    self._choose(self._rows[0].id)
                return True
            if event.key() == Qt.Key.Key_Down and self._rows:
                self.found.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
