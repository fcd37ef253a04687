"""What goes on the paper: topics left off, and what she lets be printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from livret.desktop.kit.cards import Card
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.ui import Ui
from livret.words.labels import barrier_label


class PaperTopics(Card):
    """She ticks what is left off; the paper keeps no trace of it.

    Signals:
        changed: Another paper must be made.
    """

    changed = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "sunk", gap=8, margins=(20, 12))
        tr = ui.tr
        self._offered: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.leave_off = Ticks(ui, tr.text("Ce qui ne va pas sur le papier"), [])
        self.despite = Ticks(ui, tr.text("Ce que disent les autres"), [])
        self._despite_field = Labelled(
            ui,
            tr.text("Sujets dont la personne préfère ne pas parler"),
            self.despite,
            hint=tr.text(
                "Sans son accord, ce que disent les autres n’y est pas imprimé."
            ),
        )
        inside = Column(ui, 12)
        inside.addWidget(
            Labelled(
                ui,
                tr.text("Ce qui ne va pas sur le papier"),
                self.leave_off,
                hint=tr.text("Le papier n’en garde aucune trace."),
            )
        )
        inside.addWidget(self._despite_field)
        self.fold = Fold(ui, tr.text("Choisir ce qui va sur le papier"), holder(inside))
        self.add(self.fold)
        self.leave_off.ticked.connect(self.changed)
        self.despite.ticked.connect(self.changed)

    def offer(self, topics: Sequence[str], declined: Sequence[str]) -> None:
        """Offer topics that were spoken of, and those she declined.

        What is ticked stays ticked while the same topics are on offer.
        """
        tr = self.ui.tr
        wanted = (tuple(topics), tuple(declined))
        if wanted != self._offered:
            self._offered = wanted
            self.leave_off.offer([(code, barrier_label(tr, code)) for code in topics])
            self.despite.offer(
                [
                    (
                        code,
                        tr.text(
                            "{topic} : imprimer avec son accord",
                            topic=barrier_label(tr, code),
                        ),
                    )
                    for code in declined
                ]
            )
        self._despite_field.setVisible(bool(declined))
        self.setVisible(bool(topics))

    def clear(self) -> None:
        """Offer nothing, with nothing ticked."""
        self._offered = ((), ())
        self.leave_off.offer([])
        self.despite.offer([])
        self.fold.open(opened=False)
        self.hide()
