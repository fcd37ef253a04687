"""Opening with the recovery sheet, where the passphrase is lost."""

from __future__ import annotations

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.passphrase import PassphraseMaker
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui


class Recovering(Card):
    """The code of the sheet, and a new passphrase.

    Attributes:
        code: The code as typed.
        code_field: The same with its name and what is wrong with it.
        maker: The new passphrase.

    Signals:
        asked: args: the recovery code, the new passphrase.
        words_asked: Seven words are wanted.
        back_asked: The passphrase was found again.
    """

    asked = Signal(str, str)
    words_asked = Signal()
    back_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, gap=16, margins=28)
        tr = ui.tr
        self.add(Text(tr.text("Ouvrir avec la feuille de secours"), "question"))
        self.code = LineField(ui, tr.text("Code de la feuille"))
        self.code_field = Labelled(
            ui,
            tr.text("Code de la feuille"),
            self.code,
            hint=tr.text("Majuscules, espaces et tirets ne comptent pas."),
        )
        self.add(self.code_field)
        self.maker = PassphraseMaker(ui)
        self.maker.words_asked.connect(self.words_asked)
        self.add(self.maker)
        recover = Button(ui, tr.text("Choisir cette phrase et ouvrir"), kind="primary")
        recover.clicked.connect(self._ask)
        back = Button(ui, tr.text("Revenir"))
        back.clicked.connect(self.back_asked)
        self.add(button_row(ui, [recover, back]))

    def _ask(self) -> None:
        if not self.maker.check():
            return
        self.asked.emit(self.code.text(), self.maker.secret)

    def clear(self) -> None:
        """Forget what was typed."""
        self.maker.clear()
        self.code.clear()
