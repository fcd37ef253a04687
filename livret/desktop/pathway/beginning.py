"""What stands in the place of the line while nothing has a date."""

from __future__ import annotations

from livret.desktop.kit.cards import Card, EmptyState
from livret.desktop.ui import Ui


class Beginning(Card):
    """How a pathway begins."""

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui)
        tr = ui.tr
        title = tr.text("Le parcours commence ici")
        told = tr.text("Ce qui a une date vient sur la frise : sa vie, les deux côtés.")
        self.add(EmptyState(ui, "route", title, told))
