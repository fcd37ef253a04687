"""Wires signing: every way an equal, one act after the other, then the seal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from livret.desktop.desk import Desk
from livret.desktop.documents.reading import find_document, signers_of, title_of
from livret.desktop.errors import tell
from livret.desktop.forms_kept import FormsKept
from livret.desktop.kit.banner import announce
from livret.desktop.livret_page import PaperController
from livret.desktop.signing.doubts import Doubts
from livret.desktop.signing.page import SigningPage
from livret.desktop.signing.scan_reader import ScanReader
from livret.desktop.team_voices import PERSON
from livret.desktop.ui import Ui
from livret.domain.document_fields import WAYS
from livret.domain.livret import Livret
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Done
from livret.usecases.documents import close, sign
from livret.usecases.scans import PAPER_WAY, Scan
from livret.usecases.signing import (
    KEY_WAYS,
    WITNESSED_WAYS,
    KeyCard,
    KeyFile,
    SigningAct,
)
from livret.usecases.timestamping import service_of
from livret.words.languages import language_code

CARD_MODULE = "card_module"
"""Setting of the vault: the library of the card that signed last."""

_TYPED = ("words", "place", "day", "until")
"""Fields of a way of signing that are kept while they are typed."""

_KNOWN = "known"

_AGAIN_MS = 200


def _place(document: str, role: str, way: str) -> str:
    """Return where somebody's answer is typed, as drafts name places."""
    return f"sign:{document}:{role}:{way}"


