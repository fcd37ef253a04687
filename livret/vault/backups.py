"""Backups: one folder a day, opened again before they count, thinned with age.

A backup is a whole vault folder but for the erasure journal: the database as
``VACUUM INTO`` copies it (encrypted under the same key), and ``keys.json``.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from livret.domain.errors import LivretError
from livret.usecases.vault_errors import BackupNotKept
from livret.vault.chain import START, VaultState
from livret.vault.engine import Store, connect, storage_errors
from livret.vault.files import (
    create_private,
    disk_errors,
    make_folder,
    sync_file,
    sync_folder,
    write_whole,
)
from livret.vault.keyslots import KEYS_FILE

BACKUPS_FOLDER = "backups"
DATABASE_FILE = "vault.db"

DAILY = 7
WEEKLY = 4
MONTHLY = 12

ASIDE_KEPT = dt.timedelta(days=366)
"""How long vaults set aside stay: as long as the oldest backup, or what was
erased since would stand in them for ever."""

_ASIDE = re.compile(r"(?:avant-v\d+-|remplace-)(\d{4}-\d{2}-\d{2})(?:T\d{6})?")

_LATEST = """SELECT vault_arrivals, vault_chain FROM livrets
    ORDER BY vault_arrivals DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Backup:
    """One kept backup.

    Attributes:
        folder: Where it is.
        day: The local day it was made.
    """

    folder: Path
    day: dt.date


def make_backup(
    store: Store, key: bytes, state: VaultState, place: Path, day: dt.date
) -> Backup:
    """Copy the vault of ``store`` under ``place`` and open the copy.

    A backup of the same day is replaced once the new one is sound.

    Raises:
        BackupNotKept: The copy did not open as what was copied.
        DiskFull, ReadOnlyVault, StorageFailed: Nothing was kept.
    """
    make_folder(place)
    kept = place / day.isoformat()
    waiting = place / f".{day.isoformat()}.new"
    try:
        copy_into(store, waiting)
        require_sound(waiting / DATABASE_FILE, key, state)
        with disk_errors(place):
            if kept.exists():
                shutil.rmtree(kept)
            waiting.rename(kept)
            sync_folder(place)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    return Backup(kept, day)


def copy_into(store: Store, folder: Path) -> None:
    """Write the database and the keys of an open vault into a new folder.

    Raises:
        DiskFull, ReadOnlyVault, StorageFailed: As they say.
    """
    shutil.rmtree(folder, ignore_errors=True)
    make_folder(folder)
    target = folder / DATABASE_FILE
    # It may stand there empty; so it is born with the right mode.
    create_private(target)
    quoted = str(target).replace("'", "''")
    store.outside(f"VACUUM INTO '{quoted}'")
    with disk_errors(folder):
        keys = (store.path.parent / KEYS_FILE).read_bytes()
    write_whole(folder / KEYS_FILE, keys)
    sync_file(target)
    with disk_errors(folder):
        sync_folder(folder)


def require_sound(database: Path, key: bytes, state: VaultState) -> None:
    """Open a copy with ``key`` and compare it with what was copied.

    Raises:
        BackupNotKept: It is not the same, or does not open.
    """
    if require_whole(database, key) != (state.arrivals, state.chain):
        raise BackupNotKept(folder=str(database.parent))


def require_whole(database: Path, key: bytes) -> tuple[int, bytes]:
    """Open a copy with ``key`` and check each of its pages.

    Returns:
        How many contributions it holds, and the vault's chain.

    Raises:
        BackupNotKept: It is damaged, or does not open.
    """
    try:
        with storage_errors(database.parent):
            connection = connect(database, key)
            try:
                told = _told(connection)
            finally:
                connection.close()
    except LivretError as error:
        raise BackupNotKept(folder=str(database.parent)) from error
    if told is None:
        raise BackupNotKept(folder=str(database.parent))
    return told


def kept_backups(place: Path) -> tuple[Backup, ...]:
    """Return the backups under ``place``, oldest first."""
    if not place.is_dir():
        return ()
    found = []
    for path in place.iterdir():
        try:
            day = dt.date.fromisoformat(path.name)
        except ValueError:
            continue
        if (path / DATABASE_FILE).is_file() and (path / KEYS_FILE).is_file():
            found.append(Backup(path, day))
    return tuple(sorted(found, key=lambda backup: backup.day))


def thin(place: Path) -> tuple[Backup, ...]:
    """Remove backups that neither day, week nor month needs; return them.

    Also what was set aside before an upgrade or a restoring, after a year.
    """
    found = kept_backups(place)
    days = to_keep(backup.day for backup in found)
    gone = tuple(backup for backup in found if backup.day not in days)
    gone += tuple(_too_old(place, max(days, default=dt.date.min)))
    with disk_errors(place):
        for backup in gone:
            shutil.rmtree(backup.folder)
    return gone


def _too_old(place: Path, today: dt.date) -> Iterator[Backup]:
    """Give what was set aside before an upgrade or a restoring, long ago."""
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        found = _ASIDE.fullmatch(path.name)
        with contextlib.suppress(ValueError):  # no day of any calendar
            day = dt.date.fromisoformat(found[1]) if found else today
            if today - day > ASIDE_KEPT:
                yield Backup(path, day)


def to_keep(days: Iterable[dt.date]) -> frozenset[dt.date]:
    """Return which days stay: the last of 7 days, 4 weeks and 12 months."""
    newest_first = sorted(days, reverse=True)
    weeks: dict[tuple[int, int], dt.date] = {}
    months: dict[tuple[int, int], dt.date] = {}
    for day in newest_first:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    return frozenset(
        [
            *newest_first[:DAILY],
            *list(weeks.values())[:WEEKLY],
            *list(months.values())[:MONTHLY],
        ]
    )


def _told(connection: sqlcipher.Connection) -> tuple[int, bytes] | None:
    whole = connection.execute("PRAGMA integrity_check").fetchall()
    sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if whole != [("ok",)] or sealed:
        return None
    connection.execute("SELECT id FROM vault").fetchone()
    row = connection.execute(_LATEST).fetchone()
    return (0, START) if row is None else (row[0], row[1])
