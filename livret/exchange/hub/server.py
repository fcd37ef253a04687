"""One desk's connection to a hub: short transactions, and one ear kept open."""

from __future__ import annotations

import select
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from livret.exchange.hub.addresses import Address
from livret.exchange.hub.failures import hub_errors
from livret.exchange.hub.making import VERSION
from livret.usecases.hub_errors import (
    HubAccessRefused,
    HubNotMade,
    HubOtherVersion,
    HubSpoiled,
)
from livret.usecases.ports_hub import HubGiving, HubOutcome, HubRow, HubStanding

MOST_ROWS = 1000
"""Rows of one call; the hub takes up to two thousand."""

_STANDINGS = """SELECT l.livret, l.epoch, l.last, l.grants
    FROM livret_hub.access a JOIN livret_hub.livrets l ON l.livret = a.livret
    ORDER BY l.livret"""
_GRANTS = "SELECT said FROM livret_hub.grants WHERE livret = %s ORDER BY n"
_ROWS = """SELECT c.id, c.part, c.epoch, c.scope,
        CASE WHEN %(own)s OR c.pushed_by <> %(me)s THEN c.header END AS header,
        CASE WHEN %(own)s OR c.pushed_by <> %(me)s THEN c.body END AS body,
        c.seq, c.pushed_by = %(me)s AS mine, c.body IS NOT NULL AS bodied
    FROM livret_hub.contributions c
    WHERE c.livret = %(livret)s AND c.seq > %(after)s
    ORDER BY c.seq LIMIT %(limit)s"""
_ID_AT = "SELECT id FROM livret_hub.contributions WHERE livret = %s AND seq = %s"
_PUSH = """SELECT livret, outcome, last, at_last
    FROM livret_hub.push(%s, %s, %s, %s, %s, %s, %s)"""
_OPEN = "SELECT livret_hub.open_livret(%s, %s, %s)"
_GIVE = "SELECT livret_hub.give_keys(%s, %s, %s, %s, %s, %s, %s)"
_ERASE = "SELECT livret_hub.erase(%s, %s)"
_ME = "SELECT n, channel FROM livret_hub.people"
_VERSION = "SELECT version_num FROM livret_hub.alembic_version"


