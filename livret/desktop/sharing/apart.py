"""What was sent, what came back; what waits, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row, empty
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui


@dataclass(frozen=True)
class AsideView:
    """Something kept that does not count.

    Attributes:
        id: Of the contribution.
        what: Its kind and its day.
        words: How it begins, possibly empty.
        why: Who wrote it, and why it does not count.
        adoptable: It may be taken up.
    """

    id: str
    what: str
    words: str
    why: str
    adoptable: bool = False


class SentSection(Section):
    """Who was sent what, and who said that it arrived; nothing where nothing was."""

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Ce que j’ai envoyé"), icon="save")
        self._lines = Column(ui, 6)
        card = Card(ui, gap=6, margins=(24, 18))
        card.column.addLayout(self._lines)
        self.add(card)
        self.hide()

    def show_sent(self, lines: Sequence[str]) -> None:
        """Show one line for each file, the latest first."""
        empty(self._lines)
        for line in lines:
            self._lines.addWidget(Text(plain(line)))
        self.setVisible(bool(lines))


class ApartSection(Section):
    """What came and does not count; nothing where everything does.

    Signals:
        adopted: Take something up. arg: its id.
    """

    adopted = Signal(str)

    def __init__(self, ui: Ui) -> None:
        title = ui.tr.text("Ce qui est gardé à part")
        super().__init__(ui, title, icon="inbox")
        self._column = Column(ui, 12)
        card = Card(ui, gap=12, margins=(24, 18))
        card.column.addLayout(self._column)
        self.add(card)
        self.hide()

    def show_apart(self, waiting: str, things: Sequence[AsideView]) -> None:
        """Show what waits, in a sentence, and what was set aside, one by one."""
        empty(self._column)
        if waiting:
            self._column.addWidget(Text(waiting, "strong"))
        for one in things:
            self._column.addWidget(self._thing(one))
        self.setVisible(bool(waiting or things))

    def _thing(self, one: AsideView) -> Card:
        tr = self.ui.tr
        card = Card(self.ui, "sunk", gap=6, margins=16)
        card.add(Text(plain(one.what), "strong"))
        if one.words:
            card.add(Text(tr.text("« {words} »", words=plain(one.words))))
        card.add(Text(plain(one.why), "soft"))
        if one.adoptable:
            take = Button(self.ui, tr.text("Le reprendre dans le livret"), icon="check")
            take.setAccessibleDescription(plain(one.words or one.what))
            take.clicked.connect(partial(self.adopted.emit, one.id))
            card.add(button_row(self.ui, [take]))
        return card
