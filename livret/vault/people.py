"""The list of people and its search: read models that can be thrown away.

A livret that changed is marked in the very transaction that changed it, and
its line is made again before anyone reads the list. So a save never waits for
a fold, and no reader ever sees an old line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from livret.domain.contribution import Verified
from livret.usecases.ports_people import Due, LivretSummary
from livret.usecases.vault_errors import DamagedVault, StorageFailed
from livret.vault import names, rows, schema
from livret.vault.dues import keep_dues, read_dues, read_erased, read_links
from livret.vault.engine import Store
from livret.vault.log import VaultLog

Summarise = Callable[[Sequence[Verified]], LivretSummary]
"""Makes the line of a livret from its contributions."""

_ALL = """SELECT position, shadow, livret, called, private_line, opened_on,
    last_contact, to_sign, side_by_side FROM people"""
_SOME = _ALL + " WHERE position IN ({})"
FIND = "SELECT rowid FROM people_search WHERE people_search MATCH ? LIMIT ?"
"""Positions grow with names, so the first ones found are the first by name."""
_Line = tuple[str, LivretSummary]
"""A line with the shadow of its name, by which lines are sorted."""
_SHADOW = itemgetter(0)

_CONTRADICTS = (DamagedVault, StorageFailed)
"""What the database answers where the index contradicts itself."""

_TOMBSTONE = "tombstone"
INDEX = "INSERT INTO people_search(rowid, name) VALUES (?, ?)"
_UNINDEX = "DELETE FROM people_search WHERE rowid = ?"
_EMPTY_INDEX = "INSERT INTO people_search(people_search) VALUES ('delete-all')"
_PURGE_INDEX = "INSERT INTO people_search(people_search) VALUES ('optimize')"

_STALE = select(schema.livrets.c.id).where(schema.livrets.c.stale)
_FRESHEN = (
    update(schema.livrets)
    .where(schema.livrets.c.id == bindparam("of"))
    .values(stale=False)
)
_PLACE = select(schema.people.c.position).where(
    schema.people.c.livret == bindparam("of")
)
_LAST_TIE = select(func.max(schema.people.c.position)).where(
    schema.people.c.position.between(bindparam("first"), bindparam("last"))
)
_PRIVATE = select(schema.private_lines.c.text).where(
    schema.private_lines.c.livret == bindparam("of")
)


class PeopleIndex:
    """The ``ReadModels`` of ``livret.usecases.ports``.

    Args:
        store: The database.
        log: Where contributions are read from.
        summarise: Makes the line of one livret.

    Attributes:
        mended: Something here contradicted itself and was all made again.
    """

    def __init__(self, store: Store, log: VaultLog, summarise: Summarise) -> None:
        self.mended = False
        self._store = store
        self._log = log
        self._summarise = summarise
        self._fresh = False
        self._lines: dict[int, _Line] = {}
        self._links: tuple[tuple[str, str], ...] | None = None
        self._erased: tuple[Due, ...] | None = None

    def read_with(self, summarise: Summarise) -> None:
        """Have lines made by another, who remembers what it read."""
        self._summarise = summarise

    def changed(self) -> None:
        """Say that the log marked a livret."""
        self._fresh = False

    def forget_lines(self) -> None:
        """Say that lines already read may have changed in the database."""
        self._lines.clear()
        self._links = self._erased = None

    def people(self) -> tuple[LivretSummary, ...]:
        """Return everyone accompanied, by folded name."""
        self.refresh()
        self._lines = dict(self._read(_ALL))
        return _in_order(list(self._lines.values()))

    def find(self, query: str, limit: int = 50) -> tuple[LivretSummary, ...]:
        """Return people whose names start like each word of ``query``."""
        match = names.match_starts(query)
        if not match:
            return () if query.strip() else self.people()
        self.refresh()
        try:
            return self._found(match, limit)
        except (KeyError, *_CONTRADICTS):
            self._mend()
            return self._found(match, limit)

    def _found(self, match: str, limit: int) -> tuple[LivretSummary, ...]:
        found = self._store.ask(FIND, (match, limit))
        lines = self._lines
        try:
            return _in_order([lines[position] for (position,) in found])
        except KeyError:  # not read yet
            missing = [position for (position,) in found if position not in lines]
        marks = ",".join("?" * len(missing))
        lines.update(self._read(_SOME.format(marks), missing))
        return _in_order([lines[position] for (position,) in found])

    def dues(self, until: dt.date | None = None) -> tuple[Due, ...]:
        """Return the dates to keep in mind of every livret, by day."""
        self.refresh()
        return read_dues(self._store, until)

    def links(self) -> tuple[tuple[str, str], ...]:
        """Return which livret says that which other one is joined to it."""
        self.refresh()
        if self._links is None:
            self._links = read_links(self._store)
        return self._links

    def erased(self) -> tuple[Due, ...]:
        """Return who erased which livret that is still here."""
        self.refresh()
        if self._erased is None:
            self._erased = read_erased(self._store)
        return self._erased

    def _read(
        self, statement: str, positions: Sequence[int] = ()
    ) -> Iterator[tuple[int, _Line]]:
        for position, shadow, *columns in self._store.ask(statement, positions):
            yield position, (shadow, rows.summary_from_row(columns))

    def refresh(self) -> None:
        """Make again the lines of livrets that changed; all, where one cannot be.

        Within a write of others, they are kept with it: whether they were is
        asked once more afterwards.
        """
        if self._fresh and not self._store.in_parts:
            return
        with self._store.reading() as connection:
            stale = [number.hex() for number in connection.scalars(_STALE)]
        if stale:
            lines = [(livret, self._line(livret)) for livret in stale]
            try:
                with self._store.writing() as connection:
                    _keep_lines(connection, lines)
            except _CONTRADICTS:
                self._mend()
        self._all_fresh(changed=bool(stale))
        self._fresh = not self._store.in_parts

    def _mend(self) -> None:
        # A page of an older day, or a disk that lies: the log says it all again.
        self.rebuild()
        self.mended = True

    def _all_fresh(self, *, changed: bool) -> None:
        if changed:
            self._lines.clear()
            self._links = self._erased = None
        self._fresh = True

    def made_again(self) -> tuple[LivretSummary, ...]:
        """Return every line as the log gives it now, kept nowhere."""
        lines = [self._line(livret) for livret in self._log.livrets()]
        with self._store.reading() as connection:
            found = connection.execute(select(schema.private_lines))
            private: dict[bytes, str] = {row.livret: row.text for row in found}
        return tuple(
            replace(line, private_line=private.get(bytes.fromhex(line.livret), ""))
            for line in lines
            if line is not None
        )

    def rebuild(self) -> None:
        """Throw every line away and make them all again, or leave all as it is."""
        lines = [(livret, self._line(livret)) for livret in self._log.livrets()]
        with self._store.writing() as connection:
            connection.execute(delete(schema.people))
            connection.execute(delete(schema.dues))
            connection.exec_driver_sql(_EMPTY_INDEX)
            _keep_lines(connection, lines)
        self._all_fresh(changed=True)

    def forget_erased_names(self) -> None:
        """Rewrite the search index so that no deleted name stays in its pages."""
        self.refresh()
        with self._store.writing() as connection:
            connection.exec_driver_sql(_PURGE_INDEX)

    def _line(self, livret: str) -> LivretSummary | None:
        read = self._log.read(livret)
        # Where every word was erased, nobody is left to list: what asked for it
        # is no word of anybody.
        spoken = any(
            one.body is not None and one.body.kind != _TOMBSTONE for one in read
        )
        return self._summarise(read) if spoken else None


def _keep_lines(
    connection: Connection, lines: Sequence[tuple[str, LivretSummary | None]]
) -> None:
    for livret, line in lines:
        keep_line(connection, bytes.fromhex(livret), line)


def keep_line(
    connection: Connection, number: bytes, line: LivretSummary | None
) -> None:
    """Put the line of one livret in place of the last one; None takes it away.

    Args:
        connection: Inside a write transaction.
        number: Id of the livret, 16 bytes.
        line: What the list shows of it.
    """
    connection.execute(_FRESHEN, {"of": number})
    keep_dues(connection, number, line.dues if line is not None else ())
    old = connection.scalar(_PLACE, {"of": number})
    if old is not None:
        connection.exec_driver_sql(_UNINDEX, (old,))
        connection.execute(
            delete(schema.people).where(schema.people.c.livret == number)
        )
    if line is None:
        return
    row = rows.summary_to_row(line)
    row["private_line"] = connection.scalar(_PRIVATE, {"of": number}) or ""
    position = _position(connection, line.called, old)
    shadow = names.shadow(line.called)
    placed = {"position": position, "shadow": shadow, **row}
    connection.execute(insert(schema.people), placed)
    found_by = names.found_by(line.called, line.also)
    connection.exec_driver_sql(INDEX, (position, found_by))


def _position(connection: Connection, called: str, old: int | None) -> int:
    first = names.first_position(called)
    last = first + (1 << names.TIE_BITS) - 1
    if old is not None and first <= old <= last:
        return old
    taken = connection.scalar(_LAST_TIE, {"first": first, "last": last})
    if taken == last:  # then after everyone, rather than not at all
        taken = connection.scalar(_LAST_TIE, {"first": 0, "last": names.LAST_POSITION})
    return first if taken is None else int(taken) + 1


def _in_order(lines: list[_Line]) -> tuple[LivretSummary, ...]:
    if len(lines) > 1:  # positions follow the first letters only
        lines.sort(key=_SHADOW)
    return tuple([line for _, line in lines])
