"""The check of a signed document, by plain values.

Shows: ``work(sentence)``, ``show_verdict(VerdictView)``,
``show_pair(Comparison)``, and what ``PaperReader`` shows.
Says: ``file_given(path)``, ``compare_asked``, ``take_back_asked``,
``sign_asked``, ``read_asked``, ``picture_wanted(page, scale)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent

from livret.desktop.file_dialogs import ask_file
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row, empty
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text, plain
from livret.desktop.preview.sheets import Sheets
from livret.desktop.ui import Ui
from livret.desktop.verify.comparing import Comparison
from livret.desktop.verify.side_by_side import difference, page_pair
from livret.usecases.reading import FoundWords
from livret.words.labels import verdict_label

_WIDTH = 860
"""Of the page, in pixels of the usual text size."""

_SIDES = 64

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
        closing: Who closed it and when, or empty.
        steps: How the file came to be, one sentence a step.
        here: How it stands to what this vault keeps.
        since: That something was said anew since, or empty.
        offers: What can be done: ``read``, ``compare``, ``take_back``, ``sign``.
    """

    file: str
    verdict: str
    reasons: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    closing: str = ""
    steps: tuple[str, ...] = ()
    here: str = ""
    since: str = ""
    offers: tuple[str, ...] = ()


def _lines(view: VerdictView) -> list[str]:
    """Return all that a verdict says under its name, in the order shown."""
    told = [plain(view.file), *view.reasons, *view.signatures]
    told += [one for one in (view.closing, view.here, view.since) if one]
    return [*told, *(plain(one) for one in view.steps)]


