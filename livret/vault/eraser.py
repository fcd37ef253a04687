"""Forgetting for good, as the acts of sharing meet it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livret.vault.opened import Vault


class VaultEraser:
    """The ``Eraser`` of ``livret.usecases.ports_sharing`` for an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def erase(self, ids: Iterable[str] = (), livrets: Iterable[str] = ()) -> None:
        """Remove words and files for good; written down beside the vault first."""
        self._vault.erase(ids, livrets)

    def erased(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those whose words were erased here, whatever backup stands."""
        gone = self._vault.log.erased
        return frozenset(one for one in ids if bytes.fromhex(one) in gone)
