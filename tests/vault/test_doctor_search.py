"""The search compared with what it should hold, word by word."""

from __future__ import annotations

import pytest

from livret.vault.doctor import examine
from livret.vault.opened import Vault
from tests.vault.conftest import open_livret


def two_people(vault: Vault) -> None:
    for called in ("Amina", "Marc"):
        open_livret(vault, called)
    vault.people.people()
    vault.backup()


def codes(vault: Vault) -> list[str]:
    return [one.code for one in examine(vault) if one.wrong]


@pytest.mark.parametrize(
    "statement",
    [
        # Under another's place; beside no line at all; a word too many; none.
        "UPDATE people SET position = position + 1",
        "INSERT INTO people_search(rowid, name) VALUES (77, 'amina')",
        "DELETE FROM people_search",
    ],
)
def test_a_search_that_finds_others_is_found(vault: Vault, statement: str) -> None:
    two_people(vault)
    assert codes(vault) == []
    with vault.store.writing() as connection:
        connection.exec_driver_sql(statement)
    assert codes(vault) == ["read_models_differ"]
    assert examine(vault, rebuild=True).sound
    assert codes(vault) == []


def test_a_name_given_up_that_still_finds_her_is_found(
    vault: Vault,
) -> None:
    two_people(vault)
    with vault.store.writing() as connection:
        read = "SELECT position FROM people WHERE called = 'Amina'"
        place = connection.exec_driver_sql(read).scalar()
        connection.exec_driver_sql(
            "DELETE FROM people_search WHERE rowid = ?", (place,)
        )
        connection.exec_driver_sql(
            "INSERT INTO people_search(rowid, name) VALUES (?, 'amina zora')", (place,)
        )
    assert codes(vault) == ["read_models_differ"]
