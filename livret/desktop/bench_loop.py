"""How long the loop of a window stands still while something else goes on."""

from __future__ import annotations

import statistics
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

STILL_MS = 100.0
"""Agreed once and for all: the longest that the window's loop stands still."""

_LOOK_MS = 5
_MS = 1000
_WORST = 0.99


class LoopWatch(QObject):
    """Looks at the loop every few milliseconds, from ``begin`` to ``end``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._begun = self._last = self._ended = 0.0
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look from now on."""
        self._begun = self._last = perf_counter()
        self._timer.start()

    def end(self) -> None:
        """Look for the last time."""
        self._look()
        self._ended = self._last
        self._timer.stop()

    def told(self) -> dict[str, float]:
        """Return seconds in all, and milliseconds from one look to the next.

        Returns:
            ``seconds``; of the looks, ``loop``, the median, ``worst``, which one
            in a hundred exceeds, and ``still``, the longest.
        """
        gaps = sorted(self._gaps)
        return {
            "seconds": self._ended - self._begun,
            "loop": statistics.median(gaps),
            "worst": gaps[int(len(gaps) * _WORST)],
            "still": gaps[-1],
        }

    def _look(self) -> None:
        now = perf_counter()
        self._gaps.append((now - self._last) * _MS)
        self._last = now
