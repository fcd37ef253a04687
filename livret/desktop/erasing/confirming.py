"""The card that confirms here what somebody erased elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui


class ConfirmingCard(Card):
    """Who erased it, when and why, and what it means here; nothing is asked again.

    Signals:
        asked: It is to be erased here too; asked once more first.
        kept_asked: Everything that is kept about her is to be seen first.
        left_alone: It stays here for now.
    """

    asked = Signal()
    kept_asked = Signal()
    left_alone = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, gap=14, margins=28)
        tr = ui.tr
        self._who = Text("", "question")
        self.add(self._who)
        lines = Column(ui, 10)
        self._lines = [Text("") for _ in range(3)]
        for line in self._lines:
            lines.addWidget(line)
        self.add(holder(lines))
        self.add(
            Text(
                tr.text(
                    "Proposez d’abord à la personne un fichier de tout ce qu’il"
                    " garde : après, il n’y aura plus rien à lui donner."
                ),
                "strong",
            )
        )
        erase = Button(ui, tr.text("L’effacer ici aussi"), icon="trash-2")
        erase.clicked.connect(self.asked)
        kept = Button(ui, tr.text("Voir tout ce qu’il garde"), icon="book-open")
        kept.clicked.connect(self.kept_asked)
        leave = Button(ui, tr.text("Le garder pour l’instant"))
        leave.clicked.connect(self.left_alone)
        self.add(button_row(ui, [erase, kept, leave]))

    def show_asked(self, who: str, lines: Sequence[str]) -> None:
        """Show who erased it, then why and what it means, one sentence or two each."""
        self._who.say(plain(who))
        for at, text in enumerate(self._lines):
            said = plain(lines[at]) if at < len(lines) else ""
            text.say(said)
            text.setVisible(bool(said))
        self.setAccessibleName(plain(who))
