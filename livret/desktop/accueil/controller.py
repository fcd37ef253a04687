"""Wires Accueil: who I accompany, search as one types, what to see with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from livret.desktop.accueil.coming import (
    BY_NAME,
    badge_of,
    coming_items,
    erased_items,
    in_order,
    names_of,
    old_items,
    waiting_items,
)
from livret.desktop.accueil.page import AccueilPage, Item, PersonRow
from livret.desktop.desk import Controller, Desk
from livret.desktop.kit.order import keeping_focus
from livret.desktop.kit.person_row import person_row
from livret.desktop.ui import Ui
from livret.usecases.app import OpenVault
from livret.usecases.coming import Coming, coming
from livret.usecases.context import Changes
from livret.usecases.erased_elsewhere import Erased, erased_listed
from livret.usecases.livrets import find_people
from livret.usecases.ports_people import LivretSummary
from livret.usecases.to_hand import HER_COPY, ToHand, to_hand
from livret.words.dates import near_date, on_near_date, weekday_date
from livret.words.erased import erased_short
from livret.words.labels import quality_label
from livret.words.reconciling import two_texts

_ORDER = "accueil_order"
_CONTACT = "quick_contact"
SECOND_PLACE = "second_backup_place"
_ASKED = "second_place_asked"
_AGAIN = dt.timedelta(days=30)


class AccueilController(Controller):
    """The list of people; nothing of any livret is loaded here."""

    key = "accueil"
    at_home = True
    page: AccueilPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._query = ""
        self._coming = Coming()
        self._today = desk.app.clock.today()
        self.page.searched.connect(self._search)
        self.page.opened.connect(desk.open_livret)
        self.page.item_opened.connect(self._open_item)
        self.page.ordered.connect(self._order_by)
        self.page.new_asked.connect(self._new)
        self.page.contact_asked.connect(self._note_contact)
        self.page.left.connect(self._left)
        desk.bus.changed.connect(self._changed)
        desk.day_turned.connect(self._day_turned)
        self._asking = ""
        self.page.banner.retried.connect(self._banner_pressed)
        self._order = desk.app.preference(_ORDER) or BY_NAME
        self.page.show_order(self._order)
        if desk.app.preference("start_hidden") == "yes":
            self.page.start_hidden()

    def make_page(self, ui: Ui) -> AccueilPage:
        """Return the page."""
        return AccueilPage(ui)

    def arrive(self) -> None:
        """Greet, and read the list again."""
        desk, tr = self.desk, self.desk.ui.tr
        owner = desk.vault.ctx.owner
        desk.window.at_home(owner.name, quality_label(tr, owner.side))
        self._greet()

    def _greet(self) -> None:
        owner = self.desk.vault.ctx.owner
        self._today = self.desk.app.clock.today()
        name = owner.name.split()[0] if owner.name else ""
        self.page.greet(name, weekday_date(self.desk.ui.tr, self._today))
        self._read()

    def _day_turned(self) -> None:
        if self.desk.window.here != self.key:
            return
        self._greet()
        if self._query:  # what stands beside a search is of the new day too
            self.desk.ask(self.page, partial(_home, query=""), self._show_day)

    def _show_day(self, home: Home) -> None:
        if home.coming is not None and self.desk.window.here == self.key:
            self._coming = home.coming
            with keeping_focus(self.page):
                self._show_beside(home, home.coming)

    def asked(self, act: str) -> None:
        """Ctrl+F looks for a person from anywhere."""
        if act == "search":
            self.desk.gone.emit(self.key)
            self.page.search.setFocus()

    def _new(self) -> None:
        self.desk.gone.emit("new_person")

    def _note_contact(self) -> None:
        self.desk.window.asked.emit(_CONTACT)

    def _search(self, text: str) -> None:
        self._query = text
        self._read()

    def _changed(self, _changes: Changes, _initiator: object) -> None:
        if self.desk.window.here == self.key:
            self._read()

    def _read(self) -> None:
        query = self._query
        self.desk.ask(self.page, partial(_home, query=query), self._show)

    def _show(self, home: Home) -> None:
        if home.query != self._query or self.desk.window.here != self.key:
            return  # an answer that came after the next key, or the next page
        with keeping_focus(self.page):
            self._show_home(home)

    def _show_home(self, home: Home) -> None:
        if home.coming is not None:
            self._coming = home.coming
        people = in_order(home.people, self._coming, self._order)
        rows = [self._row(one, home.erased.get(one.livret)) for one in people]
        self.page.show_people(rows, searched=home.query)
        if home.coming is not None:
            self._ask_second_place(people)
            self._show_beside(home, home.coming)

    def _show_beside(self, home: Home, read: Coming) -> None:
        tr, today, people = self.desk.ui.tr, self._today, home.people
        waiting, names = home.waiting, names_of(tr, people)
        gone = erased_items(tr, home.erased.values(), names, today)
        self.page.show_erased(gone)
        self.page.show_coming(coming_items(tr, read, names, today))
        told = waiting_items(tr, read, names, today)
        self.page.show_to_see(
            self._to_hand(people, waiting) + self._to_see(people) + told
        )
        self.page.show_old(old_items(tr, read, names, today))

    def _left(self) -> None:
        """Leave nobody's name behind another page: assistive tools would read it."""
        self._coming = Coming()
        self.page.people.show_rows(())
        page = self.page
        for show in (page.show_coming, page.show_to_see, page.show_old):
            show(())
        page.show_erased(())

    def _order_by(self, order: str) -> None:
        self._order = order
        self.desk.app.set_preference(_ORDER, order)
        self._read()

    def _row(self, one: LivretSummary, erased: Erased | None) -> PersonRow:
        tr = self.desk.ui.tr
        told = [erased_short(tr, erased, self._today)] if erased else []
        if one.last_contact is not None and one.last_contact != one.opened_on:
            day = on_near_date(tr, one.last_contact, self._today)
            told.append(tr.text("dernier contact {day}", day=day))
        if one.opened_on is not None:
            day = on_near_date(tr, one.opened_on, self._today)
            told.append(tr.text("ouvert {day}", day=day))
        meeting = self._coming.next_days.get(one.livret)
        badge = badge_of(tr, one, meeting, erased=erased is not None)
        return person_row(
            tr, one.livret, one.called, one.private_line, " · ".join(told), badge
        )

    def _to_hand(
        self, people: Sequence[LivretSummary], waiting: Sequence[ToHand]
    ) -> list[Item]:
        """Return the papers that somebody waits for, the longest waiting first."""
        tr = self.desk.ui.tr
        names = names_of(tr, people)
        found = []
        for one in waiting:
            day = near_date(tr, one.since, self._today)
            page, told = (
                "documents",
                tr.text("un papier à remettre depuis {day}", day=day),
            )
            if one.document == HER_COPY:
                page = "her_copy"
                told = tr.text("sa copie à remettre depuis {day}", day=day)
            if one.livret in names:
                name = names[one.livret]
                found.append(Item(f"{page}:{one.livret}", name, told, icon="inbox"))
        return found

    def _to_see(self, people: Sequence[LivretSummary]) -> list[Item]:
        tr = self.desk.ui.tr
        items, names = [], names_of(tr, people)
        for one in people:
            name = names[one.livret]
            if one.to_sign:
                left = tr.text("il reste à signer : {names}", names=_and(one.to_sign))
                items.append(
                    Item(f"documents:{one.livret}", name, left, icon="file-pen")
                )
            if one.side_by_side:
                two = two_texts(tr, one.side_by_side)
                item = Item(f"reconciling:{one.livret}", name, two, icon="columns-3")
                items.append(item)
        return items

    # --- a second place for backups --------------------------------------------

    def _ask_second_place(self, people: Sequence[LivretSummary]) -> None:
        """Ask where else backups may go, once there is something to lose."""
        older = any(one.opened_on and one.opened_on < self._today for one in people)
        if older and not self._asking and not self.desk.fictitious:
            self._asking = self.desk.ui.tr.text(
                "Toutes vos copies de secours sont sur cet ordinateur. S’il est perdu,"
                " elles le sont aussi : une clé USB ou un autre disque suffit."
            )
            call = partial(_second_place_wanted, today=self._today)
            self.desk.ask(self.page, call, self._second_place)

    def _second_place(self, wanted: bool) -> None:  # noqa: FBT001 - an answer
        tr = self.desk.ui.tr
        if wanted and not self.page.banner.isVisible():
            verb = tr.text("Choisir un deuxième lieu")
            self.page.show_trouble(self._asking, verb=verb)

    def _banner_pressed(self) -> None:
        if self._asking and self.page.banner.sentence == self._asking:
            self.page.banner.hide()
            self.desk.gone.emit("settings")

    def _open_item(self, item: str) -> None:
        page, _, livret = item.partition(":")
        self.desk.open_livret(livret, page)


@dataclass(frozen=True)
class Home:
    """What Accueil shows.

    Attributes:
        query: What was looked for.
        people: Who answers to it.
        waiting: Papers to be handed over.
        coming: What comes, waits and grows old; None while one searches.
        erased: What somebody erased and is still here, by livret.
    """

    query: str
    people: Sequence[LivretSummary]
    waiting: Sequence[ToHand] = ()
    coming: Coming | None = None
    erased: Mapping[str, Erased] = field(default_factory=dict)


def _home(vault: OpenVault, query: str) -> Home:
    people = find_people(vault.ctx, query)
    gone = erased_listed(vault.ctx)
    if query:
        return Home(query, people, erased=gone)
    return Home(query, people, to_hand(vault), coming(vault.ctx, people), gone)


def _second_place_wanted(vault: OpenVault, today: dt.date) -> bool:
    """Tell whether to ask now; it is asked once a month at most."""
    if vault.setting(SECOND_PLACE):
        return False
    asked = vault.setting(_ASKED)
    if asked and today - dt.date.fromisoformat(asked) < _AGAIN:
        return False
    vault.set_setting(_ASKED, today.isoformat())
    return True


def _and(names: Sequence[str]) -> str:
    return ", ".join(names)
