"""Wires the documents: read, sign, hand over; the bytes are those kept."""

from __future__ import annotations

from functools import partial

from livret.desktop.desk import Desk
from livret.desktop.documents.away import SigningAway
from livret.desktop.documents.blank import BlankSheet
from livret.desktop.documents.joining import JoiningPages
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.documents.reading import documents_shown
from livret.desktop.documents.waiting import Waiting, told_of
from livret.desktop.handing import HandingOver
from livret.desktop.handing_dialogs import kept_to_hand
from livret.desktop.livret_page import LivretController, take_up
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.documents import newest_revision
from livret.usecases.to_hand import (
    ToHand,
    hand,
    handed_on,
    keep_to_hand,
    to_hand,
)

ANOTHER = "plan"
"""The paper seen first by who asks for another one than the diagnosis."""


class DocumentsController(LivretController):
    """Papers of one livret."""

    key = "documents"
    of_one = True
    page: DocumentsPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._livret = ""
        self.handing = HandingOver(desk, self.page)
        page = self.page
        page.opened.connect(self._read)
        page.sign_asked.connect(self._sign)
        page.save_asked.connect(self._hand_over)
        page.new_asked.connect(self._new)
        page.other_asked.connect(self._another)
        page.recopy_asked.connect(self._recopy)
        self.blank = BlankSheet(desk, page)
        page.blank_asked.connect(self.blank.ask)
        page.later_asked.connect(self._later)
        page.handed_asked.connect(self._handed)
        self.away = SigningAway(desk, page)
        page.away_asked.connect(self.away.ask)
        page.back_asked.connect(self.away.take)
        self.joining = JoiningPages(desk, page)
        self._leaving = ""
        self._waiting = Waiting()
        self.handing.handed.connect(self._left_with_her)

    def make_page(self, ui: Ui) -> DocumentsPage:
        """Return the page."""
        return DocumentsPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show papers, the newest first."""
        if livret.id != self._livret:
            self._livret = livret.id
            self.page.banner.hide()
        self._display(livret)
        self.desk.ask(self.page, partial(_waiting, livret=livret.id), self._found)

    def _display(self, livret: Livret) -> None:
        tr = self.desk.ui.tr
        owner = self.desk.vault.ctx.owner
        today = self.desk.app.clock.today()
        shown = documents_shown(
            tr, livret, today=today, owner=owner.name, key=owner.sign_key
        )
        self.page.show_documents([told_of(tr, one, self._waiting) for one in shown])

    def _found(self, waiting: Waiting) -> None:
        livret = self.desk.alone
        if livret is None or livret.id != waiting.livret:
            return
        if waiting != self._waiting:
            self._waiting = waiting
            self._display(livret)

    def _read(self, document: str) -> None:
        take_up(self.desk, "preview", document)

    def _sign(self, document: str) -> None:
        take_up(self.desk, "signing", document)

    def _new(self) -> None:
        take_up(self.desk, "preview")

    def _another(self) -> None:
        take_up(self.desk, "preview", paper=ANOTHER)

    def _recopy(self) -> None:
        self.desk.gone.emit("transcription")

    def _hand_over(self, document: str) -> None:
        self._leaving = document
        fetch = partial(stored, livret=self._livret, document=document)
        self.handing.ask(self._livret, fetch, document=document)

    # --- handing over later ----------------------------------------------------

    def _later(self, document: str) -> None:
        call = partial(_keep, livret=self._livret, document=document)
        self.desk.ask(self.page, call, self._kept)

    def _kept(self, _kept: object) -> None:
        self.page.show_trouble(kept_to_hand(self.desk.ui.tr))

    def _handed(self, document: str) -> None:
        call = partial(_hand, livret=self._livret, document=document)
        self.desk.ask(self.page, call)

    def _left_with_her(self, _how: str) -> None:
        """She has it now: a paper that was waiting waits no longer."""
        if self._leaving in self._waiting.since:
            self._handed(self._leaving)


def _waiting(vault: OpenVault, livret: str) -> Waiting:
    since = {one.document: one.since for one in to_hand(vault) if one.livret == livret}
    return Waiting(livret, since, handed_on(vault.ctx, livret))


def _keep(vault: OpenVault, livret: str, document: str) -> Done[ToHand]:
    return keep_to_hand(vault, livret, document)


def _hand(vault: OpenVault, livret: str, document: str) -> Done[None]:
    return hand(vault, livret, document)


def stored(vault: OpenVault, livret: str, document: str) -> bytes:
    """Return the newest revision of a document, byte for byte."""
    return newest_revision(vault.ctx, livret, document)
