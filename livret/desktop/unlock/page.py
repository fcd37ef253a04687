"""The unlock page, by plain values.

Shows: ``work(sentence)``, ``complain(sentence)``, ``recovered()``.
Says: ``unlock_asked(passphrase)``, ``recover_asked(code, passphrase)``,
``words_asked``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.fields import Labelled, LineField, SecretField
from livret.desktop.kit.page import Page
from livret.desktop.kit.passphrase import PassphraseMaker
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class UnlockPage(Page):
    """The vault is closed; nothing of anybody is in memory.

    Signals:
        unlock_asked: arg: the passphrase.
        recover_asked: args: the recovery code, the new passphrase.
        words_asked: Seven words are wanted; answer with ``offer_words``.
    """

    unlock_asked = Signal(str)
    recover_asked = Signal(str, str)
    words_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Livret"), width=520)
        tr = ui.tr
        self.progress = Progress(ui)
        self.passphrase = SecretField(ui, tr.text("Phrase de passe"))
        self.field = Labelled(ui, tr.text("Phrase de passe"), self.passphrase)
        self.passphrase.entered.connect(self._unlock)
        self._faces = Faces(ui)
        self._faces.add(self._make_unlock())
        self._faces.add(self._make_recover())
        self.body.addStretch(1)
        self.body.addWidget(self._faces)
        self.body.addWidget(self.progress)
        self.body.addStretch(3)
        self.first = self.passphrase

    def _make_unlock(self) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, gap=16, margins=28)
        card.add(Text(tr.text("Bonjour"), "question"))
        card.add(self.field)
        self._open = Button(
            self.ui, tr.text("Ouvrir"), kind="primary", icon="lock-open"
        )
        self._open.clicked.connect(self._unlock)
        lost = Button(self.ui, tr.text("J’ai oublié ma phrase de passe"), kind="quiet")
        lost.clicked.connect(self._show_recover)
        card.add(button_row(self.ui, [self._open, lost]))
        return card

    def _make_recover(self) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, gap=16, margins=28)
        card.add(Text(tr.text("Ouvrir avec la feuille de secours"), "question"))
        self.code = LineField(self.ui, tr.text("Code de la feuille"))
        self.code_field = Labelled(
            self.ui,
            tr.text("Code de la feuille"),
            self.code,
            hint=tr.text("Majuscules, espaces et tirets ne comptent pas."),
        )
        card.add(self.code_field)
        self.maker = PassphraseMaker(self.ui)
        self.maker.words_asked.connect(self.words_asked)
        card.add(self.maker)
        self._recover = Button(
            self.ui, tr.text("Choisir cette phrase et ouvrir"), kind="primary"
        )
        self._recover.setEnabled(False)
        self.maker.ready.connect(self._recover.setEnabled)
        self._recover.clicked.connect(self._recover_now)
        back = Button(self.ui, tr.text("Revenir"))
        back.clicked.connect(self.recovered)
        card.add(button_row(self.ui, [self._recover, back]))
        return card

    def _show_recover(self) -> None:
        self._faces.turn_to(1)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def recovered(self) -> None:
        """Show the passphrase again."""
        self.work()
        self.maker.clear()
        self.code.clear()
        self._faces.turn_to(0)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_words(self, passphrase: str) -> None:
        """Propose a passphrase of seven words, shown in clear."""
        self.maker.offer(passphrase)

    def _unlock(self) -> None:
        if self.passphrase.secret:
            self.field.complain("")
            self.unlock_asked.emit(self.passphrase.secret)

    def _recover_now(self) -> None:
        self.recover_asked.emit(self.code.text(), self.maker.secret)

    def work(self, sentence: str = "") -> None:
        """Say that the vault is being opened; an empty sentence ends it."""
        self._faces.setEnabled(not sentence)
        if sentence:
            self.progress.work(sentence)
        else:
            self.progress.done()

    def complain(self, sentence: str) -> None:
        """Say beside the field why it did not open; what was typed is gone."""
        self.work()
        if self._faces.current == 0:
            self.passphrase.clear()
            self.field.complain(sentence)
        else:
            self.code_field.complain(sentence)
