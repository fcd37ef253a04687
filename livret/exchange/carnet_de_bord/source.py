"""The peer's tables: read, cleaned, linked; every fault told by file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from livret.domain.encoding import encode
from livret.domain.errors import Unavailable, Untrusted
from livret.exchange.carnet_de_bord import cells, columns
from livret.exchange.carnet_de_bord.cells import Ledger, Moment, Row
from livret.exchange.peer_files import MAX_FILE_BYTES, Record, Sheet, read_sheet


class NotAFolder(Unavailable):
    """What was given is not a folder, or cannot be read.

    Facts:
        folder: Its name.
    """


class NoCarnetDeBord(Untrusted):
    """The folder does not hold a database of Carnet de bord.

    Facts:
        folder: Its name.
        missing: Name of the file that is missing or cannot be used.
    """


REFERENCE_LISTS: Mapping[str, tuple[str, str]] = {
    "ref_theme": ("name", "label"),
    "ref_situation": ("id", "description"),
    "rome_code": ("id", "label"),
    "orientation_system": ("id", "name"),
    "contract_type": ("id", "label"),
    "employment_type": ("id", "label"),
    "rsa_closure_reason": ("code", "label"),
    "rsa_suspension_reason": ("code", "label"),
}
"""Lists of labels: column of the code and column of the label."""

_OTHER_LISTS = frozenset(
    {
        "ref_target",
        "ref_action",
        "orientation_type",
        "action_status",
        "external_source",
        "notebook_creation_source_type",
        "notebook_event_type",
        "role",
    }
)
"""Lists that nothing here needs: the rows hold the words themselves."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The reference lists of the source, where they are.

    Attributes:
        lists: For each list found, its cells by code.
    """

    lists: Mapping[str, Mapping[str, Mapping[str, str]]]

    def of(self, name: str, code: str) -> str:
        """Return a label, or an empty text."""
        found = self.lists.get(name, {}).get(code, {})
        return " ".join(found.get(REFERENCE_LISTS[name][1], "").split())

    def theme_of(self, situation: str) -> str:
        """Return the theme of a situation, or an empty text."""
        return self.lists.get("ref_situation", {}).get(situation, {}).get("theme", "")


@dataclass(slots=True)
class Source:
    """The database of the peer.

    Attributes:
        tables: Rows by key, for each table read.
        labels: Its reference lists.
        ledger: What is left behind; everybody who reads adds to it.
    """

    tables: Mapping[str, Mapping[str, Row]]
    labels: Labels
    ledger: Ledger
    _children: dict[str, dict[str, list[Row]]] = field(default_factory=dict)
    _used: set[tuple[str, str]] = field(default_factory=set)

    def people(self) -> tuple[Row, ...]:
        """Return the persons, in the order of the file."""
        return tuple(self.tables["beneficiary"].values())

    def of(self, table: str, parent: Row) -> list[Row]:
        """Return the rows of ``table`` that belong to ``parent``."""
        if table not in self._children:
            column = columns.PARENTS[table][0]
            grouped: dict[str, list[Row]] = {}
            for row in self.tables.get(table, {}).values():
                grouped.setdefault(row.get(column), []).append(row)
            self._children[table] = grouped
        return self._children[table].get(parent.key, [])

    def row(self, table: str, key: str) -> Row | None:
        """Return one row, or None."""
        self._used.add((table, key))
        return self.tables.get(table, {}).get(key)

    def tell_unused(self, *tables: str) -> None:
        """List the rows of ``tables`` that no row of a person led to."""
        for table in tables:
            for key, row in self.tables.get(table, {}).items():
                if (table, key) not in self._used:
                    self.ledger.row(row, "not_linked")

    def moment(self, row: Row, column: str) -> Moment | None:
        """Return a date; one that cannot be read is listed, and None."""
        text = row.get(column)
        found = cells.moment(text) if text else None
        if text and found is None:
            self.ledger.row(row, "bad_date", column=column)
        return found

    def flag(self, row: Row, column: str) -> bool | None:
        """Return a yes or no; anything else is listed, and None."""
        text = row.get(column)
        found = cells.flag(text) if text else None
        if text and found is None:
            self.ledger.row(row, "unknown_code", column=column)
        return found

    def label(self, row: Row, column: str, name: str) -> str:
        """Return the label of a code; one without label is listed, and empty."""
        code = row.get(column)
        found = self.labels.of(name, code) if code else ""
        if code and not found:
            self.ledger.row(row, "no_label", column=column, list=f"{name}.csv")
        return found


def digest(rows: Iterable[Row]) -> str:
    """Return SHA-256, hex, of rows as read.

    What is never kept is not in it: a digest of a number of social security
    could be searched for, the number being mostly a date and a place.
    """
    plain = [[row.table, row.key, dict(row.cells)] for row in rows]
    return hashlib.sha256(encode(plain)).hexdigest()


def load(folder: Path) -> Source:
    """Read the database that stands in ``folder``.

    The reference lists are looked for beside the tables, in ``ref`` inside
    and in ``ref`` next to the folder.

    Raises:
        NotAFolder: Nothing can be read there.
        NoCarnetDeBord: A table that must be there is not, or is unusable.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise NotAFolder(folder=folder.name) from error
    ledger = Ledger()
    tables: dict[str, Mapping[str, Row]] = {}
    for table in (*columns.COLUMNS, *columns.NAMES):
        found = _read(folder, table, ledger)
        if found is None and table in columns.REQUIRED:
            raise NoCarnetDeBord(folder=folder.name, missing=f"{table}.csv")
        if found is not None:
            tables[table] = found
    _tell_apart(folder, names, ledger)
    _unlink(tables, ledger)
    return Source(tables, Labels(_lists(folder, ledger)), ledger)


