"""The line under the pathway from which the livret is seen as it was on a day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Icon
from livret.desktop.kit.fields import DateField
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class TravelBar(QWidget):
    """What it does, the day, the button; two lines of them on a narrow page.

    Attributes:
        day: The day asked for.
        go: Asks for it.
    """

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        tr = ui.tr
        said = tr.text("Voir le livret tel qu’il était le")
        self.day = DateField(ui, said)
        self.go = Button(ui, tr.text("Voir"))
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

    def stack(self, *, stacked: bool) -> None:
        """Put the day and the button under the words, or beside them."""
        self._sides.stack(stacked=stacked)
