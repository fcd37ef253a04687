"""Her yes, until when and why: what a copy is taken in with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QDate, Signal

from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.fields import DateField, HerWords, Labelled, LineField
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui

_MONTHS = 12


@dataclass(frozen=True)
class TakeEdit:
    """How her livret is handed over to who is here.

    Attributes:
        agreed: She said yes.
        until: Last day.
        purpose: Why.
        words: Hers, possibly empty.
    """

    agreed: bool
    until: dt.date
    purpose: str
    words: str


class TakeForm(Card):
    """Nothing is taken in before she said yes.

    Signals:
        taken: arg: ``TakeEdit``.
        left: Nothing is taken in.
    """

    taken = Signal(object)
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "her", gap=12, margins=24)
        tr = ui.tr
        self.add(Text(tr.text("Garder son livret ici, avec elle"), "question"))
        self.yes = Choice(ui, tr.text("Elle a dit oui, elle est là"))
        # Heard with her yes: the keyboard begins there.
        told = tr.text(
            "Vous entrez dans son équipe. « Ma vie » et ce qui est entre nous"
            " ne viennent pas. Elle peut retirer son accord quand elle veut."
        )
        self.agreed = Labelled(ui, tr.text("Son accord"), self.yes, hint=told)
        self.until = DateField(
            ui,
            tr.text("Jusqu’à quand"),
            QDate.currentDate().addMonths(_MONTHS),
        )
        self.purpose = LineField(ui, tr.text("Pourquoi"))
        self.purpose.setText(tr.text("continuer son accompagnement"))
        self.words = HerWords(ui, tr.text("Ses mots, si la personne le souhaite"))
        take = Button(ui, tr.text("Le garder ici"), kind="primary", icon="check")
        take.clicked.connect(self._take)
        leave = Button(ui, tr.text("Seulement le lire"))
        leave.clicked.connect(self.left)
        self.add(self.agreed)
        self.add(Labelled(ui, tr.text("Jusqu’à quand"), self.until))
        self.labelled = Labelled(ui, tr.text("Pourquoi"), self.purpose)
        self.add(self.labelled)
        self.add(
            Labelled(ui, tr.text("Ses mots, si la personne le souhaite"), self.words)
        )
        self.add(button_row(ui, [take, leave]))

    def _take(self) -> None:
        day = self.until.date()
        self.taken.emit(
            TakeEdit(
                agreed=self.yes.isChecked(),
                until=dt.date(day.year(), day.month(), day.day()),
                purpose=self.purpose.text().strip(),
                words=self.words.text,
            )
        )
