"""Typing in progress: mutable rows outside the log, encrypted like the rest."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Select, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.usecases.ports import Draft
from livret.vault import rows, schema
from livret.vault.engine import Store

_ADD = upsert(schema.drafts)
_SAVE = _ADD.on_conflict_do_update(
    index_elements=["livret", "place"],
    set_={"text": _ADD.excluded.text, "saved_at": _ADD.excluded.saved_at},
)


class VaultDrafts:
    """The ``Drafts`` of ``livret.usecases.ports``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, draft: Draft) -> None:
        """Keep ``draft`` in place of the last one of the same place; durable."""
        with self._store.writing() as connection:
            connection.execute(_SAVE, rows.draft_to_row(draft))

    def of(self, livret: str) -> tuple[Draft, ...]:
        """Return the drafts of one livret, oldest first."""
        drafts = schema.drafts
        return self._found(select(drafts).where(drafts.c.livret == livret))

    def before(self, instant: dt.datetime) -> tuple[Draft, ...]:
        """Return drafts of any livret last saved before ``instant``, oldest first."""
        drafts = schema.drafts
        saved = drafts.c.saved_at < rows.to_milliseconds(instant)
        return self._found(select(drafts).where(saved))

    def _found(self, wanted: Select[tuple[object, ...]]) -> tuple[Draft, ...]:
        ordered = wanted.order_by(schema.drafts.c.saved_at, schema.drafts.c.place)
        with self._store.reading() as connection:
            found = connection.execute(ordered)
            return tuple(rows.draft_from_row(row) for row in found)

    def drop(self, livret: str, place: str) -> None:
        """Forget a draft; one that is not there is forgotten already."""
        gone = delete(schema.drafts).where(
            schema.drafts.c.livret == livret, schema.drafts.c.place == place
        )
        with self._store.writing() as connection:
            connection.execute(gone)
