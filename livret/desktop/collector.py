"""Cyclic garbage is collected on the GUI thread, and only there.

Python runs its collector on whichever thread happens to allocate. On a worker
it would destroy widgets that only a cycle kept, off the thread that owns them,
and Qt would crash the program (seen: a segmentation fault while the vault's
worker read a livret).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 500


class Collector(QObject):
    """Collects in the pauses of the event loop while it lives.

    Source: ``gc`` module of Python, thresholds of its three generations.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int:
        """Collect each generation that is due; return the oldest one, or -1."""
        oldest = -1
        for generation, threshold in enumerate(gc.get_threshold()):
            if not threshold or gc.get_count()[generation] <= threshold:
                break
            gc.collect(generation)
            oldest = generation
        return oldest

    def stop(self) -> None:
        """Give collecting back to Python, once no worker runs any more."""
        self._timer.stop()
        gc.enable()
