"""What a desk asks of a hub about contributions and keys, in short transactions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from livret.exchange.hub import answers
from livret.exchange.hub.files import HubFilesLine
from livret.usecases.ports_hub import HubGiving, HubOutcome, HubRow, HubStanding

MOST_ROWS = 1000
"""Rows of one call; the hub takes up to two thousand."""

_STANDINGS = "SELECT livret, epoch, last, grants FROM livret_hub.standings()"
_GRANTS = "SELECT livret_hub.grants_of(%s)"
_DIGESTS = "SELECT livret, digest FROM livret_hub.grants_digests(%s)"
_GRANTS_AND_IDS = """SELECT 0 AS at, g.n, g.said AS found
    FROM livret_hub.grants_of(%(livret)s) WITH ORDINALITY g(said, n)
    UNION ALL SELECT 1, n, id
    FROM livret_hub.ids_at(
        array_fill(%(livret)s::bytea, ARRAY[cardinality(%(seqs)s::int[])]), %(seqs)s)
    ORDER BY at, n"""
_ROWS = """SELECT id, part, epoch, scope, header, body, seq, mine, bodied
    FROM livret_hub.rows_after(%s, %s, %s, %s) ORDER BY seq"""
_IDS_AT = "SELECT n, id FROM livret_hub.ids_at(%s::bytea[], %s::int[])"
_PUSH = """SELECT livret, outcome, last, at_last
    FROM livret_hub.push(%b, %s, %b, %s, %b, %b, %b)"""
_OPEN = "SELECT livret_hub.open_livret(%s, %s, %s)"
_GIVE = "SELECT livret_hub.give_keys(%s, %s, %s, %s, %s, %s, %s)"
_ERASED = "SELECT livret_hub.erased_among(%s, %s)"
_ERASE = "SELECT livret_hub.erase(%s, %s)"


class PostgresHub(HubFilesLine):
    """The ``HubServer`` of ``livret.usecases.ports_hub``, for one thread."""

    def standings(self) -> tuple[HubStanding, ...]:
        """Return every livret that this role may read."""
        found = self._ask(_STANDINGS)
        with self._believed():
            return tuple(map(answers.standing, found))

    def grants(self, livret: bytes) -> tuple[bytes, ...]:
        """Return signed grants of keys, oldest first."""
        found = self._ask(_GRANTS, (livret,))
        with self._believed():
            return tuple(answers.data(said) for (said,) in found)

    def grants_digests(self, livrets: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return the digest of the grants of each livret, by name."""
        found = self._ask(_DIGESTS, (list(livrets),))
        with self._believed():
            return {answers.name(one): answers.data(digest) for one, digest in found}

    def grants_and_ids(
        self, livret: bytes, seqs: Sequence[int]
    ) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        """Return signed grants, and the names in some rows, in one answer."""
        asked = {"livret": livret, "seqs": list(seqs)}
        found = self._ask(_GRANTS_AND_IDS, asked)
        with self._believed():
            said = tuple(answers.data(one) for row, _, one in found if not row)
            named = {n: answers.name(name) for row, n, name in found if row}
        return said, tuple(named.get(n, b"") for n in range(1, len(seqs) + 1))

    def rows(
        self, livret: bytes, after: int, limit: int, *, own: bool
    ) -> tuple[HubRow, ...]:
        """Return rows numbered above ``after``, in order."""
        asked = (livret, after, limit, own)
        found = self._ask(_ROWS, asked)
        with self._believed():
            return answers.page(found, after, limit)

    def ids_at(self, places: Sequence[tuple[bytes, int]]) -> tuple[bytes, ...]:
        """Return the name of the contribution in each row; empty without a row."""
        asked = ([livret for livret, _ in places], [seq for _, seq in places])
        found = self._ask(_IDS_AT, asked)
        with self._believed():
            named = {n: answers.name(name) for n, name in found}
        return tuple(named.get(n, b"") for n in range(1, len(places) + 1))

    def push(self, rows: Sequence[tuple[bytes, HubRow]]) -> Mapping[bytes, HubOutcome]:
        """Add rows in one commit; durable on return."""
        return self._outcomes(self._ask(_PUSH, _columns(rows)), rows)

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
                part = rows[start : start + MOST_ROWS]
                found = raw.execute(_PUSH, _columns(part)).fetchall()
                done = self._outcomes(found, part)[there.livret]
        return done

    def erase(self, livret: bytes, ids: Sequence[bytes]) -> int:
        """Remove bodies for good and keep a trace; return how many went."""
        found = self._ask(_ERASE, (livret, list(ids)))
        with self._believed():
            return answers.count(found[0][0])

    def erased(self, livret: bytes, ids: Sequence[bytes]) -> frozenset[bytes]:
        """Return those whose bodies it removed, or never takes in."""
        found = self._ask(_ERASED, (livret, list(ids)))
        with self._believed():
            return frozenset(answers.name(name) for (name,) in found)

    def _outcomes(
        self, found: Sequence[Sequence[Any]], rows: Sequence[tuple[bytes, HubRow]]
    ) -> dict[bytes, HubOutcome]:
        with self._believed():
            told = answers.outcomes(found)
            if not {livret for livret, _ in rows} <= told.keys():
                raise ValueError(len(told))
        return told


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


def _keys(keys: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(key) for key in keys]
