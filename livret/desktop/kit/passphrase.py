"""Making a passphrase: a meter in words, seven words on offer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui
from livret.usecases.her_passphrase import NEEDED_BITS as HER_BITS
from livret.usecases.passphrases import NEEDED_BITS, Strength, strength_of


class PassphraseMaker(QWidget):
    """A field, how strong it is, once more to be sure, and words on offer.

    Signals:
        words_asked: Words are wanted; answer with ``offer``.
    """

    words_asked = Signal()

    def __init__(self, ui: Ui, label: str = "", *, hers: bool = False) -> None:
        """Make it empty.

        Args:
            ui: Look and language.
            label: Which passphrase, when there are two.
            hers: It is the person's own: four or five words, which she must
                remember; the vault's is longer.
        """
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        tr = ui.tr
        self._needed = HER_BITS if hers else NEEDED_BITS
        self._begin = tr.text(
            "Sept mots au hasard suffisent, ou une phrase plus longue."
        )
        hint = tr.text("Sept mots sans lien entre eux, par exemple.")
        offered = tr.text("Proposer sept mots")
        if hers:
            self._begin = tr.text("Ce sont ses mots : Livret ne les garde nulle part.")
            hint = tr.text(
                "Quatre ou cinq mots sans lien entre eux. Notez-les pour elle."
            )
            offered = tr.text("Proposer cinq mots")
        label = label or tr.text("Phrase de passe")
        self.field = SecretField(ui, label)
        self.again = SecretField(ui, tr.text("Une deuxième fois"))
        self._meter = QProgressBar()
        self._meter.setRange(0, self._needed)
        self._meter.setTextVisible(False)
        kept = self._meter.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._meter.setSizePolicy(kept)
        self._meter.setAccessibleName(tr.text("Solidité de la phrase de passe"))
        self._told = Text("", "soft")
        offer = Button(ui, offered, icon="rotate-ccw")
        offer.clicked.connect(self.words_asked)
        self._again = Labelled(ui, tr.text("Une deuxième fois"), self.again)
        self._first = Labelled(ui, label, self.field, hint=hint)
        self._troubled = False
        column = Column(ui, 10)
        column.addWidget(self._first)
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

    @property
    def ready(self) -> bool:
        """Whether it is strong enough and written twice the same."""
        same = self.secret == self.again.secret
        return self._enough(strength_of(self.secret)) and same

    def check(self) -> bool:
        """Say beside its field what is missing before it is taken, if anything.

        The keyboard goes there.

        Returns:
            Whether it can be taken (``ready``).
        """
        tr = self._ui.tr
        if self.ready:
            return True
        self._troubled = True
        if not self.secret:
            self._first.complain(tr.text("Il faut une phrase de passe."))
        elif not self._enough(strength_of(self.secret)):
            self._first.complain(tr.text("Pas encore assez long\u202f: continuez."))
        elif not self.again.secret:
            self._again.complain(tr.text("Écrivez-la une deuxième fois."))
        else:
            self._again.complain(
                tr.text("Les deux phrases ne sont pas encore les mêmes.")
            )
        return False

    def _take_back(self) -> None:
        """What was said was of what is being changed now."""
        if self._troubled:
            self._troubled = False
            for field in (self._first, self._again):
                field.complain("")

    def offer(self, passphrase: str) -> None:
        """Write words in clear, twice."""
        self.field.reveal(passphrase)
        self.again.reveal(passphrase)

    def clear(self) -> None:
        """Forget both."""
        self.field.clear()
        self.again.clear()

    def _measure(self) -> None:
        tr = self._ui.tr
        self._take_back()
        strength = strength_of(self.field.secret)
        self._meter.setValue(min(self._needed, strength.bits))
        self._meter.setVisible(bool(self.field.secret))
        enough = self._enough(strength)
        if not self.field.secret:
            told = self._begin
        elif enough:
            told = tr.text("C’est solide.")
        else:
            told = tr.text("Pas encore assez long\u202f: continuez.")
        self._meter.setAccessibleDescription(told)
        same = self.field.secret == self.again.secret
        if enough and self.again.secret and not same:
            told = tr.text("Les deux phrases ne sont pas encore les mêmes.")
        self._say(told)

    def _say(self, told: str) -> None:
        """Say how it stands; aloud when that changed: the keyboard is in a field."""
        changed = told != self._told.accessibleName()
        self._told.say(told)
        if changed and self.field.secret and self.isVisible():
            announce(self, told)

    def _enough(self, strength: Strength) -> bool:
        if self._needed == NEEDED_BITS:
            return strength.enough
        return strength.bits >= self._needed
