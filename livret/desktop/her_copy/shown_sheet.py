"""A sheet of hers that she shows: the copy is closed for that one.

Shows: ``complain(sentence)``. Tells: ``code``, ``check()``.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.layouts import Column
from livret.desktop.ui import Ui


class ShownSheet(QWidget):
    """Whether she shows a sheet of before, and its code.

    Args:
        ui: The window's.
    """

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        tr = ui.tr
        self.setObjectName("clear")
        self._ui = ui
        self.choice = Choice(
            ui,
            tr.text("Elle montre une feuille qu’elle a déjà"),
            detail=tr.text(
                "Faite ici ou chez quelqu’un d’autre : cette copie s’ouvrira avec elle."
            ),
        )
        self.secret = SecretField(ui, tr.text("Le code de sa feuille"))
        self._field = Labelled(
            ui,
            tr.text("Le code de sa feuille"),
            self.secret,
            hint=tr.text(
                "Il commence par AGE-SECRET-KEY. Un lecteur de codes peut"
                " l’écrire pour vous."
            ),
        )
        self.choice.toggled.connect(self._field.setVisible)
        self._field.hide()
        column = Column(ui, 10)
        column.addWidget(self.choice)
        column.addWidget(self._field)
        self.setLayout(column)

    @property
    def code(self) -> str:
        """The code that was typed; empty where she shows no sheet."""
        return self.secret.secret if self.choice.isChecked() else ""

    def check(self) -> bool:
        """Tell whether a code is there where she shows a sheet; else say so."""
        lacks = self.choice.isChecked() and not self.secret.secret.strip()
        self.complain(self._ui.tr.text("Il faut le code de sa feuille.") * lacks)
        return not lacks

    def complain(self, sentence: str) -> None:
        """Say beside the field why its code is none; empty takes it back."""
        self._field.complain(sentence)

    def clear(self) -> None:
        """Leave nothing that was typed."""
        self.secret.clear()
        self.complain("")
        self.choice.setChecked(False)
