"""What stands in a cell: words without what may not be kept, dates, yes or no."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from livret.domain.fields import INVISIBLE
from livret.domain.identifiers import has_social_security_number
from livret.usecases.import_report import NotCarried

REMOVED = "[numéro retiré]"
"""Stands where a number of social security stood inside a text."""

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[\s.\-]?[0-9AaBb]){11,16}(?![0-9])")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[ T](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d{2}(?:\.\d+)?)?"
    r"(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?"
)
_FLAGS = {"t": True, "true": True, "f": False, "false": False}


class Ledger:
    """Everything left behind, each thing once."""

    def __init__(self) -> None:
        self._items: dict[tuple[str, int, str, tuple[tuple[str, str], ...]], None] = {}

    def add(self, file: str, line: int, code: str, /, **facts: str) -> None:
        """Note one thing; ``line`` is 0 when it is about the whole file."""
        self._items[file, line, code, tuple(sorted(facts.items()))] = None

    def row(self, row: Row, code: str, /, **facts: str) -> None:
        """Note one thing about a row."""
        self.add(row.file, row.line, code, **facts)

    def all(self) -> tuple[NotCarried, ...]:
        """Return what was noted, by file and line."""
        return tuple(
            NotCarried(file=file, line=line, code=code, facts=dict(facts))
            for file, line, code, facts in sorted(self._items)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of the peer's database, cleaned.

    Attributes:
        table: Its table, which is its file without ``.csv``.
        line: Line of the file where it starts, from 1.
        key: Its key in the table.
        cells: What stands in it by column; empty cells are absent.
    """

    table: str
    line: int
    key: str
    cells: Mapping[str, str] = field(repr=False)

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.table}.csv"

    def get(self, column: str) -> str:
        """Return a cell, or an empty text."""
        return self.cells.get(column, "")

    def one_line(self, column: str) -> str:
        """Return a cell with its runs of white space made one space."""
        return " ".join(self.get(column).split())


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of the source, with its hour when it has one.

    Attributes:
        day: As written.
        hour: ``13 h 15``, possibly empty.
        zone: What the hour counts from, e.g. ``heure universelle``.
        local: The same moment in France, where the source says what its hour
            counts from; else None.
    """

    day: dt.date
    hour: str = ""
    zone: str = ""
    local: dt.datetime | None = None


def without_social_security_number(text: str) -> str:
    """Return ``text`` with each such number replaced by ``REMOVED``.

    What cannot be parted from the words around it takes them with it: the
    answer is then empty.
    """
    if _UUID.fullmatch(text) or not has_social_security_number(text):
        return text
    masked = _DIGITS.sub(
        lambda found: REMOVED if has_social_security_number(found[0]) else found[0],
        text,
    )
    if has_social_security_number(masked) or masked.strip() == REMOVED:
        return ""
    return masked


def visible(text: str) -> str:
    """Return ``text`` without characters that hide or turn what one reads."""
    return INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def moment(text: str) -> Moment | None:
    """Return the date and hour of PostgreSQL's or ISO 8601 text, or None."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    try:
        day = dt.date.fromisoformat(found["day"])
    except ValueError:
        return None
    if found["hour"] is None:
        return Moment(day)
    hour, minute = int(found["hour"]), int(found["minute"])
    offset = found["zone"] or ""
    here = None
    if offset:
        written = dt.datetime.combine(day, dt.time(hour, minute))
        here = in_france(written - _ahead(offset))
    return Moment(day, f"{hour} h {found['minute']}", _zone(offset), here)


def in_france(universal: dt.datetime) -> dt.datetime:
    """Return universal time as clocks in metropolitan France show it.

    One hour ahead, two from the last Sunday of March to that of October, both
    at 1:00 universal time. Source: directive 2000/84/CE, articles 2 and 3.
    """
    summer = _last_sunday(universal.year, 3) <= universal
    summer = summer and universal < _last_sunday(universal.year, 10)
    return universal + dt.timedelta(hours=2 if summer else 1)


def _last_sunday(year: int, month: int) -> dt.datetime:
    # Both months have 31 days.
    last = dt.datetime.combine(dt.date(year, month, 31), dt.time(1))
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def _ahead(offset: str) -> dt.timedelta:
    """Return how far ahead of universal time ``+02``, ``+02:00`` or ``Z`` is."""
    if offset == "Z":
        return dt.timedelta()
    digits = offset[1:].replace(":", "")
    ahead = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return -ahead if offset[0] == "-" else ahead


def flag(text: str) -> bool | None:
    """Return a boolean of PostgreSQL, or None where it is none."""
    return _FLAGS.get(text.strip().casefold())


def _zone(offset: str) -> str:
    if not offset:
        return ""
    if set(offset) <= set("Z+-0:"):
        return "heure universelle"
    return f"heure universelle {offset}"
