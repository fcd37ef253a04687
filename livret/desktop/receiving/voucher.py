"""One's card, for which a structure stands: its certificate, and a lost card."""

from __future__ import annotations

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.text import Text
from livret.desktop.signing.chosen import Asked, ChosenFile
from livret.desktop.signing.keys import KeyFileForm
from livret.desktop.ui import Ui


class VoucherForm(Card):
    """A certificate that a structure issued, opened once to sign the card.

    Attributes:
        file: Which certificate, and its passphrase.
        told: What it is for.
        lost: The card one had before, where its key is lost.

    Signals:
        asked: args: path of the certificate, its passphrase, path of the lost card
            or "".
        left: The card stays as it is.
    """

    asked = Signal(str, str, str)
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=12, margins=16)
        tr = ui.tr
        self.told = tr.text(
            "Votre structure vous a donné un certificat à votre nom : elle se"
            " porte garante de votre carte. Ceux qui connaissent votre"
            " structure l’acceptent sans comparer les mots."
        )
        self.add(Text(self.told, "soft"))
        label = tr.text("Le certificat donné par votre structure")
        self.file = KeyFileForm(ui)
        self.file.hint = label
        self.file.clear()
        self.field = Labelled(ui, label, self.file)
        self.file.passphrase.entered.connect(self._ask)
        asked = Asked(
            verb=tr.text("Choisir mon ancienne carte"),
            icon="folder-open",
            title=tr.text("Choisir mon ancienne carte"),
            kind=tr.text("Cartes (*.carte)"),
            none=tr.text("Seulement si mon ancienne clé est perdue"),
        )
        self.lost = ChosenFile(ui, asked)
        self.lost.clear()
        said = tr.text("Faire ma carte avec ce certificat")
        make = Button(ui, said, kind="primary", icon="check")
        make.clicked.connect(self._ask)
        leave = Button(ui, tr.text("Revenir"))
        leave.clicked.connect(self.left)
        self.add(self.field)
        self.add(self.lost)
        self.add(button_row(ui, [make, leave]))

    def _ask(self) -> None:
        if not self.file.ready:
            said = self.ui.tr.text("Choisissez d’abord le certificat.")
            self.field.complain(said)
            return
        self.field.complain("")
        self.asked.emit(self.file.path, self.file.key.passphrase, self.lost.path)
