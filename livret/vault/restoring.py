"""Putting a backup in place so that a crash in between is finished later.

What shall stand is prepared beside what stands; a marker then says "from here
on, go forward". Whoever opens the vault next finds it and finishes.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.usecases.vault_errors import BackupNotKept, DamagedBackup, NewerVault
from livret.vault import schema
from livret.vault.around import Around
from livret.vault.backups import BACKUPS_FOLDER, DATABASE_FILE, require_whole
from livret.vault.engine import Store
from livret.vault.erasures import ERASURES_FILE
from livret.vault.files import (
    create_private,
    disk_errors,
    make_folder,
    sync_file,
    sync_folder,
    write_whole,
)
from livret.vault.keyslots import KEYS_FILE
from livret.vault.restored import PENDING, mark
from livret.vault.upgrades import newest, version_of
from livret.vault.witness import WITNESS_FILE

MARKER = "restauration"
_PREPARED = "a-restaurer"
_COPIED = (DATABASE_FILE, f"{DATABASE_FILE}-wal", KEYS_FILE)
_ID_BYTES = 16
_STANDING = (
    DATABASE_FILE,
    f"{DATABASE_FILE}-wal",
    f"{DATABASE_FILE}-shm",
    KEYS_FILE,
    WITNESS_FILE,
)


def prepare_restoring(backup: Path, folder: Path, key: bytes, around: Around) -> None:
    """Prepare a copy of ``backup`` in ``folder``; nothing that stands is touched.

    The copy is a new one of the vault (a replica id of its own, so that the
    old one's numbers are never used twice), and tells whoever opens it first
    where it comes from.

    Args:
        backup: The folder of the backup.
        folder: Of the vault.
        key: The data key, which the backup's keys opened.
        around: What the vault asks from outside.

    Raises:
        DamagedBackup: It does not open, or is not whole.
        NewerVault: A newer Livret made it.
        DiskFull, ReadOnlyVault, StorageFailed: As they say.
    """
    prepared = folder / _PREPARED
    try:
        _copy(backup, prepared)
        _make_ours(backup, prepared, key, around)
        _bring_erasures(backup, folder)
        write_whole(folder / MARKER, b"")
    except BaseException:
        # A full disk is not filled by what did not help.
        shutil.rmtree(prepared, ignore_errors=True)
        raise


def _copy(backup: Path, prepared: Path) -> None:
    shutil.rmtree(prepared, ignore_errors=True)
    make_folder(prepared)
    for name in _COPIED:
        # What was set aside may still have its write-ahead log.
        if (backup / name).is_file():
            create_private(prepared / name)
            with disk_errors(prepared.parent):
                shutil.copyfile(backup / name, prepared / name)


def _make_ours(backup: Path, prepared: Path, key: bytes, around: Around) -> None:
    database = prepared / DATABASE_FILE
    try:
        require_whole(database, key)
    except BackupNotKept as error:
        raise DamagedBackup(folder=str(backup)) from error
    store = Store(database, key)
    try:
        found, known = version_of(store), newest(around.steps)
        if found > known:
            raise NewerVault(found=found, known=known)
        row = {"name": PENDING, "value": mark(backup.name, around.clock.now())}
        add = upsert(schema.settings)
        with store.writing() as connection:
            replica = around.randomness.take(_ID_BYTES)
            connection.execute(update(schema.vault).values(replica=replica))
            connection.execute(
                add.on_conflict_do_update(
                    index_elements=["name"], set_={"value": add.excluded.value}
                ),
                row,
            )
    finally:
        store.close()
    for name in (DATABASE_FILE, KEYS_FILE):
        sync_file(prepared / name)


def finish_restoring(folder: Path, now: dt.datetime) -> bool:
    """Put in place what was prepared, where a marker says so.

    Args:
        folder: Of the vault.
        now: Names the folder that keeps what stood there.

    Returns:
        Whether there was something to finish.
    """
    marker, prepared = folder / MARKER, folder / _PREPARED
    if not marker.is_file():
        return False
    aside = _aside(folder, now)
    with disk_errors(folder):
        # The keys go last: while they stand in ``prepared``, all is to be done.
        if (prepared / KEYS_FILE).is_file():
            if (prepared / DATABASE_FILE).is_file():
                _set_aside(folder, aside)
                (prepared / DATABASE_FILE).replace(folder / DATABASE_FILE)
            (prepared / KEYS_FILE).replace(folder / KEYS_FILE)
        sync_folder(folder)
        shutil.rmtree(prepared, ignore_errors=True)
        marker.unlink()
        sync_folder(folder)
    return True


def set_keys_aside(folder: Path, now: dt.datetime) -> None:
    """Keep a ``keys.json`` that cannot be read where a vault set aside would be."""
    keys = folder / KEYS_FILE
    if keys.is_file():
        aside = _aside(folder, now)
        make_folder(aside)
        with disk_errors(folder):
            keys.replace(aside / KEYS_FILE)


def _aside(folder: Path, now: dt.datetime) -> Path:
    return folder / BACKUPS_FOLDER / f"remplace-{now:%Y-%m-%dT%H%M%S}"


def _set_aside(folder: Path, aside: Path) -> None:
    standing = [folder / name for name in _STANDING if (folder / name).is_file()]
    if standing:
        make_folder(aside)
    # The database first: without it, its write-ahead log means nothing.
    for path in standing:
        path.replace(aside / path.name)


def _bring_erasures(backup: Path, folder: Path) -> None:
    """Let a backup restored elsewhere know what its vault erased since."""
    there, here = backup.parent.parent / ERASURES_FILE, folder / ERASURES_FILE
    if here.exists() or not there.is_file():
        return
    with disk_errors(folder):
        data = there.read_bytes()
    write_whole(here, data)
