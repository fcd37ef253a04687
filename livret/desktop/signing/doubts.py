"""Told before anybody signs: what this desk does not find on another's paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.signing.page import SigningPage
from livret.domain.documents import Document
from livret.usecases.app import OpenVault
from livret.usecases.documents import the_document
from livret.usecases.shown_apart import MayNotAllBeShown, doubtful
from livret.words.errors import error_sentence


class Doubts(QObject):
    """Looks at one document at a time; a child of the page where it is signed."""

    def __init__(self, desk: Desk, page: SigningPage) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._about = ""

    def forget(self) -> None:
        """Nothing is told any more of a document that is left."""
        self._about = ""
        self._page.doubt.hide()

    def look(self, document: Document) -> None:
        """Look once at what another desk froze and is signed here."""
        own = document.frozen.author == self._desk.vault.ctx.owner.sign_key
        if own or not document.to_sign or self._about == document.id:
            return
        self._about = document.id
        call = partial(_doubtful, livret=self._desk.livret, document=document.id)
        self._desk.ask(self._page, call, self._tell)

    def _tell(self, found: tuple[str, int]) -> None:
        about, count = found
        if count and about == self._about:
            sentence = error_sentence(self._desk.ui.tr, MayNotAllBeShown(count=count))
            self._page.doubt.say(sentence)


def _doubtful(vault: OpenVault, livret: str, document: str) -> tuple[str, int]:
    found = the_document(vault.ctx, livret, document)
    return document, doubtful(vault.ctx, vault.paper, livret, found)
