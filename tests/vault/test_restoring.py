"""Going back to a backup: what is found, what it weighs, what comes back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from livret.usecases.backups import LaterInLivret, Sort, Standing
from livret.usecases.vault_errors import (
    BackupOfAnotherVault,
    DamagedBackup,
    DamagedVault,
    DiskFull,
    ErasureJournalDamaged,
    NewerVault,
    NotABackup,
    TruncatedVault,
    VaultInUse,
    WrongPassphraseOfBackup,
)
from livret.vault import restoring
from livret.vault.around import Around
from livret.vault.doctor import examine
from livret.vault.engine import Store
from livret.vault.erasures import ERASURES_FILE
from livret.vault.opened import SECOND_PLACE, Vault
from livret.vault.opening import create_vault, open_vault, restore, restore_keys
from livret.vault.weighing import found_backups, weigh
from tests.clock import SetClock
from tests.vault.conftest import CHEAP, OWNER, PASSPHRASE, credentials, open_livret, say

Again = Callable[[], Vault]


@pytest.fixture
def backed(vault: Vault, folder: Path) -> Path:
    """A vault with one livret, its backup, and words said after; closed."""
    livret = open_livret(vault, "Amina")
    say(vault, livret, "avant")
    vault.backup()
    say(vault, livret, "après")
    open_livret(vault, "Olena")
    assert len(vault.people.people()) == 2  # the list was shown: it has their names
    backup = vault.backups()[-1].folder
    vault.close()
    return backup


def files_of(folder: Path) -> dict[str, bytes]:
    """What stands in a folder; the lock is nothing that was said."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "verrou"
    }


# --- finding -----------------------------------------------------------------


def test_copies_are_found_from_wherever_one_looks(
    vault: Vault, folder: Path, tmp_path: Path, clock: SetClock
) -> None:
    open_livret(vault, "Amina")
    second = tmp_path / "clé usb"
    second.mkdir()
    vault.settings.put(SECOND_PLACE, str(second))
    vault.backup()
    (mine,) = found_backups(folder)
    assert mine.sort is Sort.DAY
    assert mine.size == (mine.folder / "vault.db").stat().st_size
    assert found_backups(folder / "backups") == (mine,)
    assert found_backups(mine.folder) == (mine,)
    (away,) = found_backups(second)
    assert away.folder.parent.parent == second
    (second / "notes").mkdir()
    assert found_backups(second) == (away,)
    assert found_backups(tmp_path / "nulle part") == ()


def test_what_was_set_aside_is_found_too(
    backed: Path, folder: Path, around: Around, clock: SetClock
) -> None:
    clock.forward(days=1)
    restore(backed, folder, PASSPHRASE, around).close()
    assert {one.sort for one in found_backups(folder)} == {Sort.DAY, Sort.ASIDE}
    (aside,) = [one for one in found_backups(folder) if one.sort is Sort.ASIDE]
    clock.forward(days=1)
    # Going back was a mistake: everything is there again.
    with restore(aside.folder, folder, PASSPHRASE, around) as again:
        assert {one.called for one in again.people.people()} == {"Amina", "Olena"}
        assert examine(again).sound


# --- weighing ----------------------------------------------------------------


def test_what_would_come_back_and_what_would_be_lost(
    backed: Path, folder: Path, around: Around
) -> None:
    before = files_of(folder)
    told = weigh(backed, folder, PASSPHRASE, around)
    assert (told.livrets, told.contributions) == (1, 3)
    assert told.standing is Standing.READABLE
    assert told.later == 3
    assert told.later_in == (
        LaterInLivret(called="Olena", count=2, whole=True),
        LaterInLivret(called="Amina", count=1, whole=False),
    )
    assert told.erasures_known
    assert files_of(folder) == before


def test_a_spoiled_vault_still_tells_how_much_was_there(
    backed: Path, folder: Path, around: Around
) -> None:
    (folder / "vault.db").write_bytes(b"spoiled")
    told = weigh(backed, folder, PASSPHRASE, around)
    assert (told.standing, told.later) == (Standing.UNREADABLE, 3)
    (folder / "vault.db").unlink()
    (folder / "temoin").unlink()
    told = weigh(backed, folder, PASSPHRASE, around)
    assert (told.standing, told.later, told.later_in) == (Standing.ABSENT, None, ())


def test_weighing_for_another_place_makes_nothing_there(
    backed: Path, tmp_path: Path, around: Around
) -> None:
    told = weigh(backed, tmp_path / "neuf", PASSPHRASE, around)
    assert told.standing is Standing.ABSENT
    assert not (tmp_path / "neuf").exists()


def test_erasures_since_are_told(vault: Vault, folder: Path, around: Around) -> None:
    livret = open_livret(vault, "Amina")
    gone = say(vault, livret, "à effacer")
    vault.backup()
    vault.log.erase_bodies([gone])
    backup = vault.backups()[-1].folder
    vault.close()
    told = weigh(backup, folder, PASSPHRASE, around)
    assert (told.erased_since, told.erasures_known) == (1, True)


