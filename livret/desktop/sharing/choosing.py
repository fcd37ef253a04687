"""Several people, only some topics: what would go is told before a file is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.words.labels import barrier_label


@dataclass(frozen=True)
class SendEdit:
    """What is to go.

    Attributes:
        to: Keys of accepted cards.
        barriers: Only these topics; none ticked is everything agreed.
    """

    to: tuple[str, ...]
    barriers: tuple[str, ...] | None


class ChoosingForm(Card):
    """Who, which topics, and what would go.

    Signals:
        looked: Tell what would go. arg: ``SendEdit``.
        chosen: Make a file of it. arg: ``SendEdit``.
    """

    looked = Signal(object)
    chosen = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=12, margins=16)
        tr = ui.tr
        who, topics = tr.text("Pour qui"), tr.text("Seulement ces sujets")
        self.who = Ticks(ui, who, [])
        self.topics = Ticks(
            ui, topics, [(one.value, barrier_label(tr, one.value)) for one in Barrier]
        )
        self._who = Labelled(ui, who, self.who)
        self._told = Column(ui, 6)
        look = Button(ui, tr.text("Voir ce qui partirait"))
        look.clicked.connect(self._look)
        make = Button(ui, tr.text("Choisir où mettre le fichier"), icon="save")
        make.clicked.connect(self._make)
        self.add(self._who)
        hint = tr.text(
            "Si rien n’est coché\u202f: tout ce que les accords permettent d’envoyer."
        )
        self.add(Labelled(ui, topics, self.topics, hint=hint))
        self.column.addLayout(self._told)
        self.add(button_row(ui, [look, make]))

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer those whose cards are accepted: pairs of (key, name)."""
        if tuple(self.who.buttons) != tuple(key for key, _ in people):
            self.who.offer(people)
            self.show_told(())

    def show_told(self, lines: Sequence[str]) -> None:
        """Show what would go."""
        empty(self._told)
        for line in lines:
            self._told.addWidget(Text(plain(line)))

    def _look(self) -> None:
        if self._somebody():
            self.looked.emit(self._edit())

    def _make(self) -> None:
        if self._somebody():
            self.chosen.emit(self._edit())

    def _somebody(self) -> bool:
        nobody = not self.who.values
        said = self.ui.tr.text("Choisissez au moins une personne.")
        self._who.complain(said if nobody else "")
        return not nobody

    def _edit(self) -> SendEdit:
        topics = [one.value for one in Barrier if one.value in self.topics.values]
        people = [key for key in self.who.buttons if key in self.who.values]
        return SendEdit(tuple(people), tuple(topics) if topics else None)
