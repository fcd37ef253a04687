"""The peer's database once read: rows that are linked, dates, labels."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from livret.domain.encoding import encode
from livret.exchange.carnet_de_bord import cells, columns
from livret.exchange.carnet_de_bord.cells import Ledger, Moment, Row

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

UNUSED_LISTS = frozenset(
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
        label = cells.visible(found.get(REFERENCE_LISTS[name][1], ""))
        return " ".join(label.split())

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
