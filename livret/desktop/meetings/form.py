"""The form of a meeting to come: a day is enough, all the rest may wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.fields import DateField, Labelled, LineField, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text, plain
from livret.desktop.meetings.values import PlanEdit
from livret.desktop.ui import Ui
from livret.words.hours import typed_hour
from livret.words.languages import language_code, language_name
from livret.words.meetings import MEANS

LENGTHS = (30, 45, 60, 90)
"""Minutes that are offered."""

_REVIEW = "review"


PLACE = "meeting_plan:"
"""How the places of these forms begin, as drafts name places."""


class PlanForm(Card):
    """Day and hour, how and where, with whom, about what, in which language.

    Attributes:
        kept_at: Where it is typed, as drafts name places.

    Signals:
        planned: arg: ``PlanEdit``.
        cancelled: "Revenir".
    """

    planned = Signal(object)
    cancelled = Signal()

    def __init__(self, ui: Ui, guests: Sequence[tuple[str, str]]) -> None:
        """Make the form, empty.

        Args:
            ui: Look and language.
            guests: Pairs (key, name) of who may be expected.
        """
        super().__init__(ui, gap=16, margins=28)
        tr = ui.tr
        self._meeting = ""
        self.kept_at = PLACE
        self.heading = Text(tr.text("Prévoir une rencontre"), "heading")
        self.on = DateField(ui, tr.text("Quel jour ?"))
        self.at = LineField(
            ui, tr.text("À quelle heure ?"), placeholder=tr.text("Par exemple : 10h30")
        )
        self.at_field = Labelled(ui, tr.text("À quelle heure ?"), self.at)
        lengths = [(str(one), tr.text("{count} min", count=one)) for one in LENGTHS]
        self.length = Choices(ui, tr.text("Combien de temps ?"), lengths)
        means = [(code, tr.text(words)) for code, words in MEANS.items()]
        self.means = Choices(ui, tr.text("Comment ?"), means)
        self.place = LineField(
            ui, tr.text("Où ?"), placeholder=tr.text("un bureau, un café, à domicile…")
        )
        self.guests = Ticks(
            ui, tr.text("Avec qui ?"), [(key, plain(name)) for key, name in guests]
        )
        self.about = TextArea(
            ui,
            tr.text("De quoi parler ?"),
            placeholder=tr.text("Ce que la personne veut d’abord."),
            lines=1,
        )
        self.review = Ticks(
            ui,
            tr.text("Pour faire le point"),
            [(_REVIEW, tr.text("Pour faire le point ensemble"))],
        )
        self.language = LineField(
            ui, tr.text("En quelle langue"), placeholder=tr.text("dari, arabe, russe…")
        )
        self.language_field = Labelled(ui, tr.text("En quelle langue"), self.language)
        self.interpreter = LineField(
            ui,
            tr.text("Interprète ou service"),
            placeholder=tr.text("le nom du service suffit"),
        )
        self._build()

    def _build(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self.add(self.heading)
        self._when = Row(ui, 16)
        self._when.addWidget(Labelled(ui, tr.text("Quel jour ?"), self.on), 1)
        self._when.addWidget(self.at_field, 1)
        lengths = Labelled(ui, tr.text("Combien de temps ?"), self.length)
        self._when.addWidget(lengths, 2)
        self.column.addLayout(self._when)
        self.add(Labelled(ui, tr.text("Comment ?"), self.means))
        self.add(Labelled(ui, tr.text("Où ?"), self.place))
        self.add(Labelled(ui, tr.text("Avec qui ?"), self.guests))
        self.add(Labelled(ui, tr.text("De quoi parler ?"), self.about))
        self.add(WritingHint(ui, self.about, health=True))
        self.add(self.review)
        self._spoken = Row(ui, 16)
        self._spoken.addWidget(self.language_field, 1)
        helper = Labelled(ui, tr.text("Interprète ou service"), self.interpreter)
        self._spoken.addWidget(helper, 2)
        self.column.addLayout(self._spoken)
        self.keep = Button(ui, tr.text("C’est prévu"), kind="primary", icon="check")
        self.keep.clicked.connect(self._plan)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self.cancelled)
        self.add(button_row(ui, [self.keep, cancel]))

    @property
    def fields(self) -> dict[str, Labelled]:
        """Fields by the path an error may name."""
        return {"at": self.at_field, "language": self.language_field}

    @property
    def edit(self) -> PlanEdit:
        """What stands in the form; an hour or a language that is none is empty."""
        on: dt.date = self.on.date().toPython()  # type: ignore[assignment]
        return PlanEdit(
            on=on,
            meeting=self._meeting,
            at=typed_hour(self.at.text()) or "",
            minutes=int(self.length.value or 0),
            means=self.means.value,
            place=self.place.text().strip(),
            guests=tuple(k for k in self.guests.buttons if k in self.guests.values),
            about=self.about.text,
            language=language_code(self.ui.tr, self.language.text()) or "",
            interpreter=self.interpreter.text().strip(),
            review=_REVIEW in self.review.values,
        )

    def show_edit(self, edit: PlanEdit) -> None:
        """Begin with what is known; ``edit.meeting`` is planned otherwise."""
        self._meeting = edit.meeting
        self.kept_at = f"{PLACE}{edit.meeting}"
        if edit.meeting:
            self.heading.say(self.ui.tr.text("Prévoir autrement"))
        if edit.on is not None:
            self.on.setDate(QDate(edit.on.year, edit.on.month, edit.on.day))
        self.at.setText(edit.at)
        self.length.choose(str(edit.minutes) if edit.minutes else "")
        self.means.choose(edit.means)
        self.place.setText(edit.place)
        self.guests.tick(edit.guests)
        self.about.show_text(edit.about)
        self.review.tick((_REVIEW,) if edit.review else ())
        self.language.setText(language_name(self.ui.tr, edit.language))
        self.interpreter.setText(edit.interpreter)

    def start(self) -> None:
        """Put the keyboard on the first question."""
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the fields one under the other."""
        for row in (self._when, self._spoken):
            row.stack(stacked=narrow)

    def _plan(self) -> None:
        tr = self.ui.tr
        at = typed_hour(self.at.text())
        self.at_field.complain(
            tr.text("Une heure s’écrit comme 10h30.") if at is None else ""
        )
        code = language_code(tr, self.language.text())
        self.language_field.complain(
            tr.text("Cette langue n’est pas dans la liste : écrivez-la à côté.")
            if code is None
            else ""
        )
        if at is None or code is None:
            return
        self.planned.emit(self.edit)
