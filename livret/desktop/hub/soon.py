"""Begins to follow the hub, where there is one, once what one came for is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from livret.desktop.desk import Desk
from livret.desktop.kit.page import Page
from livret.usecases.hub_joined import at_any_hub

SOON_MS = 1_000
"""After opening: the list of people comes first."""


class HubSoon(QObject):
    """Waits a moment, then follows the hub of the vault; a child of its desk."""

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
        desk.gone_away.connect(self._timer.stop)

    def begin(self) -> None:
        """Follow from now on, where the vault is at a hub.

        Most are at none: what follows one is loaded by the page that joins it.
        """
        window = self._desk.window
        page = window.pages[window.here]
        assert isinstance(page, Page)  # noqa: S101 - the window shows nothing else
        self._desk.ask(page, at_any_hub, self._follow)

    def _follow(self, joined: bool) -> None:  # noqa: FBT001 - what was asked
        if joined:
            from livret.desktop.hub.beginning import hub_of

            hub_of(self._desk)
