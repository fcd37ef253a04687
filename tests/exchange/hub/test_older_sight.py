"""Whoever keeps a transaction open from before they were taken out gains nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import IsolationLevel

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from livret.exchange.hub.people import dismiss
from livret.usecases.teaming import see_off
from tests.exchange.hub.desks import HubDesk, Office
from tests.exchange.hub.postgres import Server, running

OLDER = (IsolationLevel.REPEATABLE_READ, IsolationLevel.SERIALIZABLE)
READS = (
    "SELECT * FROM livret_hub.standings()",
    "SELECT livret_hub.grants_of(%(name)s)",
    "SELECT id FROM livret_hub.rows_after(%(name)s, 0, 100, true)",
    "SELECT * FROM livret_hub.present_in(%(name)s)",
)
WRITES = (
    "SELECT livret_hub.erase(%(name)s, %(ids)s)",
    "SELECT outcome FROM livret_hub.push(ARRAY[%(name)s], ARRAY[1], %(new)s,"
    " ARRAY[0::smallint], %(new)s, %(new)s, %(new)s)",
    "SELECT livret_hub.open_livret('\\x00112233445566778899aabbccddeeff', 'g', '{}')",
    "SELECT livret_hub.be_present(%(name)s, 1, 'x', 60)",
)


@pytest.fixture
def two(office: Office) -> tuple[HubDesk, HubDesk]:
    """Claire and Marc, and words of Claire's on the hub."""
    claire, marc = office.team()
    claire.say({"kind": "aim_said", "words": "Un jardin"})
    claire.push()
    return claire, marc


@pytest.fixture(params=OLDER, ids=lambda level: level.name.lower())
def kept(
    request: pytest.FixtureRequest, two: tuple[HubDesk, HubDesk]
) -> Iterator[psycopg.Connection[Any]]:
    """Marc, with any client, in a transaction that began while he took part."""
    with psycopg.connect(two[1].url) as raw:
        raw.isolation_level = request.param
        raw.execute("SET idle_in_transaction_session_timeout = 0")
        raw.execute("SELECT count(*) FROM pg_class")
        yield raw
        raw.rollback()


def told_of(claire: HubDesk) -> dict[str, Any]:
    """What Marc knew of the livret: its name there, and those of its rows."""
    (standing,) = claire.hub.server.standings()
    rows = claire.hub.server.rows(standing.livret, 0, 100, own=True)
    ids = [row.id for row in rows]
    return {"name": standing.livret, "ids": ids, "new": [b"n" * 16]}


def words_there(claire: HubDesk, name: bytes) -> int:
    rows = claire.hub.server.rows(name, 0, 100, own=True)
    return sum(row.body is not None for row in rows)


@pytest.mark.parametrize("asked", [*READS, *WRITES])
def test_whose_access_ended_does_nothing_in_it(
    two: tuple[HubDesk, HubDesk],
    office: Office,
    kept: psycopg.Connection[Any],
    asked: str,
) -> None:
    claire, marc = two
    told = told_of(claire)
    before = words_there(claire, told["name"])
    assert dismiss(office.url, marc.ctx.owner.hub_key) == 1
    answered, refused = [], ""
    try:
        answered = kept.execute(asked.encode(), told).fetchall()
        kept.commit()
    except psycopg.Error as error:
        refused = str(error.sqlstate)
        kept.rollback()
    assert answered == []
    assert refused in {"", "LH001"}
    assert words_there(claire, told["name"]) == before
    assert len(told_of(claire)["ids"]) == len(told["ids"])


def test_who_takes_part_is_nobody_in_it(
    two: tuple[HubDesk, HubDesk], kept: psycopg.Connection[Any]
) -> None:
    """It is asked before it is known who was taken out: of everybody alike."""
    told = told_of(two[0])
    assert kept.execute(READS[0].encode()).fetchall() == []
    with pytest.raises(psycopg.Error) as refused:
        kept.execute(WRITES[0].encode(), told)
    assert refused.value.sqlstate == "LH001"


def test_who_waited_while_they_were_taken_out_removes_nothing(
    two: tuple[HubDesk, HubDesk], server: Server
) -> None:
    claire, marc = two
    told = told_of(claire)
    before = words_there(claire, told["name"])
    database = str(psycopg.conninfo.conninfo_to_dict(marc.url)["dbname"])
    mine = (
        "SELECT pid FROM pg_stat_activity WHERE pid = %s AND wait_event_type = 'Lock'"
    )
    with (
        server.superuser(database) as raw,
        psycopg.connect(marc.url) as his,
        ThreadPoolExecutor(1) as beside,
    ):
        number = his.info.backend_pid
        with raw.transaction():
            # As in ``give_keys``: his place is taken in the commit that he waits for.
            livrets = "SELECT 1 FROM livret_hub.livrets WHERE livret = %s FOR UPDATE"
            raw.execute(livrets, (told["name"],))
            waiting = beside.submit(his.execute, WRITES[0].encode(), told)
            while raw.execute(mine, (number,)).fetchone() is None:
                assert not waiting.done()
            gone = "DELETE FROM livret_hub.access WHERE hub_key = %s"
            raw.execute(gone, (bytes.fromhex(marc.ctx.owner.hub_key),))
        with pytest.raises(psycopg.Error) as refused:
            waiting.result()
        assert refused.value.sqlstate == "LH002"
    assert words_there(claire, told["name"]) == before


def test_who_left_the_livret_removes_nothing_of_it_either(
    two: tuple[HubDesk, HubDesk], kept: psycopg.Connection[Any]
) -> None:
    claire, _ = two
    told = told_of(claire)
    member = next(m.id for m in claire.read.members if m.name == "Marc D.")
    see_off(claire.ctx, claire.livret, member)
    claire.push()
    before = words_there(claire, told["name"])
    with pytest.raises(psycopg.Error):
        kept.execute(WRITES[0].encode(), told)
    kept.rollback()
    assert words_there(claire, told["name"]) == before


def test_a_server_that_is_set_otherwise_serves_all_the_same(tmp_path: Path) -> None:
    with running(default_transaction_isolation="repeatable read") as server:
        with server.superuser() as raw:
            raw.execute("CREATE DATABASE relais")
        url = server.url("relais")
        make_hub(read_address(url))
        office = Office(url, tmp_path / "bureau")
        try:
            claire, marc = office.team()
            claire.say({"kind": "aim_said", "words": "Un jardin"})
            claire.push()
            assert marc.pull().count == 1
        finally:
            office.close()
