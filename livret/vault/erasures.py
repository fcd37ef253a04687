"""``effacements``: what was erased, kept beside the vault and out of backups.

Each record is written and flushed before the database forgets, so that a crash
between the two, like a backup put back, only means erasing again at the next
opening. A record is encrypted and bound to its place and to the one before it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.usecases.ports import Randomness
from livret.usecases.vault_errors import ErasureJournalDamaged
from livret.vault import blobs, schema
from livret.vault.chain import START
from livret.vault.engine import Store
from livret.vault.files import create_private, disk_errors

ERASURES_FILE = "effacements"

_LENGTH_BYTES = 4
_NONCE_BYTES = 12
_MAX_RECORD = 64 * 1024 * 1024
_PREFIX = b"livret/erasure/1\n"

_ERASED = upsert(schema.erased).on_conflict_do_nothing()
_EMPTY = (
    update(schema.contributions)
    .where(schema.contributions.c.id == bindparam("of"))
    .values(salt=None, body=None, problem="")
)
_MARK = """UPDATE livrets SET stale = 1, version = version + 1
    WHERE fk = (SELECT n >> ? FROM contributions WHERE id = ?)"""
_IDS = """SELECT c.id FROM livrets l JOIN contributions c
    ON c.n BETWEEN l.fk << ? AND ((l.fk + 1) << ?) - 1 WHERE l.id = ?"""
_BITS = schema.LIVRET_BITS


@dataclass(frozen=True, slots=True)
class Erasure:
    """One act of erasing.

    Attributes:
        ids: Contributions whose words go, 64 hex digits each.
        livrets: Livrets of which nothing said stays, 32 hex digits each.
        number: Which act of this vault it is, from 1; 0 until it is written.
            A list that was cut short leaves a gap, and no number comes twice.
        begins_again: The acts before it were in a list that was lost with
            the machine; a backup brought what it knew of them.
    """

    ids: tuple[str, ...] = ()
    livrets: tuple[str, ...] = ()
    number: int = 0
    begins_again: bool = False


class ErasureJournal:
    """Reads and writes ``effacements``.

    Args:
        folder: Of the vault.
        key: Derived from the data key.
        randomness: For nonces.

    Raises:
        ErasureJournalDamaged: A whole record cannot be read.
    """

    def __init__(self, folder: Path, key: bytes, randomness: Randomness) -> None:
        self._path = folder / ERASURES_FILE
        self._cipher = AESGCM(key)
        self._randomness = randomness
        self._records: list[Erasure] = []
        self._chain = START
        self._end = 0
        self._read()

    @property
    def records(self) -> tuple[Erasure, ...]:
        """Every act, oldest first."""
        return tuple(self._records)

    @property
    def known(self) -> int:
        """How many acts the list accounts for."""
        known = 0
        for act in self._records:
            known = act.number if act.begins_again else known + 1
        return known

    def reached(self, told: int) -> int:
        """Return the number of the last act, whoever still knows of it.

        Args:
            told: How many acts the database has applied.
        """
        return max(told, self._records[-1].number if self._records else 0)

    def note(self, erasure: Erasure, told: int) -> None:
        """Write one act down, numbered after every other; durable on return.

        Args:
            erasure: The act.
            told: How many acts the database has applied.

        Raises:
            DiskFull, ReadOnlyVault: Nothing was written.
        """
        erasure = replace(erasure, number=self.reached(told) + 1)
        plain = json.dumps(asdict(erasure))
        nonce = self._randomness.take(_NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, plain.encode(), self._place())
        record = len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed
        create_private(self._path)
        with disk_errors(self._path.parent), self._path.open("r+b") as stream:
            stream.truncate(self._end)  # what a crash left of a record
            stream.seek(self._end)
            stream.write(record)
            stream.flush()
            os.fsync(stream.fileno())
        self._advance(erasure, record)

    def _read(self) -> None:
        if not self._path.is_file():
            return
        with disk_errors(self._path.parent):
            data = self._path.read_bytes()
        for record in _split(data):
            sealed = record[_LENGTH_BYTES:]
            nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
            try:
                plain = json.loads(self._cipher.decrypt(nonce, rest, self._place()))
            except (InvalidTag, ValueError) as error:
                folder = str(self._path.parent)
                raise ErasureJournalDamaged(folder=folder) from error
            number = plain.get("number", len(self._records) + 1)
            begins_again = bool(plain.get("begins_again"))
            whole = tuple(plain["livrets"])
            erasure = Erasure(tuple(plain["ids"]), whole, number, begins_again)
            self._advance(erasure, record)

    def _place(self) -> bytes:
        return _PREFIX + len(self._records).to_bytes(8, "big") + self._chain

    def _advance(self, erasure: Erasure, record: bytes) -> None:
        self._records.append(erasure)
        self._chain = hashlib.sha256(self._chain + record).digest()
        self._end += len(record)


def erase(store: Store, acts: Iterable[Erasure], applied: int) -> None:
    """Make the database forget; all or nothing.

    Args:
        store: The database.
        acts: What to forget.
        applied: Number of the last act that this applies.
    """
    with store.writing() as connection:
        for act in acts:
            _apply(connection, act)
        connection.execute(update(schema.vault).values(erasures=applied))


def ids_of(store: Store, livrets: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of everything said in some livrets."""
    with store.reading() as connection:
        found = [_ids_of(connection, bytes.fromhex(livret)) for livret in livrets]
    return tuple(number.hex() for numbers in found for number in numbers)


