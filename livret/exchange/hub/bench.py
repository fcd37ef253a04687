"""What sharing through a hub costs, on a real server that is given.

``LIVRET_BENCH_HUB`` names an empty database as its administrator reaches it;
``resources/design/hub.md`` tells the figures and what they mean for a country.
"""

from __future__ import annotations

import datetime as dt
import statistics
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from time import perf_counter
from typing import Any

import psycopg

from livret.domain.hub_grants import HEADER_SCOPE, Names
from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from livret.exchange.hub.people import invite
from livret.exchange.hub.server import PostgresHub
from livret.usecases.agreeing import GiveAgreement, give_agreement
from livret.usecases.app import OpenVault, VaultDoor
from livret.usecases.figures import Effort, Figure, clocked
from livret.usecases.hub_pulling import pull
from livret.usecases.hub_pushing import push, put_on_hub
from livret.usecases.hub_scopes import scope_of
from livret.usecases.hub_sealing import Sealing
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.ports import Randomness
from livret.usecases.ports_hub import Hub, HubRow
from livret.usecases.writing import Said, write

SHOWN_MS = 400.0
"""Agreed: what one commits appears on another's screen within this, median."""

_BATCH = 250
_WORDS = "Chercher une solution de garde pour le mercredi, avec la mairie"
_SCOPES = ("commun", "sante", "droit", "langue", "mobilite", "famille", "ressources")
_WORST = 0.99
_PATIENCE, _A_MOMENT = 60.0, 0.05
"""Seconds after which what was not shown is given up; between two looks."""
_BESIDE = "CREATE TABLE beside (id bytea PRIMARY KEY, header bytea, body bytea)"
_BUSY_EVERY = 0.25
"""Seconds between two pushes of a busy desk: the most often that a vault does."""


@dataclass(slots=True)
class Scene:
    """Two desks at one hub, and how to add people.

    Attributes:
        url: The hub, as its administrator reaches it.
        randomness: For names and keys.
        writer: Who writes.
        hub: The writer's.
        reader: Opens who reads; to be called in the thread that reads.
        reader_as: How the reader is named in a livret.
        today: The day agreements are counted from.
    """

    url: str
    randomness: Randomness
    writer: OpenVault
    hub: Hub
    reader: Callable[[], tuple[OpenVault, Hub]]
    reader_as: dict[str, Any]
    today: dt.date

    def shared_livret(self, contributions: int) -> str:
        """Open a livret that both hold, with so many goals, and push it."""
        ctx = self.writer.ctx
        livret = open_livret(ctx, OpenLivret(called="Amina B.")).value
        write(ctx, livret, [Said(kind="member_joined", content=self.reader_as)])
        for name in (ctx.owner.name, self.reader_as["name"]):
            given = GiveAgreement(
                livret=livret,
                recipient=name,
                scopes=_SCOPES,
                purpose="Mesurer",
                until=self.today + dt.timedelta(days=300),
            )
            give_agreement(ctx, given)
        goals = [
            Said(kind="goal_set", content={"words": f"{_WORDS} {n}", "barriers": [b]})
            for n, b in zip(range(contributions), cycle(_SCOPES[1:]), strict=False)
        ]
        if goals:
            write(ctx, livret, goals)
        put_on_hub(ctx, self.hub, livret)
        return livret

    def stranger(self) -> PostgresHub:
        """Return a connection of somebody else."""
        key = self.randomness.take(32).hex()
        given = invite(self.url, key, self.randomness)
        return PostgresHub(read_address(given))


def figures(
    vaults: VaultDoor,
    folder: Path,
    url: str,
    *,
    randomness: Randomness,
    effort: Effort,
    today: dt.date,
) -> Iterator[Figure]:
    """Measure everything, with two vaults that are thrown away.

    Args:
        vaults: Makes and opens them.
        folder: Where.
        url: An empty database, as its administrator reaches it.
        randomness: For keys and passphrases.
        effort: How much.
        today: The day.
    """
    make_hub(read_address(url))
    secret = randomness.take(24).hex()
    paths = (folder / "ecrit", folder / "lit")
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

    def open_reader() -> tuple[OpenVault, Hub]:
        opened = vaults.open(paths[1], secret)
        return opened, opened.at_hub(addresses[1])

    keys = {"sign": owner.sign_key, "hub": owner.hub_key}
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
        yield _rate(scene, effort)
        yield from _sealing(scene, effort)
        yield from _pulled(scene, effort)
        scene.hub.server.close()


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
        content = {"words": f"{_WORDS} {number}"}
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
        server.push([(name, _row(take))])
    server.close()


