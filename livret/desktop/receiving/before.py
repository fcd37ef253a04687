"""One's new card, signed by the vault one had before: where it is, and its phrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from livret.desktop.file_dialogs import ask_folder
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.text import OneLine, Text
from livret.desktop.ui import Ui


class BeforeForm(Card):
    """The old vault, opened for one signature.

    Attributes:
        told: What it is for.

    Signals:
        asked: args: path of the old vault, its passphrase.
        left: Nothing is signed.
    """

    asked = Signal(str, str)
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=12, margins=16)
        tr = ui.tr
        self._path = ""
        self.told = tr.text(
            "L’ancien coffre signe votre nouvelle carte. Ceux qui acceptaient"
            " l’ancienne n’ont pas à comparer les mots une deuxième fois."
            " L’ancien coffre ne change pas."
        )
        self.add(Text(self.told, "soft"))
        choose = Button(ui, tr.text("Choisir l’ancien coffre"), icon="folder-open")
        choose.clicked.connect(self._choose)
        self._chosen = choose
        self._named = OneLine("", "strong")
        self.secret = SecretField(ui, tr.text("La phrase de passe de l’ancien coffre"))
        self.secret.entered.connect(self._ask)
        self.field = Labelled(
            ui, tr.text("La phrase de passe de l’ancien coffre"), self.secret
        )
        sign = Button(ui, tr.text("Signer ma carte"), kind="primary", icon="check")
        sign.clicked.connect(self._ask)
        leave = Button(ui, tr.text("Revenir"))
        leave.clicked.connect(self.left)
        self.add(button_row(ui, [choose]))
        self.add(self._named)
        self.add(self.field)
        self.add(button_row(ui, [sign, leave]))

    def show_vault(self, path: str) -> None:
        """Show which vault was chosen."""
        self._path = path
        self._named.say(path)
        self._chosen.setAccessibleDescription(path)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        title = self.ui.tr.text("Dans quel dossier est l’ancien coffre\u202f?")
        ask_folder(self, title, self.show_vault)

    def _ask(self) -> None:
        if not self._path:
            said = self.ui.tr.text("Choisissez d’abord l’ancien coffre.")
            self.field.complain(said)
        elif self.secret.secret:
            self.field.complain("")
            self.asked.emit(self._path, self.secret.secret)
