"""The dates of a contract; Livret neither writes, nor signs, nor measures it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, Section, button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column, Grid, Row
from livret.desktop.kit.remover import Remover
from livret.desktop.kit.text import Text, plain
from livret.desktop.meetings.values import ContractEdit, ContractView
from livret.desktop.ui import Ui
from livret.words.contracts import DAYS, TYPES
from livret.words.person import typed_day, written_day
from livret.words.translator import mark

_COLUMNS = 3

_NO_PAPER = "none"
"""What stands for no document among those that may be chosen."""

_IN_LIVRET = mark("Son papier est-il dans ce livret ?")

PLACE = "contract:"
"""How the places of these forms begin, as drafts name places."""


class ContractForm(Card):
    """Type, days, where the paper is. Every day may stay empty.

    Attributes:
        kept_at: Where it is typed, as drafts name places.

    Signals:
        noted: arg: ``ContractEdit``.
        cancelled: "Revenir".
    """

    noted = Signal(object)
    cancelled = Signal()

    def __init__(
        self, ui: Ui, edit: ContractEdit, papers: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Make the form.

        Args:
            ui: Look and language.
            edit: What it begins with.
            papers: Documents of the livret, as (id, title): one may be its paper.
        """
        super().__init__(ui, gap=14, margins=28)
        tr = ui.tr
        self._contract = edit.contract
        self.paper = self._papers(edit.document, papers)
        self.kept_at = f"{PLACE}{edit.contract}"
        types = [(code, tr.text(words)) for code, words in TYPES.items()]
        self.type = Choices(ui, tr.text("Quel contrat ?"), types, required=True)
        self.type.choose(edit.type or next(iter(TYPES)))
        self.days: dict[str, Labelled] = {}
        for name, words in DAYS.items():
            line = LineField(
                ui, tr.text(words), placeholder=tr.text("Par exemple : 12/03/2026")
            )
            day = edit.days.get(name)
            line.setText(written_day(day.isoformat()) if day else "")
            self.days[name] = Labelled(ui, tr.text(words), line)
        self.kept = LineField(
            ui, tr.text("Où est le papier"), placeholder=tr.text("classeur, armoire…")
        )
        self.kept.setText(edit.kept)
        self.kept_field = Labelled(ui, tr.text("Où est le papier"), self.kept)
        self._build()

    def _papers(self, linked: str, papers: Sequence[tuple[str, str]]) -> Choices | None:
        """Return the choice of a paper of this livret; None where there is none."""
        tr, known = self.ui.tr, dict(papers)
        if linked and linked not in known:
            # It is not read here any more; other dates do not unlink it.
            known[linked] = tr.text("Un papier que l’on ne lit plus ici")
        if not known:
            return None
        offered = [(_NO_PAPER, tr.text("Aucun de ces papiers")), *known.items()]
        choices = Choices(
            self.ui, tr.text(_IN_LIVRET), offered, columns=1, required=True
        )
        choices.choose(linked or _NO_PAPER)
        return choices

    def _build(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self.add(Text(tr.text("Les dates d’un contrat"), "heading"))
        self.add(
            Text(
                tr.text(
                    "Seulement des dates, pour ne pas les oublier. Le contrat"
                    " lui-même ne s’écrit pas ici."
                ),
                "soft",
            )
        )
        self.add(Labelled(ui, tr.text("Quel contrat ?"), self.type))
        self._grid = Grid(ui, 16)
        self.column.addLayout(self._grid)
        self._place(_COLUMNS)
        self.add(self.kept_field)
        if self.paper is not None:
            hint = tr.text("Il s’ouvrira d’ici. Le contrat reste ce qu’il est.")
            label = tr.text(_IN_LIVRET)
            self.paper_field = Labelled(ui, label, self.paper, hint=hint)
            self.add(self.paper_field)
        self.keep = Button(ui, tr.text("Garder"), kind="primary", icon="check")
        self.keep.clicked.connect(self._note)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self.cancelled)
        self.add(button_row(ui, [self.keep, cancel]))

    @property
    def fields(self) -> dict[str, Labelled]:
        """Fields by the path an error may name."""
        found = {**self.days, "paper_kept": self.kept_field}
        return found | ({"document": self.paper_field} if self.paper else {})

    def _place(self, columns: int) -> None:
        for index, field in enumerate(self.days.values()):
            self._grid.addWidget(field, index // columns, index % columns)

    def start(self) -> None:
        """Put the keyboard on the first question."""
        chosen = self.type.buttons[self.type.value]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the days one under the other."""
        self._grid.take_out(self.days.values())
        self._place(1 if narrow else _COLUMNS)

    def _note(self) -> None:
        tr = self.ui.tr
        days: dict[str, dt.date] = {}
        sound = True
        for name, field in self.days.items():
            line = field.field
            written = line.text().strip() if isinstance(line, LineField) else ""
            day = typed_day(written) if written else ""
            wrong = tr.text("Un jour s’écrit comme 26/03/2026.") if day is None else ""
            field.complain(wrong)
            sound = sound and not wrong
            if day:
                days[name] = dt.date.fromisoformat(day)
        if sound:
            kept = self.kept.text().strip()
            chosen = self.paper.value if self.paper is not None else _NO_PAPER
            paper = "" if chosen == _NO_PAPER else chosen
            self.noted.emit(
                ContractEdit(self._contract, self.type.value, days, kept, paper)
            )


class ContractSection(Section):
    """What to keep in mind, then each contract with its dates.

    Attributes:
        edits: What the form begins with, by id of the contract; empty for a new one.

    Signals:
        form_asked: arg: the ``ContractEdit`` that the form begins with.
        removal_asked: Its dates were noted by mistake. args: ``contract``, its id.
        paper_asked: Its paper is to be read. arg: id of the document.
    """

    form_asked = Signal(object)
    paper_asked = Signal(str)
    removal_asked = Signal(str, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Dates d’un contrat"), icon="calendar-days")
        self.edits: dict[str, ContractEdit] = {"": ContractEdit()}
        self._sides: list[Row] = []
        self._narrow = False

    def set_narrow(self, *, narrow: bool) -> None:
        """Put what can be done with a contract under its words."""
        self._narrow = narrow
        for sides in self._sides:
            sides.stack(stacked=narrow)

    def show_contracts(
        self, reminders: Sequence[str], contracts: Sequence[ContractView]
    ) -> None:
        """Show reminders, each with its legal source, then the contracts."""
        self.edits = {one.edit.contract: one.edit for one in contracts}
        self.edits[""] = ContractEdit()
        self._sides = []
        widgets: list[QWidget] = [self._reminder(words) for words in reminders]
        widgets += [self._card(one) for one in contracts]
        tr = self.ui.tr
        add = Button(self.ui, tr.text("Noter les dates d’un contrat"), icon="plus")
        add.clicked.connect(self._new)
        widgets.append(button_row(self.ui, [add]))
        self.fill(widgets)

    def _reminder(self, words: str) -> QWidget:
        card = Card(self.ui, "sunk", margins=(14, 10))
        row = Row(self.ui, 10)
        row.addWidget(Icon(self.ui, "clock", "ink"))
        row.addWidget(Text(words), 1)
        card.column.addLayout(row)
        return card

    def _card(self, contract: ContractView) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, gap=6, margins=(20, 14))
        sides = Row(self.ui, 12)
        words = Column(self.ui, 4)
        words.addWidget(Text(contract.title, "strong"))
        if contract.days:
            words.addWidget(Text(" · ".join(contract.days), "soft"))
        if contract.kept:
            kept = tr.text("Papier gardé : {place}", place=plain(contract.kept))
            words.addWidget(Text(kept, "soft"))
        if contract.paper[0]:
            title = contract.paper[1] or tr.text("on ne le lit plus ici")
            told = tr.text("Papier dans le livret : {title}", title=plain(title))
            words.addWidget(Text(told, "soft"))
        sides.addLayout(words, 1)
        verbs: list[QWidget] = []
        if contract.paper[1]:
            verbs.append(self._opener(contract))
        change = Button(self.ui, tr.text("Changer"))
        change.setAccessibleName(
            tr.text("Changer les dates : {what}", what=contract.title)
        )
        change.setProperty("edit", contract.edit)
        change.clicked.connect(self._change)
        remover = Remover(self.ui, "contract", contract.id, contract.title)
        remover.removal_asked.connect(self.removal_asked)
        sides.addWidget(button_row(self.ui, [*verbs, change, remover]))
        sides.stack(stacked=self._narrow)
        self._sides.append(sides)
        card.column.addLayout(sides)
        return card

    def _opener(self, contract: ContractView) -> Button:
        """Return the button that opens the paper of a contract."""
        document, title = contract.paper
        opener = Button(self.ui, self.ui.tr.text("Lire son papier"), icon="file-text")
        opener.setAccessibleName(
            self.ui.tr.text("Lire son papier : {title}", title=plain(title))
        )
        opener.setProperty("document", document)
        opener.clicked.connect(self._read)
        return opener

    def _read(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.paper_asked.emit(str(sender.property("document")))

    def _new(self) -> None:
        self.form_asked.emit(ContractEdit())

    def _change(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.form_asked.emit(sender.property("edit"))
