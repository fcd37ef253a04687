"""How the pathway is seen: as what, how much time at once, in which order."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from livret.desktop.kit.choices import Choices
from livret.desktop.kit.layouts import Row
from livret.desktop.ui import Ui
from livret.words.charts.axis import Zoom


class WaysOfSeeing(QWidget):
    """Three choices over the pathway; one under the other on a narrow page.

    Attributes:
        faces: The line, the list or the topics.
        zooms: How much time the line shows.
        orders: Of the list.
    """

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        tr = ui.tr
        self.setObjectName("clear")
        self.faces = Choices(
            ui,
            tr.text("Comment voir le parcours"),
            [
                ("line", tr.text("Frise")),
                ("list", tr.text("Liste")),
                ("topics", tr.text("Par sujet")),
            ],
            required=True,
        )
        self.zooms = Choices(
            ui,
            tr.text("Combien de temps on voit"),
            [
                (Zoom.MONTH, tr.text("Mois")),
                (Zoom.QUARTER, tr.text("Trimestre")),
                (Zoom.YEAR, tr.text("Année")),
                (Zoom.ALL, tr.text("Tout")),
            ],
            required=True,
        )
        self.zooms.choose(Zoom.YEAR)
        self.orders = Choices(
            ui,
            tr.text("Dans quel ordre"),
            [
                ("lanes", tr.text("Ma vie d’abord")),
                ("dates", tr.text("Par date")),
            ],
            required=True,
        )
        self.orders.choose("lanes")
        self._row = Row(ui, 8)
        self._row.addWidget(self.faces)
        self._row.addStretch(1)
        self._row.addWidget(self.zooms)
        self._row.addWidget(self.orders)
        for choices in (self.faces, self.zooms, self.orders):
            for button in choices.buttons.values():
                button.least = 38
        self.setLayout(self._row)

    def stack(self, *, stacked: bool) -> None:
        """Put one under the other, or side by side."""
        self._row.stack(stacked=stacked)
