"""Wires « Rencontres »: plan, tell what became of it, copy, make a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from livret.desktop.autosave import Autosave, local
from livret.desktop.copying.clipboard import ForgettingClipboard
from livret.desktop.desk import Desk
from livret.desktop.file_dialogs import FileChooser, ask_new_file
from livret.desktop.livret_page import LivretController
from livret.desktop.meetings.drafts import PLACE, plan_from, plan_text
from livret.desktop.meetings.page import MeetingsPage
from livret.desktop.meetings.reading import (
    guests_of,
    meetings_read,
    new_plan,
    plan_again,
    present_of,
)
from livret.desktop.meetings.values import ContractEdit, PlanEdit, TellEdit
from livret.desktop.person.reminder import recall
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.agenda import CalendarEntry, calendar
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Done
from livret.usecases.contracts import NoteContract, note_contract
from livret.usecases.drafting import drafts_of, drop_draft
from livret.usecases.meetings import (
    PlanMeeting,
    TellMeeting,
    plan_meeting,
    tell_meeting,
)
from livret.usecases.minutes import Minutes, copy_minutes, minutes_of
from livret.usecases.ports import Draft
from livret.words.calendar import FILE_NAME
from livret.words.dates import clock
from livret.words.minutes_text import minutes_text

Act = Callable[[OpenVault], Done[str]]


class MeetingsController(LivretController):
    """Meetings and contracts of one livret.

    Attributes:
        clipboard: Forgets the minutes that were copied after a minute.
        chooser: Where the calendar goes, once asked.
    """

    key = "meetings"
    page: MeetingsPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self._reading = ""
        self.autosave = Autosave(desk, self.page)
        self.autosave.saved.connect(self._saved)
        self.chooser: FileChooser | None = None
        # The desk's own: it forgets even when this page has gone.
        self.clipboard = the_clipboard(desk)
        page = self.page
        page.begin_asked.connect(self._begin)
        page.form_asked.connect(self._offer_form)
        page.planned.connect(self._plan)
        page.plan_typed.connect(self._typed)
        page.plan_left.connect(self._forget)
        page.left.connect(self.autosave.flush)
        page.told.connect(self._tell)
        page.noted.connect(self._note)
        page.contact_asked.connect(self._contact)
        page.calendar_asked.connect(self._ask_calendar)
        page.minutes_asked.connect(self._read_minutes)
        page.copy_asked.connect(self._copy_minutes)

    def make_page(self, ui: Ui) -> MeetingsPage:
        """Return the page."""
        return MeetingsPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show what is coming and what was."""
        if livret.id != self._livret:
            self._livret = livret.id
            self.page.banner.hide()
            self.page.close_form()
            self.page.saved.say("")
            call = partial(_drafts, livret=livret.id)
            self.desk.ask(self.page, call, self._found)
        tr, today = self.desk.ui.tr, self.desk.app.clock.today()
        read = meetings_read(tr, livret, today)
        self.page.recall(recall(tr, livret))
        self.page.show_meetings(read.to_tell, read.coming, read.past)
        self.page.show_contracts(read.reminders, read.contracts)

    def asked(self, act: str) -> None:
        """Ctrl+S writes what is typed."""
        if act == "save":
            self.autosave.flush()

    def keep_typing(self) -> None:
        """Write what is being typed as a draft."""
        self.autosave.flush()

    # --- what is typed and not planned yet -------------------------------------

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts:
            edit = plan_from(draft.text) if draft.place == PLACE else None
            folded = self.desk.folded
            if edit and folded is not None and draft.livret == folded.id:
                tr = self.desk.ui.tr
                self.page.offer_form(edit, guests_of(tr, folded))
                self.page.show_trouble(
                    tr.text("Ce qui était en train d’être écrit a été retrouvé.")
                )

    def _typed(self, edit: PlanEdit) -> None:
        if not self.autosave.waiting:
            self.page.saved.writing()
        self.autosave.keep(self._livret, PLACE, plan_text(edit))

    def _saved(self, at: dt.datetime) -> None:
        self.page.saved.saved(clock(local(at)))

    def _forget(self) -> None:
        self.autosave.keep(self._livret, PLACE, "")
        self.autosave.flush()

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
        self.autosave.forget(self._livret, PLACE)
        self._ask(partial(_planned, command=command), close=True)

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
        self._ask(partial(_told, command=command))

    def _note(self, edit: ContractEdit) -> None:
        command = NoteContract(
            livret=self._livret,
            type=edit.type,
            paper_kept=edit.kept,
            contract=edit.contract,
            **edit.days,
        )
        self._ask(partial(_noted, command=command), close=True)

    def _ask(
        self, call: Callable[[OpenVault], Done[str]], *, close: bool = False
    ) -> None:
        then = self._kept if close else None
        self.desk.ask(self.page, call, then, self.page.fields)

    def _kept(self, _id: str) -> None:
        self.page.close_form()

    def _contact(self) -> None:
        self.desk.window.asked.emit("quick_contact")

    # --- minutes ---------------------------------------------------------------

    def _read_minutes(self, meeting: str) -> None:
        self._reading = meeting
        call = partial(_minutes, livret=self._livret, meeting=meeting)
        self.desk.ask(self.page, call, self._show_minutes)

    def _show_minutes(self, minutes: Minutes) -> None:
        if minutes.meeting == self._reading:
            text = minutes_text(self.desk.ui.tr, minutes)
            self.page.show_minutes(minutes.meeting, text)

    def _copy_minutes(self, meeting: str) -> None:
        call = partial(_copied, livret=self._livret, meeting=meeting)
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
            _calendar,
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


def the_clipboard(desk: Desk) -> ForgettingClipboard:
    """Return the clipboard of the desk, which forgets at the lock and at the end."""
    found = desk.findChild(ForgettingClipboard)
    return found if found is not None else ForgettingClipboard(desk)


def _planned(vault: OpenVault, command: PlanMeeting) -> Done[str]:
    done = plan_meeting(vault.ctx, command)
    drop_draft(vault.ctx, command.livret, PLACE)
    return done


def _drafts(vault: OpenVault, livret: str) -> tuple[Draft, ...]:
    return drafts_of(vault.ctx, livret)


def _told(vault: OpenVault, command: TellMeeting) -> Done[str]:
    return tell_meeting(vault.ctx, command)


def _noted(vault: OpenVault, command: NoteContract) -> Done[str]:
    return note_contract(vault.ctx, command)


def _minutes(vault: OpenVault, livret: str, meeting: str) -> Minutes:
    return minutes_of(vault.ctx.livret(livret), meeting)


def _copied(vault: OpenVault, livret: str, meeting: str) -> Done[Minutes]:
    return copy_minutes(vault.ctx, livret, meeting)


def _calendar(
    vault: OpenVault, app: App, language: str, path: Path, livret: str
) -> Done[int]:
    def leave(entries: Sequence[CalendarEntry]) -> None:
        app.write_file(path, app.calendar_file(entries, language))

    return calendar(vault.ctx, leave, livret=livret)
