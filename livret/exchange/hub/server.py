"""What a desk asks of a hub about contributions and keys, in short transactions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from livret.exchange.hub.files import HubFilesLine
from livret.usecases.ports_hub import HubGiving, HubOutcome, HubRow, HubStanding

MOST_ROWS = 1000
"""Rows of one call; the hub takes up to two thousand."""

_STANDINGS = """SELECT l.livret, l.epoch, l.last, l.grants
    FROM livret_hub.access a JOIN livret_hub.livrets l ON l.livret = a.livret
    ORDER BY l.livret"""
_GRANTS = "SELECT said FROM livret_hub.grants WHERE livret = %s ORDER BY n"
_DIGESTS = """SELECT livret, sha256(string_agg(sha256(said), ''::bytea ORDER BY n))
    FROM livret_hub.grants WHERE livret = ANY(%s) GROUP BY livret"""
_GRANTS_AND_IDS = """SELECT 0 AS at, n, said AS found
    FROM livret_hub.grants WHERE livret = %(livret)s
    UNION ALL SELECT 1, w.n, c.id
    FROM unnest(%(seqs)s::int[]) WITH ORDINALITY w(seq, n)
    JOIN livret_hub.contributions c ON c.livret = %(livret)s AND c.seq = w.seq
    ORDER BY at, n"""
_ROWS = """SELECT c.id, c.part, c.epoch, c.scope,
        CASE WHEN %(own)s OR c.pushed_by <> %(me)s THEN c.header END AS header,
        CASE WHEN %(own)s OR c.pushed_by <> %(me)s THEN c.body END AS body,
        c.seq, c.pushed_by = %(me)s AS mine, c.body IS NOT NULL AS bodied
    FROM livret_hub.contributions c
    WHERE c.livret = %(livret)s AND c.seq > %(after)s
    ORDER BY c.seq LIMIT %(limit)s"""
_IDS_AT = """SELECT w.n, c.id
    FROM unnest(%s::bytea[], %s::int[]) WITH ORDINALITY w(livret, seq, n)
    JOIN livret_hub.contributions c ON c.livret = w.livret AND c.seq = w.seq"""
_PUSH = """SELECT livret, outcome, last, at_last
    FROM livret_hub.push(%b, %s, %b, %s, %b, %b, %b)"""
_OPEN = "SELECT livret_hub.open_livret(%s, %s, %s)"
_GIVE = "SELECT livret_hub.give_keys(%s, %s, %s, %s, %s, %s, %s)"
_ERASED = "SELECT id FROM livret_hub.erasures WHERE livret = %s AND id = ANY(%s)"
_ERASE = "SELECT livret_hub.erase(%s, %s)"


class PostgresHub(HubFilesLine):
    """The ``HubServer`` of ``livret.usecases.ports_hub``, for one thread."""

    def standings(self) -> tuple[HubStanding, ...]:
        """Return every livret that this role may read."""
        return tuple(
            HubStanding(livret=livret, epoch=epoch, last=last, grants=grants)
            for livret, epoch, last, grants in self._ask(_STANDINGS)
        )

    def grants(self, livret: bytes) -> tuple[bytes, ...]:
        """Return signed grants of keys, oldest first."""
        return tuple(bytes(said) for (said,) in self._ask(_GRANTS, (livret,)))

    def grants_digests(self, livrets: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return the digest of the grants of each livret, by name."""
        found = self._ask(_DIGESTS, (list(livrets),))
        return {bytes(livret): bytes(digest) for livret, digest in found}

    def grants_and_ids(
        self, livret: bytes, seqs: Sequence[int]
    ) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        """Return signed grants, and the names in some rows, in one answer."""
        asked = {"livret": livret, "seqs": list(seqs)}
        found = self._ask(_GRANTS_AND_IDS, asked)
        said = tuple(bytes(one) for row, _, one in found if not row)
        named = {n: bytes(name) for row, n, name in found if row}
        return said, tuple(named.get(n, b"") for n in range(1, len(seqs) + 1))

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

    def ids_at(self, places: Sequence[tuple[bytes, int]]) -> tuple[bytes, ...]:
        """Return the name of the contribution in each row; empty without a row."""
        asked = ([livret for livret, _ in places], [seq for _, seq in places])
        found = {n: bytes(name) for n, name in self._ask(_IDS_AT, asked)}
        return tuple(found.get(n, b"") for n in range(1, len(places) + 1))

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

    def erased(self, livret: bytes, ids: Sequence[bytes]) -> frozenset[bytes]:
        """Return those whose bodies it removed, or never takes in."""
        found = self._ask(_ERASED, (livret, list(ids)))
        return frozenset(bytes(name) for (name,) in found)


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
