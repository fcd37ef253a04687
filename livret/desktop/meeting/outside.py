"""What blocks outside, asked in a meeting; chips large enough for a finger."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.diagnosis.values import (
    Stance,
)
from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.cards import Card
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.fields import Labelled, TextArea
from livret.desktop.ui import Ui
from livret.domain.forms import Topic as TopicForm

TARGET = 44
"""Least height of what is pressed, in pixels of 100 % (practice rule 25)."""


def large(chips: QWidget) -> None:
    """Make every chip inside large enough for a finger."""
    for chip in chips.findChildren(Choice):
        chip.least = max(chip.least, TARGET)
        chip.updateGeometry()


class Outside(QObject):
    """What blocks outside, and who (practice rule 22).

    Attributes:
        card: Where it stands.
        words: The field.
        ticks: The situations that the form knows.

    Signals:
        changed: Under somebody's hands.
    """

    changed = Signal()

    def __init__(self, ui: Ui, form: TopicForm, stance: Stance) -> None:
        self.card = Card(ui, "sunk", gap=10, margins=(20, 14))
        super().__init__(self.card)
        tr = ui.tr
        self.words = TextArea(
            ui,
            tr.text("Ce qui bloque dehors, et qui"),
            placeholder=tr.text("Par exemple : la préfecture n’a pas répondu"),
            lines=1,
        )
        self.ticks = Ticks(
            ui,
            tr.text("Ce qui bloque dehors"),
            [(one.id, one.text) for one in form.outside()],
        )
        label = tr.text("Ce qui bloque dehors, et qui")
        self.card.add(Labelled(ui, label, self.words))
        self.card.add(self.ticks)
        large(self.ticks)
        self.show_stance(stance)
        self.words.edited.connect(self.changed)
        self.ticks.ticked.connect(self.changed)

    def show_stance(self, stance: Stance) -> None:
        """Show what stood, without telling anybody."""
        self.words.show_text(stance.outside)
        self.ticks.tick(frozenset(stance.situations))
