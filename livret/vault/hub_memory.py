"""What the vault remembers of a hub: the outbox, and the places reached.

The outbox is not a list of its own, which could disagree with the log: what
waits is what the log holds and the hub has not acknowledged.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from livret.usecases.ports_hub import HubLink, Unsent
from livret.usecases.ports_hub_memory import HubHolders, HubRest
from livret.vault import schema
from livret.vault.engine import Store

_HEADER, _BODY, _ERASED = 0, 1, 2
_MOST_ARRIVING = 2
"""Files of which parts are kept; a cut leaves one."""

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
_ERASED_THERE = """SELECT t.id FROM hub_links k JOIN hub_there t ON t.link = k.fk
    JOIN erased e ON e.id = t.id WHERE k.name = ? AND t.state = 2 ORDER BY t.id"""
_TO_ERASE = """SELECT t.id FROM hub_links k JOIN hub_there t ON t.link = k.fk
    JOIN erased e ON e.id = t.id WHERE k.name = ? AND t.state < 2
    UNION SELECT c.id FROM hub_links k JOIN livrets l ON l.id = k.livret
    JOIN contributions c ON c.n BETWEEN l.fk << 32 AND (l.fk << 32) + 4294967295
    JOIN erased e ON e.id = c.id
    LEFT JOIN hub_there t ON t.link = k.fk AND t.id = c.id
    WHERE k.name = ? AND t.state IS NULL ORDER BY 1"""

_ERASED_HERE = "SELECT 1 FROM erased WHERE id = ?"
_VERSION = "SELECT version FROM livrets WHERE id = ?"
_REST = """INSERT OR REPLACE INTO hub_rests
    (link, version, epoch, grants, since, until)
    VALUES (:link, :version, :epoch, :grants, :since, :until)"""
_RESTING = """SELECT k.name, r.version, r.epoch, r.grants, r.since, r.until
    FROM hub_links k JOIN hub_rests r ON r.link = k.fk
    JOIN livrets l ON l.id = k.livret AND l.version = r.version"""
_HELD = "hub_holders_"
"""Before the opaque name of a livret: the setting that says who holds its keys."""

_HOLDERS = "SELECT value FROM settings WHERE name = ?"
_KEEP_HOLDERS = """INSERT OR REPLACE INTO settings (name, value)
    VALUES (:name, :told)"""
_ARRIVING = "SELECT count(*) FROM hub_arriving WHERE file = ?"
_ARRIVED = "SELECT data FROM hub_arriving WHERE file = ? ORDER BY part"
_KEEP_PART = """INSERT OR REPLACE INTO hub_arriving (file, part, data)
    VALUES (:file, :part, :data)"""
_KEEP_LATEST = """DELETE FROM hub_arriving WHERE file NOT IN (SELECT file
    FROM hub_arriving GROUP BY file ORDER BY max(n) DESC LIMIT :most)"""
_LET_GO = "DELETE FROM hub_arriving WHERE file = :file"
_ELSEWHERE = (
    """DELETE FROM hub_there WHERE link IN (SELECT fk FROM hub_links
        WHERE livret = :livret AND name <> :name)""",
    """DELETE FROM hub_rests WHERE link IN (SELECT fk FROM hub_links
        WHERE livret = :livret AND name <> :name)""",
    "DELETE FROM hub_links WHERE livret = :livret AND name <> :name",
)
_FORGET = (
    "DELETE FROM hub_there WHERE link = :link",
    "DELETE FROM hub_rests WHERE link = :link",
)


class VaultHubMemory:
    """The ``HubMemory`` of ``livret.usecases.ports_hub``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def links(self) -> tuple[HubLink, ...]:
        """Return every livret that is on the hub, oldest first."""
        wanted = select(schema.hub_links).order_by(schema.hub_links.c.fk)
        with self._store.reading() as connection:
            return tuple(link_from_row(row) for row in connection.execute(wanted))

    def keep_link(self, link: HubLink, there: Sequence[tuple[str, bool]] = ()) -> None:
        """Keep what is known of a livret on the hub; durable on return."""
        row = link_to_row(link)
        with self._store.writing() as connection:
            for gone in _ELSEWHERE:  # a livret is on one hub at a time
                self._store.change(gone, row)
            connection.execute(_KEEP, row)
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
        """Return ids erased here whose bodies the hub holds, or may hold."""
        found = self._store.ask(_TO_ERASE, (name, name))
        return tuple(number.hex() for (number,) in found)

    def erased_there(self, name: bytes) -> tuple[str, ...]:
        """Return ids erased here whose bodies the hub removed, as it said."""
        found = self._store.ask(_ERASED_THERE, (name,))
        return tuple(number.hex() for (number,) in found)

    def acknowledge_erased(self, name: bytes, ids: Sequence[str]) -> None:
        """Note that the hub removed these bodies."""
        with self._store.writing():
            self._note(name, [(one, _ERASED) for one in ids])

    def erased(self, ids: Sequence[str]) -> frozenset[str]:
        """Return those whose words were erased here."""
        return frozenset(
            one for one in ids if self._store.ask(_ERASED_HERE, (bytes.fromhex(one),))
        )

    def version(self, livret: str) -> int:
        """Return a number that changes with everything held of a livret."""
        found = self._store.ask(_VERSION, (bytes.fromhex(livret),))
        return int(found[0][0]) if found else -1

    def rest(self, name: bytes, rest: HubRest) -> None:
        """Keep that all of a livret was at the hub; durable on return."""
        row = asdict(rest) | {"link": self._link(name)}
        row |= {"since": rest.since.isoformat(), "until": rest.until.isoformat()}
        with self._store.writing():
            self._store.change(_REST, row)

    def resting(self) -> Mapping[bytes, HubRest]:
        """Return what rests, by name."""
        return {
            name: HubRest(
                version=version,
                epoch=epoch,
                grants=grants,
                since=dt.date.fromisoformat(since),
                until=dt.date.fromisoformat(until),
            )
            for name, version, epoch, grants, since, until in self._store.ask(_RESTING)
        }

    def holders(self, name: bytes) -> HubHolders:
        """Return who was seen to hold the keys of a livret, by its opaque name."""
        found = self._store.ask(_HOLDERS, (_HELD + name.hex(),))
        if not found:
            return HubHolders()
        told = json.loads(found[0][0])
        held = {check: frozenset(keys) for check, keys in told["held"].items()}
        makers = frozenset(told.get("makers", ()))  # none in vaults of before
        return HubHolders(epoch=told["epoch"], held=held, makers=makers)

    def keep_holders(self, name: bytes, holders: HubHolders) -> None:
        """Keep it; going back to a copy of the hub takes nothing from it."""
        held = {check: sorted(keys) for check, keys in sorted(holders.held.items())}
        makers = sorted(holders.makers)
        told = json.dumps({"epoch": holders.epoch, "held": held, "makers": makers})
        with self._store.writing():
            self._store.change(
                _KEEP_HOLDERS, {"name": _HELD + name.hex(), "told": told}
            )

    def arriving(self, file: bytes) -> int:
        """Return how many parts of a file are kept."""
        return int(self._store.ask(_ARRIVING, (file,))[0][0])

    def keep_part(self, file: bytes, part: int, data: bytes) -> None:
        """Keep a part of a file; durable on return."""
        row = {"file": file, "part": part, "data": data}
        with self._store.writing():
            self._store.change(_KEEP_PART, row)
            self._store.change(_KEEP_LATEST, {"most": _MOST_ARRIVING})

    def arrived(self, file: bytes) -> bytes:
        """Return the parts of a file, one after the other."""
        return b"".join(data for (data,) in self._store.ask(_ARRIVED, (file,)))

    def let_go(self, file: bytes) -> None:
        """Forget the parts of a file."""
        if self.arriving(file):
            with self._store.writing():
                self._store.change(_LET_GO, {"file": file})

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
        link = {"link": self._link(name)}
        with self._store.writing():
            for gone in _FORGET:
                self._store.change(gone, link)

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