# --- refusals: nothing is changed --------------------------------------------


def refused(
    error: type[Exception], backup: Path, folder: Path, phrase: str, around: Around
) -> None:
    before = files_of(folder)
    for act in (weigh, restore):
        with pytest.raises(error):
            act(backup, folder, phrase, around)  # type: ignore[operator]
        assert files_of(folder) == before


def test_a_wrong_passphrase(backed: Path, folder: Path, around: Around) -> None:
    refused(WrongPassphraseOfBackup, backed, folder, "pas celle-là", around)
    open_vault(folder, PASSPHRASE, around).close()


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9])
def test_a_truncated_copy(
    backed: Path, folder: Path, around: Around, kept: float
) -> None:
    database = backed / "vault.db"
    data = database.read_bytes()
    database.write_bytes(data[: int(len(data) * kept)])
    refused(DamagedBackup, backed, folder, PASSPHRASE, around)


def test_a_copy_with_one_spoiled_page(
    backed: Path, folder: Path, around: Around
) -> None:
    data = bytearray((backed / "vault.db").read_bytes())
    data[-2000] ^= 1
    (backed / "vault.db").write_bytes(bytes(data))
    refused(DamagedBackup, backed, folder, PASSPHRASE, around)


def test_a_folder_without_its_keys(backed: Path, folder: Path, around: Around) -> None:
    (backed / "keys.json").unlink()
    refused(NotABackup, backed, folder, PASSPHRASE, around)


def test_a_copy_of_another_vault(
    backed: Path, folder: Path, tmp_path: Path, around: Around
) -> None:
    other = tmp_path / "autre"
    create_vault(
        other,
        PASSPHRASE,
        owner=OWNER,
        make_credentials=credentials,
        around=around,
        cost=CHEAP,
    ).vault.close()
    refused(BackupOfAnotherVault, backed, other, PASSPHRASE, around)


def test_a_copy_of_a_newer_livret(
    backed: Path, folder: Path, vault: Vault, around: Around
) -> None:
    store = Store(backed / "vault.db", vault.database_key())
    store.outside("PRAGMA user_version=99")
    store.close()
    before = files_of(folder)
    with pytest.raises(NewerVault):
        restore(backed, folder, PASSPHRASE, around)
    assert files_of(folder) == before


def test_a_vault_that_is_open(
    backed: Path, folder: Path, around: Around, again: Again
) -> None:
    with again():
        for act in (weigh, restore):
            with pytest.raises(VaultInUse):
                act(backed, folder, PASSPHRASE, around)  # type: ignore[operator]


def test_an_unreadable_list_of_what_was_erased(
    vault: Vault, folder: Path, around: Around
) -> None:
    livret = open_livret(vault, "Amina")
    gone = say(vault, livret, "à effacer")
    vault.backup()
    vault.log.erase_bodies([gone])
    backup = vault.backups()[-1].folder
    vault.close()
    data = bytearray((folder / ERASURES_FILE).read_bytes())
    data[40] ^= 1
    (folder / ERASURES_FILE).write_bytes(bytes(data))
    refused(ErasureJournalDamaged, backup, folder, PASSPHRASE, around)


