"""The time line as an item model that screen readers can walk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from livret.desktop.kit.text import plain, tip
from livret.words.charts.entries import Entry

ENTRY = Qt.ItemDataRole.UserRole
"""Role of the ``Entry`` itself."""

Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractListModel):
    """Everything on the line, in reading order: her life first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self._rows: dict[str, int] = {}

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self._rows = {entry.id: row for row, entry in enumerate(self.entries)}
        self.endResetModel()

    def row_of(self, entry: str) -> int:
        """Return the row of an entry, -1 where there is none."""
        return self._rows.get(entry, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = ENTRY) -> Any:
        """Return the entry, or the words to show or say."""
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(entry.label)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return plain(entry.sentence)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(entry.sentence)
        return entry if role == ENTRY else None
