"""The short form of an agreement: to whom, what, why, until when, her words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.came import CameFold
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices, Ticks
from livret.desktop.kit.fields import (
    DateField,
    HerWords,
    Labelled,
    LineField,
    TextArea,
)
from livret.desktop.kit.layouts import Row
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.domain.came import STRAIGHT, Came
from livret.words.labels import barrier_label

SIX_MONTHS = 183
"""Days an agreement runs unless another date is chosen."""


@dataclass(frozen=True)
class AgreementEdit:
    """What was agreed.

    Attributes:
        member: Id of a member, or empty when a name was written.
        name: Of the recipient.
        barriers: Codes of the topics that may go.
        purpose: Why.
        until: Last day.
        words: Her words, possibly empty.
        came: How these words came.
    """

    member: str
    name: str
    barriers: tuple[str, ...]
    purpose: str
    until: dt.date
    words: str = ""
    came: Came = STRAIGHT


class AgreementForm(Card):
    """No box is ticked beforehand.

    Signals:
        given: arg: ``AgreementEdit``.
        cancelled: "Revenir".
    """

    given = Signal(object)
    cancelled = Signal()

    def __init__(
        self, ui: Ui, members: Sequence[tuple[str, str]], today: dt.date
    ) -> None:
        super().__init__(ui, gap=16, margins=28)
        tr = ui.tr
        self._members = dict(members)
        self.member = Choices(
            ui, tr.text("À qui ?"), [(key, plain(name)) for key, name in members]
        )
        self.name = LineField(
            ui,
            tr.text("Ou quelqu’un d’autre"),
            placeholder=tr.text("Ou quelqu’un d’autre"),
        )
        self.name_field = Labelled(ui, tr.text("À qui ?"), self.member)
        self.topics = Ticks(
            ui,
            tr.text("Quels sujets ?"),
            [(code.value, barrier_label(tr, code)) for code in Barrier],
        )
        self.topics_field = Labelled(
            ui,
            tr.text("Quels sujets ?"),
            self.topics,
            hint=tr.text("Rien n’est coché d’avance."),
        )
        self.purpose = TextArea(ui, tr.text("Pour quoi faire ?"), lines=1)
        self.purpose.slack = 22  # as high as the date beside it
        self.purpose_field = Labelled(ui, tr.text("Pour quoi faire ?"), self.purpose)
        last = QDate(today.year, today.month, today.day).addDays(SIX_MONTHS)
        self.until = DateField(ui, tr.text("Jusqu’à quand ?"), last)
        self.words = HerWords(
            ui,
            tr.text("Ses mots"),
            placeholder=tr.text(
                "« Marc peut voir pour le travail, pas pour ma santé. »"
            ),
        )
        self.came = CameFold(ui)
        self._build()

    def _build(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self.add(Text(tr.text("Nouvel accord"), "heading"))
        self.add(self.name_field)
        self.add(self.name)
        self.add(self.topics_field)
        row = Row(ui, 16)
        row.addWidget(self.purpose_field, 2)
        row.addWidget(Labelled(ui, tr.text("Jusqu’à quand ?"), self.until), 1)
        self.column.addLayout(row)
        self.add(Labelled(ui, tr.text("Ses mots"), self.words))
        self.add(self.came)
        keep = Button(ui, tr.text("C’est d’accord"), kind="primary", icon="check")
        keep.clicked.connect(self._give)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self.cancelled)
        self.add(button_row(ui, [keep, cancel]))

    def start(self) -> None:
        """Put the keyboard on the first question."""
        first = next(iter(self.member.buttons.values()), self.name)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        tr = self.ui.tr
        member = self.member.value
        written = self.name.text().strip()
        name = written or self._members.get(member, "")
        self.name_field.complain("" if name else tr.text("Il faut dire à qui."))
        topics = self.topics.values
        self.topics_field.complain(
            "" if topics else tr.text("Il faut un sujet au moins.")
        )
        why = self.purpose.text
        self.purpose_field.complain("" if why else tr.text("Il faut dire pour quoi."))
        if not (name and topics and why):
            return
        order = tuple(code.value for code in Barrier if code.value in topics)
        until: dt.date = self.until.date().toPython()  # type: ignore[assignment]
        self.given.emit(
            AgreementEdit(
                "" if written else member,
                name,
                order,
                why,
                until,
                self.words.text,
                self.came.value,
            )
        )
