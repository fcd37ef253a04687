"""What the vault remembers of a hub: the outbox, and the places reached.

The outbox is not a list of its own, which could disagree with the log: what
waits is what the log holds and the hub has not acknowledged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.usecases.ports_hub import HubLink, Unsent
from livret.vault import schema
from livret.vault.engine import Store

_HEADER, _BODY, _ERASED = 0, 1, 2
_MOST_ARRIVING = 2

_ADD = upsert(schema.hub_links)
_KEEP = _ADD.on_conflict_do_update(
    index_elements=["name"],
    set_={
        column.name: _ADD.excluded[column.name]
        for column in schema.hub_links.columns
        if column.name not in {"fk", "name"}
    },
)
_ACKNOWLEDGE = """INSERT INTO hub_there (link, id, state) VALUES (:link, :id, :state)
    ON CONFLICT (link, id) DO UPDATE SET state = max(state, excluded.state)"""
_UNSENT = """SELECT c.id, t.state FROM hub_links k
    JOIN livrets l ON l.id = k.livret
    JOIN contributions c ON c.n BETWEEN l.fk << 32 AND (l.fk << 32) + 4294967295
    LEFT JOIN hub_there t ON t.link = k.fk AND t.id = c.id
    WHERE k.name = ? AND (t.state IS NULL OR (t.state = 0 AND c.body IS NOT NULL))
    ORDER BY c.n"""
_TO_ERASE = """SELECT t.id FROM hub_links k JOIN hub_there t ON t.link = k.fk
    JOIN erased e ON e.id = t.id WHERE k.name = ? AND t.state = 1 ORDER BY t.id"""


class VaultHubMemory:
    """The ``HubMemory`` of ``livret.usecases.ports_hub``."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._arriving: dict[bytes, list[bytes]] = {}

    def links(self) -> tuple[HubLink, ...]:
        """Return every livret that is on the hub, oldest first."""
        wanted = select(schema.hub_links).order_by(schema.hub_links.c.fk)
        with self._store.reading() as connection:
            return tuple(link_from_row(row) for row in connection.execute(wanted))

    def keep_link(self, link: HubLink, there: Sequence[tuple[str, bool]] = ()) -> None:
        """Keep what is known of a livret on the hub; durable on return."""
        with self._store.writing() as connection:
            connection.execute(_KEEP, link_to_row(link))
            if there:
                self._note(link.name, _states(there))

    def unlink(self, name: bytes) -> None:
        """Forget a livret's place on the hub, and what was acknowledged."""
        gone = delete(schema.hub_links).where(schema.hub_links.c.name == name)
        self._forget(name)
        with self._store.writing() as connection:
            connection.execute(gone)

    def unsent(self, name: bytes) -> tuple[Unsent, ...]:
        """Return what waits to be pushed, in order of arrival."""
        return tuple(
            Unsent(id=number.hex(), header_there=state is not None)
            for number, state in self._store.ask(_UNSENT, (name,))
        )

    def to_erase(self, name: bytes) -> tuple[str, ...]:
        """Return ids erased here whose bodies the hub still holds."""
        found = self._store.ask(_TO_ERASE, (name,))
        return tuple(number.hex() for (number,) in found)

    def acknowledge(self, name: bytes, ids: Sequence[tuple[str, bool]]) -> None:
        """Note what the hub holds; durable on return."""
        with self._store.writing():
            self._note(name, _states(ids))

    def acknowledge_erased(self, name: bytes, ids: Sequence[str]) -> None:
        """Note that the hub removed these bodies."""
        with self._store.writing():
            self._note(name, [(one, _ERASED) for one in ids])

    def arriving(self, file: bytes) -> list[bytes]:
        """Return the parts of a file that came, to be added to."""
        if file not in self._arriving and len(self._arriving) >= _MOST_ARRIVING:
            del self._arriving[next(iter(self._arriving))]
        return self._arriving.setdefault(file, [])

    def arrived(self, file: bytes) -> None:
        """Forget the parts of a file."""
        self._arriving.pop(file, None)

    def start_again(self, name: bytes) -> None:
        """Forget what was acknowledged and reached."""
        self._forget(name)
        kept = next((link for link in self.links() if link.name == name), None)
        if kept is not None:
            self.keep_link(
                HubLink(name=name, livret=kept.livret, scope_key=kept.scope_key)
            )

    def _note(self, name: bytes, states: Sequence[tuple[str, int]]) -> None:
        link = self._link(name)
        for one, state in states:
            row = {"link": link, "id": bytes.fromhex(one), "state": state}
            self._store.change(_ACKNOWLEDGE, row)

    def _forget(self, name: bytes) -> None:
        with self._store.writing():
            gone = "DELETE FROM hub_there WHERE link = :link"
            self._store.change(gone, {"link": self._link(name)})

    def _link(self, name: bytes) -> int:
        found = self._store.ask("SELECT fk FROM hub_links WHERE name = ?", (name,))
        return int(found[0][0]) if found else 0


def _states(ids: Sequence[tuple[str, bool]]) -> list[tuple[str, int]]:
    return [(one, _BODY if whole else _HEADER) for one, whole in ids]


def link_to_row(link: HubLink) -> Mapping[str, Any]:
    """Return the columns of a link."""
    return {
        "name": link.name,
        "livret": bytes.fromhex(link.livret),
        "scope_key": link.scope_key,
        "cursor": link.cursor,
        "at_cursor": link.at_cursor,
        "sent": link.sent,
        "at_sent": link.at_sent,
        "epoch": link.epoch,
        "grants": link.grants,
    }


def link_from_row(row: Any) -> HubLink:
    """Return a link from its columns."""
    return HubLink(
        name=row.name,
        livret=row.livret.hex(),
        scope_key=row.scope_key,
        cursor=row.cursor,
        at_cursor=row.at_cursor,
        sent=row.sent,
        at_sent=row.at_sent,
        epoch=row.epoch,
        grants=row.grants,
    )
