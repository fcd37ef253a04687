"""Whether a vault is at any hub: all that is asked where it is at none."""

from __future__ import annotations

from typing import Protocol

JOINED = "hubs"
"""The setting of a vault that holds the hubs it joined (``hub_desk``)."""


class WithSettings(Protocol):
    """What is asked of a vault."""

    def setting(self, name: str) -> str:
        """Return a setting, or an empty text."""


def at_any_hub(vault: WithSettings) -> bool:
    """Tell whether the vault joined a hub and has not left it."""
    return vault.setting(JOINED) not in ("", "{}")
