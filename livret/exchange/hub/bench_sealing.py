"""What sealing costs beside a plain ``INSERT``, in time and on disk."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

import psycopg

from livret.domain.hub_grants import HEADER_SCOPE, Names
from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.bench_scene import BATCH, WORDS, Scene, row
from livret.usecases.figures import Effort, Figure, clocked
from livret.usecases.hub_pushing import push
from livret.usecases.hub_scopes import scope_of
from livret.usecases.hub_sealing import Sealing
from livret.usecases.writing import Said, write

_BESIDE = "CREATE TABLE beside (id bytea PRIMARY KEY, header bytea, body bytea)"


def sealing(scene: Scene, effort: Effort) -> Iterator[Figure]:
    """One push of a batch beside a plain ``INSERT`` of the same bytes."""
    take = scene.randomness.take
    ctx, livret = scene.writer.ctx, scene.shared_livret(0)
    rows = [row(take) for _ in range(BATCH)]
    plain = "INSERT INTO beside (id, header, body) VALUES (%s, %s, %s)"
    ours, theirs = [], []
    address = read_address(scene.url)
    with psycopg.connect(address.conninfo, autocommit=True) as raw:
        raw.execute("CREATE SCHEMA IF NOT EXISTS mesure")
        raw.execute("SET search_path = mesure")
        raw.execute(_BESIDE)
        cursor = raw.cursor()
        for number in range(effort.hub_batches):
            said = [
                Said(kind="aim_said", content={"words": f"{WORDS} {number} {n}"})
                for n in range(BATCH)
            ]
            write(ctx, livret, said)
            ours.append(clocked(lambda: push(ctx, scene.hub)) / BATCH)
            values = [(take(16), row.header, row.body) for row in rows]

            def insert(given: list[Any] = values) -> None:
                with raw.transaction():
                    cursor.executemany(plain, given)

            theirs.append(clocked(insert) / BATCH)
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
