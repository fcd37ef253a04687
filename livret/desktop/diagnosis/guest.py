"""Adding who accompanies on the other side, by a name: one desk is enough."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.ui import Ui
from livret.words.translator import mark

TITLES = {
    "social": mark("Qui accompagne côté social ?"),
    "emploi": mark("Qui accompagne côté emploi ?"),
}
"""The question, by side."""


class GuestDialog(Dialog):
    """A name; « sans Livret » is a normal state of a member.

    Signals:
        named: args: the name, the side.
    """

    named = Signal(str, str)

    def __init__(self, ui: Ui, parent: QWidget, side: str) -> None:
        tr = ui.tr
        self.side = side
        self.name = LineField(ui, tr.text("Son nom"))
        super().__init__(
            ui,
            parent,
            tr.text(TITLES[side]),
            tr.text(
                "Un nom suffit. Cette personne n’a pas besoin de Livret : elle parle"
                " ici, au téléphone ou sur papier."
            ),
            [
                ("add", tr.text("Ajouter"), "primary"),
                ("leave", tr.text("Revenir"), "plain"),
            ],
            Labelled(ui, tr.text("Son nom"), self.name),
        )
        self.decided.connect(self._decided)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decided(self, verb: str) -> None:
        name = self.name.text().strip()
        if verb == "add" and name:
            self.named.emit(name, self.side)