def _apply(connection: Connection, act: Erasure) -> None:
    numbers = [bytes.fromhex(one) for one in act.ids]
    for livret in act.livrets:
        numbers += _ids_of(connection, bytes.fromhex(livret))
    for number in numbers:
        connection.execute(_ERASED, {"id": number})
        connection.execute(_EMPTY, {"of": number})
        connection.exec_driver_sql(_MARK, (_BITS, number))
        _forget_blobs(connection, number)
    for livret in act.livrets:
        _forget_livret(connection, livret)
    _forget_refused(connection, set(numbers), act.livrets)
    # Half of a file may be of what is erased; what is not comes again.
    connection.execute(delete(schema.hub_arriving))


def _forget_blobs(connection: Connection, number: bytes) -> None:
    uses = schema.blob_uses
    mine = select(uses.c.sha256).where(uses.c.contribution == number)
    named = connection.scalars(mine).all()
    connection.execute(delete(uses).where(uses.c.contribution == number))
    for sha256 in named:
        others = select(uses.c.sha256).where(uses.c.sha256 == sha256).limit(1)
        if connection.scalar(others) is None:
            blobs.remove(connection, sha256)


def _forget_livret(connection: Connection, livret: str) -> None:
    """Forget what stands beside the log: files, drafts, the memory aid."""
    number = bytes.fromhex(livret)
    of_livrets = schema.blob_livrets
    mine = select(of_livrets.c.sha256).where(of_livrets.c.livret == number)
    named = connection.scalars(mine).all()
    connection.execute(delete(of_livrets).where(of_livrets.c.livret == number))
    for sha256 in named:
        others = select(of_livrets.c.sha256).where(of_livrets.c.sha256 == sha256)
        if connection.scalar(others.limit(1)) is None:
            blobs.remove(connection, sha256)
    drafts, lines = schema.drafts, schema.private_lines
    connection.execute(delete(drafts).where(drafts.c.livret == livret))
    connection.execute(delete(lines).where(lines.c.livret == number))


def _forget_refused(
    connection: Connection, numbers: set[bytes], livrets: Iterable[str]
) -> None:
    """Forget refused copies that may hold the same words."""
    refused = schema.quarantine
    sought = [livret.encode("ascii") for livret in livrets]
    found = connection.execute(select(refused.c.digest, refused.c.header)).fetchall()
    for digest, header in found:
        same = hashlib.sha256(header).digest() in numbers
        if same or any(livret in header for livret in sought):
            connection.execute(delete(refused).where(refused.c.digest == digest))


def _ids_of(connection: Connection, livret: bytes) -> list[bytes]:
    found = connection.exec_driver_sql(_IDS, (_BITS, _BITS, livret))
    return list(found.scalars())


def _split(data: bytes) -> Iterator[bytes]:
    """Give whole records; what a crash cut short at the end is left out."""
    start = 0
    while start + _LENGTH_BYTES <= len(data):
        length = int.from_bytes(data[start : start + _LENGTH_BYTES], "big")
        end = start + _LENGTH_BYTES + length
        if length > _MAX_RECORD or end > len(data):
            return
        yield data[start:end]
        start = end
