"""The one connection to the encrypted database, through SQLAlchemy.

SQLCipher is opened with a raw 256-bit key, never with a passphrase and never
through a URL: the key lives in the creator's closure alone. WAL with
``synchronous=FULL``: a commit that returned survives ``kill -9``.
Source: ``resources/design/vault.md``; sqlite.org, "Write-Ahead Logging".
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, NoResultFound
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from livret.domain.errors import LivretError
from livret.usecases.vault_errors import (
    DamagedVault,
    DiskFull,
    OldEngine,
    ReadOnlyVault,
    StorageFailed,
    VaultInUse,
)
from livret.vault.wal_room import Room

OLDEST_SQLCIPHER = (4, 19)
OLDEST_SQLITE = (3, 51, 3)
"""Before it two connections of one process could spoil a WAL (fixed 2026-03)."""

_CACHE_KIB = 64_000
_BUSY_MILLISECONDS = 5_000
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    f"busy_timeout={_BUSY_MILLISECONDS}",
    f"cache_size=-{_CACHE_KIB}",
)

# Primary result codes of SQLite (sqlite.org/rescode.html).
_BUSY = {5, 6}
_READONLY = {3, 8, 14}
_SPOILED = {11, 26}
_FULL = 13
_IO_FAILED = 10

_ROOM_TO_OPEN = 64 * 1024
"""What the shared memory beside the log takes, twice; without it SQLite tells
of a failed disk where the disk is only full."""

_OF_THE_DATABASE = (DBAPIError, NoResultFound, sqlcipher.Error)


class Store:
    """Owns the connection of one vault, for one worker thread.

    Args:
        path: The database file; created with the folder's modes by the caller.
        key: The 32-byte data key.

    Raises:
        DamagedVault: ``key`` does not open the file, or the file is spoiled.
        OldEngine: SQLCipher or SQLite is older than what is safe.
        DiskFull, ReadOnlyVault, StorageFailed, VaultInUse: As they say.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._folder = path.parent
        self._writing = self._parts = False
        self._room = Room(path)
        self._engine = _engine(path, key)
        event.listen(self._engine, "begin", self._begin)
        try:
            with storage_errors(self._folder):
                self._connection = self._engine.connect()
                self._raw: Any = self._connection.connection.dbapi_connection
                _require_safe(self._connection)
                self._connection.rollback()
        except LivretError:
            self._engine.dispose()
            raise

    @property
    def in_parts(self) -> bool:
        """Whether what is written now is kept later, with more, or not at all."""
        return self._parts

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection inside a short read transaction.

        Within another transaction of the same store, it joins that one.
        """
        with storage_errors(self._folder):
            if self._writing or self._connection.in_transaction():
                yield self._connection
            else:
                with self._connection.begin():
                    yield self._connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection inside a write transaction: all or nothing.

        Durable when the block is left; never nested, but within ``parts``.
        SQLAlchemy enters the transaction with its first statement: a save that
        only needs ``change`` does without it.
        """
        if self._parts:
            yield from self._part()
            return
        # One context and not ``storage_errors`` in another: every save goes here.
        try:
            # It takes its lock at once: a read that turns into a write after
            # another commit would be answered "locked" whatever the timeout.
            self._raw.execute("BEGIN IMMEDIATE")
            self._writing = True
            try:
                yield self._connection
                self._require_open()
                self._end(Connection.commit, "COMMIT")
                self._room.committed()
            except BaseException:
                self._end(Connection.rollback, "ROLLBACK")
                raise
            finally:
                self._writing = False
        except _OF_THE_DATABASE as error:
            raise _ours(error, self._folder) from error

    @contextlib.contextmanager
    def parts(self) -> Iterator[None]:
        """Let each ``writing`` inside be a part of the write that is open.

        All parts are kept together when that one is. An error undoes its own
        part, and everything where nobody caught it.
        """
        self._parts = True
        try:
            yield
        finally:
            self._parts = False

    def _part(self) -> Iterator[Connection]:
        """Give the connection inside a part of the write that is open."""
        self._require_open()
        self._raw.execute("SAVEPOINT part")
        try:
            yield self._connection
        except BaseException:
            # A full disk may have undone everything already.
            if self._raw.in_transaction:
                self._raw.execute("ROLLBACK TO part")
                self._raw.execute("RELEASE part")
            raise
        self._raw.execute("RELEASE part")

    def _require_open(self) -> None:
        if not self._raw.in_transaction:
            raise StorageFailed(folder=str(self._folder), reason="undone")

    def change(self, statement: str, values: Mapping[str, Any]) -> int:
        """Run one writing statement inside ``writing``; the quickest way.

        Returns:
            How many rows it touched.
        """
        touched: int = self._raw.execute(statement, values).rowcount
        return touched

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Run one reading statement by itself; the quickest way to its rows."""
        try:
            rows: list[Any] = self._raw.execute(statement, values).fetchall()
        except sqlcipher.Error as error:
            raise translated(error, self._folder) from error
        return rows

    def outside(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement that may not stand in a transaction (``VACUUM``, …)."""
        return self.ask(statement)

    def tidy(self) -> None:
        """Let the database note what its planner learnt; before closing."""
        with contextlib.suppress(LivretError):
            self.outside("PRAGMA optimize")

    def close(self) -> None:
        """Fold the WAL into the file and forget the key; writes nothing else."""
        self._connection.close()
        self._engine.dispose()

    def _begin(self, connection: Connection) -> None:
        if not self._writing:
            connection.exec_driver_sql("BEGIN")

    def _end(self, end: Callable[[Connection], None], alone: str) -> None:
        """End the write, in SQLAlchemy too where it entered."""
        # Not ``in_transaction``: one whose commit failed is still to be ended.
        if self._connection.get_transaction() is not None:
            end(self._connection)
        if self._raw.in_transaction:
            self._raw.execute(alone)

    def __repr__(self) -> str:
        return f"Store({self.path.name!r})"


