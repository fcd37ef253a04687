"""From an older vault to this program's: copy first, then change, then check.

A step changes the database from one version to the next, inside the one
transaction of the whole upgrade. The step that a version needed is never
edited afterwards: its fixture stands in the tests.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Connection, update
from sqlalchemy.exc import SQLAlchemyError

from livret.domain.errors import LivretError
from livret.usecases.vault_errors import NewerVault, UpgradeFailed
from livret.vault import schema
from livret.vault.arrivals import vault_state
from livret.vault.backups import BACKUPS_FOLDER, copy_into, require_sound
from livret.vault.engine import Store
from livret.vault.identity import MLKEM_SEED_BYTES

Step = Callable[[Connection], None]


def _add_dues(connection: Connection) -> None:
    """Dates to keep in mind, made again from the log when they are first read."""
    connection.exec_driver_sql(
        """CREATE TABLE dues (livret BLOB NOT NULL, what TEXT NOT NULL,
            about BLOB NOT NULL, day TEXT NOT NULL, facts TEXT NOT NULL,
            PRIMARY KEY (livret, what, about)) WITHOUT ROWID"""
    )
    connection.execute(update(schema.livrets).values(stale=True))


def _add_hub(connection: Connection) -> None:
    """What waits to be pushed to a hub, and how far it was read."""
    connection.exec_driver_sql(
        """CREATE TABLE hub_links (fk INTEGER NOT NULL PRIMARY KEY,
            name BLOB NOT NULL UNIQUE, livret BLOB NOT NULL UNIQUE,
            scope_key BLOB NOT NULL, cursor INTEGER NOT NULL,
            at_cursor BLOB NOT NULL, sent INTEGER NOT NULL,
            at_sent BLOB NOT NULL, epoch INTEGER NOT NULL,
            grants INTEGER NOT NULL)"""
    )
    connection.exec_driver_sql(
        """CREATE TABLE hub_there (link INTEGER NOT NULL, id BLOB NOT NULL,
            state INTEGER NOT NULL, PRIMARY KEY (link, id)) WITHOUT ROWID"""
    )


def _add_hub_rests(connection: Connection) -> None:
    """What need not be looked through again, and files half received."""
    connection.exec_driver_sql(
        "ALTER TABLE livrets ADD COLUMN version INTEGER DEFAULT 0 NOT NULL"
    )
    connection.exec_driver_sql(
        """CREATE TABLE hub_rests (link INTEGER NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL, epoch INTEGER NOT NULL,
            grants BLOB NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL)"""
    )
    connection.exec_driver_sql(
        """CREATE TABLE hub_arriving (n INTEGER NOT NULL PRIMARY KEY,
            file BLOB NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL)"""
    )
    connection.exec_driver_sql(
        "CREATE UNIQUE INDEX hub_arriving_in_order ON hub_arriving (file, part)"
    )


def _add_mlkem(connection: Connection) -> None:
    """A second key for the hub, which no machine of later years takes apart."""
    connection.exec_driver_sql(
        "ALTER TABLE identity ADD COLUMN mlkem_seed BLOB DEFAULT x'' NOT NULL"
    )
    connection.execute(
        update(schema.identity).values(mlkem_seed=os.urandom(MLKEM_SEED_BYTES))
    )


def _add_hoped_for(connection: Connection) -> None:
    """Signatures hoped for before a day, among the dates: lines are made again."""
    connection.execute(update(schema.livrets).values(stale=True))


def _add_erased(connection: Connection) -> None:
    """Who erased a livret that is still here: lines are made again."""
    connection.execute(update(schema.livrets).values(stale=True))


STEPS: Mapping[int, Step] = {
    1: _add_dues,
    2: _add_hub,
    3: _add_hub_rests,
    4: _add_mlkem,
    5: _add_hoped_for,
    6: _add_erased,
}
"""From version n to n + 1, by n. The first released version is 1."""


def newest(steps: Mapping[int, Step]) -> int:
    """Return the version that ``steps`` lead to."""
    return max(steps, default=schema.VERSION - 1) + 1


def version_of(store: Store) -> int:
    """Return the version of the tables of an open vault."""
    with store.reading() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)


def require_not_newer(store: Store, steps: Mapping[int, Step]) -> None:
    """Refuse a vault that a newer Livret wrote, before anything is written.

    Raises:
        NewerVault: It is untouched.
    """
    found, known = version_of(store), newest(steps)
    if found > known:
        raise NewerVault(found=found, known=known)


def upgrade(
    store: Store, key: bytes, steps: Mapping[int, Step], day: dt.date
) -> Path | None:
    """Bring the vault to the version of this program.

    Returns:
        Where the vault as it was is kept, or None where nothing was to do.

    Raises:
        NewerVault: A newer Livret wrote it; untouched.
        UpgradeFailed: It is as it was.
    """
    require_not_newer(store, steps)
    found, wanted = version_of(store), newest(steps)
    if found == wanted:
        return None
    kept = store.path.parent / BACKUPS_FOLDER / f"avant-v{wanted}-{day.isoformat()}"
    shutil.rmtree(kept, ignore_errors=True)
    copy_into(store, kept)
    with store.reading() as connection:
        state = vault_state(connection)
    require_sound(kept / store.path.name, key, state)
    try:
        with store.writing() as connection:
            for version in range(found, wanted):
                steps[version](connection)
            _require_whole(connection, wanted)
    except (LivretError, SQLAlchemyError, KeyError) as error:
        raise UpgradeFailed(backup=str(kept), found=found, known=wanted) from error
    return kept


def _require_whole(connection: Connection, wanted: int) -> None:
    connection.exec_driver_sql(f"PRAGMA user_version={wanted}")
    told = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if told != "ok" or loose:
        raise UpgradeFailed(backup="", found=told, known=wanted)
