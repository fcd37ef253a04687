"""Making a passphrase: a meter in words, seven words on offer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.usecases.passphrases import NEEDED_BITS, strength_of


class PassphraseMaker(QWidget):
    """A field, how strong it is, once more to be sure, and words on offer.

    Signals:
        ready: arg: whether it is strong enough and written twice the same.
        words_asked: Seven words are wanted; answer with ``offer``.
    """

    ready = Signal(bool)
    words_asked = Signal()

    def __init__(self, ui: Ui, label: str = "") -> None:
        """Make it empty; ``label`` says which passphrase when there are two."""
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        tr = ui.tr
        label = label or tr.text("Phrase de passe")
        self.field = SecretField(ui, label)
        self.again = SecretField(ui, tr.text("Une deuxième fois"))
        self._meter = QProgressBar()
        self._meter.setRange(0, NEEDED_BITS)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName(tr.text("Solidité de la phrase de passe"))
        self._told = Text("", "soft")
        offer = Button(ui, tr.text("Proposer sept mots"), icon="rotate-ccw")
        offer.clicked.connect(self.words_asked)
        self._again = Labelled(ui, tr.text("Une deuxième fois"), self.again)
        column = Column(ui, 10)
        column.addWidget(
            Labelled(
                ui,
                label,
                self.field,
                hint=tr.text("Sept mots sans lien entre eux, par exemple."),
            )
        )
        column.addWidget(self._meter)
        column.addWidget(self._told)
        column.addWidget(button_row(ui, [offer]))
        column.addWidget(self._again)
        self.setLayout(column)
        self.field.changed.connect(self._measure)
        self.again.changed.connect(self._measure)
        self._measure()

    @property
    def secret(self) -> str:
        """The passphrase as it stands."""
        return self.field.secret

    def offer(self, passphrase: str) -> None:
        """Write seven words in clear, twice."""
        self.field.reveal(passphrase)
        self.again.reveal(passphrase)

    def clear(self) -> None:
        """Forget both."""
        self.field.clear()
        self.again.clear()

    def _measure(self) -> None:
        tr = self._ui.tr
        strength = strength_of(self.field.secret)
        self._meter.setValue(min(NEEDED_BITS, strength.bits))
        if not self.field.secret:
            told = tr.text("Sept mots au hasard suffisent, ou une phrase plus longue.")
        elif strength.enough:
            told = tr.text("C’est solide.")
        else:
            told = tr.text("Pas encore assez long : continuez.")
        self._told.say(told)
        self._meter.setAccessibleDescription(told)
        same = self.field.secret == self.again.secret
        differs = bool(self.again.secret) and not same
        self._told.say(
            tr.text("Les deux phrases ne sont pas encore les mêmes.")
            if differs and strength.enough
            else told
        )
        self.ready.emit(strength.enough and same)
