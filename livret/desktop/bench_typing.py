"""How soon what is typed in a meeting is safe, and what a key costs.

On the vault and in the meeting of ``bench_meeting``, at « qui fait quoi ? »:
from the last key to the draft that the vault has committed; the same while
keys go on; and a key taken and painted, beside one in an empty field of Qt.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from livret.desktop.meeting.controller import MeetingController
from livret.usecases.figures import clocked

AFTER_MS = 2000.0
WHILE_MS = 5000.0
KEY_MS = 16.0
"""Agreed once and for all; a key is at most a frame of the screen."""

_EVERY_MS = 200
_WORDS = "Trier le sac de papiers "
_A_SECOND = 1000.0


class Typing(QObject):
    """Types in the field that has the keyboard, then says what it cost.

    Attributes:
        after: Milliseconds from the last key to the committed draft, each time.
        during: The longest that a key waited while keys went on, each time.
        keys: What each key cost.
    """

    def __init__(
        self, meeting: MeetingController, rounds: int, then: Callable[[], object]
    ) -> None:
        """Begin.

        Args:
            meeting: At a question whose field has the keyboard.
            rounds: How many pauses are waited for.
            then: Called at the end.
        """
        super().__init__(meeting)
        view = meeting.page.view
        assert view is not None  # noqa: S101 - the meeting shows a question
        assert isinstance(view.first, QPlainTextEdit)  # noqa: S101 - with a field
        self.after: list[float] = []
        self.during: list[float] = []
        self.keys: list[float] = []
        self._field = view.first
        self._rounds = rounds
        self._then = then
        self._waits_since = 0.0
        self._steady = QTimer(self)
        self._steady.setInterval(_EVERY_MS)
        self._steady.timeout.connect(self._key)
        meeting.autosave.saved.connect(self._saved)
        self._pause()

    def _pause(self) -> None:
        """Type some words, and stop."""
        for letter in _WORDS:
            self._put(letter)
        self._waits_since = time.perf_counter()

    def _key(self) -> None:
        """Type one letter of those that go on."""
        self._waits_since = self._waits_since or time.perf_counter()
        self._put("a")

    def _put(self, letter: str) -> None:
        self.keys.append(clocked(lambda: put(self._field, letter)))

    def _saved(self, _when: object) -> None:
        waited = (time.perf_counter() - self._waits_since) * _A_SECOND
        self._waits_since = 0.0
        if not self._steady.isActive():
            self.after.append(waited)
            if len(self.after) < self._rounds:
                self._pause()
            else:
                self._steady.start()
            return
        self.during.append(waited)
        if len(self.during) == min(self._rounds, 2):
            self._steady.stop()
            self._then()

    def told(self) -> dict[str, float]:
        """Return the figures, by name."""
        return {
            "draft_after_typing": statistics.median(self.after),
            "draft_while_typing": max(self.during),
            "meeting_key": statistics.median(self.keys),
            "meeting_key.empty_field": _empty_field(len(self.keys)),
        }


def put(field: QPlainTextEdit, letter: str) -> None:
    """Type a letter, and paint it."""
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(field, QKeyEvent(kind, 0, none, letter))
    field.viewport().repaint()


def _empty_field(keys: int) -> float:
    """Return what a key costs in a field that does nothing else."""
    field = QPlainTextEdit()
    field.resize(860, 120)
    field.show()
    costs = [clocked(lambda: put(field, "a")) for _ in range(keys)]
    field.hide()
    return statistics.median(costs)
