"""One thing of the time line, opened under the picture.

Says: ``changed(Detail)``, ``travelled(date)``, ``closed``.
"""

from __future__ import annotations

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.pathway.values import Detail
from livret.desktop.ui import Ui


class DetailCard(Card):
    """What is known of one thing, and what can be done with it.

    Attributes:
        detail: What is shown, or None.
        first: Where the keyboard goes.

    Signals:
        change_asked: Its words shall be said again. arg: ``Detail``.
        travel_asked: The livret as it was that day. arg: the ``date``.
        removal_asked: It was put there by mistake. arg: ``Detail``.
        closed: It was closed.
        answer_asked: What a service answers is to be told. arg: ``Detail``.
    """

    change_asked = Signal(object)
    travel_asked = Signal(object)
    removal_asked = Signal(object)
    closed = Signal()
    answer_asked = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=10)
        tr = ui.tr
        self.detail: Detail | None = None
        self.title = Text("", "heading")
        self._under = Text("", "soft")
        self._lines = Column(ui, 4)
        self.change = Button(ui, tr.text("Dire autrement"), icon="pen")
        self.travel = Button(
            ui, tr.text("Voir le livret tel qu’il était ce jour-là"), icon="history"
        )
        self.remove = Button(ui, tr.text("Enlever"), icon="undo-2")
        self.remove.clicked.connect(self._remove)
        told = tr.text("Dire ce que le service répond")
        self.answer = Button(ui, told, icon="message-square")
        self.answer.clicked.connect(self._answer)
        self.first = Button(ui, tr.text("Fermer"), icon="x")
        self.change.clicked.connect(self._change)
        self.travel.clicked.connect(self._travel)
        self.first.clicked.connect(self.closed)
        self.add(self.title)
        self.add(self._under)
        self.column.addLayout(self._lines)
        verbs = [self.first, self.answer, self.change, self.remove, self.travel]
        self.add(button_row(ui, verbs))
        self.hide()

    def show_detail(self, detail: Detail, *, past: bool, writable: bool = True) -> None:
        """Show one thing.

        Args:
            detail: It.
            past: Whether its day is over, so that one can go back to it.
            writable: Whether anything may be written.
        """
        self.detail = detail
        self.title.say(detail.title)
        self._under.say(detail.under)
        empty(self._lines)
        for line in detail.lines:
            self._lines.addWidget(Text(line))
        for name, words in detail.said:
            said = self.ui.tr.text(
                "{name} : {words}", name=plain(name), words=quoted(self.ui.tr, words)
            )
            self._lines.addWidget(Text(said))
        self.change.setVisible(bool(detail.words) and writable)
        self.remove.setVisible(bool(detail.words) and writable)
        self.answer.setVisible(detail.referral and writable)
        self.travel.setVisible(past and writable)
        self.setAccessibleName(f"{detail.title}. {detail.under}")
        self.show()

    def _answer(self) -> None:
        if self.detail is not None:
            self.answer_asked.emit(self.detail)

    def _remove(self) -> None:
        if self.detail is not None:
            self.removal_asked.emit(self.detail)

    def forget(self) -> None:
        """Hide, and keep no word of it."""
        self.hide()
        self.detail = None
        self.title.say("")
        self._under.say("")
        self.setAccessibleName("")
        empty(self._lines)

    def _change(self) -> None:
        if self.detail is not None:
            self.change_asked.emit(self.detail)

    def _travel(self) -> None:
        if self.detail is not None:
            self.travel_asked.emit(self.detail.until or self.detail.on)
