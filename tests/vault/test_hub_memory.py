"""What waits for the hub is what the log holds and the hub did not acknowledge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import inspect

from livret.usecases.ports_hub import HubLink, Unsent
from livret.usecases.ports_hub_memory import HubRest
from livret.vault import schema
from livret.vault.around import Around
from livret.vault.hub_memory import link_from_row, link_to_row
from livret.vault.opened import Vault
from livret.vault.opening import open_vault
from tests.vault.conftest import PASSPHRASE, open_livret
from tests.vault.test_upgrades import back_to_version_1, back_to_version_3

NAME = bytes(range(16))


@pytest.fixture
def livret(vault: Vault) -> str:
    made = open_livret(vault, "Amina")
    vault.hub.keep_link(HubLink(name=NAME, livret=made))
    return made


def ids(vault: Vault, livret: str) -> list[str]:
    return [one.id for one in vault.log.read(livret)]


def acknowledge(vault: Vault, livret: str, told: Sequence[tuple[str, bool]]) -> None:
    vault.hub.keep_link(HubLink(name=NAME, livret=livret), told)


def test_everything_waits_until_it_is_acknowledged(vault: Vault, livret: str) -> None:
    waiting = [Unsent(id=one, header_there=False) for one in ids(vault, livret)]
    assert list(vault.hub.unsent(NAME)) == waiting
    acknowledge(vault, livret, [(ids(vault, livret)[0], True)])
    assert list(vault.hub.unsent(NAME)) == waiting[1:]


def test_a_body_waits_alone_where_the_header_is_there(
    vault: Vault, livret: str
) -> None:
    first, *others = ids(vault, livret)
    acknowledge(vault, livret, [(one, True) for one in others])
    acknowledge(vault, livret, [(first, False)])
    assert vault.hub.unsent(NAME) == (Unsent(id=first, header_there=True),)
    acknowledge(vault, livret, [(first, True), (first, False)])
    assert vault.hub.unsent(NAME) == ()


def test_what_is_erased_here_is_to_be_erased_there_once(
    vault: Vault, livret: str
) -> None:
    first, *others = ids(vault, livret)
    acknowledge(vault, livret, [(one, True) for one in (first, *others)])
    assert vault.hub.to_erase(NAME) == ()
    vault.erase(ids=[first])
    assert vault.hub.erased([first, *others]) == {first}
    assert vault.hub.to_erase(NAME) == (first,)
    assert vault.hub.erased_there(NAME) == ()
    vault.hub.acknowledge_erased(NAME, [first])
    assert vault.hub.to_erase(NAME) == ()
    assert vault.hub.erased_there(NAME) == (first,)
    assert vault.hub.unsent(NAME) == ()


def test_what_may_have_gone_before_a_cut_is_to_be_erased_there_too(
    vault: Vault, livret: str
) -> None:
    first, second, *_ = ids(vault, livret)
    acknowledge(vault, livret, [(second, False)])
    vault.erase(ids=[first, second])
    assert vault.hub.to_erase(NAME) == tuple(sorted((first, second)))
    vault.hub.acknowledge_erased(NAME, [second])
    assert vault.hub.to_erase(NAME) == (first,)
    assert Unsent(id=first, header_there=False) in vault.hub.unsent(NAME)


def test_it_outlives_the_window(
    vault: Vault, livret: str, folder: Path, around: Around
) -> None:
    link = HubLink(
        name=NAME,
        livret=livret,
        scope_key=bytes(32),
        cursor=7,
        at_cursor=NAME,
        sent=8,
        at_sent=NAME,
        epoch=2,
        grants=3,
    )
    vault.hub.keep_link(link, [(ids(vault, livret)[0], True)])
    left = vault.hub.unsent(NAME)
    vault.close()
    with open_vault(folder, PASSPHRASE, around) as again:
        assert again.hub.links() == (link,)
        assert again.hub.unsent(NAME) == left


def test_a_hub_that_lost_something_is_told_all_again(vault: Vault, livret: str) -> None:
    everything = vault.hub.unsent(NAME)
    acknowledge(vault, livret, [(one, True) for one in ids(vault, livret)])
    vault.hub.keep_link(HubLink(name=NAME, livret=livret, cursor=9, epoch=4))
    vault.hub.start_again(NAME)
    assert vault.hub.links() == (HubLink(name=NAME, livret=livret),)
    assert vault.hub.unsent(NAME) == everything


def test_a_livret_is_taken_off_the_hub(vault: Vault, livret: str) -> None:
    acknowledge(vault, livret, [(one, True) for one in ids(vault, livret)])
    vault.hub.unlink(NAME)
    assert vault.hub.links() == ()
    vault.hub.keep_link(HubLink(name=NAME, livret=livret))
    assert len(vault.hub.unsent(NAME)) == len(ids(vault, livret))


def test_a_link_comes_back_from_its_row(vault: Vault, livret: str) -> None:
    link = HubLink(name=NAME, livret=livret, cursor=3, at_cursor=NAME, grants=1)

    class Row:
        pass

    row = Row()
    row.__dict__.update(link_to_row(link))
    assert link_from_row(row) == link


def test_a_vault_of_version_1_gains_its_memory_of_a_hub(
    vault: Vault, folder: Path, around: Around
) -> None:
    back_to_version_1(vault)
    vault.close()
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert opened.hub.links() == ()
        with opened.store.reading() as connection:
            seen = inspect(connection)
            for table in (
                schema.hub_links,
                schema.hub_there,
                schema.hub_rests,
                schema.hub_arriving,
            ):
                told = [column["name"] for column in seen.get_columns(table.name)]
                assert told == list(table.columns.keys())


def resting(vault: Vault, livret: str) -> HubRest:
    day = dt.date(2026, 3, 12)
    version = vault.hub.version(livret)
    return HubRest(version=version, epoch=1, grants=bytes(32), since=day, until=day)


def test_a_vault_of_version_3_learns_what_rests(
    vault: Vault, livret: str, folder: Path, around: Around
) -> None:
    back_to_version_3(vault)
    vault.close()
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert opened.hub.resting() == {}
        rest = resting(opened, livret)
        opened.hub.rest(NAME, rest)
        assert opened.hub.resting() == {NAME: rest}


def test_what_is_held_no_longer_rests_once_it_changed(
    vault: Vault, livret: str, folder: Path, around: Around
) -> None:
    first = ids(vault, livret)[0]
    vault.hub.rest(NAME, resting(vault, livret))
    vault.close()
    with open_vault(folder, PASSPHRASE, around) as again:
        assert set(again.hub.resting()) == {NAME}
        again.erase(ids=[first])
        assert again.hub.resting() == {}
        again.hub.rest(NAME, resting(again, livret))
        again.hub.start_again(NAME)
        assert again.hub.resting() == {}
        assert again.hub.version("ab" * 16) == -1


def test_parts_of_a_file_outlive_the_window(
    vault: Vault, folder: Path, around: Around
) -> None:
    vault.hub.keep_part(b"file", 0, b"un")
    vault.hub.keep_part(b"file", 1, b"?")
    vault.close()
    with open_vault(folder, PASSPHRASE, around) as again:
        assert again.hub.arriving(b"file") == 2
        again.hub.keep_part(b"file", 1, b"deux")
        assert again.hub.arrived(b"file") == b"undeux"
        again.hub.let_go(b"file")
        assert again.hub.arriving(b"file") == 0


def test_parts_of_two_files_are_kept_at_most_and_none_when_erased(
    vault: Vault, livret: str
) -> None:
    for name in (b"1", b"2", b"3"):
        vault.hub.keep_part(name, 0, b"part")
    assert [vault.hub.arriving(name) for name in (b"1", b"2", b"3")] == [0, 1, 1]
    vault.erase(ids=[ids(vault, livret)[0]])
    assert [vault.hub.arriving(name) for name in (b"2", b"3")] == [0, 0]
