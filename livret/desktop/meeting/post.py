"""What a meeting asks of the vault, in order, once the next question is painted.

The vault's worker and the window share one interpreter: a call that waits for
the painting lets the question come at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer

from livret.desktop.desk import Answer, Desk
from livret.desktop.kit.page import Page
from livret.usecases.app import OpenVault


@dataclass(frozen=True, slots=True)
class _Letter:
    call: Callable[[OpenVault], Any]
    then: Answer | None
    failed: Callable[[BaseException], None] | None


class Post(QObject):
    """The calls of one page that wait to be made."""

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._waiting: deque[_Letter] = deque()

    def send(
        self,
        call: Callable[[OpenVault], Any],
        then: Answer | None = None,
        failed: Callable[[BaseException], None] | None = None,
        *,
        now: bool = False,
    ) -> None:
        """Ask the vault soon, or at once; always after what was asked before.

        Args:
            call: Given the open vault, on its worker.
            then: A bound method of a QObject, given the value.
            failed: A bound method of a QObject, given the error.
            now: Nothing is being painted that should come first.
        """
        self._waiting.append(_Letter(call, then, failed))
        if now:
            self.flush()
        else:
            QTimer.singleShot(0, self.flush)

    def flush(self) -> None:
        """Ask everything that waits."""
        while self._waiting:
            letter = self._waiting.popleft()
            task = self._desk.ask(self._page, letter.call, letter.then)
            if letter.failed is not None:
                task.failed.connect(letter.failed)
