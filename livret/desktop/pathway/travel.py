"""The line under the pathway from which the livret is seen as it was on a day."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Icon
from livret.desktop.kit.fields import DateField
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui

_UNSET = QDate(2000, 1, 1)
"""What a field of Qt holds before it is told."""


class TravelBar(QWidget):
    """What it does, the day, the button; two lines of them on a narrow page.

    Attributes:
        day: The day asked for.
        go: Asks for it.

    Signals:
        asked: arg: the day (``datetime.date``).
    """

    asked = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        tr = ui.tr
        said = tr.text("Voir le livret tel qu’il était le")
        self.day = DateField(ui, said)
        self.go = Button(ui, tr.text("Voir"))
        self.go.clicked.connect(self._go_on)
        self.go.setAccessibleName(tr.text("Voir le livret tel qu’il était ce jour-là"))
        words = Row(ui, 10)
        words.addWidget(Icon(ui, "history", "soft"), 0, Qt.AlignmentFlag.AlignVCenter)
        words.addWidget(Text(said, "soft", wrap=False))
        acts = Row(ui, 10)
        acts.addWidget(self.day)
        acts.addWidget(self.go)
        acts.addStretch(1)
        words.addStretch(1)
        self._sides = Row(ui, 10)
        self._sides.addLayout(words)
        self._sides.addLayout(acts, 1)
        self.setObjectName("clear")
        self.setLayout(self._sides)

    def offer(self, today: dt.date) -> None:
        """Let days until today be chosen; a month ago unless one was chosen."""
        last = QDate(today.year, today.month, today.day)
        if self.day.date() == _UNSET or not self.day.isVisible():
            self.day.setDate(last.addMonths(-1))
        self.day.setMaximumDate(last)

    def _go_on(self) -> None:
        self.asked.emit(self.day.date().toPython())

    def stack(self, *, stacked: bool) -> None:
        """Put the day and the button under the words, or beside them."""
        self._sides.stack(stacked=stacked)
