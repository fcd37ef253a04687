"""Dates to keep in mind, of every livret: a read model beside the list of people.

It is made with the line of its livret, in the same transaction, and thrown
away and made again with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, insert

from livret.usecases.ports_people import ERASED, JOINED, Due
from livret.vault import rows, schema
from livret.vault.engine import Store

_UNTIL = """SELECT livret, what, about, day, facts FROM dues WHERE day <= ?
    ORDER BY day, what, about"""
_LINKS = "SELECT livret, about FROM dues WHERE what = ? ORDER BY livret, about"
_ERASED = """SELECT livret, what, about, day, facts FROM dues WHERE what = ?
    ORDER BY livret"""
_FORGET = delete(schema.dues).where(schema.dues.c.livret == bindparam("of"))


def keep_dues(connection: Connection, number: bytes, dues: Sequence[Due]) -> None:
    """Put the dates of one livret in place of the last ones.

    Args:
        connection: Inside a write transaction.
        number: Id of the livret, 16 bytes.
        dues: What stands now; nothing takes them all away.
    """
    connection.execute(_FORGET, {"of": number})
    if dues:
        connection.execute(insert(schema.dues), [rows.due_to_row(due) for due in dues])


def read_dues(store: Store, until: dt.date | None) -> tuple[Due, ...]:
    """Return every date until a day, itself included; all where it is None."""
    last = until or dt.date.max
    found = store.ask(_UNTIL, (last.isoformat(),))
    return tuple(rows.due_from_row(row) for row in found)


def read_links(store: Store) -> tuple[tuple[str, str], ...]:
    """Return which livret says that which other one is joined to it."""
    found = store.ask(_LINKS, (JOINED,))
    return tuple((here.hex(), there.hex()) for here, there in found)


def read_erased(store: Store) -> tuple[Due, ...]:
    """Return which livrets somebody erased that are still here."""
    found = store.ask(_ERASED, (ERASED,))
    return tuple(rows.due_from_row(row) for row in found)
