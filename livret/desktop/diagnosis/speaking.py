"""What is typed is kept at once; what a speaker ended becomes a contribution."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from livret.desktop.autosave import Autosave, local
from livret.desktop.desk import Desk
from livret.desktop.diagnosis.drafts import Unsaid
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.diagnosis.telling import Edit, draft_text, place_of, tell_edit
from livret.desktop.diagnosis.values import LineEdit, ViewEdit
from livret.usecases.app import OpenVault
from livret.usecases.context import Done
from livret.usecases.ports import Draft
from livret.words.dates import clock
from livret.words.labels import barrier_label


class Speaking(QObject):
    """From the keys to the log, on the diagnosis page.

    Attributes:
        autosave: Keeps what is typed within two seconds.
    """

    def __init__(self, desk: Desk, page: DiagnosisPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._livret = ""
        self._unsaid = Unsaid()
        self._under_way: deque[tuple[str, Edit]] = deque()
        self.autosave = Autosave(desk, page)
        self.autosave.saved.connect(self._saved)
        page.typed.connect(self._typed)
        page.said.connect(self._say)
        page.topic_opened.connect(self._opened)

    def turn_to(self, livret: str) -> None:
        """End with one livret; what is typed from now on is of another."""
        self.leave()
        self._livret = livret
        self._page.saved.say("")

    def leave(self) -> None:
        """Say what is being typed; no words stay here, only drafts in the vault."""
        self._page.close_topic()
        self.autosave.flush()
        self._unsaid.forget()

    def find(self, drafts: Iterable[Draft]) -> None:
        """Put back what was being typed when Livret last ended."""
        last = self._unsaid.find(drafts)
        if last is None:
            return
        tr = self._desk.ui.tr
        self._page.show_trouble(
            tr.text("Ce qui était en train d’être écrit a été retrouvé.")
        )
        self._page.open_topic(last.barrier)
        detail = self._page.detail
        if detail is not None and isinstance(last, ViewEdit):
            button = detail.speakers.buttons.get(last.voice)
            if button is not None and not button.isChecked():
                button.click()

    # --- typing --------------------------------------------------------------

    def _typed(self, edit: Edit) -> None:
        if not self.autosave.waiting:
            self._page.saved.writing()
        self.autosave.keep(self._livret, place_of(edit), draft_text(edit))

    def _saved(self, at: Any) -> None:
        self._page.saved.saved(clock(local(at)))

    def _opened(self, _barrier: str) -> None:
        detail = self._page.detail
        if detail is not None:
            detail.speakers.chosen.connect(self._restore)
            self._restore()

    def _restore(self, _voice: str = "") -> None:
        if self._page.detail is not None:
            self._unsaid.restore(self._page.detail)

    # --- saying --------------------------------------------------------------

    def _say(self, edit: Edit) -> None:
        """Say what a speaker ended; a line without an outcome waits."""
        self.autosave.forget(self._livret, place_of(edit))
        self._unsaid.forget(edit)
        if isinstance(edit, LineEdit) and not edit.line.outcome and draft_text(edit):
            self._wait_for_outcome(edit)
            return
        self._under_way.append((self._livret, edit))
        call = partial(_tell, livret=self._livret, edit=edit)
        task = self._desk.ask(self._page, call, self._was_said)
        task.failed.connect(self._was_not_said)

    def _wait_for_outcome(self, edit: LineEdit) -> None:
        self._unsaid.keep(edit)
        self.autosave.keep(self._livret, place_of(edit), draft_text(edit))
        self.autosave.flush()
        tr = self._desk.ui.tr
        self._page.show_trouble(
            tr.text(
                "{topic} : il reste à dire si vous êtes d’accord. Ce qui est écrit"
                " est gardé.",
                topic=barrier_label(tr, edit.barrier),
            )
        )

    def _was_said(self, _id: object) -> None:
        # One worker, one order: answers come as they were asked.
        self._under_way.popleft()
        self._saved(self._desk.app.clock.now())

    def _was_not_said(self, _error: object) -> None:
        """Keep what was refused: as a draft, and in its editor, which opens again.

        One of a livret that is shown no more never opens in another person's.
        """
        livret, edit = self._under_way.popleft()
        self.autosave.keep(livret, place_of(edit), draft_text(edit))
        if livret != self._livret:
            return
        self._page.saved.say("")
        self._unsaid.keep(edit)
        if self._page.isVisible() and self._page.detail is None:
            self._page.open_topic(edit.barrier)


def _tell(vault: OpenVault, livret: str, edit: Edit) -> Done[Any]:
    return tell_edit(vault.ctx, livret, edit)