class SigningController(PaperController):
    """One document, whose signers answer in turn."""

    key = "signing"
    page: SigningPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: tuple[str, tuple[str, ...]] = ("", ())
        self._working = self._asks_card = False
        page = self.page
        page.signed.connect(self._sign)
        page.close_asked.connect(self._close)
        page.preview_asked.connect(self._preview)
        page.panel.chosen.connect(self._offer_certificate)
        page.left.connect(page.form.forget)
        page.stop_asked.connect(self._stop)
        desk.leaving.connect(self._stop)
        self._waits: Callable[[Scan], None] | None = None
        self._reader = ScanReader(desk, page)
        self._reader.done.connect(self._scan_read)
        self._reader.failed.connect(self._scan_not_read)
        self._stopping = QTimer(self, interval=_AGAIN_MS)
        self._stopping.timeout.connect(desk.app.stop_card)
        self.desk.ask(page, lambda vault: vault.setting(CARD_MODULE), self._known)
        self.kept = FormsKept(desk, page)
        self._doubts = Doubts(desk, page)
        page.way_shown.connect(self._follow)

    def make_page(self, ui: Ui) -> SigningPage:
        """Return the page."""
        return SigningPage(ui)

    def _known(self, module: str) -> None:
        """Offer the library of the card that signed last here."""
        if module:
            self.page.form.card.module.setText(module)

    def arrive(self) -> None:
        """Show who is expected to sign."""
        self.page.banner.hide()
        self._seen = ("", ())
        self._doubts.forget()
        super().arrive()

    def show_livret(self, livret: Livret) -> None:
        """Show the signers; one who is signing is not disturbed."""
        document = find_document(livret, self.document)
        if document is None:
            return  # frozen a moment ago: the livret is being read again
        ways = tuple(place.way for place in document.places)
        if self._seen == (document.id, ways):
            return
        self._seen = (document.id, ways)
        self.kept.use_livret(livret.id)
        tr, today = self.desk.ui.tr, self.desk.app.clock.today()
        self._work("")
        self.page.show_signing(
            title_of(tr, document),
            signers_of(tr, livret, document, today=today),
            witness=self.desk.vault.ctx.owner.name,
            today=today,
        )
        self.page.finish.setEnabled(not (document.closed or document.to_sign))
        self._doubts.look(document)
        if document.to_sign:
            self._offer_certificate(self.page.role)
        elif not document.closed:
            self.page.all_answered()

    def _offer_certificate(self, role: str) -> None:
        """Offer the certificate of this vault to its owner alone.

        Nobody attests that they were not there, nor what they say themselves.
        """
        owner, livret = self.desk.vault.ctx.owner, self.desk.alone
        document = find_document(livret, self.document) if livret else None
        place = document.place(role) if document else None
        own = place is not None and (role, place.name) == (owner.side, owner.name)
        others = KEY_WAYS if role == PERSON else ("certificate",)
        self.page.ways.leave_out(*(sorted(WITNESSED_WAYS) if own else others))

    def keep_typing(self) -> None:
        """Write what is being typed as drafts."""
        self.kept.autosave.flush()

    def _follow(self, role: str, way: str) -> None:
        """Keep the words of each way; a name written to sign is no draft."""
        form, known = self.page.form, self.page.understanding
        self.kept.follow(_place(self.document, role, way), form, _TYPED)
        self.kept.follow(_place(self.document, role, _KNOWN), known)

    def _work(self, sentence: str, *, stops: bool = False) -> None:
        self._working = bool(sentence)
        self._stopping.stop()
        self.page.work(sentence, stops=stops)

    # --- acts ----------------------------------------------------------------

    def _sign(self, act: SigningAct) -> None:
        if self._working:
            return  # a second press while the first is being signed
        tr = self.desk.ui.tr
        language = language_code(tr, act.understood.language)
        if language is None:
            self.page.show_trouble(
                tr.text(
                    "Livret ne connaît pas cette langue : {language}. Écrivez son nom"
                    " en français, ou son code (uk, ar…). Rien n’est encore signé.",
                    language=act.understood.language[:40],
                )
            )
            return
        self.page.banner.hide()
        understood = replace(act.understood, language=language)
        ready = replace(act, name=self._printed(act), understood=understood)
        self._asks_card = isinstance(act.key, KeyCard)
        path = self.page.form.scan.path if act.way == PAPER_WAY else ""
        stops = self._asks_card or bool(path)
        self._work(tr.text("Signature en cours…"), stops=stops)
        go_on = partial(self._sign_it, self.desk.livret, self.document, ready)
        if not path:
            go_on(None)
            return
        self._waits = go_on
        self._reader.read(path)

    def _scan_read(self, scan: Scan) -> None:
        """The picture may be kept: from here on the vault writes, unstopped."""
        waits, self._waits = self._waits, None
        if waits is not None:
            self._work(self.desk.ui.tr.text("Signature en cours…"))
            waits(scan)

    def _scan_not_read(self, error: BaseException) -> None:
        self._waits = None
        tell(self.page, error)
        self.desk.trouble.emit(error)
        self._not_signed(error)

    def _sign_it(
        self, livret: str, document: str, act: SigningAct, scan: Scan | None
    ) -> None:
        call = partial(
            _sign,
            livret=livret,
            document=document,
            act=replace(act, scan=scan),
            file=_KeyFile(self.desk.app, self.page.form.file.path),
        )
        task = self.desk.ask(self.page, call, partial(self._signed, act.role))
        task.failed.connect(self._not_signed)

    def _stop(self) -> None:
        """It is no longer wanted; the page tells what was signed, or that nothing was.

        A card may not be asked yet: it is stopped until whoever waits was answered.
        """
        if self._reader.reading:
            self._reader.stop()
        elif self._working and self._asks_card and not self._stopping.isActive():
            self.page.work(self.desk.ui.tr.text("La signature s’arrête…"))
            self.desk.app.stop_card()
            self._stopping.start()

    def _printed(self, act: SigningAct) -> str:
        """Return the name printed on the paper: the one that its bytes hold."""
        livret = self.desk.alone
        document = find_document(livret, self.document) if livret else None
        place = document.place(act.role) if document else None
        return place.name if place else act.name

    def _signed(self, role: str, _pdf: bytes) -> None:
        """Nothing of a signature stays on the page for the next signer."""
        places = [_place(self.document, role, way) for way in (*WAYS, _KNOWN)]
        self.kept.forget(*places)
        self._work("")
        self.page.form.forget()

    def _close(self) -> None:
        if self._working:
            return
        self._work(self.desk.ui.tr.text("Le document se ferme…"))
        call = partial(_close, livret=self.desk.livret, document=self.document)
        task = self.desk.ask(self.page, call, self._closed)
        task.failed.connect(self._not_closed)

    def _closed(self, _pdf: bytes) -> None:
        self._work("")
        self.go_to("documents")
        # The keyboard begins anew at that page's title, which does not tell it.
        tr = self.desk.ui.tr
        announce(
            self.page.window(), tr.text("Document fermé\u202f: plus rien n’y change.")
        )

    def _not_signed(self, _error: BaseException) -> None:
        """The page says why; what was drawn stays for another try."""
        self._work("")
        self.page.try_again()

    def _not_closed(self, _error: BaseException) -> None:
        """The page says why."""
        self._work("")

    def _preview(self) -> None:
        self.go_to("preview", self.document)


@dataclass(frozen=True, slots=True)
class _KeyFile:
    """The file of a certificate, read when it signs and kept nowhere.

    Attributes:
        app: Reads it.
        path: Possibly empty.
    """

    app: App
    path: str

    def key(self, asked: KeyFile | KeyCard | None) -> KeyFile | KeyCard | None:
        """Return the key asked for, with the bytes of its file."""
        if isinstance(asked, KeyFile):
            return replace(asked, data=self.app.read_file(Path(self.path)))
        return asked


def _sign(
    vault: OpenVault, livret: str, document: str, act: SigningAct, file: _KeyFile
) -> Done[bytes]:
    ready = replace(act, key=file.key(act.key), timestamp=service_of(vault))
    done = sign(vault.ctx, vault.paper, livret, document, ready)
    if isinstance(act.key, KeyCard):
        vault.set_setting(CARD_MODULE, act.key.module)
    return done


def _close(vault: OpenVault, livret: str, document: str) -> Done[bytes]:
    service = service_of(vault)
    return close(vault.ctx, vault.paper, livret, document, timestamp=service)
