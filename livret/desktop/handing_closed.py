"""A file that opens with her phrase alone: the words she will remember.

The phrase is hers. It is shown in clear, in front of her, because she must
write it down; Livret keeps it nowhere, and it is gone with the dialog.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.usecases.her_passphrase import NEEDED_BITS
from livret.usecases.passphrases import strength_of


class HerPhrase(QWidget):
    """Where her phrase is written, and words on offer.

    Signals:
        ready: arg: whether it is long enough.
        words_asked: Other words are wanted; answer with ``offer``.
    """

    ready = Signal(bool)
    words_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui, tr = ui, ui.tr
        label = tr.text("Sa phrase, avec ses mots")
        self.line = LineField(ui, label)
        self._told = Text("", "soft")
        other = Button(ui, tr.text("Proposer d’autres mots"), icon="rotate-ccw")
        other.clicked.connect(self.words_asked)
        column = Column(ui, 10)
        hint = tr.text("Quatre ou cinq mots sans lien entre eux. Notez-les pour elle.")
        column.addWidget(Labelled(ui, label, self.line, hint=hint))
        column.addWidget(self._told)
        column.addWidget(button_row(ui, [other]))
        self.setLayout(column)
        self.line.textChanged.connect(self._measure)
        self._measure()

    @property
    def phrase(self) -> str:
        """The phrase as it stands."""
        return self.line.text().strip()

    def offer(self, phrase: str) -> None:
        """Write words in clear."""
        self.line.setText(phrase)

    def forget(self) -> None:
        """Leave nothing of it here."""
        self.line.clear()

    def _measure(self) -> None:
        tr = self._ui.tr
        enough = strength_of(self.phrase).bits >= NEEDED_BITS
        told = tr.text("C’est solide.")
        if not enough:
            told = tr.text("Pas encore assez long\u202f: continuez.")
        self._told.say(told)
        self.ready.emit(enough)


def closing_dialog(ui: Ui, parent: QWidget, phrase: HerPhrase) -> Dialog:
    """Return the question: with which phrase the file will open."""
    tr = ui.tr
    dialog = Dialog(
        ui,
        parent,
        tr.text("Un fichier qui s’ouvre avec sa phrase"),
        tr.text(
            "Un téléphone ordinaire l’ouvre, sans Livret. Sans la phrase, personne ne"
            " le lit. Livret ne garde pas la phrase. Les signatures se vérifient sur"
            " le fichier signé, pas sur celui-ci."
        ),
        [
            ("close", tr.text("Faire le fichier"), "primary"),
            ("leave", tr.text("Revenir"), "plain"),
        ],
        phrase,
    )
    make = dialog.buttons["close"]
    phrase.ready.connect(make.setEnabled)
    phrase.line.returnPressed.connect(make.click)
    return dialog