class VerifyPage(Page):
    """Drop a file or choose one; one sentence says what it is worth.

    Signals:
        file_given: arg: path of the file.
        compare_asked: The signed version beside the present one.
        take_back_asked: Take in what was signed elsewhere.
        sign_asked: Sign, at the place kept for who keeps this desk.
        read_asked: Read the file itself.
        stop_asked: The file being read is no longer wanted.
        picture_wanted: A page came in sight. args: its place, pixels a point.
        searched: Never: words are not looked for here.
    """

    file_given = Signal(str)
    compare_asked = Signal()
    take_back_asked = Signal()
    sign_asked = Signal()
    read_asked = Signal()
    stop_asked = Signal()
    picture_wanted = Signal(int, float)
    searched = Signal(str)

    def __init__(self, ui: Ui) -> None:
        self._beside: list[Row] = []
        super().__init__(ui, ui.tr.text("Vérifier un document signé"), width=_WIDTH)
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
        self.stop = Button(ui, tr.text("Arrêter · Échap"), icon="x")
        self.stop.clicked.connect(self.stop_asked)
        self.stop.hide()
        self._result = Column(ui, 0)
        # What was found is read first; another file can be given under it.
        self.body.addWidget(self.progress)
        self.body.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._result)
        self.sheets = Sheets(ui)
        self.sheets.wanted.connect(self.picture_wanted)
        self.sheets.hide()
        self.body.addWidget(self.sheets)
        self.body.addWidget(drop)
        self.body.addStretch(1)
        self.first = self.choose

    def work(self, sentence: str = "", *, stops: bool = False) -> None:
        """Say what is being done; an empty sentence ends it.

        Args:
            sentence: What goes on, or empty.
            stops: Whether it can be stopped.
        """
        held = self.isVisible() and self._has_keyboard()
        if sentence and held:
            # What had it goes away or is off for a while.
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose.setEnabled(not sentence)
        self.stop.setVisible(stops)
        if not sentence and held:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        if sentence:
            self._empty_result()
            self.progress.work(sentence)
        else:
            self.progress.done()

    def forget(self) -> None:
        """Show nothing of the file any more."""
        self.work()
        self._empty_result()

    def _empty_result(self) -> None:
        self._beside = []
        empty(self._result)

    def show_verdict(self, view: VerdictView) -> None:
        """Show a verdict, and have it heard whole."""
        self.work()
        self._empty_result()
        self.show_sheets(())
        tr = self.ui.tr
        card = Card(self.ui, gap=12, margins=28)
        row = Row(self.ui, 16)
        role = "support" if view.verdict == "valid" else "ink"
        row.addWidget(Icon(self.ui, _ICONS[view.verdict], role, 32))
        words = Column(self.ui, 4)
        verdict = verdict_label(tr, view.verdict, signed=bool(view.signatures))
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
        if view.closing:
            line = Row(self.ui, 10)
            line.addWidget(Icon(self.ui, "lock", "soft"))
            line.addWidget(Text(view.closing), 1)
            card.column.addLayout(line)
        for told in (view.here, view.since):
            if told:
                card.add(Text(told, "strong" if told is view.since else "body"))
        if view.steps:
            card.add(Text(tr.text("Comment le fichier s’est fait"), "strong"))
            for at, step in enumerate(view.steps, start=1):
                card.add(Text(f"{at}. {plain(step)}"))
        self._again = Button(self.ui, tr.text("Vérifier un autre fichier"))
        self._again.clicked.connect(self._choose)
        verbs = [*self._offers(view.offers), self._again]
        card.add(button_row(self.ui, verbs))
        self._pair = Column(self.ui, 16)
        card.column.addLayout(self._pair)
        self._result.addWidget(card)
        if self.narrow:
            self.scroll_to(card)
        if self.isVisible():
            # What was found before what can be done, wherever the file came from.
            card.read_first(verdict, _lines(view))

    def _has_keyboard(self) -> bool:
        # Of this window: a chooser that gives the file has the keyboard itself.
        focused = self.window().focusWidget()
        return self.isAncestorOf(focused)

    def _offers(self, offers: Sequence[str]) -> list[Button]:
        """Return a button for each thing that can be done with the file."""
        tr = self.ui.tr
        verbs = {
            "read": (tr.text("Lire ce document"), "file-text", self.read_asked),
            "take_back": (
                tr.text("Reprendre les signatures"),
                "save",
                self.take_back_asked,
            ),
            "sign": (tr.text("Signer ce document"), "signature", self.sign_asked),
            "compare": (
                tr.text("Voir ce qui a été signé"),
                "columns-3",
                self.compare_asked,
            ),
        }
        buttons = []
        for code in (each for each in verbs if each in offers):
            words, icon, signal = verbs[code]
            button = Button(self.ui, words, icon=icon)
            button.clicked.connect(signal)
            buttons.append(button)
        return buttons

    def show_pair(self, found: Comparison) -> None:
        """Show the version that was signed beside the present one."""
        empty(self._pair)
        self._beside = []
        said = difference(self.ui.tr, found)
        told = Text(said, "strong")
        told.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pair.addWidget(told)
        for one in found.pairs:
            row = page_pair(self.ui, one)
            row.stack(stacked=self.narrow)
            self._beside.append(row)
            self._pair.addLayout(row)
        if self.isVisible():
            # Both versions stand under the verbs, out of sight in large text.
            told.show()
            told.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroll_to(told)  # else the sentence alone would be, at the edge

    def set_narrow(self, *, narrow: bool) -> None:
        """Put both versions one under the other: side by side none can be read."""
        super().set_narrow(narrow=narrow)
        for row in self._beside:
            row.stack(stacked=narrow)

    # --- the file itself, page under page ------------------------------------

    def show_sheets(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show blank pages of these sizes, in points; pictures follow."""
        self.sheets.show_sheets(sizes)
        self.sheets.setVisible(bool(sizes))
        self._fit()
        if sizes:
            self.scroll_to(self.sheets)
            self.sheets.pages[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        super()._fit()
        if sheets := getattr(self, "sheets", None):
            room = self._scroll.viewport().width() - self.ui.px(_SIDES)
            sheets.fit(min(room, self.ui.px(_WIDTH - _SIDES)))

    def show_picture(self, page: int, image: QImage) -> None:
        """Show one page."""
        self.sheets.show_picture(page, image)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Say what each page says, for who listens."""
        self.sheets.describe(texts)

    def show_found(self, places: Sequence[FoundWords]) -> None:
        """Mark nothing: words are not looked for here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops the reading of a file."""
        if event.key() == Qt.Key.Key_Escape and self.stop.isVisible():
            self.stop_asked.emit()
            return
        super().keyPressEvent(event)

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
