"""The unlock page, by plain values.

Shows: ``work(sentence)``, ``complain(sentence)``, ``recovered()``.
Says: ``unlock_asked(passphrase)``, ``recover_asked(code, passphrase)``,
``words_asked``, ``copy_asked``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.faces import Faces
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui

if TYPE_CHECKING:
    from livret.desktop.unlock.recovering import Recovering


class UnlockPage(Page):
    """The vault is closed; nothing of anybody is in memory.

    Signals:
        unlock_asked: arg: the passphrase.
        recover_asked: args: the recovery code, the new passphrase.
        words_asked: Seven words are wanted; answer with ``offer_words``.
        copy_asked: Read the copy of a person with her, without the vault.
    """

    unlock_asked = Signal(str)
    recover_asked = Signal(str, str)
    words_asked = Signal()
    copy_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Livret"), width=520)
        tr = ui.tr
        self.progress = Progress(ui)
        self.passphrase = SecretField(ui, tr.text("Phrase de passe"))
        self.field = Labelled(ui, tr.text("Phrase de passe"), self.passphrase)
        self.passphrase.entered.connect(self._unlock)
        self._faces = Faces(ui)
        self._faces.add(self._make_unlock())
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
        copy = Button(self.ui, tr.text("Ouvrir la copie d’une personne"), kind="quiet")
        copy.clicked.connect(self.copy_asked)
        card.add(button_row(self.ui, [self._open, lost, copy]))
        return card

    @cached_property
    def recovering(self) -> Recovering:
        """The other face, made when somebody asks for it."""
        from livret.desktop.unlock.recovering import Recovering

        made = Recovering(self.ui)
        made.asked.connect(self.recover_asked)
        made.words_asked.connect(self.words_asked)
        made.back_asked.connect(self.recovered)
        self._faces.add(made)
        return made

    def _show_recover(self) -> None:
        self.banner.hide()
        first = self.recovering.code
        self._faces.turn_to(1)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def recovered(self) -> None:
        """Show the passphrase again."""
        self.work()
        self.recovering.clear()
        self._faces.turn_to(0)
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_words(self, passphrase: str) -> None:
        """Propose a passphrase of seven words, shown in clear."""
        self.recovering.maker.offer(passphrase)

    def _unlock(self) -> None:
        if self.passphrase.secret:
            self.field.complain("")
            self.unlock_asked.emit(self.passphrase.secret)
        else:
            self.field.complain(self.ui.tr.text("Il faut une phrase de passe."))

    def work(self, sentence: str = "") -> None:
        """Say that the vault is being opened; an empty sentence ends it."""
        self._faces.setEnabled(not sentence)
        self.progress.tell(sentence)

    def complain(self, sentence: str) -> None:
        """Say beside the field why it did not open; what was typed is gone."""
        self.work()
        if self._faces.current == 0:
            self.passphrase.clear()
            self.field.complain(sentence)
        else:
            self.recovering.code_field.complain(sentence)
