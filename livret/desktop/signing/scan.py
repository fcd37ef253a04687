"""The picture of a page signed by hand: a photograph, a scan, or none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from livret.desktop.file_dialogs import ask_file
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui


class ScanForm(QWidget):
    """Which picture of the signed page stands beside the signature, if any."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        tr = ui.tr
        self.path = ""
        self._name = Text("", "soft")
        self.choose = Button(ui, tr.text("Joindre la page numérisée"), icon="paperclip")
        self.choose.clicked.connect(self._choose)
        self.drop = Button(ui, tr.text("Enlever"), icon="x")
        self.drop.clicked.connect(self.clear)
        row = Row(ui, 12)
        row.addWidget(self.choose)
        row.addWidget(self.drop)
        row.addWidget(self._name, 1)
        column = Column(ui, 8)
        column.addWidget(holder(row))
        column.addWidget(
            Text(
                tr.text(
                    "Facultatif : une photo (JPEG, PNG) ou un scan (PDF). Livret"
                    " enlève le lieu et l’heure que l’appareil y a mis."
                ),
                "soft",
            )
        )
        self.setLayout(column)
        self.clear()

    def take(self, path: str) -> None:
        """Take the file that was chosen."""
        self.path = path
        self._name.say(plain(Path(path).name))
        self.drop.show()
        self.choose.setFocus()

    def clear(self) -> None:
        """Forget the picture."""
        self.path = ""
        self._name.say(self._ui.tr.text("Aucune image choisie"))
        self.drop.hide()

    def _choose(self) -> None:
        tr = self._ui.tr
        ask_file(
            self,
            tr.text("Choisir l’image de la page signée"),
            tr.text("Images et PDF (*.jpg *.jpeg *.png *.pdf)"),
            self.take,
        )
