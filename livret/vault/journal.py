"""Who looked, sent or received: signed, chained, twelve months, nothing else.

One chain for each livret, so that a person can check hers without seeing any
other. The database refuses to change an entry, and to delete one that is not
older than the limit; what a purge leaves starts from a kept anchor.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.usecases.ports import Clock, ContributionSigner, JournalEntry
from livret.vault import rows, schema
from livret.vault.chain import START
from livret.vault.engine import Store

KEPT = dt.timedelta(days=366)
"""Twelve months, whatever the year."""

_PREFIX = b"livret/journal/1\n"
_CHAIN = schema.journal_chains


class VaultJournal:
    """The ``Journal`` of ``livret.usecases.ports``.

    Args:
        store: The database.
        signer: Signs each entry with the owner's key.
        clock: Tells what is older than twelve months.
    """

    def __init__(self, store: Store, signer: ContributionSigner, clock: Clock) -> None:
        self._store = store
        self._signer = signer
        self._clock = clock

    def note(self, entry: JournalEntry) -> None:
        """Keep ``entry``, signed and chained to the one before; durable."""
        with self._store.writing() as connection:
            self._note(connection, entry)

    def note_all(
        self, entries: Iterable[JournalEntry], then: Callable[[Connection], None]
    ) -> None:
        """Keep several entries, all or none, and do ``then`` with them."""
        with self._store.writing() as connection:
            for entry in entries:
                self._note(connection, entry)
            then(connection)

    def _note(self, connection: Connection, entry: JournalEntry) -> None:
        row = rows.entry_to_row(entry)
        chain = _chain(connection, entry.livret)
        digest = entry_digest(chain.head, row)
        connection.execute(
            insert(schema.journal),
            {
                **row,
                "previous": chain.head,
                "digest": digest,
                "signature": self._signer.sign(_PREFIX + digest),
            },
        )
        connection.execute(
            update(_CHAIN)
            .where(_CHAIN.c.livret == entry.livret)
            .values(count=chain.count + 1, head=digest)
        )

    def of(self, livret: str) -> tuple[JournalEntry, ...]:
        """Return the last twelve months of one livret, oldest first."""
        since = rows.to_milliseconds(self._clock.now() - KEPT)
        wanted = (
            select(schema.journal)
            .where(schema.journal.c.livret == livret, schema.journal.c.at >= since)
            .order_by(schema.journal.c.n)
        )
        with self._store.reading() as connection:
            found = connection.execute(wanted).fetchall()
        return tuple(rows.entry_from_row(row) for row in found)

    def purge(self) -> int:
        """Forget the oldest entries, older than twelve months; return how many.

        Only from the start of each chain: an entry noted under a wrong clock
        waits for those before it, and the chain stays whole.
        """
        limit = rows.to_milliseconds(self._clock.now() - KEPT)
        aged = select(schema.journal.c.livret).where(schema.journal.c.at < limit)
        with self._store.reading() as connection:
            livrets = set(connection.scalars(aged))
        if not livrets:
            return 0
        with self._store.writing() as connection:
            wanted = select(_CHAIN).where(_CHAIN.c.livret.in_(livrets))
            chains = connection.execute(wanted).fetchall()
            return sum(_purge_one(connection, chain, limit) for chain in chains)


def entry_digest(previous: bytes, row: Mapping[str, Any]) -> bytes:
    """Return the digest that chains an entry to the one before it."""
    fields = [row[name] for name in ("livret", "at", "what", "who", "who_name")]
    said = json.dumps([*fields, row["detail"]], ensure_ascii=False)
    return hashlib.sha256(_PREFIX + previous + said.encode("utf-8")).digest()


def signed_bytes(digest: bytes) -> bytes:
    """Return what the owner's key signs of an entry."""
    return _PREFIX + digest


def _chain(connection: Connection, livret: str) -> Any:
    add = upsert(_CHAIN).on_conflict_do_nothing()
    start = {"count": 0, "anchor": START, "head": START, "purged_before": 0}
    connection.execute(add, {"livret": livret, **start})
    return connection.execute(select(_CHAIN).where(_CHAIN.c.livret == livret)).one()


def _purge_one(connection: Connection, chain: Any, limit: int) -> int:
    entries = schema.journal
    of_livret = entries.c.livret == chain.livret
    kept = connection.scalar(
        select(func.min(entries.c.n)).where(of_livret, entries.c.at >= limit)
    )
    old = of_livret if kept is None else of_livret & (entries.c.n < kept)
    last = connection.execute(
        select(entries.c.digest).where(old).order_by(entries.c.n.desc()).limit(1)
    ).scalar()
    if last is None:
        return 0
    connection.execute(
        update(_CHAIN)
        .where(_CHAIN.c.livret == chain.livret)
        .values(anchor=last, purged_before=limit)
    )
    gone = connection.execute(delete(entries).where(old)).rowcount
    connection.execute(
        update(_CHAIN)
        .where(_CHAIN.c.livret == chain.livret)
        .values(count=chain.count - gone)
    )
    return int(gone)
