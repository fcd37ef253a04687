"""``livret bench``: what every room measures, one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from livret.usecases.app import OpenVault, VaultDoor
    from livret.usecases.figures import Effort, Figure
    from livret.usecases.hub_door import HubDoor
    from livret.usecases.ports import Clock, FormLibrary, Randomness


class Measured(Protocol):
    """What measuring needs of ``Rooms``."""

    clock: Clock
    randomness: Randomness
    forms: FormLibrary
    vaults: VaultDoor
    hubs: HubDoor


def figures(rooms: Measured, folder: Path, effort: Effort) -> Iterator[Figure]:
    """Yield every figure, each with what stands beside it."""
    import secrets

    from livret.desktop import bench as window
    from livret.desktop import bench_meeting as meeting
    from livret.desktop import bench_timeline as timeline
    from livret.exchange import bench as exchange
    from livret.paper import bench as paper
    from livret.paper import bench_whole
    from livret.usecases.figures import invented_name
    from livret.usecases.livrets import OpenLivret, open_livret
    from livret.vault import bench as store

    passphrase, path = secrets.token_urlsafe(48), folder / "coffre"
    vault, _ = rooms.vaults.create(
        path, passphrase, name="Claire M.", side="social", organisation=""
    )
    with vault:
        for number in range(effort.livrets):
            open_livret(vault.ctx, OpenLivret(called=invented_name(number)))
        vault.ctx.people.people()
    alone = store.store_alone(folder, effort)
    yield from window.figures(
        folder, path, passphrase, store_alone=alone, effort=effort
    )
    with rooms.vaults.open(path, passphrase) as vault:
        long = meeting.fill(vault.ctx, effort)
    yield from meeting.figures(folder, path, passphrase, livret=long, effort=effort)
    yield from timeline.figures(folder, effort=effort)
    yield from store.figures(
        folder,
        clock=rooms.clock,
        randomness=rooms.randomness,
        forms=rooms.forms,
        effort=effort,
    )
    yield from _at_hub(rooms, folder, effort)
    shared = os.environ.get("LIVRET_SHARED_DATA")
    peer = Path(shared) / "carnet-de-bord" / "seed" if shared else None
    with rooms.vaults.open(path, passphrase) as vault:
        yield from exchange.figures(vault.ctx, folder, peer=peer, effort=effort)
        yield from _by_file(rooms, folder, vault, passphrase, effort)
        yield from paper.figures(vault, folder, effort=effort)
        yield from bench_whole.figures(vault, long, folder, effort=effort)


def _by_file(
    rooms: Measured, folder: Path, vault: OpenVault, passphrase: str, effort: Effort
) -> Iterator[Figure]:
    """Measure exchange files, then the same ones received at a window."""
    from livret.desktop import bench_receiving
    from livret.exchange import bench_files

    given, path = folder / "fichiers", folder / "autre à sa fenêtre"
    given.mkdir()
    other, _ = rooms.vaults.create(
        folder / "autre", passphrase, name="Marc D.", side="emploi", organisation=""
    )
    third, _ = rooms.vaults.create(
        path, passphrase, name="Inès T.", side="emploi", organisation=""
    )
    with other, third:
        yield from bench_files.figures(
            vault.sharing, other.sharing, third.sharing, effort, folder=given
        )
    files = sorted(given.iterdir())
    yield from bench_receiving.figures(folder, path, passphrase, files=files)


def _at_hub(rooms: Measured, folder: Path, effort: Effort) -> Iterator[Figure]:
    """Measure sharing through a hub, where an empty database is given for it."""
    url = os.environ.get("LIVRET_BENCH_HUB")
    if url:
        from livret.exchange.hub import bench

        yield from bench.figures(
            rooms,
            folder,
            url,
            effort=effort,
            today=rooms.clock.today(),
            window=partial(_at_window, rooms, folder),
        )


def _at_window(
    rooms: Measured, folder: Path, path: Path, passphrase: str, url: str, rows: int
) -> Iterator[Figure]:
    """Measure a first pull while the window is in use."""
    from livret.desktop import bench_hub
    from livret.usecases.hub_desk import join_hub

    with rooms.vaults.open(path, passphrase) as vault:
        join_hub(vault, rooms.hubs, url)
    yield from bench_hub.figures(folder, path, passphrase, rows=rows)
