"""Reading the peer's files: cleaned rows, and every fault by file and line."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from livret.domain.errors import Unavailable, Untrusted
from livret.exchange.carnet_de_bord import cells, columns
from livret.exchange.carnet_de_bord.cells import Ledger, Row
from livret.exchange.carnet_de_bord.source import (
    REFERENCE_LISTS,
    UNUSED_LISTS,
    Labels,
    Source,
)
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
        told = path.stat()
        if not stat.S_ISREG(told.st_mode):
            # A device or a pipe has no size and may have no end.
            ledger.add(path.name, 0, "file_unreadable")
            return None
        if told.st_size > MAX_FILE_BYTES:
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
    read = {*columns.COLUMNS, *REFERENCE_LISTS, *UNUSED_LISTS}
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
        record.cells[index]: dict(zip(sheet.header, record.cells, strict=True))
        for record in sheet.records
    }
