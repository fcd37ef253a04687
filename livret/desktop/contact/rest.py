"""What more may be told of a contact: another day, whose it was, for whom it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import plain
from livret.desktop.ui import Ui
from livret.domain.kind_fields import SIDES
from livret.words.hours import typed_hour
from livret.words.labels import side_label
from livret.words.person import typed_day


@dataclass(frozen=True)
class RestEdit:
    """What was told.

    Attributes:
        on: The day, None for today.
        at: The hour, ``HH:MM``, or empty.
        side: Whose contact it was, empty for who writes here.
        between_us: It is « seulement entre nous ».
    """

    on: dt.date | None = None
    at: str = ""
    side: str = ""
    between_us: bool = False


class ContactRest(QWidget):
    """Nothing of it is asked; all of it may stay as it is."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui, tr = ui, ui.tr
        self.day = LineField(
            ui, tr.text("Quel jour ?"), placeholder=tr.text("Par exemple : 12/03/2026")
        )
        self.hour = LineField(
            ui, tr.text("À quelle heure ?"), placeholder=tr.text("Par exemple : 10h30")
        )
        self.day_field = Labelled(ui, tr.text("Quel jour ?"), self.day)
        self.hour_field = Labelled(ui, tr.text("À quelle heure ?"), self.hour)
        sides = [(side, side_label(tr, side)) for side in SIDES]
        label = tr.text("Si ce n’est pas vous, qui ?")
        self.side = Choices(ui, label, sides)
        self._side_field = Labelled(ui, label, self.side)
        self.apart = Choice(
            ui,
            tr.text("Seulement entre nous"),
            detail=tr.text(
                "La personne et vous. Ni papier, ni envoi ; devant quelqu’un d’autre,"
                " l’écran partagé ne le montre pas."
            ),
        )
        when = Row(ui, 16)
        when.addWidget(self.day_field, 1)
        when.addWidget(self.hour_field, 1)
        column = Column(ui, 14)
        column.addLayout(when)
        column.addWidget(self._side_field)
        column.addWidget(self.apart)
        self.setLayout(column)
        self.name_others({})

    @property
    def lines(self) -> tuple[LineField, LineField]:
        """What is typed on one line each."""
        return self.day, self.hour

    @property
    def fields(self) -> dict[str, Labelled]:
        """Fields by the path an error may name."""
        return {"said_on": self.day_field, "at": self.hour_field}

    @property
    def filled(self) -> bool:
        """Whether anything is told."""
        typed = self.day.text().strip() or self.hour.text().strip()
        return bool(typed or self.side.value or self.apart.isChecked())

    @property
    def edit(self) -> RestEdit | None:
        """What is told; None where a day or an hour is none, and it is said."""
        tr, written = self._ui.tr, self.day.text().strip()
        day = typed_day(written) if written else ""
        at = typed_hour(self.hour.text())
        self.day_field.complain(
            tr.text("Un jour s’écrit comme 26/03/2026.") if day is None else ""
        )
        self.hour_field.complain(
            tr.text("Une heure s’écrit comme 10h30.") if at is None else ""
        )
        if day is None or at is None:
            return None
        on = dt.date.fromisoformat(day) if day else None
        return RestEdit(on, at, self.side.value, self.apart.isChecked())

    def name_others(self, names: Mapping[str, str]) -> None:
        """Offer the sides of which somebody else speaks, by their names."""
        for side, button in self.side.buttons.items():
            name = plain(names.get(side, ""))
            button.setText(name)
            button.setAccessibleName(name)
        self.side.leave_out(*(side for side in SIDES if side not in names))
        if self.side.value not in names:
            self.side.choose("")
        self._side_field.setVisible(bool(names))

    def start(self) -> None:
        """Put the keyboard on the first of it."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