@contextlib.contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Turn what the database answers into our errors; others pass through."""
    try:
        yield
    except _OF_THE_DATABASE as error:
        raise _ours(error, folder) from error


def _ours(error: Exception, folder: Path) -> LivretError:
    if isinstance(error, NoResultFound):  # a row that every vault has
        return DamagedVault(folder=str(folder))
    return translated(error.orig if isinstance(error, DBAPIError) else error, folder)


def translated(error: BaseException | None, folder: Path) -> LivretError:
    """Return our error for one of SQLite's."""
    primary = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    where = str(folder)
    if primary == _FULL or (primary == _IO_FAILED and _is_full(folder)):
        return DiskFull(folder=where)
    if primary in _READONLY:
        return ReadOnlyVault(folder=where)
    if primary in _BUSY:
        return VaultInUse(folder=where)
    if primary in _SPOILED:
        return DamagedVault(folder=where)
    name = str(getattr(error, "sqlite_errorname", "") or type(error).__name__)
    return StorageFailed(folder=where, reason=name)


def _is_full(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return shutil.disk_usage(folder).free < _ROOM_TO_OPEN
    return False


def connect(path: Path, key: bytes) -> Any:
    """Open one raw keyed connection, ready to read (DB-API 2)."""
    connection = sqlcipher.connect(
        str(path),
        check_same_thread=False,
        timeout=_BUSY_MILLISECONDS / 1000,
        isolation_level=None,
    )
    try:
        # Before the key, or SQLCipher writes about a wrong one to stderr.
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.Error:
        connection.close()
        raise
    return connection


def connect_to_write(path: Path, key: bytes) -> Any:
    """Open one raw keyed connection whose commits are durable (DB-API 2)."""
    connection = connect(path, key)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlcipher.Error:
        connection.close()
        raise
    return connection


def _engine(path: Path, key: bytes) -> Engine:
    make: Callable[..., Engine] = create_engine
    return make(
        "sqlite://",
        creator=lambda: connect_to_write(path, key),
        module=sqlcipher,
        poolclass=StaticPool,
        hide_parameters=True,
    )


def _require_safe(connection: Connection) -> None:
    cipher = str(connection.exec_driver_sql("PRAGMA cipher_version").scalar() or "0")
    sqlite = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar())
    keyed = str(connection.exec_driver_sql("PRAGMA cipher_status").scalar())
    temporary = connection.exec_driver_sql("PRAGMA temp_store").scalar()
    if _numbers(cipher) < OLDEST_SQLCIPHER:
        raise OldEngine(found=f"SQLCipher {cipher}", needed=_dotted(OLDEST_SQLCIPHER))
    if _numbers(sqlite) < OLDEST_SQLITE:
        raise OldEngine(found=f"SQLite {sqlite}", needed=_dotted(OLDEST_SQLITE))
    if keyed != "1" or temporary != 2:  # noqa: PLR2004  (2 is MEMORY)
        raise OldEngine(found=f"cipher_status {keyed}", needed="1")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(maxsplit=1)[0].split("."))


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
