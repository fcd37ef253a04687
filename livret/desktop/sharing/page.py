"""Sharing one livret, by plain values.

Shows: ``show_conflicts(views)``, ``show_people(views)``, ``show_sent(lines)``.
Says: ``kept(place, id)``, ``both_kept(place)``, ``file_asked(key, path)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal

from livret.desktop.file_dialogs import ask_new_file
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, Icon, button_row, empty
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui


@dataclass(frozen=True)
class SideView:
    """One of the texts written at the same time.

    Attributes:
        id: Key for the controller.
        words: The text.
        told: Who wrote it, when.
    """

    id: str
    words: str
    told: str


@dataclass(frozen=True)
class ConflictView:
    """Texts that wait to be read.

    Attributes:
        place: Key for the controller.
        title: What it is about.
        sides: The texts.
        both: Whether both can be kept.
        note: Who alone may settle it; empty where one may here.
    """

    place: str
    title: str
    sides: tuple[SideView, ...]
    both: bool = False
    note: str = ""


@dataclass(frozen=True)
class PersonView:
    """Somebody whose card is accepted.

    Attributes:
        key: For the controller.
        name: With their structure.
    """

    key: str
    name: str


class SharingPage(Page):
    """What waits to be read first, then to whom a file may go.

    Signals:
        kept: args: place, id of the text to keep.
        both_kept: arg: place.
        file_asked: args: key of a card, path of the file to make.
    """

    kept = Signal(str, str)
    both_kept = Signal(str)
    file_asked = Signal(str, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Partager"), width=860)
        self.subtitle.say(
            ui.tr.text("Il ne part que ce que les accords de partage laissent partir.")
        )
        self._beside: list[Row] = []
        self._conflicts = Column(ui, 14)
        self._people = Card(ui, gap=12, margins=28)
        self._sent = Column(ui, 0)
        self.body.addLayout(self._conflicts)
        self.body.addLayout(self._sent)
        self.body.addWidget(self._people)
        self.body.addStretch(1)

    def show_conflicts(self, conflicts: Sequence[ConflictView]) -> None:
        """Show texts written at the same time, side by side."""
        self._beside.clear()
        empty(self._conflicts)
        for one in conflicts:
            self._conflicts.addWidget(self._conflict(one))

    def show_people(self, people: Sequence[PersonView]) -> None:
        """Show to whom a file may go."""
        empty(self._people.column)
        tr = self.ui.tr
        if not people:
            self._people.add(
                EmptyState(
                    self.ui,
                    "users",
                    tr.text("Aucune carte n’est acceptée ici"),
                    tr.text("Dans « Recevoir », ouvrez la carte de quelqu’un."),
                )
            )
            return
        self._people.add(Text(tr.text("À qui"), "heading"))
        for one in people:
            row = Row(self.ui, 12)
            middle = Qt.AlignmentFlag.AlignVCenter
            row.addWidget(Icon(self.ui, "users"), 0, middle)
            row.addWidget(Text(plain(one.name)), 1)
            make = Button(self.ui, tr.text("En faire un fichier"), icon="save")
            make.setAccessibleName(
                tr.text("Faire un fichier pour {name}", name=plain(one.name))
            )
            make.clicked.connect(partial(self._ask, one.key))
            row.addWidget(make)
            self._people.column.addLayout(row)

    def show_sent(self, lines: Sequence[str]) -> None:
        """Show what a file made holds, and what stayed."""
        empty(self._sent)
        if not lines:
            return
        card = Card(self.ui, gap=8, margins=28)
        card.add(Text(self.ui.tr.text("Le fichier est fait"), "heading"))
        for line in lines:
            card.add(Text(plain(line)))
        self._sent.addWidget(card)
        self.reveal(card)

    def _conflict(self, view: ConflictView) -> Card:
        tr = self.ui.tr
        card = Card(self.ui, gap=12, margins=28)
        card.add(Text(tr.text("Deux textes écrits en même temps"), "heading"))
        card.add(Text(plain(view.title), "soft"))
        beside = Row(self.ui, 24)
        beside.stack(stacked=self.narrow)
        self._beside.append(beside)
        for side in view.sides:
            beside.addLayout(self._side(view, side), 1)
        card.column.addLayout(beside)
        if view.note:
            card.add(Text(view.note, "strong"))
        elif view.both:
            both = Button(self.ui, tr.text("Garder les deux"))
            both.clicked.connect(partial(self.both_kept.emit, view.place))
            card.add(button_row(self.ui, [both]))
        return card

    def _side(self, view: ConflictView, side: SideView) -> Column:
        tr = self.ui.tr
        column = Column(self.ui, 8)
        column.addWidget(Text(plain(side.words), "large"))
        column.addWidget(Text(plain(side.told), "soft"))
        if not view.note:
            keep = Button(self.ui, tr.text("Garder celui-ci"), icon="check")
            keep.setAccessibleName(tr.text("Garder : {words}", words=plain(side.words)))
            keep.clicked.connect(partial(self.kept.emit, view.place, side.id))
            column.addWidget(button_row(self.ui, [keep]))
        column.addStretch(1)
        return column

    def set_narrow(self, *, narrow: bool) -> None:
        """Put texts one under the other on a narrow page."""
        super().set_narrow(narrow=narrow)
        for row in getattr(self, "_beside", ()):
            row.stack(stacked=narrow)

    def _ask(self, key: str) -> None:
        tr = self.ui.tr
        ask_new_file(
            self,
            tr.text("Où mettre le fichier ?"),
            tr.text("Fichiers de Livret (*.livret)"),
            "envoi.livret",
            partial(self.file_asked.emit, key),
        )
