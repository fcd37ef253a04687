"""An opening that fails leaves the file, and what was kept of it, as they were."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from livret.usecases.vault_errors import (
    DiskFull,
    ErasureJournalDamaged,
    NewerVault,
    StorageFailed,
)
from livret.vault.around import Around
from livret.vault.desk_notes import VaultSettings
from livret.vault.doctor import examine
from livret.vault.erasures import ERASURES_FILE
from livret.vault.put_back import CHANGED
from livret.vault.witness import Witness
from tests.vault.put_back.days import (
    DATABASE,
    WITNESS,
    Again,
    Days,
    Files,
    codes,
    kept,
    put,
)


def test_a_refused_opening_leaves_file_and_witness_as_they_were(
    days: Days, folder: Path, again: Again, around: Around
) -> None:
    with again() as opened, opened.store.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version=99")
    newer = kept(folder)
    for state in (newer, {**newer, WITNESS: days[2][WITNESS]}):
        put(folder, state)
        with pytest.raises(NewerVault):
            again()
        assert kept(folder) == state
    assert around


def test_an_opening_that_failed_midway_is_compared_with_next_time(
    days: Days, folder: Path, silent: Files, again: Again
) -> None:
    put(folder, days[2])
    whole = (folder / ERASURES_FILE).read_bytes()
    (folder / ERASURES_FILE).write_bytes(whole[:-9] + bytes(9))
    with pytest.raises(ErasureJournalDamaged):
        again()
    witness = kept(folder)[WITNESS]
    put(folder, {**silent, WITNESS: witness})
    with again() as opened:
        assert codes(opened) == [CHANGED]


def test_where_it_cannot_be_kept_it_is_found_again(
    days: Days,
    folder: Path,
    silent: Files,
    again: Again,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(folder, silent)

    def full(self: VaultSettings, name: str, value: str) -> None:
        raise DiskFull(folder=str(folder))

    with monkeypatch.context() as patched:
        patched.setattr(VaultSettings, "put", full)
        with again() as opened:
            assert [one.code for one in opened.notices] == [CHANGED]
    with again() as opened:
        assert codes(opened) == [CHANGED]


def test_nothing_is_written_where_the_witness_cannot_say_open(
    days: Days, folder: Path, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(handle: int) -> None:
        raise OSError(5, "a disk that answers no more")

    state = kept(folder)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing)
        with pytest.raises(StorageFailed):
            again()
    assert kept(folder)[DATABASE] == state[DATABASE]
    with again() as opened:
        assert codes(opened) == []
    assert days


def test_a_witness_that_only_opens_anew_is_written_whole(
    days: Days, folder: Path, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(self: Witness, *_: object, **__: object) -> None:
        raise PermissionError(13, "not this file")

    monkeypatch.setattr(Witness, "_put", refusing)
    opened = again()
    assert opened.witness.last is not None
    assert not opened.witness.last.closed
    opened.close()
    monkeypatch.undo()
    with again() as opened:
        assert examine(opened).sound
    assert days
