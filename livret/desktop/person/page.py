"""How she is called and reached, by plain values; nothing is mandatory.

Shows: ``show_person(PersonShown)``, ``write(texts)`` (a draft found again).
Says: ``typed``, ``kept(PersonEdit)``, ``back_asked``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, Section, button_row
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.fields import Labelled
from livret.desktop.kit.layouts import Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain
from livret.desktop.person.fields import DetailField, ReachFields
from livret.desktop.person.reading import reach_typed
from livret.desktop.person.values import (
    REACH,
    Beside,
    PersonEdit,
    PersonShown,
    Texts,
)
from livret.desktop.ui import Ui
from livret.words.reach import reach_sentence

_FIRST = ("called", "phone", "email", "languages", "interpreter")

REST = (
    ("first_name", "last_name"),
    ("birth_date", "birth_place"),
    ("address",),
    ("postal_code", "city"),
    ("work_situation", "education"),
    ("caf_number", "france_travail_number"),
    ("rights",),
)
"""Details under « Autres renseignements, si vous voulez », line by line."""


class PersonPage(Page):
    """« Comment voulez-vous qu'on vous appelle ? » first and largest.

    Attributes:
        fields: Every field by the detail it holds, ``reach`` apart.
        reach: The fields of ``reach``.
        reminder: What will be recalled before reaching her, as it stands.

    Signals:
        typed: Something changed under somebody's hands.
        kept: « C'est ça ». arg: ``PersonEdit``.
        back_asked: « Revenir ».
    """

    typed = Signal()
    kept = Signal(object)
    back_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Vous appeler, vous joindre"), width=760)
        self.describe(
            tr.text("Vous appeler, vous joindre"),
            tr.text("Rien n’est obligatoire. Tout peut changer, ou s’enlever."),
        )
        self._rows: list[Row] = []
        self._chosen: set[str] = set()
        rest = [name for line in REST for name in line]
        self.fields = {name: self._field(name) for name in (*_FIRST, *rest)}
        self.fields["called"].field.setObjectName("words")
        self.reach = ReachFields(ui)
        self.reach.edited.connect(self._typed)
        self.reach.several.chosen.connect(partial(self._take, "reach"))
        self.reminder = Text("")
        self.rest = self._make_rest()
        self._keep = Button(ui, tr.text("C’est ça"), kind="primary", icon="check")
        self._back = Button(ui, tr.text("Revenir"))
        self._keep.clicked.connect(self._kept)
        self._back.clicked.connect(self.back_asked)
        self._lay_out()
        self.first = self.fields["called"].field

    def _field(self, name: str) -> DetailField:
        field = DetailField(self.ui, name)
        field.edited.connect(self._typed)
        field.several.chosen.connect(partial(self._take, name))
        return field

    def _lay_out(self) -> None:
        ui, tr = self.ui, self.ui.tr
        her = Card(ui, "her", gap=12, margins=(24, 20))
        her.add(Text(tr.text("Comment voulez-vous qu’on vous appelle ?"), "question"))
        her.add(self.fields["called"])
        reach = Section(ui, tr.text("Pour vous joindre sans risque"), icon="phone")
        card = Card(ui, gap=14, margins=(24, 20))
        card.add(self._line("phone", "email"))
        card.add(self.reach)
        card.add(self._make_reminder())
        reach.add(card)
        spoken = Section(ui, tr.text("Pour bien se comprendre"), icon="languages")
        card = Card(ui, gap=14, margins=(24, 20))
        card.add(self._line("languages", "interpreter"))
        spoken.add(card)
        for part in (her, reach, spoken, self.rest):
            self.body.addWidget(part)
        self.body.addWidget(button_row(ui, [self._keep, self._back]))
        self.body.addStretch(1)

    def _line(self, *names: str) -> QWidget:
        """Return fields side by side, one under the other on a narrow page."""
        row = Row(self.ui, 16)
        for name in names:
            row.addWidget(self.fields[name], 1)
            row.setAlignment(self.fields[name], Qt.AlignmentFlag.AlignTop)
        self._rows.append(row)
        return holder(row)

    def _make_reminder(self) -> QWidget:
        card = Card(self.ui, "sunk", margins=(14, 10))
        row = Row(self.ui, 10)
        row.addWidget(Icon(self.ui, "hand", "soft"))
        row.addWidget(self.reminder, 1)
        card.column.addLayout(row)
        return card

    def _make_rest(self) -> Fold:
        inside = Card(self.ui, gap=14, margins=(24, 20))
        for names in REST:
            inside.add(self._line(*names))
        title = self.ui.tr.text("Autres renseignements, si vous voulez")
        return Fold(self.ui, title, inside)

    # --- showing ---------------------------------------------------------------

    def show_person(self, shown: PersonShown) -> None:
        """Show what stands, in place of whatever is in the fields."""
        self._chosen = set()
        for name, field in self.fields.items():
            field.labelled.complain("")
            field.show_text(shown.texts.get(name, ""))
            field.several.offer(shown.beside.get(name, ()))
        self.reach.show_texts({**dict.fromkeys(REACH, ""), **shown.texts})
        self.reach.several.offer(shown.beside.get("reach", ()))
        filled = [name for line in REST for name in line if name in shown.texts]
        self.rest.open(opened=bool(filled))
        self._remind()

    def write(self, texts: Texts) -> None:
        """Put texts in their fields, as if they had just been typed."""
        for name, text in texts.items():
            if name in self.fields:
                self.fields[name].show_text(text)
        if any(name in texts for line in REST for name in line):
            self.rest.open(opened=True)
        self.reach.show_texts(texts)
        self._remind()

    @property
    def texts(self) -> dict[str, str]:
        """What stands in every field."""
        typed = {name: field.text for name, field in self.fields.items()}
        return typed | self.reach.texts

    @property
    def labelled(self) -> dict[str, Labelled]:
        """Fields by the path that a refusal may name."""
        found = {name: field.labelled for name, field in self.fields.items()}
        found["rights[0]"] = found["rights"]
        found["reach.hours"] = self.reach.hours_field
        found["reach.note"] = self.reach.note_field
        return found

    def complain(self, troubles: Mapping[str, str]) -> None:
        """Say what is wrong beside each field; nothing takes it all back."""
        for name in reversed(self.fields):
            self.fields[name].labelled.complain(troubles.get(name, ""))
        if any(name in troubles for line in REST for name in line):
            self.rest.open(opened=True)

    def _remind(self) -> None:
        """Say what will be recalled before anybody reaches her."""
        tr, called = self.ui.tr, self.fields["called"].text.split()
        said = reach_sentence(tr, plain(" ".join(called[:1])), reach_typed(self.texts))
        usual = tr.text(
            "Ce que vous dites ici sera rappelé avant chaque appel, courrier ou papier."
        )
        self.reminder.say(plain(said) or usual)
        self.reminder.set_role("strong" if said else "soft")

    # --- telling ---------------------------------------------------------------

    def _typed(self) -> None:
        self._remind()
        self.typed.emit()

    def _take(self, name: str, one: Beside) -> None:
        self._chosen.add(name)
        self.write(one.texts)
        self.typed.emit()

    def _kept(self) -> None:
        self.kept.emit(PersonEdit(self.texts, frozenset(self._chosen)))

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the fields one under the other."""
        super().set_narrow(narrow=narrow)
        for row in self._rows:
            row.stack(stacked=narrow)
