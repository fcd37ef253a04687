"""Wires the quick contact: Ctrl+Maj+N from anywhere but meeting mode."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from livret.desktop.autosave import Autosave
from livret.desktop.desk import Desk
from livret.desktop.kit.page import Page
from livret.desktop.kit.person_row import PersonRow, person_row
from livret.desktop.person.reminder import recall
from livret.domain.errors import InvalidField
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.drafting import drafts_of, drop_draft
from livret.usecases.erased_elsewhere import erased_listed
from livret.usecases.livrets import find_people
from livret.usecases.meetings import QuickContact, quick_contact
from livret.usecases.paper_rows import referents_of
from livret.usecases.ports import Draft
from livret.usecases.ports_people import LivretSummary
from livret.words.erased import erased_badge
from livret.words.errors import error_sentence

if TYPE_CHECKING:
    from livret.desktop.contact.dialog import ContactDialog, ContactEdit
    from livret.desktop.kit.typed import TypedForm

ACT = "quick_contact"
PLACE = "quick_contact"
"""Where it is typed, as drafts name places; in the livret of the person."""

_KEPT = (
    "means",
    "outcome",
    "words",
    "heard",
    *(f"rest.{name}" for name in ("day", "hour", "side", "apart")),
)
"""What is kept of the form while it is typed."""

_MEETING = "meeting"
"""The page of a shared screen: nobody else's name may come up there."""


_Found = tuple[str, Sequence[LivretSummary], frozenset[str]]
"""What was looked for, who answers to it, and which livrets somebody erased."""