def _read(folder: Path, table: str, ledger: Ledger) -> dict[str, Row] | None:
    sheet = _sheet(folder / f"{table}.csv", ledger)
    if sheet is None:
        return None
    file = f"{table}.csv"
    for fault in sheet.faults:
        ledger.add(file, fault.line, fault.code, **fault.facts)
    needed = {columns.KEY_COLUMN.get(table, "id")}
    if table in columns.PARENTS:
        needed.add(columns.PARENTS[table][0])
    missing = sorted(needed - set(sheet.header))
    if missing or len(set(sheet.header)) != len(sheet.header):
        ledger.add(file, 1, "file_header", column=missing[0] if missing else "")
        return None
    _tell_columns(table, sheet, ledger)
    rows: dict[str, Row] = {}
    for record in sheet.records:
        row = _clean(table, sheet.header, record, ledger)
        if not row.key:
            ledger.row(row, "missing_key")
        elif row.key in rows:
            ledger.row(row, "duplicate_key", first=str(rows[row.key].line))
        else:
            rows[row.key] = row
    return rows


def _sheet(path: Path, ledger: Ledger) -> Sheet | None:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            ledger.add(path.name, 0, "file_too_large")
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        ledger.add(path.name, 0, "file_missing")
        return None
    except OSError:
        ledger.add(path.name, 0, "file_unreadable")
        return None
    return read_sheet(data)


def _tell_columns(table: str, sheet: Sheet, ledger: Ledger) -> None:
    """Say once for each column that is left how many cells of it were filled."""
    if table in columns.NAMES:
        return
    for index, column in enumerate(sheet.header):
        reason = columns.fate(table, column)
        if reason in {columns.CARRIED, columns.LINK, columns.SOCIAL_SECURITY}:
            continue
        count = sum(bool(record.cells[index].strip()) for record in sheet.records)
        if count:
            # A header is somebody's text too: no more of it than a name.
            shown = cells.without_social_security_number(cells.visible(column))[:60]
            code = reason or "column_unknown"
            ledger.add(f"{table}.csv", 1, code, column=shown, count=str(count))


def _clean(table: str, header: tuple[str, ...], record: Record, ledger: Ledger) -> Row:
    file = f"{table}.csv"
    kept: dict[str, str] = {}
    for column, cell in zip(header, record.cells, strict=True):
        if not cell.strip():
            continue
        reason = columns.fate(table, column)
        if reason == columns.SOCIAL_SECURITY:
            ledger.add(file, record.line, reason, column=column)
        if reason not in {columns.CARRIED, columns.LINK}:
            continue
        shown = cells.visible(cell).strip()
        if shown != cell.replace("\r\n", "\n").strip():
            ledger.add(file, record.line, "invisible_removed", column=column)
        safe = cells.without_social_security_number(shown)
        if safe != shown:
            code = "number_masked" if safe else columns.SOCIAL_SECURITY
            ledger.add(file, record.line, code, column=column)
        if safe:
            kept[column] = safe
    key = kept.get(columns.KEY_COLUMN.get(table, "id"), "")
    return Row(table, record.line, key, kept)


def _tell_apart(folder: Path, names: Iterable[str], ledger: Ledger) -> None:
    """Say once for each other file why it is left."""
    read = {*columns.COLUMNS, *REFERENCE_LISTS, *_OTHER_LISTS}
    for name in names:
        table = name.removesuffix(".csv")
        if table == name or table in read:
            continue
        sheet = _sheet(folder / name, ledger)
        if sheet is not None:
            code = columns.APART.get(table, "file_unknown")
            count = len(sheet.records) + len(sheet.faults)
            ledger.add(name, 0, code, count=str(count))


def _unlink(tables: Mapping[str, Mapping[str, Row]], ledger: Ledger) -> None:
    """Leave rows that belong to a row which is not there."""
    for table, (column, parent) in columns.PARENTS.items():
        rows = tables.get(table)
        if not isinstance(rows, dict):
            continue
        known = tables.get(parent, {})
        for row in [row for row in rows.values() if row.get(column) not in known]:
            ledger.row(row, "unknown_link", column=column, file=f"{parent}.csv")
            del rows[row.key]


def _lists(folder: Path, ledger: Ledger) -> dict[str, dict[str, dict[str, str]]]:
    places = (folder, folder / "ref", folder.resolve().parent / "ref")
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name, (code, label) in REFERENCE_LISTS.items():
        path = next(
            (p for p in (at / f"{name}.csv" for at in places) if p.is_file()), None
        )
        sheet = _sheet(path, ledger) if path is not None else None
        if sheet is None:
            continue
        for fault in sheet.faults:
            ledger.add(f"{name}.csv", fault.line, fault.code, **fault.facts)
        if {code, label} <= set(sheet.header):
            found[name] = _by_code(sheet, sheet.header.index(code))
        else:
            ledger.add(f"{name}.csv", 1, "file_header", column=label)
    return found


def _by_code(sheet: Sheet, index: int) -> dict[str, dict[str, str]]:
    return {
        record.cells[index]: {
            column: cells.visible(cell)
            for column, cell in zip(sheet.header, record.cells, strict=True)
        }
        for record in sheet.records
    }
