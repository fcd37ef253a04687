"""A few lines that open something, and a way to see the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, empty
from livret.desktop.kit.itemrows import Item, ItemRow
from livret.desktop.ui import Ui

MOST = 6
"""Lines shown at once; eighty people make a long list, never a wall."""

_MORE = 24


class ItemsSection(Section):
    """Lines under a heading; nothing at all when there is nothing to tell.

    Attributes:
        items: Everything there is to tell, shown or not.

    Signals:
        opened: arg: id of the item.
    """

    opened = Signal(str)

    def __init__(self, ui: Ui, title: str) -> None:
        super().__init__(ui, title)
        self.items: tuple[Item, ...] = ()
        self._count = MOST
        self.hide()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show other lines; nothing happens when they are the same."""
        if tuple(items) == self.items:
            return
        self.items = tuple(items)
        self._fill()

    def show_more(self) -> None:
        """Show lines that did not fit; the keyboard goes to the first of them."""
        shown = self._count
        self._count += _MORE
        self._fill()
        rows = self.findChildren(ItemRow)
        if len(rows) > shown:
            rows[shown].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        empty(self.column)
        self.setVisible(bool(self.items))
        if not self.items:
            return
        card = Card(self.ui, gap=0, margins=0)
        for item in self.items[: self._count]:
            row = ItemRow(self.ui, item, first=item is self.items[0])
            row.opened.connect(self.opened)
            card.add(row)
        self.add(card)
        if len(self.items) > self._count:
            more = Button(self.ui, self.ui.tr.text("Montrer la suite"), kind="quiet")
            more.setAccessibleName(f"{more.accessibleName()}, {self.accessibleName()}")
            more.clicked.connect(self.show_more)
            self.add(more)
