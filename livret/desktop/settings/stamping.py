"""The time-stamping service of the organisation; none unless one is written."""

from __future__ import annotations

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.ui import Ui


class StampingSection(Section):
    """Where signatures get their time stamp, if anywhere.

    Signals:
        service_asked: arg: the address, empty for none.
    """

    service_asked = Signal(str)

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Horodatage des signatures"), icon="clock")
        self.field = LineField(ui, tr.text("Adresse du service"))
        keep = Button(ui, tr.text("Garder cette adresse"), icon="check")
        keep.clicked.connect(self._keep)
        card = Card(ui, gap=16, margins=24)
        self.labelled = Labelled(
            ui,
            tr.text("Adresse du service"),
            self.field,
            hint=tr.text(
                "Facultatif (RFC 3161). Le service apprend qu’une signature est"
                " faite et quand, jamais de qui ni sur quoi. Vide : Livret ne se"
                " connecte à rien."
            ),
        )
        card.add(self.labelled)
        card.add(button_row(ui, [keep]))
        self.add(card)
        self.field.returnPressed.connect(self._keep)

    def show_service(self, address: str) -> None:
        """Show the service chosen, empty for none."""
        self.field.setText(address)
        self.complain("")

    def complain(self, sentence: str) -> None:
        """Say beside the address what is wrong with it."""
        self.labelled.complain(sentence)

    def _keep(self) -> None:
        self.service_asked.emit(self.field.text().strip())
