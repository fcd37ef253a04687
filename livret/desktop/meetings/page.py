"""« Rencontres », by plain values.

Shows: ``show_meetings(to_tell, coming, past)``, ``show_contracts``, ``recall``,
``show_minutes(id, text)``, ``offer_form(PlanEdit, guests)``.
Says: ``planned(PlanEdit)``, ``told(TellEdit)``, ``noted(ContractEdit)``,
``begin_asked(id)``, ``form_asked(id)``, ``contact_asked``, ``calendar_asked``,
``minutes_asked(id)``, ``copy_asked(id)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, Line, Section, empty
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.page import Page
from livret.desktop.meetings.cards import PastRow, PlannedCard
from livret.desktop.meetings.contract import PLACE as CONTRACT
from livret.desktop.meetings.contract import ContractForm, ContractSection
from livret.desktop.meetings.form import PlanForm
from livret.desktop.meetings.telling import PLACE as TOLD
from livret.desktop.meetings.telling import TellForm
from livret.desktop.meetings.values import (
    ContractEdit,
    ContractView,
    PastView,
    PlanEdit,
    PlannedView,
)
from livret.desktop.person.reminder import Reminder
from livret.desktop.ui import Ui

__all__ = ["ContractView", "MeetingsPage", "PastView", "PlannedView"]

AHEAD = ("postponed", "cancelled")
"""What may be told of a meeting that is still to come."""

BEHIND = ("held", "postponed", "did_not_happen")
"""What may be told of one whose day has come."""


class MeetingsPage(Page):
    """What is coming first, then what was; one form at a time.

    Signals:
        planned: arg: ``PlanEdit``.
        told: arg: ``TellEdit``.
        form_opened: A form opened. args: its place, the form.
        form_left: A form was left, nothing said. arg: its place.
        noted: arg: ``ContractEdit``.
        begin_asked: Hold a meeting now. arg: id of the one planned.
        form_asked: Plan a meeting. arg: id of the one planned otherwise, or "".
        contact_asked: Note a contact.
        calendar_asked: Make a calendar file of what is coming.
        minutes_asked: arg: id of the meeting whose minutes are read.
        copy_asked: arg: id of the meeting whose minutes are copied.
        paper_asked: Read the paper of a contract. arg: id of the document.
        removal_asked: Noted by mistake. args: ``contact`` or ``contract``, its id.
    """

    planned = Signal(object)
    told = Signal(object)
    form_opened = Signal(str, object)
    form_left = Signal(str)
    noted = Signal(object)
    begin_asked = Signal(str)
    form_asked = Signal(str)
    contact_asked = Signal()
    calendar_asked = Signal()
    minutes_asked = Signal(str)
    copy_asked = Signal(str)
    paper_asked = Signal(str)
    removal_asked = Signal(str, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Rencontres"))
        tr = ui.tr
        self.plan = Button(
            ui,
            tr.text("Prévoir une rencontre"),
            kind="primary",
            icon="calendar-days",
        )
        self.plan.clicked.connect(self._ask_form)
        self.contact = Button(ui, tr.text("Noter un contact"), icon="phone")
        self.contact.clicked.connect(self.contact_asked)
        self.calendar = Button(ui, tr.text("En faire un calendrier"), icon="calendar")
        self.calendar.clicked.connect(self.calendar_asked)
        self.add_actions([self.calendar, self.contact, self.plan])
        self.form: PlanForm | ContractForm | None = None
        self._reminder = Column(ui, 0)
        self._form_place = Column(ui, 0)
        self.to_tell = Section(ui, tr.text("Comment cela s’est passé ?"), gap=12)
        self.coming = Section(ui, tr.text("Ce qui vient"), gap=12)
        self.past = Section(ui, tr.text("Ce qui a été"), gap=12)
        self.contracts = ContractSection(ui)
        self.contracts.form_asked.connect(self._open_contract)
        self.contracts.removal_asked.connect(self.removal_asked)
        self.contracts.paper_asked.connect(self.paper_asked)
        # Held: who listens hears first what was made first.
        self._recalled = holder(self._reminder)
        self._recalled.hide()
        self.body.addWidget(self._recalled)
        self.body.addLayout(self._form_place)
        for section in (self.to_tell, self.coming, self.past, self.contracts):
            self.body.addWidget(section)
        self.body.addStretch(1)
        self.cards: dict[str, PlannedCard] = {}
        self.rows: dict[str, PastRow] = {}
        self._shown: object = None
        self._papers: tuple[tuple[str, str], ...] = ()
        self.show_meetings((), (), ())
        self.show_contracts((), ())

    def recall(self, sentence: str) -> None:
        """Show how she is reached without risk; nothing where nothing is to heed."""
        empty(self._reminder)
        if sentence:
            self._reminder.addWidget(Reminder(self.ui, sentence))
        self._recalled.setVisible(bool(sentence))

    def show_meetings(
        self,
        to_tell: Sequence[PlannedView],
        coming: Sequence[PlannedView],
        past: Sequence[PastView],
    ) -> None:
        """Show what nobody told of yet, what is coming, and what was, newest first.

        Nothing happens where all is as shown: what is being told stays open.
        """
        shown = (tuple(to_tell), tuple(coming), tuple(past))
        if shown == self._shown:
            return
        self._shown = shown
        telling = [card.form.kept_at for card in self.cards.values() if card.form]
        self.cards, self.rows = {}, {}
        self.to_tell.fill([self._card(one, BEHIND) for one in to_tell])
        self.to_tell.setVisible(bool(to_tell))
        self.coming.fill(
            [self._card(one, BEHIND if one.today else AHEAD) for one in coming]
        )
        if not coming:
            self.coming.fill([self._nothing_coming()])
        empty(self.past.column)
        self.past.setVisible(bool(past))
        if past:
            self.past.add(self._past(past))
        self.calendar.setVisible(bool(coming))
        for place in telling:
            self.give_back(place)

    def give_back(self, place: str) -> None:
        """Open the short form in which something was typed, where it still is."""
        if place.startswith(TOLD):
            meeting, _, state = place.removeprefix(TOLD).rpartition(":")
            card = self.cards.get(meeting)
            if card is not None and state in card.states:
                card.open_form(state).set_narrow(narrow=self.narrow)
        elif place.startswith(CONTRACT) and self.form is None:
            edit = self.contracts.edits.get(place.removeprefix(CONTRACT))
            if edit is not None:
                self._open_contract(edit)

    def close_telling(self, place: str) -> None:
        """Close a short form: what it tells is kept."""
        for card in self.cards.values():
            if card.form is not None and card.form.kept_at == place:
                card.close_form()

    def _card(self, meeting: PlannedView, states: Sequence[str]) -> PlannedCard:
        card = PlannedCard(self.ui, meeting, states)
        card.begin_asked.connect(self.begin_asked)
        card.change_asked.connect(self.form_asked)
        card.told.connect(self.told)
        card.form_opened.connect(self._form_opened)
        card.form_left.connect(self.form_left)
        self.cards[meeting.id] = card
        return card

    def _nothing_coming(self) -> Card:
        tr = self.ui.tr
        card = Card(self.ui)
        state = EmptyState(
            self.ui,
            "calendar-days",
            tr.text("Rien de prévu pour l’instant"),
            tr.text("Un jour suffit. Le reste peut se dire plus tard."),
        )
        card.add(state)
        return card

    def _past(self, past: Sequence[PastView]) -> Card:
        card = Card(self.ui, gap=6, margins=(22, 14))
        for one in past:
            row = PastRow(self.ui, one)
            row.read_asked.connect(self.minutes_asked)
            row.copy_asked.connect(self.copy_asked)
            row.removal_asked.connect(self.removal_asked)
            self.rows[one.id] = row
            if one is not past[0]:
                card.add(Line())
            card.add(row)
        return card

    def show_minutes(self, meeting: str, text: str) -> None:
        """Show the minutes of one meeting where it stands."""
        if meeting in self.rows:
            self.rows[meeting].show_minutes(text)

    def show_contracts(
        self,
        reminders: Sequence[str],
        contracts: Sequence[ContractView],
        papers: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show the dates of contracts and what to keep in mind of them.

        Args:
            reminders: With the source of each.
            contracts: The newest first.
            papers: Documents that one of them may be linked to, as (id, title).
        """
        self._papers = tuple(papers)
        self.contracts.show_contracts(reminders, contracts)

    # --- forms -----------------------------------------------------------------

    def offer_form(self, edit: PlanEdit, guests: Sequence[tuple[str, str]]) -> None:
        """Open the form of a meeting, with what is known of it."""
        form = PlanForm(self.ui, guests)
        form.show_edit(edit)
        form.planned.connect(self._planned)
        form.cancelled.connect(self._form_left)
        self._open(form)
        self._form_opened(form)

    @property
    def fields(self) -> dict[str, Labelled]:
        """Fields of what is being written, by the path an error may name."""
        found = dict(self.form.fields) if self.form is not None else {}
        for card in self.cards.values():
            if card.form is not None:
                found |= card.form.fields
        return found

    def close_form(self) -> None:
        """Close what was being written: it is kept, or no longer wanted."""
        if self.form is not None:
            empty(self._form_place)
            self.form = None
            self.plan.setFocus()

    def _open(self, form: PlanForm | ContractForm) -> None:
        self.close_form()
        self.form = form
        form.cancelled.connect(self.close_form)
        form.set_narrow(narrow=self.narrow)
        self._form_place.addWidget(form)
        form.show()
        form.start()
        self.scroll_to(form)

    def _open_contract(self, edit: ContractEdit) -> None:
        form = ContractForm(self.ui, edit, self._papers)
        form.noted.connect(self._noted)
        form.cancelled.connect(self._form_left)
        self._open(form)
        self._form_opened(form)

    def _form_left(self) -> None:
        if self.form is not None:
            self.form_left.emit(self.form.kept_at)

    def _form_opened(self, form: TellForm | ContractForm | PlanForm) -> None:
        self.form_opened.emit(form.kept_at, form)

    def _ask_form(self) -> None:
        self.form_asked.emit("")

    def _planned(self, edit: PlanEdit) -> None:
        self.planned.emit(edit)

    def _noted(self, edit: ContractEdit) -> None:
        self.noted.emit(edit)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the fields of forms one under the other."""
        super().set_narrow(narrow=narrow)
        self.contracts.set_narrow(narrow=narrow)
        if self.form is not None:
            self.form.set_narrow(narrow=narrow)
        for card in self.cards.values():
            card.set_narrow(narrow=narrow)
