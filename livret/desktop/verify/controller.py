"""Wires the check of a signed document: any file, ours or not."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileInfo, QObject

from livret.desktop.desk import Controller, Desk
from livret.desktop.errors import tell
from livret.desktop.file_dialogs import ask_new_file
from livret.desktop.preview.reader import PaperReader
from livret.desktop.tasks import Task
from livret.desktop.ui import Ui
from livret.desktop.verify.comparing import Comparison, compare
from livret.desktop.verify.page import VerifyPage
from livret.desktop.verify.reading import place_of, verdict_view
from livret.usecases.app import App, OpenVault
from livret.usecases.context import Done
from livret.usecases.documents import ToCheck, to_check
from livret.usecases.looking_at import FileSeen, placed
from livret.usecases.reading import ReadingStopped
from livret.usecases.signed_elsewhere import (
    SignedHere,
    TakenBack,
    sign_elsewhere,
    take_back,
)
from livret.usecases.signing import CheckedPaper, SigningAct
from livret.usecases.timestamping import service_of
from livret.usecases.trusted_roots import roots_of


class VerifyController(Controller):
    """The file is read and judged, and not sent; it is kept only when asked.

    One file at a time: what comes of the one before, or once the page is left,
    says nothing of the one that is shown.
    """

    key = "verify"
    at_home = True
    page: VerifyPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._file = ""
        self._pdf = b""
        self._seen: FileSeen | None = None
        self._signed = self._before = b""
        page = self.page
        self._about = QObject(page)
        page.file_given.connect(self._check)
        self.reader = PaperReader(desk.app, desk.runners, page)
        page.read_asked.connect(self._read)
        page.compare_asked.connect(self._compare)
        page.take_back_asked.connect(self._take_back)
        page.sign_asked.connect(self._sign)
        page.left.connect(self._forget)
        page.stop_asked.connect(self._stop)

    def make_page(self, ui: Ui) -> VerifyPage:
        """Return the page."""
        return VerifyPage(ui)

    def arrive(self) -> None:
        """Start what reads files: the first one need not wait for it."""
        app = self.desk.app
        self.desk.runners.work.submit(app.warm_reading, owner=self.page)

    def _check(self, path: str) -> None:
        self._drop()
        self._file = QFileInfo(path).fileName()
        self.page.banner.hide()  # it told of the file before
        self.page.work(self.desk.ui.tr.text("Vérification…"), stops=True)
        app = self.desk.app
        task = self.desk.runners.work.submit(
            lambda: app.read_file(Path(path)), owner=self._about
        )
        task.succeeded.connect(self._judge)
        task.failed.connect(self._failed)

    def _judge(self, pdf: bytes) -> None:
        self._pdf = pdf
        judge = partial(self._read_apart, pdf)
        task = self.desk.ask(self.page, partial(_to_check, pdf=pdf), judge)
        task.failed.connect(self._stopped)

    def _read_apart(self, pdf: bytes, known: ToCheck) -> None:
        """Have the file judged away from the vault, which keeps what is typed."""
        if pdf is not self._pdf:
            return
        call = partial(_checked, self.desk.app, pdf, known)
        task = self.desk.runners.work.submit(call, owner=self._about)
        task.succeeded.connect(self._place)
        task.failed.connect(self._failed)

    def _place(self, checked: CheckedPaper) -> None:
        pdf = self._pdf
        call, show = partial(_placed, pdf=pdf, checked=checked), self._show
        task = self.desk.ask(self.page, call, partial(show, pdf))
        task.failed.connect(self._stopped)

    def _stop(self) -> None:
        """The file is no longer wanted; nothing of it stays."""
        self._forget()
        tell(self.page, ReadingStopped())

    def _failed(self, error: BaseException) -> None:
        self.page.work()
        tell(self.page, error)

    def _stopped(self, _error: BaseException) -> None:
        self.page.work()

    def _drop(self) -> None:
        """Want nothing more of the file before; what reads it ends."""
        for read in filter(None, (self._pdf, self._before)):
            self.desk.app.stop_reading(read)
        self._pdf, self._before, self._seen = b"", b"", None
        for task in self._about.findChildren(Task):
            task.cancel()

    def _forget(self) -> None:
        """Nothing of the file stays once the page is left."""
        self._drop()
        self._signed = b""
        self.reader.close()
        self.page.forget()

    def _show(self, pdf: bytes, seen: FileSeen) -> None:
        if pdf is not self._pdf:
            return
        self.page.work()
        self._seen = seen
        view = verdict_view(
            self.desk.ui.tr,
            self._file,
            seen,
            size=len(self._pdf),
            owner=self.desk.vault.ctx.owner.name,
            today=self.desk.vault.ctx.clock.today(),
        )
        self.page.show_verdict(view)

    # --- what can be done with it ----------------------------------------------

    def _read(self) -> None:
        self.reader.read(self._pdf)

    def _compare(self) -> None:
        if self._seen is None:
            return
        self._before = self._pdf[: self._seen.signed_length]
        call = partial(compare, self.desk.app, signed=self._before, present=self._pdf)
        task = self.desk.runners.work.submit(call, owner=self._about)
        task.succeeded.connect(self._show_pair)
        task.failed.connect(self._failed)

    def _show_pair(self, found: Comparison) -> None:
        self.page.show_pair(found)

    def _take_back(self) -> None:
        self.page.work(self.desk.ui.tr.text("Les signatures sont reprises…"))
        taken = partial(self._taken, self._pdf)
        task = self.desk.ask(self.page, partial(_take, pdf=self._pdf), taken)
        task.failed.connect(self._stopped)

    def _taken(self, pdf: bytes, back: TakenBack) -> None:
        tr, names = self.desk.ui.tr, ", ".join(back.names)
        told = tr.text("Repris : {names}", names=names)
        if back.aside:
            told = tr.text(
                "Gardé à part : quelqu’un avait signé ici entre-temps. À signer de"
                " nouveau : {names}",
                names=names,
            )
        if pdf is self._pdf:
            self._judge(pdf)
        self.page.show_trouble(told)

    def _sign(self) -> None:
        owner = self.desk.vault.ctx.owner
        place = place_of(self._seen, owner.name) if self._seen else None
        if place is None:
            return
        act = SigningAct(role=place.role, way="certificate", name=place.name)
        self.page.work(self.desk.ui.tr.text("Signature en cours…"))
        call = partial(_sign_it, pdf=self._pdf, act=act)
        task = self.desk.ask(self.page, call, self._to_save)
        task.failed.connect(self._stopped)

    def _to_save(self, signed: SignedHere) -> None:
        tr = self.desk.ui.tr
        self.page.work()
        self._signed = signed.pdf
        ask_new_file(
            self.page,
            tr.text("Enregistrer le document signé, à rendre à qui l’a préparé"),
            tr.text("Documents PDF (*.pdf)"),
            "document-signe.pdf",
            self._save,
        )

    def _save(self, path: str) -> None:
        app, pdf = self.desk.app, self._signed
        task = self.desk.runners.work.submit(
            lambda: app.write_file(Path(path), pdf), owner=self.page
        )
        task.succeeded.connect(self._saved)
        task.failed.connect(self._failed)

    def _saved(self, _nothing: object) -> None:
        if self._signed:
            self._judge(self._signed)


def _to_check(vault: OpenVault, pdf: bytes) -> ToCheck:
    return to_check(vault.ctx, pdf, roots_of(vault))


def _checked(app: App, pdf: bytes, known: ToCheck) -> CheckedPaper:
    return app.check_pdf(pdf, known.roots, known.now, known.revisions)


def _placed(vault: OpenVault, pdf: bytes, checked: CheckedPaper) -> FileSeen:
    return placed(vault.ctx, vault.paper, pdf, checked)


def _take(vault: OpenVault, pdf: bytes) -> Done[TakenBack]:
    return take_back(vault.ctx, vault.paper, pdf, roots_of(vault))


def _sign_it(vault: OpenVault, pdf: bytes, act: SigningAct) -> Done[SignedHere]:
    ready = replace(act, timestamp=service_of(vault))
    return sign_elsewhere(vault.ctx, vault.paper, pdf, ready, roots_of(vault))
