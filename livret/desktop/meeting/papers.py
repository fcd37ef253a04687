"""Relire, signer, remettre: the pages of papers, inside a meeting.

The same pages as at the desk, made for the meeting and gone with the question.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from livret.desktop.desk import Desk
from livret.desktop.handing import HandingOver
from livret.desktop.meeting import talking
from livret.desktop.meeting.ending_views import LEAVING
from livret.desktop.meeting.page import MeetingPage
from livret.desktop.parting import part_with
from livret.desktop.preview.controller import PreviewController
from livret.desktop.signing.controller import SigningController
from livret.domain.livret import Livret
from livret.usecases.papers import PaperChoices


class _Inside(QObject):
    """Where the pages of papers ask to go, instead of the window."""

    went = Signal(str, str)


class MeetingPreview(PreviewController):
    """The exact paper, read together before it is signed."""

    def __init__(self, desk: Desk, inside: _Inside) -> None:
        super().__init__(desk)
        self._inside_of = inside
        self.page.keep_inside()

    def go_to(self, key: str, document: str = "") -> None:
        """Stay inside the meeting."""
        self._inside_of.went.emit(key, document)

    @property
    def in_sight(self) -> bool:
        """Whether it is shown in the meeting."""
        return self.page.isVisible()


class MeetingSigning(SigningController):
    """Every way of signing, one signer after the other."""

    def __init__(self, desk: Desk, inside: _Inside) -> None:
        super().__init__(desk)
        self._inside_of = inside

    def go_to(self, key: str, document: str = "") -> None:
        """Stay inside the meeting."""
        self._inside_of.went.emit(key, document)

    @property
    def in_sight(self) -> bool:
        """Whether it is shown in the meeting."""
        return self.page.isVisible()


class Papers(QObject):
    """The papers of one meeting.

    Attributes:
        shown: What is shown of a paper now, or None.

    Signals:
        frozen: A paper was kept to be signed. arg: its id.
        finished: The paper was signed and closed.
        corrected: Something on it is to be corrected.
        became: What became of the paper is known. arg: a code of ``KEEPS``.
    """

    frozen = Signal(str)
    finished = Signal()
    corrected = Signal()
    became = Signal(str)

    def __init__(self, desk: Desk, page: MeetingPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._inside = _Inside(self)
        self._inside.went.connect(self._go)
        self.shown: MeetingPreview | MeetingSigning | None = None
        self.handing = HandingOver(desk, page)
        self.handing.handed.connect(self._handed)
        self.handing.waiting.connect(self._kept)

    def show(self, document: str) -> None:
        """Show the paper to read, or one that waits to be signed."""
        self._turn_to("signing" if document else "preview", document)

    def _turn_to(self, key: str, document: str) -> None:
        self.forget()
        make = MeetingSigning if key == "signing" else MeetingPreview
        self.shown = make(self._desk, self._inside)
        self.shown.document = document
        self._page.host(self.shown.page)
        self.shown.arrive()

    def forget(self) -> None:
        """Leave nothing of a paper behind."""
        if self.shown is not None:
            self._page.unhost(self.shown.page)
            part_with(self.shown)
            self.shown = None

    def show_livret(self, livret: Livret) -> None:
        """Show what was signed since."""
        if self.shown is not None:
            self.shown.show_livret(livret)

    def _go(self, key: str, document: str) -> None:
        if key in ("signing", "preview"):
            if key == "signing":
                self.frozen.emit(document)
            self._turn_to(key, document)
        elif key == "diagnosis":
            self.corrected.emit()
        else:
            self.finished.emit()

    def _kept(self) -> None:
        self.became.emit("kept_here")

    def _handed(self, verb: str) -> None:
        self.became.emit("paper" if verb == "printed" else "file")

    def hand(self, document: str, code: str, leave_off: frozenset[str]) -> None:
        """Let the paper leave as she answered; nothing leaves by itself.

        Args:
            document: Id of the signed one, empty for one made now.
            code: A code of ``KEEPS``.
            leave_off: Topics that she does not want on one made now.
        """
        desk = self._desk
        choices = PaperChoices(
            language=desk.ui.tr.language,
            on=desk.app.clock.today(),
            witness=desk.vault.ctx.owner.name,
            leave_off=leave_off,
        )
        if code in LEAVING:
            fetch = partial(
                talking.paper, livret=desk.livret, document=document, choices=choices
            )
            self.handing.hand(desk.livret, fetch, code, document)
