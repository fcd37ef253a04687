"""What sharing through a hub costs, on a real server that is given.

``LIVRET_BENCH_HUB`` names an empty database as its administrator reaches it;
``resources/design/hub.md`` tells the figures and what they mean for a country.
"""

from __future__ import annotations

import datetime as dt
import shutil
import statistics
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Protocol

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.bench_scene import BATCH, WORDS, Scene, row
from livret.exchange.hub.bench_sealing import sealing
from livret.exchange.hub.making import make_hub
from livret.exchange.hub.people import invite
from livret.exchange.hub.server import PostgresHub
from livret.usecases.app import OpenVault, VaultDoor
from livret.usecases.figures import Effort, Figure
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushing import push
from livret.usecases.ports import Randomness
from livret.usecases.ports_hub import Hub
from livret.usecases.writing import Said, write

Window = Callable[[Path, str, str, int], Iterator[Figure]]
"""Measures a first pull at a window: of a vault, with its passphrase, from the
address of an invitation, so many contributions."""

SHOWN_MS = 400.0
"""Agreed: what one commits appears on another's screen within this, median."""

RATE_MS = 1.0
"""Agreed: a thousand contributions a second."""

PULL_MS = 0.6
"""Agreed: 500 livrets of 300 contributions within 90 seconds."""

_MS = 1000
_WORST = 0.99
_PATIENCE, _A_MOMENT = 60.0, 0.05
"""Seconds after which what was not shown is given up; between two looks."""
_BUSY_EVERY = 0.25
"""Seconds between two pushes of a busy desk: the most often that a vault does."""


class Rooms(Protocol):
    """What measuring needs of a program.

    Attributes:
        vaults: Makes and opens vaults.
        randomness: For keys and passphrases.
    """

    vaults: VaultDoor
    randomness: Randomness


def figures(
    rooms: Rooms,
    folder: Path,
    url: str,
    *,
    effort: Effort,
    today: dt.date,
    window: Window | None = None,
) -> Iterator[Figure]:
    """Measure everything, with two vaults that are thrown away.

    Args:
        rooms: A program.
        folder: Where.
        url: An empty database, as its administrator reaches it.
        effort: How much.
        today: The day.
        window: Measures the same at a window, if at all.
    """
    make_hub(read_address(url))
    vaults, randomness = rooms.vaults, rooms.randomness
    secret = randomness.take(24).hex()
    paths = (folder / "ecrit", folder / "lit", folder / "fenetre")
    writer, _ = vaults.create(
        paths[0], secret, name="Claire M.", side="social", organisation=""
    )
    reader, _ = vaults.create(
        paths[1], secret, name="Marc D.", side="emploi", organisation=""
    )
    owner = reader.ctx.owner
    addresses = [
        invite(url, vault.ctx.owner.hub_key, randomness) for vault in (writer, reader)
    ]
    reader.close()
    shutil.copytree(paths[1], paths[2])

    def open_reader() -> tuple[OpenVault, Hub]:
        opened = vaults.open(paths[1], secret)
        return opened, opened.at_hub(addresses[1])

    keys = owner.keys(owner.sign_key).told()
    with writer:
        scene = Scene(
            url=url,
            randomness=randomness,
            writer=writer,
            hub=writer.at_hub(addresses[0]),
            reader=open_reader,
            reader_as={"name": "Marc D.", "role": "referent", "keys": keys},
            today=today,
        )
        scene.reader_as["side"] = "emploi"
        yield from _shown(scene, effort)
        yield from _rate(scene, effort)
        yield from sealing(scene, effort)
        yield from _pulled(scene, effort)
        rows = sum(one.last for one in scene.hub.server.standings())
        scene.hub.server.close()
    if window is not None:
        yield from window(paths[2], secret, addresses[1], rows)


