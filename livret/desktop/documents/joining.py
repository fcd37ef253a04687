"""A page signed by hand that came back: joined to an answer that was given."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.documents.page import DocumentsPage
from livret.desktop.errors import tell
from livret.desktop.file_dialogs import ask_file
from livret.desktop.kit.text import plain
from livret.desktop.livret_page import take_up
from livret.desktop.signing.scan import picture_asked
from livret.desktop.signing.scan_reader import ScanReader
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.scanned_pages import ScannedPage, join_page
from livret.usecases.scans import Scan


class JoiningPages(QObject):
    """Asks for the picture of a page, joins it; shows those that are there."""

    def __init__(self, desk: Desk, page: DocumentsPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._document = self._role = ""
        self._for = ("", "", "")
        self._reader = ScanReader(desk, page)
        self._reader.done.connect(self._join)
        self._reader.failed.connect(self._not_read)
        desk.leaving.connect(self._reader.stop)
        page.banner.retried.connect(self._reader.stop)
        page.join_asked.connect(self.ask)
        page.page_asked.connect(self.show)

    def ask(self, document: str, role: str) -> None:
        """Ask which file holds the page that somebody signed."""
        tr = self._desk.ui.tr
        self._document, self._role = document, role
        asked = picture_asked(tr, tr.text("Joindre la page signée"))
        self.chooser = ask_file(self._page, asked.title, asked.kind, self._read)

    def show(self, document: str, sha256: str) -> None:
        """Show a page that is there, as a paper is shown."""
        take_up(self._desk, "preview", document, scan=sha256)

    def _read(self, path: str) -> None:
        self._for = (self._desk.livret, self._document, self._role)
        tr = self._desk.ui.tr
        self._page.banner.say(tr.text("La page se lit…"), verb=tr.text("Arrêter"))
        self._reader.read(path)

    def _not_read(self, error: BaseException) -> None:
        self._page.banner.hide()
        tell(self._page, error)
        self._desk.trouble.emit(error)

    def _join(self, scan: Scan) -> None:
        self._page.banner.hide()
        livret, document, role = self._for
        call = partial(_join, livret=livret, document=document, role=role, scan=scan)
        self._desk.ask(self._page, call, self._joined)

    def _joined(self, page: ScannedPage) -> None:
        told = self._desk.ui.tr.text(
            "La page est jointe à la réponse de {name}. Le document signé n’a pas"
            " changé. Pour l’enlever\u202f: Annuler.",
            name=plain(page.name),
        )
        self._page.banner.say(told)


def _join(
    vault: OpenVault, livret: str, document: str, role: str, scan: Scan
) -> Done[ScannedPage]:
    return join_page(vault.ctx, vault.paper, livret, document, role, scan)
