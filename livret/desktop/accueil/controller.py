"""Wires Accueil: who I accompany, search as one types, what to see with them."""

from __future__ import annotations

from collections.abc import Sequence

from livret.desktop.accueil.page import AccueilPage, Item, PersonRow
from livret.desktop.desk import Controller, Desk
from livret.desktop.ui import Ui
from livret.usecases.context import Changes
from livret.usecases.livrets import find_people
from livret.usecases.ports import LivretSummary
from livret.words.dates import near_date, weekday_date
from livret.words.labels import quality_label


class AccueilController(Controller):
    """The list of people; nothing of any livret is loaded here."""

    key = "accueil"
    at_home = True
    page: AccueilPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._query = ""
        self._today = desk.app.clock.today()
        self.page.searched.connect(self._search)
        self.page.opened.connect(desk.open_livret)
        self.page.item_opened.connect(self._open_item)
        self.page.new_asked.connect(self._new)
        desk.bus.changed.connect(self._changed)
        if desk.app.preference("start_hidden") == "yes":
            self.page.start_hidden()

    def make_page(self, ui: Ui) -> AccueilPage:
        """Return the page."""
        return AccueilPage(ui)

    def arrive(self) -> None:
        """Greet, and read the list again."""
        desk, tr = self.desk, self.desk.ui.tr
        owner = desk.vault.ctx.owner
        self._today = desk.app.clock.today()
        name = owner.name.split()[0] if owner.name else ""
        self.page.greet(name, weekday_date(tr, self._today))
        desk.window.at_home(owner.name, quality_label(tr, owner.side))
        self._read()

    def asked(self, act: str) -> None:
        """Ctrl+F looks for a person from anywhere."""
        if act == "search":
            self.desk.gone.emit(self.key)
            self.page.search.setFocus()

    def _new(self) -> None:
        self.desk.gone.emit("new_person")

    def _search(self, text: str) -> None:
        self._query = text
        self._read()

    def _changed(self, _changes: Changes, _initiator: object) -> None:
        if self.desk.window.here == self.key:
            self._read()

    def _read(self) -> None:
        query = self._query
        self.desk.ask(
            self.page,
            lambda vault: (query, find_people(vault.ctx, query)),
            self._show,
        )

    def _show(self, found: tuple[str, Sequence[LivretSummary]]) -> None:
        query, people = found
        if query != self._query:
            return  # an answer that came after the next key
        self.page.show_people([self._row(one) for one in people], searched=query)
        if not query:
            self.page.show_to_see(self._to_see(people))

    def _row(self, one: LivretSummary) -> PersonRow:
        tr = self.desk.ui.tr
        told = []
        if one.opened_on is not None:
            day = near_date(tr, one.opened_on, self._today)
            told.append(tr.text("ouvert {day}", day=day))
        if one.last_contact is not None and one.last_contact != one.opened_on:
            day = near_date(tr, one.last_contact, self._today)
            told.append(tr.text("dernier contact {day}", day=day))
        return PersonRow(
            id=one.livret,
            called=one.called,
            private=one.private_line,
            detail=" · ".join(told),
            badge=tr.text("à signer") if one.to_sign else "",
        )

    def _to_see(self, people: Sequence[LivretSummary]) -> list[Item]:
        tr = self.desk.ui.tr
        items = []
        for one in people:
            name = one.called or one.private_line
            if one.to_sign:
                left = tr.text("il reste à signer : {names}", names=_and(one.to_sign))
                items.append(
                    Item(f"documents:{one.livret}", name, left, icon="file-pen")
                )
            if one.side_by_side:
                two = tr.text("deux textes écrits en même temps")
                items.append(
                    Item(f"diagnosis:{one.livret}", name, two, icon="columns-3")
                )
        return items

    def _open_item(self, item: str) -> None:
        page, _, livret = item.partition(":")
        self.desk.open_livret(livret, page)


def _and(names: Sequence[str]) -> str:
    return ", ".join(names)
