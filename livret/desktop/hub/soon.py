"""Begins to follow the hub once what one came for is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from livret.desktop.desk import Desk

SOON_MS = 1_000
"""After opening: the list of people comes first."""


class HubSoon(QObject):
    """Waits a moment, then follows the hub and tells of it; a child of its desk."""

    def __init__(self, desk: Desk) -> None:
        """Wait.

        Args:
            desk: The open desk.
        """
        super().__init__(desk)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.begin)
        self._timer.start(SOON_MS)
        desk.leaving.connect(self._timer.stop)

    def begin(self) -> None:
        """Follow from now on."""
        # Loaded here: most vaults are at no hub, and none at its first page.
        from livret.desktop.hub.following import hub_of
        from livret.desktop.hub.near import HubNear

        follower = hub_of(self._desk)
        HubNear(self._desk, follower)
        follower.start()
