"""The check of a signed document, by plain values.

Shows: ``work(sentence)``, ``show_verdict(VerdictView)``.
Says: ``file_given(path)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from livret.desktop.file_dialogs import ask_file
from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row, empty
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui
from livret.words.labels import verdict_label

_ICONS = {
    "valid": "shield-check",
    "incomplete": "hourglass",
    "changed": "file-pen",
    "invalid": "circle-x",
    "unknown signer": "circle-help",
}


@dataclass(frozen=True)
class VerdictView:
    """What a check found.

    Attributes:
        file: Its name, without the folder.
        verdict: One of the five of ``livret.usecases.signing``.
        reasons: Sentences, most important first.
        signatures: One sentence for each signature.
    """

    file: str
    verdict: str
    reasons: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()


class VerifyPage(Page):
    """Drop a file or choose one; one sentence says what it is worth.

    Signals:
        file_given: arg: path of the file.
    """

    file_given = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Vérifier un document signé"), width=860)
        tr = ui.tr
        self.setAcceptDrops(True)
        self.subtitle.say(tr.text("Le fichier n’est ni gardé, ni envoyé."))
        self.choose = Button(
            ui, tr.text("Choisir un fichier"), kind="primary", icon="folder-open"
        )
        self.choose.clicked.connect(self._choose)
        drop = Card(ui, gap=12, margins=32)
        centre = Qt.AlignmentFlag.AlignHCenter
        drop.column.addWidget(Icon(ui, "file-check", "accent", 40), 0, centre)
        told = Text(tr.text("Posez ici un document PDF, ou choisissez-le."), "large")
        told.setAlignment(centre)
        drop.add(told)
        drop.column.addWidget(self.choose, 0, centre)
        self.progress = Progress(ui)
        self._result = Column(ui, 0)
        self.body.addWidget(drop)
        self.body.addWidget(self.progress)
        self.body.addLayout(self._result)
        self.body.addStretch(1)
        self.first = self.choose

    def work(self, sentence: str = "") -> None:
        """Say that the file is being checked; an empty sentence ends it."""
        self.choose.setEnabled(not sentence)
        if sentence:
            empty(self._result)
            self.progress.work(sentence)
        else:
            self.progress.done()

    def show_verdict(self, view: VerdictView) -> None:
        """Show and announce a verdict."""
        self.work()
        empty(self._result)
        tr = self.ui.tr
        card = Card(self.ui, gap=12, margins=28)
        row = Row(self.ui, 16)
        role = "support" if view.verdict == "valid" else "ink"
        row.addWidget(Icon(self.ui, _ICONS[view.verdict], role, 32))
        words = Column(self.ui, 4)
        verdict = verdict_label(tr, view.verdict)
        words.addWidget(Text(verdict, "question"))
        words.addWidget(Text(plain(view.file), "soft"))
        row.addLayout(words, 1)
        card.column.addLayout(row)
        for reason in view.reasons:
            card.add(Text(reason))
        for signature in view.signatures:
            line = Row(self.ui, 10)
            line.addWidget(Icon(self.ui, "signature", "soft"))
            line.addWidget(Text(signature), 1)
            card.column.addLayout(line)
        self._again = Button(self.ui, tr.text("Vérifier un autre fichier"))
        self._again.clicked.connect(self._choose)
        card.add(button_row(self.ui, [self._again]))
        self._result.addWidget(card)
        if self.narrow:
            self.scroll_to(card)
        announce(self, verdict)

    def _choose(self) -> None:
        tr = self.ui.tr
        ask_file(
            self,
            tr.text("Choisir un document PDF"),
            tr.text("Documents PDF (*.pdf)"),
            self.file_given.emit,
        )

    @staticmethod
    def _dropped(mime: QMimeData) -> str:
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and Path(paths[0]).suffix else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if self._dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the file that was dropped."""
        path = self._dropped(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.file_given.emit(path)
