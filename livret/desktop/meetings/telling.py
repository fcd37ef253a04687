"""What became of a meeting: in place, in few words, on nobody's account."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Row, holder
from livret.desktop.kit.text import Text
from livret.desktop.meetings.values import TellEdit
from livret.desktop.ui import Ui
from livret.words.hours import typed_hour
from livret.words.meetings import SIDES
from livret.words.person import typed_day
from livret.words.translator import mark

PLACE = "meeting_told:"
"""How the places of these forms begin, as drafts name places."""

VERBS = {
    "held": mark("Elle a eu lieu"),
    "postponed": mark("Reportée"),
    "did_not_happen": mark("N’a pas eu lieu"),
    "cancelled": mark("Annulée"),
}
"""What may be told, in the order of the buttons."""

_TOLD = {
    "held": mark("Cette rencontre a eu lieu"),
    "postponed": mark("Cette rencontre est reportée"),
    "did_not_happen": mark("Cette rencontre n’a pas eu lieu"),
    "cancelled": mark("Cette rencontre est annulée"),
}


class TellForm(Card):
    """A side and a line, both optional; a new day for one that is postponed.

    Attributes:
        kept_at: Where it is typed, as drafts name places.

    Signals:
        told: arg: ``TellEdit``.
        cancelled: "Revenir".
    """

    told = Signal(object)
    cancelled = Signal()

    def __init__(self, ui: Ui, meeting: str, state: str) -> None:
        super().__init__(ui, "sunk", gap=12, margins=(18, 16))
        tr = ui.tr
        self._meeting, self._state = meeting, state
        self.kept_at = f"{PLACE}{meeting}:{state}"
        self.side = Choices(
            ui,
            tr.text("De quel côté ?"),
            [(code, tr.text(words)) for code, words in SIDES.items()],
        )
        self.words = LineField(ui, tr.text("Une ligne, si c’est utile"))
        self.words_field = Labelled(
            ui, tr.text("Une ligne, si c’est utile"), self.words
        )
        self.on = LineField(
            ui,
            tr.text("Le nouveau jour"),
            placeholder=tr.text("Par exemple : 26/03/2026"),
        )
        self.on_field = Labelled(ui, tr.text("Le nouveau jour, s’il est su"), self.on)
        self.at = LineField(
            ui, tr.text("La nouvelle heure"), placeholder=tr.text("Par exemple : 10h30")
        )
        self.at_field = Labelled(ui, tr.text("La nouvelle heure"), self.at)
        self._build()

    def _build(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self.add(Text(tr.text(_TOLD[self._state]), "strong"))
        asked = Labelled(
            ui,
            tr.text("De quel côté ?"),
            self.side,
            hint=tr.text("Rien n’est compté, rien n’est imprimé."),
        )
        self.add(asked)
        asked.setVisible(self._state in {"postponed", "did_not_happen"})
        self._moved = Row(ui, 16)
        self._moved.addWidget(self.on_field, 1)
        self._moved.addWidget(self.at_field, 1)
        moved = holder(self._moved)
        self.add(moved)
        moved.setVisible(self._state == "postponed")
        self.add(self.words_field)
        self.keep = Button(ui, tr.text("Garder"), kind="primary", icon="check")
        self.keep.clicked.connect(self._tell)
        self.words.returnPressed.connect(self._tell)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self.cancelled)
        self.add(button_row(ui, [self.keep, cancel]))

    def start(self) -> None:
        """Put the keyboard on the first question."""
        sides = next(iter(self.side.buttons.values()))
        first = sides if sides.isVisible() else self.words
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the fields one under the other."""
        self._moved.stack(stacked=narrow)

    @property
    def fields(self) -> dict[str, Labelled]:
        """Fields by the path an error may name."""
        return {"words": self.words_field, "on": self.on_field, "at": self.at_field}

    def _tell(self) -> None:
        tr = self.ui.tr
        written = self.on.text().strip()
        on = typed_day(written) if written else ""
        self.on_field.complain(
            tr.text("Un jour s’écrit comme 26/03/2026.") if on is None else ""
        )
        at = typed_hour(self.at.text())
        self.at_field.complain(
            tr.text("Une heure s’écrit comme 10h30.") if at is None else ""
        )
        if on is None or at is None:
            return
        self.told.emit(
            TellEdit(
                meeting=self._meeting,
                state=self._state,
                side=self.side.value,
                words=self.words.text().strip(),
                on=dt.date.fromisoformat(on) if on else None,
                at=at,
            )
        )
