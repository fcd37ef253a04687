"""The day of a page signed by hand, and its picture: both told, or none."""

from __future__ import annotations

import datetime as dt

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.text import Text
from livret.desktop.signing.chosen import Asked, ChosenFile
from livret.desktop.transcription.values import day_of
from livret.desktop.ui import Ui
from livret.words.translator import Translator


def picture_asked(tr: Translator, verb: str) -> Asked:
    """Return how the picture of a signed page is asked for."""
    return Asked(
        verb=verb,
        icon="paperclip",
        title=tr.text("Choisir l’image de la page signée"),
        kind=tr.text("Images et PDF (*.jpg *.jpeg *.png *.pdf)"),
        none=tr.text("Aucune image choisie"),
    )


class DayByHand(Labelled):
    """The day written on the page; nobody's, until somebody writes it.

    Attributes:
        line: Where it is written.
    """

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        told = tr.text("La date écrite sur la page signée")
        self.line = LineField(ui, told)
        hint = tr.text(
            "Par exemple\u202f: 3/3/2026. Sans date, seul le jour où vous le notez est"
            " dit."
        )
        super().__init__(ui, told, self.line, hint=hint)
        self._tr = tr

    @property
    def value(self) -> dt.date | None:
        """The day, None where none is told."""
        return day_of(self.line.text())

    def check(self, today: dt.date) -> bool:
        """Say beside the field what is wrong with the day, if any."""
        day, wrong = self.value, ""
        if day is None and self.line.text().strip():
            wrong = self._tr.text(
                "Il faut un jour qui existe. Jour, mois, année\u202f: 3/3/2026"
            )
        elif day is not None and day > today:
            wrong = self._tr.text("Cette date est encore à venir.")
        self.complain(wrong)
        return not wrong


class ScanForm(ChosenFile):
    """Which picture of the signed page stands beside the signature, if any."""

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        drop = Button(ui, tr.text("Enlever"), icon="x")
        asked = picture_asked(tr, tr.text("Joindre la page numérisée"))
        super().__init__(ui, asked, drop)
        self.drop = drop
        self.drop.clicked.connect(self.clear)
        self.taken.connect(self._taken)
        self.hint = tr.text(
            "Facultatif\u202f: une photo (JPEG, PNG) ou un scan (PDF). Livret"
            " enlève le lieu et l’heure que l’appareil y a mis."
        )
        self.column.addWidget(Text(self.hint, "soft"))
        self.clear()

    def clear(self) -> None:
        """Forget the picture."""
        super().clear()
        self.drop.hide()

    def _taken(self) -> None:
        self.drop.show()
        self.choose.setFocus()
