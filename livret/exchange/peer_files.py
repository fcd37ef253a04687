"""CSV files of other software, read strictly and line by line.

A file that somebody exported, opened and saved again is rarely whole. Each
fault is told with its line and the good records come in: after broken quoting
reading starts again at the next line, so that one quotation mark never
swallows the people below it.

Source: RFC 4180; PostgreSQL, ``COPY … WITH (FORMAT csv)``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

MAX_RECORD_LINES = 400
"""Lines that one record may span. Bounds what an open quotation mark costs."""

MAX_FILE_BYTES = 200 * 1024 * 1024
"""A larger file is not what a department holds; it is not read."""

_NOT_UTF8 = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file.

    Attributes:
        line: Line where it starts, from 1.
        cells: Its cells, as many as the header has.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that could not be read.

    Attributes:
        line: Line where it starts, from 1.
        code: ``bad_encoding``, ``bad_quoting``, ``cell_too_large`` or
            ``column_count``.
        facts: For ``column_count``, ``expected`` and ``found``.
    """

    line: int
    code: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file read: its header, its good records and its faults.

    Attributes:
        header: Names of the columns; empty when the file has no first line
            that can be read.
        records: In the order of the file.
        faults: In the order of the file.
    """

    header: tuple[str, ...]
    records: tuple[Record, ...]
    faults: tuple[Fault, ...]


def read_sheet(data: bytes) -> Sheet:
    """Read the bytes of a CSV file: UTF-8, commas, a header."""
    text = data.decode("utf-8-sig", "surrogateescape")
    lines = list(io.StringIO(text, newline="\n"))
    faults: list[Fault] = []
    found = _records(lines, faults)
    first = next(found, None)
    header = tuple(cell.strip() for cell in first.cells) if first else ()
    if first is None or faults or _NOT_UTF8.search("".join(header)):
        return Sheet((), (), tuple(faults))
    return Sheet(header, tuple(_whole(header, found, faults)), tuple(faults))


class _Lines:
    """Gives the reader its lines, no further than one record may span."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.at = 0
        self.stop = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.at >= min(self.stop, len(self._lines)):
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]


def _records(
    lines: Sequence[str], faults: list[Fault]
) -> Generator[Record, bool, None]:
    """Walk the records; one of several lines that is refused is read again.

    The caller refuses a record by sending True.
    """
    source = _Lines(lines)
    reader = csv.reader(source, strict=True)
    while source.at < len(lines):
        first = source.at
        source.stop = first + MAX_RECORD_LINES
        try:
            cells = next(reader)
        except csv.Error as error:
            code = "cell_too_large" if "limit" in str(error) else "bad_quoting"
            faults.append(Fault(first + 1, code, {}))
            source.at = first + 1
            reader = csv.reader(source, strict=True)
            continue
        if not cells:  # an empty line
            continue
        refused = yield Record(first + 1, tuple(cells))
        if refused and source.at > first + 1:
            source.at = first + 1
            reader = csv.reader(source, strict=True)


def _whole(
    header: tuple[str, ...], found: Generator[Record, bool, None], faults: list[Fault]
) -> Iterator[Record]:
    refused = False
    while True:
        try:
            record = found.send(refused)
        except StopIteration:
            return
        fault = _fault(header, record)
        refused = fault is not None and fault.code == "column_count"
        if fault is None:
            yield record
        else:
            faults.append(fault)


def _fault(header: tuple[str, ...], record: Record) -> Fault | None:
    if len(record.cells) != len(header):
        facts = {"expected": str(len(header)), "found": str(len(record.cells))}
        return Fault(record.line, "column_count", facts)
    if any(_NOT_UTF8.search(cell) for cell in record.cells):
        return Fault(record.line, "bad_encoding", {})
    return None