def _row(take: Callable[[int], bytes]) -> HubRow:
    return HubRow(
        id=take(16), part=0, epoch=1, scope=take(16), header=take(476), body=take(412)
    )


def _rate(scene: Scene, effort: Effort) -> Figure:
    """Contributions a second from four desks, in batches, none lost."""
    take = scene.randomness.take
    stop = perf_counter() + effort.hub_seconds
    pushed: list[int] = []

    def write_on(server: PostgresHub) -> None:
        name, count = take(16), 0
        server.open_livret(name, take(400), [])
        while perf_counter() < stop or not count:
            rows = [(name, _row(take)) for _ in range(_BATCH)]
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
    return Figure(name="hub_rate", value=rate, unit="contributions/s")


def _sealing(scene: Scene, effort: Effort) -> Iterator[Figure]:
    """One push of a batch beside a plain ``INSERT`` of the same bytes."""
    take = scene.randomness.take
    ctx, livret = scene.writer.ctx, scene.shared_livret(0)
    rows = [_row(take) for _ in range(_BATCH)]
    plain = "INSERT INTO beside (id, header, body) VALUES (%s, %s, %s)"
    ours, theirs = [], []
    address = read_address(scene.url)
    with psycopg.connect(address.conninfo, autocommit=True) as raw:
        raw.execute("CREATE SCHEMA IF NOT EXISTS mesure")
        raw.execute("SET search_path = mesure")
        raw.execute(
            "CREATE TABLE beside (id bytea PRIMARY KEY, header bytea, body bytea)"
        )
        cursor = raw.cursor()
        for number in range(effort.hub_batches):
            said = [
                Said(kind="aim_said", content={"words": f"{_WORDS} {number} {n}"})
                for n in range(_BATCH)
            ]
            write(ctx, livret, said)
            ours.append(clocked(lambda: push(ctx, scene.hub)) / _BATCH)
            values = [(take(16), row.header, row.body) for row in rows]

            def insert(given: list[Any] = values) -> None:
                with raw.transaction():
                    cursor.executemany(plain, given)

            theirs.append(clocked(insert) / _BATCH)
        raw.execute("DROP SCHEMA mesure CASCADE")
    beside = statistics.median(theirs)
    yield Figure(
        name="hub_push",
        value=statistics.median(ours),
        unit="ms",
        limit=beside,
        bound=10,
    )
    yield Figure(
        name="hub_seal",
        value=_seal_alone(scene, livret),
        unit="ms",
        limit=beside,
        bound=1,
    )
    yield _weight(scene)


def _seal_alone(scene: Scene, livret: str) -> float:
    """Milliseconds that sealing takes for each contribution, without any server."""
    ctx, hub = scene.writer.ctx, scene.hub
    names = Names(ctx.livret(livret).scope_key, hub.server.id)
    held, raw = ctx.log.read(livret), ctx.log.sealed(livret)
    keys = {scope_of(one, names): bytes(32) for one in held} | {HEADER_SCOPE: bytes(32)}
    sealing = Sealing(hub, names, names.livret(livret), 1, keys)

    def seal() -> None:
        for one, bytes_of in zip(held, raw, strict=True):
            sealing.row(one, bytes_of, header_there=False)

    return clocked(seal) / len(held)


def _weight(scene: Scene) -> Figure:
    """Bytes on disk for each row, indexes included."""
    address = read_address(scene.url)
    with psycopg.connect(address.conninfo) as raw:
        found = raw.execute(
            "SELECT sum(pg_total_relation_size(c.oid))::float8,"
            " sum(pg_stat_get_live_tuples(c.oid))::float8 FROM pg_class c"
            " JOIN pg_namespace n ON n.oid = relnamespace"
            " WHERE nspname = 'livret_hub' AND relkind = 'r'"
            " AND relname LIKE 'contributions\\_%'"
        ).fetchone()
    size, rows = found or (0.0, 0.0)
    return Figure(name="hub_row", value=size / max(1.0, rows), unit="bytes")


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
