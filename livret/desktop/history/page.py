"""« Tout ce qui a été dit », by plain values.

Shows: ``show_history(rows)``, ``show_story(StoryView)``, ``close_story()``.
Says: ``searched(text)``, ``opened(id)``, ``take_back_asked``, ``return_asked``,
``papers_asked``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy

from livret.desktop.history.model import ROW, HistoryDelegate, HistoryModel
from livret.desktop.history.opened import StoryPanel
from livret.desktop.history.place import RowPlace, Rows
from livret.desktop.history.values import Said, StoryView
from livret.desktop.kit.cards import Card, EmptyState
from livret.desktop.kit.fields import SearchField
from livret.desktop.kit.layouts import Grid, holder
from livret.desktop.kit.page import Page
from livret.desktop.ui import Ui

__all__ = ["HistoryPage", "Said", "StoryView"]


class HistoryPage(Page):
    """Everything that was said, most recent first; nothing is ever removed.

    Signals:
        searched: arg: what is looked for, on every key.
        opened: arg: id of the contribution.
        take_back_asked: What is open shall be taken back.
        return_asked: What is open shall be put again where other words stand.
        papers_asked: The papers of the livret.
    """

    searched = Signal(str)
    opened = Signal(str)
    take_back_asked = Signal()
    return_asked = Signal()
    papers_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Tout ce qui a été dit"))
        tr = ui.tr
        self.search = SearchField(ui, tr.text("Chercher dans ce qui a été dit"))
        self.search.searched.connect(self.searched)
        self.list = Rows()
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
        self._delegate = HistoryDelegate(ui, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleDescription(
            tr.text("Entrée ou un clic ouvre une ligne, Échap la ferme")
        )
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.panel: StoryPanel | None = None
        self._place = RowPlace(self.list)
        cell = Grid(ui, 0)
        cell.addWidget(self.list, 0, 0)
        cell.addWidget(self._place, 0, 0)
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
        self.body.addWidget(holder(cell), 1)
        self.body.addWidget(self._nothing)
        self._nothing.hide()
        self.first = self.search
        self.restyle()

    def show_history(self, rows: Sequence[Said], *, searched: str = "") -> None:
        """Show things said, most recent first; what was open is asked for again."""
        was = self.panel.story.id if self.panel is not None else ""
        self._forget_panel()
        self.rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.search.setVisible(bool(rows) or bool(searched))
        self._nothing.setVisible(not rows)
        if was and self.rows.place_of(was) >= 0:
            self.opened.emit(was)

    def show_story(self, story: StoryView) -> None:
        """Open one thing where its row stands; the keyboard goes into it.

        While somebody types what is looked for, the keyboard stays there.
        """
        index = self.rows.index(self.rows.place_of(story.id), 0)
        if not index.isValid():
            return
        self._forget_panel()
        panel = StoryPanel(self.ui, story)
        panel.closed.connect(self.close_story)
        panel.take_back_asked.connect(self.take_back_asked)
        panel.return_asked.connect(self.return_asked)
        panel.papers_asked.connect(self.papers_asked)
        self.panel = panel
        self._delegate.panel = panel
        self._place.put(panel, index)
        self.ui.look.dress(panel)
        panel.restyle()
        self.list.setCurrentIndex(index)
        self.list.doItemsLayout()  # now: where it scrolls to depends on it
        self.list.scrollTo(index, QListView.ScrollHint.PositionAtTop)
        if not self.search.hasFocus():
            panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_story(self) -> None:
        """Close what is open; the keyboard is on its row again."""
        self._forget_panel()
        self.list.scheduleDelayedItemsLayout()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close what is open with Escape, from its row as from inside."""
        if event.key() == Qt.Key.Key_Escape and self.panel is not None:
            self.close_story()
            return
        super().keyPressEvent(event)

    def _forget_panel(self) -> None:
        self.panel = None
        self._delegate.panel = None
        self._place.empty()

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
        opened = self.panel.story.id if self.panel is not None else ""
        if isinstance(row, Said) and row.id and row.id != opened:
            self.opened.emit(row.id)
