"""What a body names outside the log: where it was imported from, and its files."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.domain.body import Body
from livret.vault import schema
from livret.vault.checking import blobs_named

_ADD_ORIGIN = upsert(schema.origins).on_conflict_do_nothing()
_ADD_USE = upsert(schema.blob_uses).on_conflict_do_nothing()


def keep_links(connection: Connection, number: bytes, body: Body) -> None:
    """Keep what a body names outside the log: its origin and its files."""
    origin = body.origin
    if origin is not None:
        row = {
            "system": origin.system,
            "source": origin.table,
            "key": origin.key,
            "digest": origin.digest,
        }
        connection.execute(_ADD_ORIGIN, row)
    for sha256 in set(blobs_named(body.content)):
        with suppress(ValueError):
            use = {"contribution": number, "sha256": bytes.fromhex(sha256)}
            connection.execute(_ADD_USE, use)
