"""Backups: made daily, opened again, thinned, restored whole."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from livret.usecases.vault_errors import (
    BackupNotKept,
    DamagedBackup,
    NotABackup,
    VaultInUse,
    WrongPassphraseOfBackup,
)
from livret.vault import backups, restoring
from livret.vault.around import Around
from livret.vault.backups import kept_backups, make_backup, to_keep
from livret.vault.doctor import examine
from livret.vault.opened import SECOND_PLACE, Vault
from livret.vault.opening import open_vault, restore
from tests.clock import SetClock
from tests.vault.conftest import PASSPHRASE, open_livret, say

Again = Callable[[], Vault]
NEW_PASSPHRASE = "une autre phrase avec bien sept mots dedans toujours"


def days_of(vault: Vault) -> list[str]:
    return [backup.day.isoformat() for backup in vault.backups()]


def test_one_backup_a_day(vault: Vault, clock: SetClock) -> None:
    livret = open_livret(vault, "Amina")
    assert vault.backup() == ()
    first = (vault.backups()[0].folder / "vault.db").stat().st_mtime_ns
    say(vault, livret, "encore")
    vault.backup()
    assert (vault.backups()[0].folder / "vault.db").stat().st_mtime_ns == first
    vault.backup(again=True)
    assert (vault.backups()[0].folder / "vault.db").stat().st_mtime_ns != first
    clock.forward(days=1)
    vault.backup()
    assert days_of(vault) == ["2026-03-12", "2026-03-13"]


def test_a_year_leaves_days_weeks_and_months() -> None:
    today = dt.date(2026, 3, 12)
    kept = sorted(to_keep(today - dt.timedelta(days=i) for i in range(800)))
    last_days = [today - dt.timedelta(days=i) for i in range(7)]
    assert set(last_days) <= set(kept)
    # Seven days, two older weeks (the last two weeks hold the seven days), and
    # the last day of eleven older months.
    assert len(kept) == 7 + 2 + 11
    assert kept[0] == dt.date(2025, 4, 30)
    assert to_keep([]) == frozenset()
    assert to_keep([today]) == {today}


def test_old_backups_are_thinned(vault: Vault, clock: SetClock) -> None:
    open_livret(vault, "Amina")
    vault.backup()
    made = vault.backups()[0].folder
    for i in range(1, 40):
        day = clock.today() - dt.timedelta(days=i)
        shutil.copytree(made, made.with_name(day.isoformat()))
    other = made.with_name("avant-v2-2026-01-01")
    shutil.copytree(made, other)
    vault.backup(again=True)
    assert len(vault.backups()) == 7 + 2 + 1
    assert other.is_dir()


def test_a_backup_is_a_vault_that_opens(
    vault: Vault, tmp_path: Path, around: Around
) -> None:
    livret = open_livret(vault, "Amina")
    vault.blobs.put(b"une page", "text/plain", livret)
    vault.backup()
    copied = tmp_path / "copie"
    shutil.copytree(vault.backups()[0].folder, copied)
    with open_vault(copied, PASSPHRASE, around) as opened:
        assert opened.log.sealed(livret) == vault.log.sealed(livret)
        assert opened.owner == vault.owner
        assert examine(opened).sound


def test_a_backup_that_does_not_open_is_not_kept(vault: Vault) -> None:
    open_livret(vault, "Amina")
    state = vault.log.state
    place, day = vault.backups_folder, dt.date(2026, 3, 12)
    with pytest.raises(BackupNotKept):
        make_backup(vault.store, bytes(32), state, place, day)
    behind = type(state)(state.replica, state.arrivals + 1, state.chain)
    with pytest.raises(BackupNotKept):
        make_backup(vault.store, vault.database_key(), behind, place, day)
    assert list(place.iterdir()) == []


def test_a_failed_backup_leaves_the_one_before(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_livret(vault, "Amina")
    vault.backup()
    before = (vault.backups()[0].folder / "vault.db").read_bytes()

    def refuse(*_: object) -> None:
        raise BackupNotKept(folder="")

    with monkeypatch.context() as fault:
        fault.setattr(backups, "require_sound", refuse)
        with pytest.raises(BackupNotKept):
            vault.backup(again=True)
    assert (vault.backups()[0].folder / "vault.db").read_bytes() == before


def test_a_second_place(vault: Vault, tmp_path: Path, clock: SetClock) -> None:
    open_livret(vault, "Amina")
    second = tmp_path / "clé usb"
    second.mkdir()
    vault.settings.put(SECOND_PLACE, str(second))
    assert vault.backup() == ()
    (place,) = second.iterdir()
    assert [backup.day for backup in kept_backups(place)] == [clock.today()]
    clock.forward(days=1)
    shutil.rmtree(second)
    second.write_bytes(b"")
    (told,) = vault.backup()
    assert told.code == "second_backup_failed"
    assert len(vault.backups()) == 2


# --- restoring ---------------------------------------------------------------


def test_a_spoiled_vault_is_restored(
    vault: Vault, folder: Path, around: Around, clock: SetClock
) -> None:
    livret = open_livret(vault, "Amina")
    vault.backup()
    kept, replica = vault.log.sealed(livret), vault.replica
    say(vault, livret, "après")
    backup = vault.backups()[0].folder
    vault.close()
    (folder / "vault.db").write_bytes(b"spoiled")
    with restore(backup, folder, PASSPHRASE, around) as restored:
        assert restored.log.sealed(livret) == kept
        assert restored.replica != replica
        assert [notice.code for notice in restored.notices] == ["restored"]
        assert examine(restored).sound
        say(restored, livret, "on continue")
    aside = folder / "backups" / f"remplace-{clock.now():%Y-%m-%dT%H%M%S}"
    assert (aside / "vault.db").read_bytes() == b"spoiled"
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert opened.notices == ()
        assert len(opened.log.sealed(livret)) == len(kept) + 1


def test_a_backup_keeps_its_own_passphrase(
    vault: Vault, folder: Path, around: Around
) -> None:
    open_livret(vault, "Amina")
    vault.backup()
    backup = vault.backups()[0].folder
    vault.ways_in.change_passphrase(PASSPHRASE, NEW_PASSPHRASE, around.floor)
    vault.close()
    with pytest.raises(WrongPassphraseOfBackup):
        restore(backup, folder, NEW_PASSPHRASE, around)
    open_vault(folder, NEW_PASSPHRASE, around).close()
    restore(backup, folder, PASSPHRASE, around).close()
    open_vault(folder, PASSPHRASE, around).close()


def test_what_is_no_backup_changes_nothing(
    vault: Vault, folder: Path, tmp_path: Path, around: Around
) -> None:
    open_livret(vault, "Amina")
    vault.backup()
    backup = vault.backups()[0].folder
    with pytest.raises(VaultInUse):
        restore(backup, folder, PASSPHRASE, around)
    vault.close()
    before = (folder / "vault.db").read_bytes()
    with pytest.raises(NotABackup):
        restore(tmp_path, folder, PASSPHRASE, around)
    (backup / "vault.db").write_bytes(b"spoiled" * 1000)
    with pytest.raises(DamagedBackup):
        restore(backup, folder, PASSPHRASE, around)
    (backup / "keys.json").write_bytes(b"{}")
    with pytest.raises(DamagedBackup):
        restore(backup, folder, PASSPHRASE, around)
    (backup / "keys.json").unlink()
    with pytest.raises(NotABackup):
        restore(backup, folder, PASSPHRASE, around)
    assert (folder / "vault.db").read_bytes() == before
    open_vault(folder, PASSPHRASE, around).close()


@pytest.mark.parametrize("steps", range(8))
def test_a_restoring_cut_at_any_step_is_finished_by_the_next_opening(
    vault: Vault,
    folder: Path,
    around: Around,
    monkeypatch: pytest.MonkeyPatch,
    steps: int,
) -> None:
    livret = open_livret(vault, "Amina")
    vault.backup()
    kept = vault.log.sealed(livret)
    say(vault, livret, "après")
    backup = vault.backups()[0].folder
    vault.close()
    done = 0

    def cut(real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **options: object) -> object:
            nonlocal done
            if done == steps:
                raise KeyboardInterrupt
            done += 1
            return real(*arguments, **options)

        return step

    with monkeypatch.context() as crash:
        crash.setattr(restoring.Path, "replace", cut(Path.replace))
        crash.setattr(restoring, "sync_folder", cut(restoring.sync_folder))
        with contextlib.suppress(KeyboardInterrupt):
            restore(backup, folder, PASSPHRASE, around).close()
    with open_vault(folder, PASSPHRASE, around) as opened:
        expected = len(kept) + (0 if done > 0 else 1)
        assert len(opened.log.sealed(livret)) == expected
        assert examine(opened).sound
    assert not (folder / restoring.MARKER).exists()
