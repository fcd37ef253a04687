"""What is being typed is kept within two seconds, outside the log."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from livret.desktop.desk import Desk
from livret.desktop.kit.page import Page
from livret.domain.errors import Unavailable
from livret.usecases.app import OpenVault
from livret.usecases.drafting import save_draft
from livret.usecases.ports import Draft

QUIET_MS = 1500
"""Milliseconds after the last key."""

LONGEST_MS = 4000
"""Milliseconds while keys go on."""


class Autosave(QObject):
    """Keeps the typing of one page as drafts.

    Signals:
        saved: A draft is safely written. arg: when (aware ``datetime``).
    """

    saved = Signal(object)

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._waiting: dict[tuple[str, str], str] = {}
        self._on_its_way: dict[tuple[str, str], str] = {}
        self._quiet = self._timer(QUIET_MS)
        self._longest = self._timer(LONGEST_MS)
        desk.keeping.connect(self.flush)
        page.left.connect(self.flush)
        page.banner.retried.connect(self._try_again)

    def _timer(self, length: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(self.flush)
        return timer

    @property
    def waiting(self) -> bool:
        """Whether something typed is not written yet."""
        return bool(self._waiting)

    def keep(self, livret: str, place: str, text: str) -> None:
        """Keep ``text`` soon; an empty one forgets the draft of the place."""
        self._waiting[livret, place] = text
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def forget(self, livret: str, place: str) -> None:
        """Do not write what waits for a place: it is being said."""
        self._waiting.pop((livret, place), None)
        self._on_its_way.pop((livret, place), None)
        if not self._waiting:
            self._page.saved.rest()

    def flush(self) -> None:
        """Write everything that waits now."""
        self._quiet.stop()
        self._longest.stop()
        waiting, self._waiting = self._waiting, {}
        for (livret, place), text in waiting.items():
            self._on_its_way[livret, place] = text
            call = partial(_save, livret=livret, place=place, text=text)
            task = self._desk.ask(self._page, call, self._saved)
            task.failed.connect(partial(self._not_saved, (livret, place), text))

    def _not_saved(
        self, where: tuple[str, str], text: str, error: BaseException
    ) -> None:
        """Have what a full disk refused wait for the next time: it is nowhere else.

        What may not be kept as it is (``InvalidField``) is told at its field.
        """
        wanted = self._on_its_way.get(where) == text  # and neither said nor left since
        if wanted and isinstance(error, Unavailable):
            self._waiting.setdefault(where, text)
            self._desk.not_kept.emit()

    def _try_again(self) -> None:
        if self._waiting:
            self._page.banner.hide()
            self.flush()

    def _saved(self, draft: Draft | None) -> None:
        if draft is not None:
            self.saved.emit(draft.saved_at)
        elif not self._waiting:
            self._page.saved.rest()


def _save(vault: OpenVault, livret: str, place: str, text: str) -> Draft | None:
    # Only the value: nothing that is shown changed, so nobody reads again.
    return save_draft(vault.ctx, livret, place, text).value


def local(moment: dt.datetime) -> dt.datetime:
    """Return an instant in the time of this desk."""
    return moment.astimezone()
