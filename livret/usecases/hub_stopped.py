"""Livrets that are shared by the hub no more: this desk neither sends nor takes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from livret.usecases.hub_afar import HubVault
from livret.usecases.ports_hub import Hub, HubStanding

_SETTING = "hub_stopped"


def stopped_names(vault: HubVault) -> frozenset[bytes]:
    """Return the opaque names of livrets that were stopped here."""
    return frozenset(bytes.fromhex(name) for name in _kept(vault))


def stop_sharing(vault: HubVault, livret: str) -> bool:
    """Share a livret by the hub no more; tell whether it was.

    What the others have stays with them, and what stands at the hub stays there
    for them. Nothing more goes out of here or comes in.
    """
    links = [k for k in vault.hub_memory.links() if k.livret == livret]
    for link in links:
        # The name first: were the power to fail in between, it is stopped.
        _keep(vault, [*_kept(vault), link.name.hex()])
        vault.hub_memory.unlink(link.name)
    return bool(links)


def forget_stopped(vault: HubVault) -> None:
    """Forget the places of what was stopped while it was on its way."""
    stopped = stopped_names(vault)
    for link in vault.hub_memory.links() if stopped else ():
        if link.name in stopped:
            vault.hub_memory.unlink(link.name)


def take_up_again(vault: HubVault, name: bytes) -> None:
    """Let a livret be shared again."""
    _keep(vault, [one for one in _kept(vault) if one != name.hex()])


def without_stopped(vault: HubVault, hub: Hub) -> Hub:
    """Return the same hub, at which nothing is seen of what was stopped."""
    server: Any = _WithoutStopped(hub.server, vault)
    return replace(hub, server=server)


class _WithoutStopped:
    """A server that tells nothing of livrets that were stopped here, by now."""

    def __init__(self, server: Any, vault: HubVault) -> None:
        self._server, self._vault = server, vault

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)

    def standings(self) -> tuple[HubStanding, ...]:
        """Return every livret that this role may read, but those."""
        found: tuple[HubStanding, ...] = self._server.standings()
        stopped = stopped_names(self._vault)
        return tuple(one for one in found if one.livret not in stopped)


def _kept(vault: HubVault) -> list[str]:
    told: list[str] = json.loads(vault.setting(_SETTING) or "[]")
    return told


def _keep(vault: HubVault, names: list[str]) -> None:
    vault.set_setting(_SETTING, json.dumps(sorted(set(names))))