def test_a_place_that_was_not_there_is_not_left_behind(
    backed: Path, tmp_path: Path, around: Around
) -> None:
    (backed / "vault.db").write_bytes(b"spoiled")
    with pytest.raises(DamagedBackup):
        restore(backed, tmp_path / "neuf", PASSPHRASE, around)
    assert not (tmp_path / "neuf").exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte and a half."""
    point = tmp_path / "disque"
    point.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", str(point)]
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root of a Linux machine mounts a small disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let its root mount a disk")
    try:
        yield point
    finally:
        subprocess.run(["umount", "-l", str(point)], check=True)


def test_a_full_disk(backed: Path, small_disk: Path, around: Around) -> None:
    filler = small_disk / "gros"
    room = os.statvfs(small_disk)
    filler.write_bytes(bytes(room.f_bavail * room.f_frsize - 64 * 1024))
    with pytest.raises(DiskFull):
        restore(backed, small_disk / "coffre", PASSPHRASE, around)
    assert [path.name for path in small_disk.iterdir()] == ["gros"]
    filler.unlink()
    restore(backed, small_disk / "coffre", PASSPHRASE, around).close()


# --- what comes back ---------------------------------------------------------


def test_each_livret_and_doctor_tell_that_one_went_back(
    backed: Path, folder: Path, around: Around, clock: SetClock, again: Again
) -> None:
    clock.forward(days=2)
    with restore(backed, folder, PASSPHRASE, around) as restored:
        (livret,) = restored.log.livrets()
        (entry,) = restored.journal.of(livret)
        assert (entry.what, entry.at) == ("restored", clock.now())
        assert entry.detail == (("backup", "2026-03-12"),)
        assert restored.notices[0].facts == {"on": "2026-03-14", "backup": "2026-03-12"}
    with again() as opened:
        assert opened.notices == ()
        assert len(opened.journal.of(livret)) == 1
        told = examine(opened)
        assert told.sound
        assert "restored" in [one.code for one in told]


def test_a_crash_before_the_first_opening_tells_it_all_the_same(
    backed: Path,
    folder: Path,
    around: Around,
    monkeypatch: pytest.MonkeyPatch,
    again: Again,
) -> None:
    def die(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr("livret.vault.opening.finish_restoring", die)
        with pytest.raises(KeyboardInterrupt):
            restore(backed, folder, PASSPHRASE, around)
    assert (folder / restoring.MARKER).exists()
    with again() as opened:
        assert [one.code for one in opened.notices] == ["restored"]
        (livret,) = opened.log.livrets()
        assert [one.what for one in opened.journal.of(livret)] == ["restored"]
        assert examine(opened).sound
    assert [one.sort for one in found_backups(folder)].count(Sort.ASIDE) == 1


def test_a_new_machine_has_only_the_second_place(
    vault: Vault, folder: Path, tmp_path: Path, around: Around, clock: SetClock
) -> None:
    livret = open_livret(vault, "Amina")
    gone, kept = say(vault, livret, "à effacer"), say(vault, livret, "à garder")
    vault.log.erase_bodies([gone])
    second = tmp_path / "clé"
    second.mkdir()
    vault.settings.put(SECOND_PLACE, str(second))
    vault.backup()
    vault.close()
    shutil.rmtree(folder)
    (away,) = found_backups(second)
    told = weigh(away.folder, folder, PASSPHRASE, around)
    assert not told.erasures_known
    with restore(away.folder, folder, PASSPHRASE, around) as restored:
        codes = [one.code for one in restored.notices]
        assert codes == ["restored", "erasures_unknown"]
        bodies = {one.id: one.body for one in restored.log.sealed(livret)}
        assert bodies[gone] is None
        assert bodies[kept] is not None
        assert examine(restored).sound
        # The list goes on from where the backup knew of it.
        restored.log.erase_bodies([kept])
    with open_vault(folder, PASSPHRASE, around) as opened:
        assert opened.notices == ()
        assert examine(opened).sound


def test_what_was_not_yet_folded_into_a_vault_set_aside_comes_back(
    backed: Path, folder: Path, around: Around, clock: SetClock, tmp_path: Path
) -> None:
    """A vault that was killed keeps its last words in its write-ahead log."""
    opened = open_vault(folder, PASSPHRASE, around)
    livret = opened.log.livrets()[0]
    last = say(opened, livret, "juste avant la coupure")
    killed = tmp_path / "coupé"
    killed.mkdir()
    for name in ("vault.db", "vault.db-wal", "keys.json"):
        shutil.copyfile(folder / name, killed / name)
    opened.close()
    with restore(killed, folder, PASSPHRASE, around) as restored:
        assert last in {one.id for one in restored.log.sealed(livret)}


# --- only the keys are gone ----------------------------------------------------


@pytest.mark.parametrize("spoilt", [None, b"", b"{}"])
def test_a_whole_vault_without_its_keys_loses_nothing(
    backed: Path,
    folder: Path,
    around: Around,
    again: Again,
    spoilt: bytes | None,
) -> None:
    keys = folder / "keys.json"
    keys.unlink() if spoilt is None else keys.write_bytes(spoilt)
    assert weigh(backed, folder, PASSPHRASE, around).keys_alone
    with restore_keys(backed, folder, PASSPHRASE, around) as opened:
        assert opened.notices == ()
        assert {one.called for one in opened.people.people()} == {"Amina", "Olena"}
        assert examine(opened).sound
    again().close()
    kept = [path.read_bytes() for path in folder.glob("backups/remplace-*/keys.json")]
    assert kept == ([] if spoilt is None else [spoilt])


def test_keys_alone_do_not_help_a_damaged_vault(
    backed: Path, folder: Path, around: Around
) -> None:
    (folder / "keys.json").unlink()
    (folder / "vault.db").write_bytes(b"spoiled" * 1000)
    assert not weigh(backed, folder, PASSPHRASE, around).keys_alone
    before = files_of(folder)
    with pytest.raises((DamagedVault, TruncatedVault)):
        restore_keys(backed, folder, PASSPHRASE, around)
    assert files_of(folder) == before


def test_keys_that_cannot_be_kept_leave_the_vault_closed(
    backed: Path, folder: Path, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "keys.json").unlink()

    def full(folder: Path, _keys: object) -> None:
        raise DiskFull(folder=str(folder))

    with monkeypatch.context() as disk:
        disk.setattr("livret.vault.keyslots.store", full)
        with pytest.raises(DiskFull):
            restore_keys(backed, folder, PASSPHRASE, around)
    restore_keys(backed, folder, PASSPHRASE, around).close()
