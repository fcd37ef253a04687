"""What goes on the paper, before it leaves: she ticks her life, or she does not.

Says: ``asked(PaperAsked)``, ``left``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.text import Text
from livret.desktop.preview.dressing import Dressing, folded
from livret.desktop.ui import Ui
from livret.words.labels import barrier_label


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAsked:
    """What may be on the paper.

    Attributes:
        with_life: Her life may.
        leave_off: Codes of topics that may not.
        language: Of the sheet.
        dress: Name of its dress.
    """

    with_life: bool
    leave_off: frozenset[str]
    language: str
    dress: str


class PaperForm(Card):
    """Two questions, nothing ticked (practice rules 2 and 6).

    Attributes:
        life: Her life may be on it.
        topics: What is left off.
        dressing: Its form and its language.

    Signals:
        asked: arg: ``PaperAsked``.
        left: Nothing is printed.
    """

    asked = Signal(object)
    left = Signal()

    def __init__(self, ui: Ui, topics: Sequence[str]) -> None:
        super().__init__(ui, "sunk", gap=12)
        tr = ui.tr
        self.add(Text(tr.text("Ce qui va sur le papier"), "heading"))
        self.add(Text(tr.text("Est-ce que je veux que l’autre service le sache ?")))
        self.life = Choice(ui, tr.text("Mettre « Ma vie » sur ce papier"))
        self.add(button_row(ui, [self.life]))
        options = [(code, barrier_label(tr, code)) for code in topics]
        question = tr.text("Laisser de côté ces sujets")
        self.topics = Ticks(ui, question, options)
        if options:
            self.add(Text(question))
            self.add(self.topics)
        self.dressing = Dressing(ui)
        self.add(folded(ui, self.dressing))
        go = Button(ui, tr.text("Préparer le papier"), kind="primary", icon="printer")
        go.clicked.connect(self._ask)
        leave = Button(ui, tr.text("Revenir"))
        leave.clicked.connect(self.left)
        self.first = self.life
        self.add(button_row(ui, [go, leave]))

    def _ask(self) -> None:
        language, dress = self.dressing.asked
        asked = PaperAsked(
            with_life=self.life.isChecked(),
            leave_off=self.topics.values,
            language=language,
            dress=dress,
        )
        self.asked.emit(asked)
