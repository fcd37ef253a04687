"""A window that stays open over midnight shows the new day, without a restart.

The clock is looked at, never counted: a computer that slept, or whose clock was
set right, tells its day all the same.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from livret.desktop.desk import Desk

EVERY_MS = 30_000
"""How often the clock is looked at."""


class DayWatch(QObject):
    """Looks at the clock of one desk; a child of it."""

    def __init__(self, desk: Desk) -> None:
        """Begin.

        Args:
            desk: The open desk.
        """
        super().__init__(desk)
        self._desk = desk
        self._day = desk.app.clock.today()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):  # back from sleep, or another one
            application.applicationStateChanged.connect(self.look)

    def look(self) -> None:
        """See whether it is another day; every page is told."""
        today = self._desk.app.clock.today()
        if today != self._day:
            self._day = today
            self._desk.day_turned.emit()
