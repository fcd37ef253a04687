"""A page signed by hand that came back: joined to an answer that was given."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.file_dialogs import ask_file
from livret.desktop.kit.text import plain
from livret.desktop.livret_page import take_up
from livret.desktop.signing.scan import picture_asked
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Done
from livret.usecases.scanned_pages import ScannedPage, join_page
from livret.usecases.scans import MOST_BYTES


class JoiningPages(QObject):
    """Asks for the picture of a page, joins it; shows those that are there."""

    def __init__(self, desk: Desk, page: DocumentsPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._document = self._role = ""
        page.join_asked.connect(self.ask)
        page.page_asked.connect(self.show)

    def ask(self, document: str, role: str) -> None:
        """Ask which file holds the page that somebody signed."""
        tr = self._desk.ui.tr
        self._document, self._role = document, role
        asked = picture_asked(tr, tr.text("Joindre la page signée"))
        self.chooser = ask_file(self._page, asked.title, asked.kind, self._join)

    def show(self, document: str, sha256: str) -> None:
        """Show a page that is there, as a paper is shown."""
        take_up(self._desk, "preview", document, scan=sha256)

    def _join(self, path: str) -> None:
        call = partial(
            _join,
            app=self._desk.app,
            livret=self._desk.livret,
            document=self._document,
            role=self._role,
            path=path,
        )
        self._page.banner.hide()
        self._desk.ask(self._page, call, self._joined)

    def _joined(self, page: ScannedPage) -> None:
        told = self._desk.ui.tr.text(
            "La page est jointe à la réponse de {name}. Le document signé n’a pas"
            " changé. Pour l’enlever\u202f: Annuler.",
            name=plain(page.name),
        )
        self._page.banner.say(told)


def _join(
    vault: OpenVault, app: App, livret: str, document: str, role: str, path: str
) -> Done[ScannedPage]:
    data = app.read_file(Path(path), MOST_BYTES)
    return join_page(vault.ctx, vault.paper, livret, document, role, data)
