"""One PostgreSQL for each worker of the tests, one database for each test."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from tests.exchange.hub.desks import Office
from tests.exchange.hub.postgres import Server, running

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as made:
        with made.superuser() as raw:
            raw.execute("CREATE ROLE chef LOGIN CREATEROLE PASSWORD 'du relais'")
        yield made


def new_database(server: Server) -> str:
    """Make an empty database; return its administrator's address."""
    name = f"relais_{next(_numbers)}"
    with server.superuser() as raw:
        raw.execute(f"CREATE DATABASE {name} OWNER chef")
    return server.url(name, "chef", "du%20relais")


@pytest.fixture
def empty(server: Server) -> str:
    """The address of an empty database, as its administrator reaches it."""
    return new_database(server)


@pytest.fixture
def url(empty: str) -> str:
    """The address of a hub, as its administrator reaches it."""
    make_hub(read_address(empty))
    return empty


@pytest.fixture
def office(url: str, tmp_path: Path) -> Iterator[Office]:
    """A place where several desks meet at one hub."""
    made = Office(url, tmp_path)
    yield made
    made.close()
