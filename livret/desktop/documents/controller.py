"""Wires the documents: read, sign, hand over; the bytes are those kept."""

from __future__ import annotations

from functools import partial

from livret.desktop.desk import Desk
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.documents.reading import documents_shown
from livret.desktop.handing import HandingOver
from livret.desktop.livret_page import LivretController, take_up
from livret.desktop.ui import Ui
from livret.domain.livret import Livret
from livret.usecases.app import OpenVault
from livret.usecases.documents import newest_revision


class DocumentsController(LivretController):
    """Papers of one livret."""

    key = "documents"
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

    def make_page(self, ui: Ui) -> DocumentsPage:
        """Return the page."""
        return DocumentsPage(ui)

    def show_livret(self, livret: Livret) -> None:
        """Show papers, the newest first."""
        if livret.id != self._livret:
            self._livret = livret.id
            self.page.banner.hide()
        self.page.show_documents(documents_shown(self.desk.ui.tr, livret))

    def _read(self, document: str) -> None:
        take_up(self.desk, "preview", document)

    def _sign(self, document: str) -> None:
        take_up(self.desk, "signing", document)

    def _new(self) -> None:
        take_up(self.desk, "preview")

    def _hand_over(self, document: str) -> None:
        fetch = partial(stored, livret=self._livret, document=document)
        self.handing.ask(self._livret, fetch)


def stored(vault: OpenVault, livret: str, document: str) -> bytes:
    """Return the newest revision of a document, byte for byte."""
    return newest_revision(vault.ctx, livret, document)