def _shown(scene: Scene, effort: Effort) -> Iterator[Figure]:
    """From the beginning of a push to its words folded at another desk."""
    livret = scene.shared_livret(20)
    ready, over = threading.Event(), threading.Event()
    seen: dict[str, float] = {}
    begun: dict[str, float] = {}
    threads = [
        threading.Thread(target=_read_on, args=(scene, livret, seen, ready, over)),
        *(
            threading.Thread(target=_be_busy, args=(scene.stranger(), scene, over))
            for _ in range(effort.hub_desks)
        ),
    ]
    for one in threads:
        one.start()
    ready.wait(60)
    for number in range(effort.hub_shown):
        content = {"words": f"{WORDS} {number}"}
        (one_id,) = write(
            scene.writer.ctx, livret, [Said(kind="aim_said", content=content)]
        ).value
        begun[one_id] = perf_counter()
        push(scene.writer.ctx, scene.hub)
        over.wait(_BUSY_EVERY)
    late = perf_counter() + _PATIENCE
    while not begun.keys() <= seen.keys() and perf_counter() < late:
        over.wait(_A_MOMENT)
    over.set()
    for one in threads:
        one.join()
    took = sorted((seen[i] - begun[i]) * 1000 for i in begun if i in seen)
    yield Figure(
        name="hub_push_to_shown",
        value=statistics.median(took),
        unit="ms",
        limit=SHOWN_MS,
        bound=1,
    )
    worst = took[min(len(took) - 1, int(len(took) * _WORST))]
    yield Figure(name="hub_push_to_shown.p99", value=worst, unit="ms")


def _read_on(
    scene: Scene,
    livret: str,
    seen: dict[str, float],
    ready: threading.Event,
    over: threading.Event,
) -> None:
    vault, hub = scene.reader()
    with vault:
        hub.server.listen()
        pull(vault.ctx, hub)
        ready.set()
        while not over.is_set():
            names = hub.server.news(0.5).changed
            if not names:
                continue
            pull(vault.ctx, hub, names)
            folded = vault.ctx.livret(livret)
            now = perf_counter()
            for value in folded.history:
                seen.setdefault(value.id, now)
        hub.server.close()


def _be_busy(server: PostgresHub, scene: Scene, over: threading.Event) -> None:
    """Push one row at a time, as a desk in a meeting does."""
    take = scene.randomness.take
    name = take(16)
    server.open_livret(name, take(400), [])
    while not over.wait(_BUSY_EVERY):
        server.push([(name, row(take))])
    server.close()


def _rate(scene: Scene, effort: Effort) -> Iterator[Figure]:
    """Contributions a second from four desks, in batches, none lost."""
    take = scene.randomness.take
    stop = perf_counter() + effort.hub_seconds
    pushed: list[int] = []

    def write_on(server: PostgresHub) -> None:
        name, count = take(16), 0
        server.open_livret(name, take(400), [])
        while perf_counter() < stop or not count:
            rows = [(name, row(take)) for _ in range(BATCH)]
            server.push(rows)
            count += len(rows)
        (there,) = server.standings()
        pushed.append(there.last if there.last == count else 0)
        server.close()

    begun = perf_counter()
    threads = [
        threading.Thread(target=write_on, args=(scene.stranger(),)) for _ in range(4)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    kept = sum(pushed) if all(pushed) else 0
    rate = kept / (perf_counter() - begun)
    yield Figure(name="hub_rate", value=rate, unit="contributions/s")
    # Where one was lost, so is the bound.
    each = _MS / rate if rate else _MS
    yield Figure(name="hub_rate.each", value=each, unit="ms", limit=RATE_MS, bound=1)


def _pulled(scene: Scene, effort: Effort) -> Iterator[Figure]:
    """A desk that takes everything in for the first time."""
    for _ in range(effort.hub_livrets):
        scene.shared_livret(effort.hub_contributions)
    found: list[tuple[int, float]] = []

    def take_in() -> None:
        vault, hub = scene.reader()
        with vault:
            begun = perf_counter()
            count = pull(vault.ctx, hub).value.count
            found.append((count, perf_counter() - begun))
            hub.server.close()

    thread = threading.Thread(target=take_in)
    thread.start()
    thread.join()
    ((count, seconds),) = found
    yield Figure(name="hub_pull", value=count / seconds, unit="contributions/s")
    each = seconds * _MS / count
    yield Figure(name="hub_pull.each", value=each, unit="ms", limit=PULL_MS, bound=1)
