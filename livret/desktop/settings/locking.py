"""« Verrouiller tout seul », as a section of the settings."""

from __future__ import annotations

from PySide6.QtCore import Signal

from livret.desktop.kit.cards import Card, Section
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui

MINUTES = (5, 10, 15, 30, 60)
"""Idle times that are offered."""


class LockingSection(Section):
    """After how long without anybody Livret locks by itself.

    Signals:
        minutes_asked: arg: minutes.
    """

    minutes_asked = Signal(int)

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Verrouiller tout seul"), icon="lock")
        card = Card(ui, gap=16, margins=24)
        self.add(card)
        self.minutes = Choices(
            ui,
            tr.text("Quand personne ne touche à l’ordinateur"),
            [(str(one), tr.text("{count} minutes", count=one)) for one in MINUTES],
            required=True,
        )
        self.minutes.chosen.connect(self._chosen)
        self._organisation = Text("", "soft")
        card.add(
            Labelled(
                ui,
                tr.text("Quand personne ne touche à l’ordinateur, verrouiller après"),
                self.minutes,
                hint=tr.text(
                    "Le coffre se ferme. Ce qui était en train d’être écrit est gardé."
                ),
            )
        )
        card.add(self._organisation)
        self.show_minutes(15, 0)

    def show_minutes(self, minutes: int, most: int) -> None:
        """Show what is in force.

        Args:
            minutes: Until it locks; one that is not offered is shown in words.
            most: The longest that the organisation allows; 0 for any.
        """
        tr = self.ui.tr
        self.minutes.leave_out(*(str(one) for one in MINUTES if most and one > most))
        self.minutes.choose(str(minutes))
        said = [tr.text("Votre structure demande {count} minutes au plus.", count=most)]
        if minutes not in MINUTES:
            said.append(tr.text("En ce moment : {count} minutes.", count=minutes))
        self._organisation.say(" ".join(said if most else said[1:]))

    def _chosen(self, minutes: str) -> None:
        if minutes:
            self.minutes_asked.emit(int(minutes))
