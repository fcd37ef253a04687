"""What is kept of the screen, whether or not anybody goes to the settings."""

from __future__ import annotations

from PySide6.QtCore import QObject

from livret.desktop.desk import Desk
from livret.desktop.pin import PinGate

PIN = "pin"
"""The setting, inside the vault."""


class KeptScreen(QObject):
    """Arms the PIN of the vault, and keeps theme and text size as they change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.ui.look.changed.connect(self._keep_look)
        page = desk.controllers["accueil"].page
        desk.ask(page, lambda vault: vault.setting(PIN), self._arm)

    def _arm(self, pin: str) -> None:
        arm(self._desk, pin)

    def _keep_look(self) -> None:
        look = self._desk.ui.look
        self._desk.app.set_preference("theme", look.theme.name)
        self._desk.app.set_preference("percent", str(look.percent))


def arm(desk: Desk, pin: str) -> None:
    """Have ``pin`` bring the screen of a desk back; empty for none."""
    # The fictitious livret has no passphrase to come back with.
    desk.window.gate = PinGate(pin, free=desk.fictitious)