class PostgresHub:
    """The ``HubServer`` of ``livret.usecases.ports_hub``, for one thread.

    A connection that breaks is made again at the next call: with several hosts
    in the address, at whichever may write by then.

    Args:
        address: Of the hub, with the role's password.

    Raises:
        HubUnreachable, HubAccessRefused, HubNotMade, HubOtherVersion: As said.
    """

    def __init__(self, address: Address) -> None:
        self._address = address
        self._raw: psycopg.Connection[Any] | None = None
        self._ear: psycopg.Connection[Any] | None = None
        self._me, self._channel = 0, ""
        self._id = b""
        try:
            with hub_errors(address.place):
                self._meet(self._connection())
        except BaseException:
            self._drop()
            raise

    def _meet(self, raw: psycopg.Connection[Any]) -> None:
        place = self._address.place
        there = raw.execute("SELECT to_regclass('livret_hub.hub')").fetchone()
        if there is None or there[0] is None:
            raise HubNotMade(place=place)
        found = raw.execute(_VERSION).fetchone()
        if found is None or found[0] != VERSION:
            said = str(found[0]) if found else ""
            raise HubOtherVersion(place=place, found=said, known=VERSION)
        row = raw.execute("SELECT id FROM livret_hub.hub").fetchone()
        me = raw.execute(_ME).fetchone()
        if row is None or me is None:
            raise HubAccessRefused(place=place)
        self._id = bytes(row[0])
        self._me, self._channel = int(me[0]), str(me[1])

    @property
    def id(self) -> bytes:
        """The hub's random id, 16 bytes."""
        return self._id

    @property
    def place(self) -> str:
        """Where it is, as may be shown."""
        return self._address.place

    def standings(self) -> tuple[HubStanding, ...]:
        """Return every livret that this role may read."""
        return tuple(
            HubStanding(livret=livret, epoch=epoch, last=last, grants=grants)
            for livret, epoch, last, grants in self._ask(_STANDINGS)
        )

    def grants(self, livret: bytes) -> tuple[bytes, ...]:
        """Return signed grants of keys, oldest first."""
        return tuple(bytes(said) for (said,) in self._ask(_GRANTS, (livret,)))

    def rows(
        self, livret: bytes, after: int, limit: int, *, own: bool
    ) -> tuple[HubRow, ...]:
        """Return rows numbered above ``after``, in order."""
        asked = {
            "livret": livret,
            "after": after,
            "limit": limit,
            "own": own,
            "me": self._me,
        }
        return tuple(row_from_columns(row) for row in self._ask(_ROWS, asked))

    def id_at(self, livret: bytes, seq: int) -> bytes:
        """Return the name of the contribution in one row; empty without a row."""
        found = self._ask(_ID_AT, (livret, seq))
        return bytes(found[0][0]) if found else b""

    def push(self, rows: Sequence[tuple[bytes, HubRow]]) -> Mapping[bytes, HubOutcome]:
        """Add rows in one commit; durable on return."""
        return _outcomes(self._ask(_PUSH, _columns(rows)))

    def open_livret(self, livret: bytes, said: bytes, joining: Sequence[str]) -> bool:
        """Begin a livret with its first grant; False where it is there already."""
        return bool(self._ask(_OPEN, (livret, said, _keys(joining)))[0][0])

    def give_keys(self, giving: HubGiving) -> HubOutcome | None:
        """Add a grant and rows in one commit."""
        there = giving.standing
        asked = (
            *(there.livret, there.epoch, there.last, giving.epoch, giving.said),
            *(_keys(giving.joining), _keys(giving.leaving)),
        )
        rows = [(there.livret, row) for row in giving.rows]
        with self._transaction() as raw:
            (taken,) = raw.execute(_GIVE, asked).fetchall()[0]
            if not taken:
                return None
            done = HubOutcome(said="kept", last=there.last, at_last=b"")
            for start in range(0, len(rows), MOST_ROWS):
                part = _columns(rows[start : start + MOST_ROWS])
                done = _outcomes(raw.execute(_PUSH, part).fetchall())[there.livret]
        return done

    def erase(self, livret: bytes, ids: Sequence[bytes]) -> int:
        """Remove bodies for good and keep a trace; return how many went."""
        return int(self._ask(_ERASE, (livret, list(ids)))[0][0])

    def changed(self, seconds: float) -> tuple[bytes, ...]:
        """Wait for others' pushes; return the livrets they touched, if any."""
        with hub_errors(self._address.place):
            ear = self._listening()
            try:
                told = list(ear.notifies(timeout=seconds, stop_after=1))
            except psycopg.Error:
                self._drop()
                raise
        names = {name for one in told for name in one.payload.split()}
        try:
            return tuple(bytes.fromhex(name) for name in sorted(names))
        except ValueError as error:
            raise HubSpoiled(place=self._address.place) from error

    def listen(self) -> None:
        """Open the ear: what is pushed from now on will be told by ``changed``."""
        with hub_errors(self._address.place):
            self._listening()

    def close(self) -> None:
        """Leave the server."""
        self._drop()

    def _ask(self, statement: LiteralString, values: Any = ()) -> list[tuple[Any, ...]]:
        with self._transaction() as raw:
            return raw.execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[psycopg.Connection[Any]]:
        """Give the connection inside one short transaction."""
        with hub_errors(self._address.place):
            raw = self._connection()
            try:
                with raw.transaction():
                    yield raw
            except psycopg.Error:
                if raw.broken or raw.closed:
                    self._drop()
                raise

    def _connection(self) -> psycopg.Connection[Any]:
        if self._raw is not None and _has_hung_up(self._raw):
            self._raw.close()
        if self._raw is None or self._raw.closed:
            self._raw = psycopg.connect(self._address.conninfo, autocommit=True)
            # An acknowledgement means a standby has it too, where there is one.
            self._raw.execute("SET synchronous_commit TO on")
        return self._raw

    def _listening(self) -> psycopg.Connection[Any]:
        if self._ear is None or self._ear.closed:
            self._ear = psycopg.connect(self._address.conninfo, autocommit=True)
            channel = sql.Identifier(self._channel)
            self._ear.execute(sql.SQL("LISTEN {}").format(channel))
        return self._ear

    def _drop(self) -> None:
        for one in (self._raw, self._ear):
            if one is not None:
                one.close()
        self._raw = self._ear = None

    def __repr__(self) -> str:
        return f"PostgresHub({self._address.place!r})"


def _has_hung_up(raw: psycopg.Connection[Any]) -> bool:
    """Tell whether the server went away since the last call.

    Between calls it has nothing to say: what comes is the end of the line.
    """
    return raw.closed or bool(select.select([raw.fileno()], [], [], 0)[0])


def row_from_columns(columns: Sequence[Any]) -> HubRow:
    """Return a row as the server gave it."""
    name, part, epoch, scope, header, body, seq, mine, bodied = columns
    return HubRow(
        id=bytes(name),
        part=part,
        epoch=epoch,
        scope=bytes(scope),
        header=header,
        body=body,
        seq=seq,
        mine=mine,
        bodied=bodied,
    )


def _columns(rows: Sequence[tuple[bytes, HubRow]]) -> list[list[Any]]:
    return [
        [livret for livret, _ in rows],
        [row.epoch for _, row in rows],
        [row.id for _, row in rows],
        [row.part for _, row in rows],
        [row.scope for _, row in rows],
        [row.header for _, row in rows],
        [row.body for _, row in rows],
    ]


def _outcomes(found: Sequence[Sequence[Any]]) -> dict[bytes, HubOutcome]:
    return {
        bytes(livret): HubOutcome(said=said, last=last, at_last=bytes(at_last))
        for livret, said, last, at_last in found
    }


def _keys(keys: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(key) for key in keys]