class ContactController(QObject):
    """Opens the dialog over whatever page is shown, and keeps what it says.

    Attributes:
        dialog: The dialog while it is open, else None.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._query = ""
        self.dialog: ContactDialog | None = None
        self._typing: TypedForm | None = None
        self._autosave: Autosave | None = None
        self._whose = ""
        desk.window.asked.connect(self._asked)
        desk.trouble.connect(self._trouble)

    def _page(self) -> Page | None:
        page = self._desk.window.pages.get(self._desk.window.here)
        return page if isinstance(page, Page) else None

    def _asked(self, act: str) -> None:
        # A shared screen takes every dialog away, this one too.
        taken = self.dialog is not None and isValid(self.dialog)
        shared = self._desk.window.here == _MEETING
        if act == ACT and not taken and not shared and self._page() is not None:
            self._open()

    def _open(self) -> None:
        # Loaded here: the list of people waits for no dialog.
        from livret.desktop.contact.dialog import ContactDialog
        from livret.desktop.kit.typed import TypedForm

        desk = self._desk
        dialog = ContactDialog(desk.ui, desk.window)
        self.dialog = dialog
        dialog.who.searched.connect(self._search)
        dialog.who.chosen.connect(self._chosen)
        dialog.kept.connect(self._keep)
        dialog.finished.connect(self._closed)
        dialog.finished.connect(dialog.deleteLater)
        if desk.folded is not None:
            called = person_of(desk.folded).called
            name = called or desk.ui.tr.text("La personne")
            dialog.who.show_person(PersonRow(id=desk.folded.id, called=name))
            self._take_livret(dialog, desk.folded)
        page = self._page()
        if page is not None:
            self._autosave = Autosave(desk, page)
            self._typing = TypedForm(dialog, PLACE, _KEPT)
            self._typing.changed.connect(self._typed)
            self._whose = ""
            self._take_whose()
        dialog.open()

    def _closed(self) -> None:
        if self._autosave is not None:
            self._autosave.flush()
        self.dialog = self._typing = self._autosave = None

    # --- what is typed and not kept yet ------------------------------------------

    def _typed(self, place: str, text: str) -> None:
        if self._autosave is not None and self._whose:
            self._autosave.keep(self._whose, place, text)

    def _take_whose(self) -> None:
        """Keep what is typed with the person it is about, with nobody else."""
        dialog, typing, page = self.dialog, self._typing, self._page()
        person = dialog.who.person if dialog is not None else None
        if person is None or typing is None or person.id == self._whose:
            return
        before, self._whose = self._whose, person.id
        if typing.text:
            self._typed(PLACE, typing.text)
            if before and self._autosave is not None:
                self._autosave.keep(before, PLACE, "")
        elif page is not None:
            self._desk.ask(page, partial(_drafts, livret=person.id), self._found)

    def _found(self, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts:
            here = draft.place == PLACE and draft.livret == self._whose
            if here and self._typing is not None and not self._typing.text:
                self._typing.show_text(draft.text)

    # --- who -------------------------------------------------------------------

    def _search(self, text: str) -> None:
        page, self._query = self._page(), text
        if page is not None:
            self._desk.ask(page, partial(_found, query=text), self._show_found)

    def _show_found(self, found: _Found) -> None:
        query, people, erased = found
        tr = self._desk.ui.tr
        if self.dialog is None or query != self._query or self.dialog.who.person:
            return  # an answer that came after the next key
        rows = [
            person_row(
                tr,
                one.livret,
                one.called,
                one.private_line,
                badge=erased_badge(tr) if one.livret in erased else "",
            )
            for one in people
        ]
        self.dialog.who.show_found(rows, searched=query)

    def _chosen(self, livret: str) -> None:
        self._take_whose()
        page = self._page()
        if page is not None:
            call = partial(_livret, livret=livret)
            self._desk.ask(page, call, self._recall)

    def _recall(self, livret: Livret) -> None:
        person = self.dialog.who.person if self.dialog is not None else None
        if self.dialog is not None and person is not None and person.id == livret.id:
            self._take_livret(self.dialog, livret)

    def _take_livret(self, dialog: ContactDialog, livret: Livret) -> None:
        """Recall how she is reached, and name the other referent."""
        dialog.recall(recall(self._desk.ui.tr, livret))
        mine = self._desk.vault.ctx.owner.side
        others = {one.side: one.name for one in referents_of(livret)}
        others.pop(mine, None)
        dialog.rest.name_others(others)

    # --- keeping ---------------------------------------------------------------

    def _keep(self, edit: ContactEdit) -> None:
        page, dialog = self._page(), self.dialog
        if page is None or dialog is None:
            return
        command = QuickContact(
            livret=edit.livret,
            means=edit.means,
            words=edit.words,
            heard=edit.heard,
            outcome=edit.outcome,
            said_on=edit.rest.on,
            at=edit.rest.at,
            side=edit.rest.side,
            between_us=edit.rest.between_us,
        )
        if self._autosave is not None:
            self._autosave.flush()  # before: the draft goes when it is kept
        call = partial(_contact, command=command)
        self._desk.ask(page, call, self._kept, dialog.fields)

    def _kept(self, _id: str) -> None:
        page = self._page()
        if self.dialog is not None:
            self.dialog.accept()
        if page is not None:
            page.banner.say(self._desk.ui.tr.text("C’est noté."))

    def _trouble(self, error: BaseException) -> None:
        """Say it on the dialog too: the page behind it can hardly be read."""
        if self.dialog is None:
            return
        field = isinstance(error, InvalidField)
        tr = self._desk.ui.tr
        self.dialog.say_trouble("" if field else error_sentence(tr, error))


def _found(vault: OpenVault, query: str) -> _Found:
    found = find_people(vault.ctx, query, limit=20)
    return query, found, frozenset(erased_listed(vault.ctx))


def _livret(vault: OpenVault, livret: str) -> Livret:
    return vault.ctx.together(livret)


def _contact(vault: OpenVault, command: QuickContact) -> Done[str]:
    done = quick_contact(vault.ctx, command)
    drop_draft(vault.ctx, command.livret, PLACE)
    return done


def _drafts(vault: OpenVault, livret: str) -> tuple[Draft, ...]:
    return drafts_of(vault.ctx, livret)
