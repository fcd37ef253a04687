"""Wires « Rencontres »: plan, tell what became of it, copy, make a calendar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from livret.desktop.copying.clipboard import the_clipboard
from livret.desktop.desk import Desk
from livret.desktop.file_dialogs import FileChooser, ask_new_file
from livret.desktop.forms_kept import FormsKept
from livret.desktop.forms_page import FormsController
from livret.desktop.livret_page import take_up
from livret.desktop.meetings import asking
from livret.desktop.meetings.form import PLACE as PLAN
from livret.desktop.meetings.page import MeetingsPage
from livret.desktop.meetings.reading import (
    guests_of,
    meetings_read,
    new_plan,
    plan_again,
    present_of,
)
from livret.desktop.meetings.telling import PLACE as TOLD
from livret.desktop.meetings.values import ContractEdit, PlanEdit, TellEdit
from livret.desktop.person.reminder import recall
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.contracts import NoteContract
from livret.usecases.meetings import (
    PlanMeeting,
    TellMeeting,
)
from livret.usecases.minutes import Minutes
from livret.words.calendar import FILE_NAME
from livret.words.minutes_text import minutes_text

Act = Callable[[OpenVault], Done[str]]


class MeetingsController(FormsController):
    """Meetings and contracts of one livret.

    Attributes:
        clipboard: Forgets the minutes that were copied after a minute.
        chooser: Where the calendar goes, once asked.
    """

    key = "meetings"
    page: MeetingsPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reading = ""
        self.chooser: FileChooser | None = None
        # The desk's own: it forgets even when this page has gone.
        self.clipboard = the_clipboard(desk)
        page = self.page
        page.begin_asked.connect(self._begin)
        page.form_asked.connect(self._offer_form)
        page.planned.connect(self._plan)
        page.told.connect(self._tell)
        self.kept = FormsKept(desk, page)
        self.kept.found.connect(self._found)
        page.form_opened.connect(self.kept.follow)
        page.form_left.connect(self.kept.forget)
        page.noted.connect(self._note)
        page.paper_asked.connect(self._read_paper)
        page.contact_asked.connect(self._contact)
        page.calendar_asked.connect(self._ask_calendar)
        page.minutes_asked.connect(self._read_minutes)
        page.copy_asked.connect(self._copy_minutes)
        page.removal_asked.connect(self.take_off)

    def make_page(self, ui: Ui) -> MeetingsPage:
        """Return the page."""
        return MeetingsPage(ui)

    def put_away(self) -> None:
        """Close the form of another livret."""
        self.page.close_form()
        self.page.saved.say("")

    def fill(self, livret: Livret) -> None:
        """Show what is coming and what was."""
        tr, today = self.desk.ui.tr, self.desk.app.clock.today()
        read = meetings_read(tr, livret, today)
        self.page.recall(recall(tr, livret))
        self.page.show_meetings(read.to_tell, read.coming, read.past)
        self.page.show_contracts(read.reminders, read.contracts, read.papers)

    # --- what is typed and not planned yet -------------------------------------

    def _found(self, place: str) -> None:
        """Open the form in which something was being typed."""
        before = self.page.form
        if place.startswith(PLAN):
            if before is None:
                self._offer_form(place.removeprefix(PLAN))
        else:
            self.page.give_back(place)
        if self.page.form is not before:
            tr = self.desk.ui.tr
            self.page.show_trouble(
                tr.text("Ce qui était en train d’être écrit a été retrouvé.")
            )

    def _begin(self, meeting: str) -> None:
        self.desk.meeting_planned = meeting
        self.desk.gone.emit("meeting")

    # --- planning --------------------------------------------------------------

    def _offer_form(self, meeting: str) -> None:
        folded = self.desk.folded
        if folded is None:
            return
        edit = plan_again(folded, meeting) if meeting else None
        if edit is None:
            owner = self.desk.vault.ctx.owner.sign_key
            edit = new_plan(folded, owner, self.desk.app.clock.today())
        self.page.offer_form(edit, guests_of(self.desk.ui.tr, folded))

    def _plan(self, edit: PlanEdit) -> None:
        folded = self.desk.folded
        if folded is None:
            return
        command = PlanMeeting(
            livret=self._livret,
            on=edit.on,
            at=edit.at,
            minutes=edit.minutes,
            means=edit.means,
            place=edit.place,
            present=present_of(folded, edit.guests),
            about=edit.about,
            language=edit.language,
            interpreter=edit.interpreter,
            review=edit.review,
            meeting=edit.meeting,
        )
        self._ask(partial(asking.planned, command=command))

    def _tell(self, edit: TellEdit) -> None:
        command = TellMeeting(
            livret=self._livret,
            meeting=edit.meeting,
            state=edit.state,
            side=edit.side,
            words=edit.words,
            on=edit.on,
            at=edit.at,
        )
        place = f"{TOLD}{edit.meeting}:{edit.state}"
        call = partial(asking.told, command=command)
        then = partial(self._was_told, place)
        self.desk.ask(self.page, call, then, self.page.fields)

    def _was_told(self, place: str, _id: str) -> None:
        self.kept.forget(place)
        self.page.close_telling(place)

    def _note(self, edit: ContractEdit) -> None:
        command = NoteContract(
            livret=self._livret,
            type=edit.type,
            paper_kept=edit.kept,
            document=edit.document,
            contract=edit.contract,
            **edit.days,
        )
        self._ask(partial(asking.noted, command=command))

    def _ask(self, call: Callable[[OpenVault], Done[str]]) -> None:
        self.desk.ask(self.page, call, self._kept, self.page.fields)

    def _kept(self, _id: str) -> None:
        if self.page.form is not None:
            self.kept.forget(self.page.form.kept_at)
        self.page.close_form()

    def _read_paper(self, document: str) -> None:
        take_up(self.desk, "preview", document)

    def _contact(self) -> None:
        self.desk.window.asked.emit("quick_contact")

    # --- minutes ---------------------------------------------------------------

    def _read_minutes(self, meeting: str) -> None:
        self._reading = meeting
        call = partial(asking.minutes, livret=self._livret, meeting=meeting)
        self.desk.ask(self.page, call, self._show_minutes)

    def _show_minutes(self, minutes: Minutes) -> None:
        if minutes.meeting == self._reading:
            text = minutes_text(self.desk.ui.tr, minutes)
            self.page.show_minutes(minutes.meeting, text)

    def _copy_minutes(self, meeting: str) -> None:
        call = partial(asking.copied, livret=self._livret, meeting=meeting)
        self.desk.ask(self.page, call, self._copied)

    def _copied(self, minutes: Minutes) -> None:
        tr = self.desk.ui.tr
        self.clipboard.copy(minutes_text(tr, minutes))
        self.page.banner.say(
            tr.text(
                "C’est copié pour une minute. La personne pourra voir que cela a été"
                " copié."
            )
        )

    # --- a calendar ------------------------------------------------------------

    def _ask_calendar(self) -> None:
        tr = self.desk.ui.tr
        self.chooser = ask_new_file(
            self.page,
            tr.text("Où garder le calendrier ?"),
            tr.text("Calendrier (*.ics)"),
            tr.text(FILE_NAME),
            self._write_calendar,
        )

    def _write_calendar(self, path: str) -> None:
        call = partial(
            asking.calendar,
            app=self.desk.app,
            language=self.desk.ui.tr.language,
            path=Path(path),
            livret=self._livret,
        )
        self.desk.ask(self.page, call, self._written)

    def _written(self, _count: int) -> None:
        tr = self.desk.ui.tr
        self.page.show_trouble(
            tr.text(
                "Le calendrier est prêt : des jours et des heures, sans nom, sans"
                " lieu, sans sujet."
            )
        )
