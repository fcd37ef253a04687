"""What making a hub takes away from everybody, each thing tried on the real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from tests.exchange.hub.desks import Office
from tests.exchange.hub.postgres import Server

PASSER_BY = "passant"


def name_of(url: str) -> str:
    return url.rpartition("/")[2]


@pytest.fixture
def passer_by(server: Server) -> Iterator[str]:
    """Somebody with a role on the same server, who was invited to no hub."""
    with server.superuser() as raw:
        raw.execute(f"CREATE ROLE {PASSER_BY} LOGIN PASSWORD 'passe'")
    yield PASSER_BY
    with server.superuser() as raw:
        raw.execute(f"DROP ROLE {PASSER_BY}")


@pytest.fixture
def member(office: Office) -> Iterator[psycopg.Connection[Any]]:
    """Somebody of the hub, with any client."""
    with psycopg.connect(office.desk("Nadia L.").url, autocommit=True) as raw:
        yield raw


def test_whoever_made_it_does_not_stay_its_keeper(url: str) -> None:
    """Their tools and dumps, run without a thought, read no table of the hub."""
    keeper = sql.Identifier(f"livret_{name_of(url)}_keeper")
    with psycopg.connect(url, autocommit=True) as raw:
        for table in ("contributions", "grants", "people", "access"):
            with pytest.raises(errors.InsufficientPrivilege):
                raw.execute(
                    sql.SQL("TABLE {}").format(sql.Identifier("livret_hub", table))
                )
        with pytest.raises(errors.InsufficientPrivilege):
            raw.execute(sql.SQL("SET ROLE {}").format(keeper))


def test_who_is_no_member_does_not_come_in(
    url: str, server: Server, passer_by: str
) -> None:
    with (
        pytest.raises(psycopg.OperationalError, match="permission denied for database"),
        psycopg.connect(server.url(name_of(url), passer_by, "passe")),
    ):
        pass


def test_a_member_fills_no_table_of_their_own(
    member: psycopg.Connection[Any],
) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        member.execute("CREATE TEMPORARY TABLE plein (one text)")
    with pytest.raises(errors.InsufficientPrivilege):
        member.execute("CREATE SCHEMA plein")


def test_what_stands_in_the_common_schema_is_not_theirs(
    empty: str, server: Server, tmp_path: Path
) -> None:
    """A server of before PostgreSQL 15 lets everybody make things there."""
    with server.superuser(name_of(empty)) as raw:
        raw.execute("GRANT ALL ON SCHEMA public TO PUBLIC")
        raw.execute("CREATE TABLE public.autre AS SELECT 'autre logiciel' AS words")
        raw.execute("GRANT SELECT ON public.autre TO PUBLIC")
    make_hub(read_address(empty))
    office = Office(empty, tmp_path)
    try:
        url = office.desk("Nadia L.").url
        with psycopg.connect(url, autocommit=True) as raw:
            for asked in ("TABLE public.autre", "CREATE TABLE public.plein (one text)"):
                with pytest.raises(errors.InsufficientPrivilege):
                    raw.execute(asked)
    finally:
        office.close()


def test_no_function_is_open_to_everybody(url: str, server: Server) -> None:
    asked = """SELECT proname FROM pg_proc, aclexplode(coalesce(proacl,
        acldefault('f', proowner))) WHERE grantee = 0
        AND pronamespace = 'livret_hub'::regnamespace"""
    with server.superuser(name_of(url)) as raw:
        assert raw.execute(asked).fetchall() == []
