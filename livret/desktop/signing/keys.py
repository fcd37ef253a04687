"""A key that is not the vault's: a file and its passphrase, a card and its code."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from livret.desktop.file_dialogs import ask_file
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.fields import Labelled, LineField, SecretField
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.signing.chosen import Asked, ChosenFile
from livret.desktop.ui import Ui
from livret.usecases.signing import KeyCard, KeyFile


class KeyFileForm(ChosenFile):
    """Which file of a certificate, and the passphrase that opens it."""

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        asked = Asked(
            verb=tr.text("Choisir le fichier"),
            icon="folder-open",
            title=tr.text("Choisir le fichier de votre certificat"),
            kind=tr.text("Certificats (*.p12 *.pfx)"),
            none=tr.text("Aucun fichier choisi"),
        )
        super().__init__(ui, asked)
        self.passphrase = SecretField(ui, tr.text("Mot de passe du fichier"))
        self.column.addWidget(
            Labelled(ui, tr.text("Mot de passe du fichier"), self.passphrase)
        )
        self.taken.connect(self._taken)

    @property
    def key(self) -> KeyFile:
        """The passphrase; the file is read when it signs."""
        return KeyFile(data=b"", passphrase=self.passphrase.secret)

    @property
    def ready(self) -> bool:
        """Whether a file was chosen."""
        return bool(self.path)

    def clear(self) -> None:
        """Forget the file and its passphrase."""
        super().clear()
        self.passphrase.clear()

    def _taken(self) -> None:
        self.passphrase.setFocus()


class CardForm(QWidget):
    """The code of a card, and the library that speaks to it."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        tr = ui.tr
        self.pin = SecretField(ui, tr.text("Code de la carte"))
        self.module = LineField(ui, tr.text("Programme du lecteur de carte"))
        self.choose = Button(ui, tr.text("Chercher"), icon="folder-open")
        self._asks = tr.text("Choisir le programme du lecteur de carte")
        self.choose.setAccessibleDescription(self._asks)
        self.choose.clicked.connect(self._choose)
        row = Row(ui, 12)
        row.addWidget(self.module, 1)
        row.addWidget(self.choose)
        reader = holder(row)
        reader.setFocusProxy(self.module)  # what is heard with the hint
        column = Column(ui, 12)
        self._code = Labelled(
            ui,
            tr.text("Code de la carte"),
            self.pin,
            hint=tr.text(
                "Il n’est ni gardé ni essayé deux fois. Trois codes faux bloquent"
                " la plupart des cartes."
            ),
        )
        column.addWidget(self._code)
        self._reader = Labelled(
            ui,
            tr.text("Programme du lecteur de carte"),
            reader,
            hint=tr.text(
                "Le fichier PKCS #11 donné avec la carte. Livret s’en souvient."
            ),
        )
        column.addWidget(self._reader)
        self.setLayout(column)

    @property
    def key(self) -> KeyCard:
        """The card as it was told of."""
        return KeyCard(module=self.module.text().strip(), pin=self.pin.secret)

    def check(self) -> bool:
        """Say beside its field what is missing, the code or the library.

        Returns:
            Whether both were given.
        """
        tr = self._ui.tr
        self.complain("")
        self._reader.complain("")
        if not self.pin.secret:
            self.complain(tr.text("Il faut le code de la carte."))
        elif not self.module.text().strip():
            self._reader.complain(tr.text("Il faut le programme du lecteur de carte."))
        else:
            return True
        return False

    def complain(self, sentence: str) -> None:
        """Say beside the code why the card signed nothing."""
        self._code.complain(sentence)

    def clear(self) -> None:
        """Forget the code; where the library is stays."""
        self.pin.clear()

    def _choose(self) -> None:
        tr = self._ui.tr
        ask_file(
            self,
            self._asks,
            tr.text("Bibliothèques (*.so *.dll *.dylib)"),
            self.module.setText,
        )
