"""Who takes part, and a short form to add somebody, with or without Livret."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row, empty
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.ui import Ui
from livret.domain.sensitive import kind_told_by


@dataclass(frozen=True)
class TeamMember:
    """Somebody of the team.

    Attributes:
        voice: Name, side, mark.
        under: "référent emploi, sans Livret".
    """

    voice: Voice
    under: str = ""


@dataclass(frozen=True)
class MemberEdit:
    """Somebody to add.

    Attributes:
        name: As shown.
        side: ``social``, ``emploi`` or ``autre``.
        organisation: May be empty.
    """

    name: str
    side: str
    organisation: str = ""


class TeamSection(Section):
    """The team; "sans Livret" is a normal state of a member.

    Signals:
        added: arg: ``MemberEdit``.
        left: "Revenir".
    """

    added = Signal(object)
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Avec qui"), icon="users")
        tr = ui.tr
        self._card = Card(ui, gap=12)
        self._rows = Column(ui, 10)
        self._card.column.addLayout(self._rows)
        self.open = Button(ui, tr.text("Ajouter quelqu’un"), icon="user-plus")
        self.open.clicked.connect(self._open_form)
        self._card.add(button_row(ui, [self.open]))
        self.name = LineField(ui, tr.text("Son nom"))
        self.name_field = Labelled(ui, tr.text("Son nom"), self.name)
        self.side = Choices(
            ui,
            tr.text("De quel côté ?"),
            [
                ("social", tr.text("social")),
                ("emploi", tr.text("emploi")),
                ("autre", tr.text("autre")),
            ],
            required=True,
        )
        self.side.choose("emploi")
        self.organisation = LineField(ui, tr.text("Sa structure"))
        self._keep = Button(ui, tr.text("Ajouter"), kind="primary")
        self._keep.clicked.connect(self._add)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self._leave)
        self._form = Card(ui, "sunk", gap=12, margins=16)
        self._form.add(self.name_field)
        self._form.add(Labelled(ui, tr.text("De quel côté ?"), self.side))
        self._form.add(Labelled(ui, tr.text("Sa structure"), self.organisation))
        self._hidden = Text("", "soft")
        self._form.add(self._hidden)
        self.organisation.textChanged.connect(self._tell_hidden)
        self._form.add(button_row(ui, [self._keep, cancel]))
        self._card.add(self._form)
        self._form.hide()
        self.add(self._card)

    def _tell_hidden(self, organisation: str) -> None:
        """Say that a name that tells something will not be read by others."""
        told = self.ui.tr.text(
            "Ce nom dit quelque chose de la vie de la personne : les autres liront"
            " « structure partenaire »."
        )
        self._hidden.say(told if kind_told_by(organisation) else "")

    def show_team(self, team: Sequence[TeamMember]) -> None:
        """Show who takes part."""
        empty(self._rows)
        for member in team:
            row = Row(self.ui, 12)
            name = plain(member.voice.name)
            row.addWidget(VoiceMark(self.ui, member.voice, 26, name))
            words = Column(self.ui, 0)
            words.addWidget(Text(name, "strong"))
            words.addWidget(Text(member.under, "soft"))
            row.addLayout(words, 1)
            self._rows.addLayout(row)

    def show_form(self) -> None:
        """Show the form; the keyboard stays where it is."""
        self._form.show()
        self.open.hide()

    def _open_form(self) -> None:
        self.show_form()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        self._form.hide()
        self.open.show()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name_field.complain(self.ui.tr.text("Il faut un nom."))
            return
        edit = MemberEdit(name, self.side.value, self.organisation.text().strip())
        self.name_field.complain("")
        self.added.emit(edit)

    def _leave(self) -> None:
        self.empty_form()
        self.left.emit()

    def empty_form(self) -> None:
        """Forget what is written and close the form."""
        self.name.clear()
        self.organisation.clear()
        self.side.choose("emploi")
        self.name_field.complain("")
        if not self._form.isHidden():
            self._close_form()
