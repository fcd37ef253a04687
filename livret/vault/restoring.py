"""Putting a backup in place so that a crash in between is finished later.

What shall stand is prepared beside what stands; a marker then says "from here
on, go forward". Whoever opens the vault next finds it and finishes.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from sqlalchemy import update

from livret.vault import schema
from livret.vault.backups import BACKUPS_FOLDER, DATABASE_FILE
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
from livret.vault.witness import WITNESS_FILE

MARKER = "restauration"
_PREPARED = "a-restaurer"
_STANDING = (
    DATABASE_FILE,
    f"{DATABASE_FILE}-wal",
    f"{DATABASE_FILE}-shm",
    KEYS_FILE,
    WITNESS_FILE,
)


def prepare_restoring(backup: Path, folder: Path, key: bytes, replica: bytes) -> None:
    """Prepare a copy of ``backup`` in ``folder``; nothing that stands is touched.

    Args:
        backup: The folder of the backup.
        folder: Of the vault.
        key: The data key, which the backup's keys opened.
        replica: Id of the new copy, 16 random bytes: the old one's numbers
            are never used twice.

    Raises:
        DamagedVault: The backup does not open.
        DiskFull, ReadOnlyVault, StorageFailed: As they say.
    """
    prepared = folder / _PREPARED
    shutil.rmtree(prepared, ignore_errors=True)
    make_folder(prepared)
    for name in (DATABASE_FILE, KEYS_FILE):
        create_private(prepared / name)
        with disk_errors(folder):
            shutil.copyfile(backup / name, prepared / name)
    store = Store(prepared / DATABASE_FILE, key)
    try:
        with store.writing() as connection:
            connection.execute(update(schema.vault).values(replica=replica))
    finally:
        store.close()
    for name in (DATABASE_FILE, KEYS_FILE):
        sync_file(prepared / name)
    _bring_erasures(backup, folder)
    write_whole(folder / MARKER, b"")


def finish_restoring(folder: Path, now: dt.datetime | None) -> bool:
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
    stamp = now.strftime("%Y-%m-%dT%H%M%S") if now else "interrompu"
    aside = folder / BACKUPS_FOLDER / f"remplace-{stamp}"
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
