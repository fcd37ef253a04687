"""A paper that goes to another desk to be signed: the file leaves with the turn."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.documents.reading import find_document, sendable
from livret.desktop.file_dialogs import ask_new_file
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Done
from livret.usecases.documents import newest_revision
from livret.usecases.signed_elsewhere import give_turn, take_turn


class SigningAway(QObject):
    """Asks where the file goes; gives the turn once it is written."""

    def __init__(self, desk: Desk, page: DocumentsPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._document = ""

    def ask(self, document: str) -> None:
        """Ask where to write the file that leaves."""
        tr = self._desk.ui.tr
        self._document = document
        self.chooser = ask_new_file(
            self._page,
            tr.text("Enregistrer le document à faire signer"),
            tr.text("Documents PDF (*.pdf)"),
            "document-a-signer.pdf",
            self._send,
        )

    def _send(self, path: str) -> None:
        livret = self._desk.alone
        found = find_document(livret, self._document) if livret else None
        name = sendable(found, self._desk.vault.ctx.owner.name) if found else ""
        call = partial(
            _give,
            app=self._desk.app,
            livret=self._desk.livret,
            document=self._document,
            name=name,
            path=path,
        )
        self._desk.ask(self._page, call, self._sent)

    def _sent(self, _nothing: object) -> None:
        told = self._desk.ui.tr.text(
            "Le fichier est prêt à partir. Quand il revient signé, posez-le dans"
            " «\u202fVérifier un document signé\u202f»."
        )
        self._page.show_trouble(told)

    def take(self, document: str) -> None:
        """Take the turn back to this desk."""
        call = partial(_take, livret=self._desk.livret, document=document)
        self._desk.ask(self._page, call)


def _give(
    vault: OpenVault, app: App, livret: str, document: str, name: str, path: str
) -> Done[None]:
    # Written first: the turn does not leave without its file.
    app.write_file(Path(path), newest_revision(vault.ctx, livret, document))
    done = give_turn(vault.ctx, livret, document, name)
    return Done(None, done.changes)


def _take(vault: OpenVault, livret: str, document: str) -> Done[None]:
    return take_turn(vault.ctx, livret, document)
