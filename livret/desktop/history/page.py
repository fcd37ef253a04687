"""« Tout ce qui a été dit », by plain values.

Shows: ``show_history(rows)``.
Says: ``searched(text)``, ``opened(id)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy

from livret.desktop.history.model import ROW, HistoryDelegate, HistoryModel, Said
from livret.desktop.kit.cards import Card, EmptyState
from livret.desktop.kit.fields import SearchField
from livret.desktop.kit.page import Page
from livret.desktop.ui import Ui

__all__ = ["HistoryPage", "Said"]


class HistoryPage(Page):
    """Everything that was said, most recent first; nothing is ever removed.

    Signals:
        searched: arg: what is looked for, on every key.
        opened: arg: id of the contribution.
    """

    searched = Signal(str)
    opened = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Tout ce qui a été dit"))
        tr = ui.tr
        self.search = SearchField(ui, tr.text("Chercher dans ce qui a été dit"))
        self.search.searched.connect(self.searched)
        self.list = QListView()
        self.list.setObjectName("rows")
        self.list.setAccessibleName(tr.text("Tout ce qui a été dit"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding
        )
        self.rows = HistoryModel(self.list)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(HistoryDelegate(ui, self.list))
        self.list.activated.connect(self._open)
        self._nothing = Card(ui)
        self._nothing.add(
            EmptyState(
                ui,
                "message-square",
                tr.text("Rien n’a encore été dit"),
                tr.text("Chaque parole restera ici, avec son nom et sa date."),
            )
        )
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._nothing)
        self._nothing.hide()
        self.first = self.search
        self.restyle()

    def show_history(self, rows: Sequence[Said], *, searched: str = "") -> None:
        """Show things said, most recent first."""
        self.rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.search.setVisible(bool(rows) or bool(searched))
        self._nothing.setVisible(not rows)

    def restyle(self) -> None:
        """Keep at least a few rows in sight."""
        super().restyle()
        self.list.setMinimumHeight(self.ui.px(120 if self.narrow else 320))
        self.list.scheduleDelayedItemsLayout()

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the scrolling to the list."""
        super().set_narrow(narrow=narrow)
        self.list.setMinimumHeight(self.ui.px(120 if narrow else 320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows anew."""
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Said):
            self.opened.emit(row.id)
