"""Cyclic garbage is collected on the GUI thread, and only there.

Python runs its collector on whichever thread happens to allocate. On a worker
it would destroy widgets that only a cycle kept, off the thread that owns them,
and Qt would crash the program (seen: a segmentation fault while the vault's
worker read a livret).

A full collection looks at everything that ever was loaded, some 60 ms during
which nothing moves on the screen. What stands after the first one (modules,
classes, the window) stands for good: it is set apart, and the next ones look at
what came since.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 500

_OLDEST = 2
"""The generation whose collection is a full one."""


class Collector(QObject):
    """Collects in the pauses of the event loop while it lives.

    Source: ``gc`` module of Python, thresholds of its three generations.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._set_apart = False
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
        if oldest == _OLDEST and not self._set_apart:
            self._set_apart = True
            gc.freeze()
        return oldest

    def look_at_all(self) -> None:
        """Look once more at what was set apart: the window goes away."""
        gc.unfreeze()
        self._set_apart = False

    def stop(self) -> None:
        """Give collecting back to Python, once no worker runs any more."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
