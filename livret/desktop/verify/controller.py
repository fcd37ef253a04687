"""Wires the check of a signed document: any file, ours or not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileInfo

from livret.desktop.desk import Controller, Desk
from livret.desktop.errors import tell
from livret.desktop.ui import Ui
from livret.desktop.verify.page import VerdictView, VerifyPage
from livret.usecases.documents import check
from livret.usecases.signing import CheckedPaper, CheckedSignature
from livret.words.dates import long_date
from livret.words.errors import reason_sentence
from livret.words.labels import way_label


class VerifyController(Controller):
    """The file is read, judged, and neither kept nor sent."""

    key = "verify"
    at_home = True
    page: VerifyPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._file = ""
        self.page.file_given.connect(self._check)

    def make_page(self, ui: Ui) -> VerifyPage:
        """Return the page."""
        return VerifyPage(ui)

    def _check(self, path: str) -> None:
        self._file = QFileInfo(path).fileName()
        self.page.work(self.desk.ui.tr.text("Vérification…"))
        app = self.desk.app
        task = self.desk.runners.work.submit(
            lambda: app.read_file(Path(path)), owner=self.page
        )
        task.succeeded.connect(self._judge)
        task.failed.connect(self._failed)

    def _judge(self, pdf: bytes) -> None:
        task = self.desk.ask(
            self.page, lambda vault: check(vault.ctx, vault.paper, pdf), self._show
        )
        task.failed.connect(self._stopped)

    def _failed(self, error: BaseException) -> None:
        self.page.work()
        tell(self.page, error)

    def _stopped(self, _error: BaseException) -> None:
        self.page.work()

    def _show(self, checked: CheckedPaper) -> None:
        tr = self.desk.ui.tr
        self.page.work()
        self.page.show_verdict(
            VerdictView(
                file=self._file,
                verdict=checked.verdict,
                reasons=tuple(
                    reason_sentence(tr, reason.code, dict(reason.facts))
                    for reason in checked.reasons
                ),
                signatures=tuple(self._line(one) for one in checked.signatures),
            )
        )

    def _line(self, one: CheckedSignature) -> str:
        tr = self.desk.ui.tr
        told = [one.name]
        if one.way:
            told.append(way_label(tr, one.way))
        if one.signed_at is not None:
            told.append(long_date(tr, one.signed_at.astimezone().date()))
        return ", ".join(told)
