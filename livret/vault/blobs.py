"""Files inside the vault: signed PDFs, scans, outlines.

They stand in the database in parts, so that they are encrypted, durable and
backed up with the rest, and travel through memory a part at a time.
"""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.usecases.ports import BlobRef
from livret.usecases.vault_errors import BlobTooLarge, DamagedBlob, MissingBlob
from livret.vault import rows, schema
from livret.vault.engine import Store

MAX_BLOB_BYTES = 20 * 1024 * 1024
PART_BYTES = 256 * 1024


class VaultBlobs:
    """The ``Blobs`` of ``livret.usecases.ports``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, data: bytes, media_type: str, livret: str) -> BlobRef:
        """Keep ``data`` and return how to name it; durable on return.

        The same bytes are kept once, whatever the number of livrets.

        Raises:
            BlobTooLarge: More than 20 MB.
        """
        if len(data) > MAX_BLOB_BYTES:
            raise BlobTooLarge(size=len(data), limit=MAX_BLOB_BYTES)
        sha256 = hashlib.sha256(data).hexdigest()
        ref = BlobRef(sha256=sha256, size=len(data), type=media_type)
        row = rows.blob_to_row(ref)
        of_livret = {"sha256": row["sha256"], "livret": bytes.fromhex(livret)}
        add = upsert(schema.blobs).on_conflict_do_nothing(index_elements=["sha256"])
        belong = upsert(schema.blob_livrets).on_conflict_do_nothing()
        with self._store.writing() as connection:
            added = connection.execute(add, row)
            if added.rowcount:
                _keep_parts(connection, row["sha256"], data)
            connection.execute(belong, of_livret)
        return ref

    def get(self, sha256: str) -> bytes:
        """Return the bytes, checked against their digest.

        Raises:
            MissingBlob: Not here, erased or withheld.
            DamagedBlob: Not what was kept.
        """
        with self._store.reading() as connection:
            data = _read(connection, sha256)
        if data is None:
            raise MissingBlob(sha256=sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedBlob(sha256=sha256)
        return data

    def livret_of(self, sha256: str) -> str:
        """Return a livret that a file belongs to, or an empty text."""
        return next(iter(self.livrets_of(sha256)), "")

    def livrets_of(self, sha256: str) -> tuple[str, ...]:
        """Return every livret that a file belongs to."""
        of_livrets = schema.blob_livrets
        try:
            number = bytes.fromhex(sha256)
        except ValueError:
            return ()
        wanted = select(of_livrets.c.livret).where(of_livrets.c.sha256 == number)
        with self._store.reading() as connection:
            found = connection.scalars(wanted.order_by(of_livrets.c.livret)).all()
        return tuple(bytes(one).hex() for one in found)

    def all(self) -> tuple[BlobRef, ...]:
        """Return how every file kept here is named."""
        with self._store.reading() as connection:
            found = connection.execute(select(schema.blobs)).fetchall()
        return tuple(rows.blob_from_row(row) for row in found)


def remove(connection: Connection, sha256: bytes) -> None:
    """Take a file out of the database; one that is not there is out already."""
    fk = connection.scalar(_key(sha256))
    if fk is not None:
        parts, files = schema.blob_parts, schema.blobs
        connection.execute(delete(parts).where(parts.c.blob == fk))
        connection.execute(delete(files).where(files.c.fk == fk))
    of_livrets = schema.blob_livrets
    connection.execute(delete(of_livrets).where(of_livrets.c.sha256 == sha256))


def _keep_parts(connection: Connection, sha256: bytes, data: bytes) -> None:
    fk = connection.scalar(_key(sha256))
    view = memoryview(data)
    for part, start in enumerate(range(0, len(data), PART_BYTES)):
        piece = bytes(view[start : start + PART_BYTES])
        row = {"blob": fk, "part": part, "data": piece}
        connection.execute(insert(schema.blob_parts), row)


def _read(connection: Connection, sha256: str) -> bytes | None:
    try:
        fk = connection.scalar(_key(bytes.fromhex(sha256)))
    except ValueError:
        return None
    if fk is None:
        return None
    parts = schema.blob_parts
    wanted = select(parts.c.data).where(parts.c.blob == fk).order_by(parts.c.part)
    return b"".join(connection.scalars(wanted))


def _key(sha256: bytes) -> Any:
    return select(schema.blobs.c.fk).where(schema.blobs.c.sha256 == sha256)
