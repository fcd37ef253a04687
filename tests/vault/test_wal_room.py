"""Room made ahead in the log: nothing but zeros, and nothing depends on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from livret.vault.around import Around
from livret.vault.doctor import examine
from livret.vault.opened import Vault
from livret.vault.opening import open_vault
from livret.vault.wal_room import MOST, STEP, Room
from tests.vault.conftest import PASSPHRASE, open_livret, say

ENOUGH = 8


def log_of(vault: Vault) -> Path:
    return vault.folder / "vault.db-wal"


def test_whoever_says_one_thing_makes_no_room(
    vault: Vault, again: Callable[[], Vault]
) -> None:
    livret = open_livret(vault, "Amina")
    vault.close()
    with again() as opened:
        say(opened, livret, "Bonjour.")
        assert log_of(opened).stat().st_size < STEP


def test_room_is_made_once_somebody_is_writing(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    for number in range(ENOUGH):
        say(vault, livret, f"{number}")
    long = log_of(vault).stat().st_size
    assert long > STEP
    assert log_of(vault).read_bytes()[-STEP // 2 :] == bytes(STEP // 2)
    for number in range(2 * ENOUGH):
        say(vault, livret, f"encore {number}")
    assert log_of(vault).stat().st_size == long


def test_a_copy_taken_like_a_crash_holds_everything(
    vault: Vault, around: Around, tmp_path: Path
) -> None:
    livret = open_livret(vault, "Amina")
    said = [say(vault, livret, f"{number}") for number in range(3 * ENOUGH)]
    copy = tmp_path / "copie"
    shutil.copytree(vault.folder, copy)
    assert (copy / "vault.db-wal").stat().st_size > STEP
    with open_vault(copy, PASSPHRASE, around) as opened:
        assert [one.id for one in opened.log.sealed(livret)][2:] == said
        say(opened, livret, "après")
        assert examine(opened).sound


def test_room_is_made_again_after_the_log_was_emptied(vault: Vault) -> None:
    livret = open_livret(vault, "Amina")
    for number in range(ENOUGH):
        say(vault, livret, f"{number}")
    vault.store.outside("PRAGMA wal_checkpoint(TRUNCATE)")
    assert log_of(vault).stat().st_size == 0
    said = [say(vault, livret, f"{number} " * 9000) for number in range(40)]
    assert log_of(vault).stat().st_size > STEP
    assert vault.log.sealed(livret)[-1].id == said[-1]
    assert examine(vault).sound


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "vault.db"


def committed(room: Room, times: int = ENOUGH) -> None:
    for _ in range(times):
        room.committed()


def test_a_log_is_not_lengthened_for_ever(database: Path) -> None:
    log = database.with_name("vault.db-wal")
    room = Room(database)
    with log.open("wb") as stream:
        stream.truncate(MOST)
    committed(room)
    assert log.stat().st_size == MOST


def test_without_a_log_there_is_nothing_to_lengthen(database: Path) -> None:
    committed(Room(database))
    assert not list(database.parent.iterdir())


@pytest.fixture
def small() -> Iterator[None]:
    """Files may not grow past a quarter of what is asked for."""
    resource = pytest.importorskip("resource", reason="Windows has no such limits")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (STEP // 4, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("small")
def test_a_disk_that_is_full_keeps_its_last_bytes_for_what_is_said(
    database: Path,
) -> None:
    log = database.with_name("vault.db-wal")
    log.write_bytes(b"frames")
    room = Room(database)
    committed(room)
    assert log.read_bytes() == b"frames"
    with log.open("ab") as stream:
        stream.truncate(STEP // 4)  # nor past it where nothing is left at all
    committed(Room(database))
    assert log.stat().st_size == STEP // 4
