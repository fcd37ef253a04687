"""Two halves that open a replacement: the words that two people kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.usecases.sharing_errors import HalfMissing, HalfMistyped, HalvesWrong


class HalvesForm(Card):
    """Each half is typed by who kept it.

    Attributes:
        fields: Where an error is said, by its name.

    Signals:
        asked: args: the words of the first and of the second half.
        left: Nothing is opened.
    """

    asked = Signal(str, str)
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, gap=12, margins=28)
        tr = ui.tr
        self.add(Text(tr.text("Les deux moitiés du remplacement"), "question"))
        self.add(
            Text(
                tr.text(
                    "Chacun tape les sept mots de sa feuille. Vous lisez d’abord ce"
                    " que le fichier apporte. La personne accompagnée verra qui l’a"
                    " ouvert, et quand."
                ),
                "soft",
            )
        )
        self.first = SecretField(ui, tr.text("La première moitié"))
        self.second = SecretField(ui, tr.text("La deuxième moitié"))
        halves = (
            Labelled(ui, tr.text("La première moitié"), self.first),
            Labelled(ui, tr.text("La deuxième moitié"), self.second),
        )
        for half in halves:
            self.add(half)
        mistyped = HalfMistyped.__name__
        self.fields = {
            HalvesWrong.__name__: halves[0],
            HalfMissing.__name__: halves[1],
            **{f"{mistyped}:{at}": half for at, half in enumerate(halves, 1)},
        }
        read = Button(ui, tr.text("Lire ce qu’il apporte"), kind="primary")
        read.clicked.connect(self._ask)
        for typed in (self.first, self.second):
            typed.entered.connect(self._ask)
        leave = Button(ui, tr.text("Ne rien prendre"))
        leave.clicked.connect(self.left)
        self.add(button_row(ui, [read, leave]))

    def begin(self) -> None:
        """Put the keyboard where the first half is typed."""
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        for half in (self.first, self.second):
            if not half.secret.strip():
                half.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        for field in self.fields.values():
            field.complain("")
        self.asked.emit(self.first.secret, self.second.secret)
