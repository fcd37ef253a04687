"""One transaction, whether SQLAlchemy takes part or not: all of it or nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from livret.usecases.vault_errors import StorageFailed
from livret.vault import schema
from livret.vault.engine import Store

BY_HAND = "INSERT INTO settings(name, value) VALUES (:name, :value)"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "vault.db", os.urandom(32))
    with made.writing() as connection:
        schema.create(connection)
    yield made
    made.close()


def by_hand(store: Store, name: str) -> int:
    return store.change(BY_HAND, {"name": name, "value": ""})


def kept(store: Store) -> list[str]:
    with store.reading() as connection:
        names = select(schema.settings.c.name).order_by(schema.settings.c.name)
        return list(connection.scalars(names))


def test_both_ways_stand_in_one_transaction(store: Store) -> None:
    with store.writing() as connection:
        assert by_hand(store, "a") == 1
        connection.execute(insert(schema.settings), {"name": "b", "value": ""})
        assert by_hand(store, "c") == 1
        assert kept(store) == ["a", "b", "c"]
    assert kept(store) == ["a", "b", "c"]


def test_by_hand_alone_is_kept(store: Store) -> None:
    with store.writing():
        by_hand(store, "a")
    assert kept(store) == ["a"]
    assert store.ask("SELECT count(*) FROM settings") == [(1,)]


@pytest.mark.parametrize("first", ["by hand", "sqlalchemy", "neither"])
def test_what_fails_takes_everything_back(store: Store, first: str) -> None:
    def write() -> None:
        with store.writing() as connection:
            if first == "by hand":
                by_hand(store, "a")
            if first == "sqlalchemy":
                connection.execute(insert(schema.settings), {"name": "b", "value": ""})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert kept(store) == []
    with store.writing():
        by_hand(store, "c")
    assert kept(store) == ["c"]


def test_a_statement_that_is_refused_takes_everything_back(store: Store) -> None:
    def write() -> None:
        with store.writing() as connection:
            connection.execute(insert(schema.settings), {"name": "a", "value": ""})
            by_hand(store, "a")

    with pytest.raises(StorageFailed) as refused:
        write()
    assert refused.value.facts["reason"].startswith("SQLITE_CONSTRAINT")
    assert kept(store) == []


def test_reading_within_a_write_ends_nothing(store: Store) -> None:
    def write() -> None:
        with store.writing():
            by_hand(store, "a")
            assert kept(store) == ["a"]
            by_hand(store, "b")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert kept(store) == []


def test_a_write_within_a_write_is_refused(store: Store) -> None:
    def write() -> None:
        with store.writing():
            by_hand(store, "a")
            with store.writing():
                by_hand(store, "b")

    with pytest.raises(StorageFailed):
        write()
    assert kept(store) == []


def test_parts_are_kept_with_the_write_they_stand_in(store: Store) -> None:
    with store.writing():
        by_hand(store, "a")
        with store.parts(), store.writing() as connection:
            connection.execute(insert(schema.settings), {"name": "b", "value": ""})
    assert kept(store) == ["a", "b"]


def in_parts(store: Store) -> None:
    with store.writing():
        by_hand(store, "a")
        with store.parts():
            with store.writing():
                by_hand(store, "b")
            with store.writing():
                by_hand(store, "c")
                raise ValueError


def test_a_part_that_fails_takes_everything_back(store: Store) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - raised just above
        in_parts(store)
    assert kept(store) == []
    with store.writing():
        by_hand(store, "after")
    assert kept(store) == ["after"]


def test_a_part_whose_error_is_caught_is_undone_alone(store: Store) -> None:
    with store.writing():
        by_hand(store, "a")
        with store.parts(), suppress(ValueError), store.writing() as connection:
            connection.execute(insert(schema.settings), {"name": "b", "value": ""})
            raise ValueError
        by_hand(store, "c")
    assert kept(store) == ["a", "c"]


def undone(store: Store, *, part: bool) -> None:
    with store.writing():
        by_hand(store, "a")
        store.change("ROLLBACK", {})
        if part:
            with store.parts(), store.writing():
                by_hand(store, "b")


@pytest.mark.parametrize("part", [True, False])
def test_nothing_goes_on_after_everything_was_undone(store: Store, part: bool) -> None:
    """As SQLite itself does where the disk is full."""
    with pytest.raises(StorageFailed):
        undone(store, part=part)
    assert kept(store) == []
