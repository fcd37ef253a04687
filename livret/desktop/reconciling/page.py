"""« Deux textes écrits en même temps », by plain values.

Shows: ``show_conflicts(views)``.
Says: ``kept(place, id)``, ``both_kept(place)``, ``third_written(place, words)``,
``third_opened(place, form)``, ``third_left(place)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.history.values import NOBODY
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, button_row, empty
from livret.desktop.kit.fields import TextArea
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.order import keeping_focus
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.kit.words_form import WordsForm
from livret.desktop.parting import part_with
from livret.desktop.ui import Ui

_DRAFT = "reconciling:"


def third_place(place: str) -> str:
    """Return where a third text is typed, as drafts name places."""
    return _DRAFT + place


@dataclass(frozen=True)
class SideView:
    """One of the texts written at the same time.

    Attributes:
        id: Key for the controller.
        words: The text.
        told: Who wrote it, when.
        seen: What its author had before their eyes in the same place.
        voice: Whose word it is; a voice without a name shows no mark.
    """

    id: str
    words: str
    told: str
    seen: str = ""
    voice: Voice = NOBODY


@dataclass(frozen=True)
class ConflictView:
    """Texts that wait to be read.

    Attributes:
        place: Key for the controller.
        title: What it is about.
        sides: The texts.
        both: Whether both can be kept.
        third: Whether a third text can be written.
        note: Who alone may settle it; empty where one may here.
    """

    place: str
    title: str
    sides: tuple[SideView, ...]
    both: bool
    third: bool = False
    note: str = ""


class ThirdForm(WordsForm):
    """Where a third text is written."""

    def __init__(self, ui: Ui) -> None:
        label = ui.tr.text("Un troisième texte, écrit après avoir lu les autres")
        verb = ui.tr.text("Garder ce texte")
        super().__init__(ui, label, TextArea(ui, label), verb)


class ReconcilingPage(Page):
    """Each place in its card: both texts, then what may be done with them.

    Signals:
        kept: args: place, id of the text to keep.
        both_kept: arg: place.
        third_written: args: place, words of a third text.
        third_opened: It can be written. args: its place as drafts name places,
            the form.
        third_left: It is not wanted any more. arg: the same place.
    """

    kept = Signal(str, str)
    both_kept = Signal(str)
    third_written = Signal(str, str)
    third_opened = Signal(str, object)
    third_left = Signal(str)

    def __init__(self, ui: Ui) -> None:
        title = ui.tr.text("Deux textes écrits en même temps")
        super().__init__(ui, title, width=980)
        self.subtitle.say(
            ui.tr.text(
                "Personne n’a effacé personne. Ce qui n’est pas choisi reste dans"
                " « Tout ce qui a été dit »."
            )
        )
        self._shown: tuple[ConflictView, ...] | None = None
        self._beside: list[Row] = []
        self._cards: dict[str, Card] = {}
        self._forms: dict[str, ThirdForm] = {}
        self._column = Column(ui, 16)
        self.body.addLayout(self._column)
        self.body.addStretch(1)

    def clear(self) -> None:
        """Show nothing of anybody."""
        self._shown = None
        self._beside.clear()
        self._cards.clear()
        self._forms.clear()
        empty(self._column)

    def show_conflicts(self, conflicts: Sequence[ConflictView]) -> bool:
        """Show texts written at the same time, side by side.

        Returns:
            Whether anything was made anew: what is being typed stays otherwise.
        """
        if self._shown == tuple(conflicts):
            return False
        with keeping_focus(self):
            self._show(conflicts)
        return True

    def _show(self, conflicts: Sequence[ConflictView]) -> None:
        held = self.isAncestorOf(self.window().focusWidget())
        self.clear()
        self._shown = tuple(conflicts)
        for one in conflicts:
            card = self._conflict(one)
            self._cards[one.place] = card
            self._column.addWidget(card)
        if not conflicts:
            card = Card(self.ui)
            card.add(
                EmptyState(
                    self.ui,
                    "circle-check",
                    self.ui.tr.text("Rien à relire"),
                    self.ui.tr.text("Chaque endroit de ce livret dit une seule chose."),
                )
            )
            self._column.addWidget(card)
            if held:  # nothing is left there that could have it
                self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _conflict(self, view: ConflictView) -> Card:
        card = Card(self.ui, gap=14, margins=28)
        card.setAccessibleName(plain(view.title))
        card.add(Text(plain(view.title), "heading"))
        beside = Row(self.ui, 24)
        beside.stack(stacked=self.narrow)
        self._beside.append(beside)
        for side in view.sides:
            beside.addWidget(self._side(view, side), 1)
        card.column.addLayout(beside)
        if view.note:
            card.add(Text(view.note, "strong"))
        verbs = [] if view.note else self._verbs(view)
        if verbs:
            card.add(button_row(self.ui, verbs))
        return card

    def _side(self, view: ConflictView, side: SideView) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, "sunk", margins=(18, 14))
        column = card.column
        head = Row(self.ui, 10)
        if side.voice.name:
            top = Qt.AlignmentFlag.AlignTop
            head.addWidget(VoiceMark(self.ui, side.voice, 22, side.told), 0, top)
        head.addWidget(Text(plain(side.told), "soft"), 1)
        column.addLayout(head)
        column.addWidget(Text(plain(side.words), "large"))
        column.addWidget(Text(plain(side.seen), "soft"))
        column.addStretch(1)
        if not view.note:
            keep = Button(self.ui, tr.text("Garder celui-ci"), icon="check")
            keep.setAccessibleName(tr.text("Garder : {words}", words=plain(side.words)))
            keep.clicked.connect(partial(self.kept.emit, view.place, side.id))
            column.addWidget(button_row(self.ui, [keep]))
        return card

    def _verbs(self, view: ConflictView) -> list[Button]:
        tr, verbs = self.ui.tr, []
        if view.both:
            both = Button(self.ui, tr.text("Garder les deux"))
            both.clicked.connect(partial(self.both_kept.emit, view.place))
            verbs.append(both)
        if view.third:
            third = Button(self.ui, tr.text("Écrire un troisième texte"), icon="pen")
            third.clicked.connect(partial(self.open_third, view.place))
            verbs.append(third)
        return verbs

    def open_third(self, place: str) -> None:
        """Open the form of a third text, where its place is shown."""
        card = self._cards.get(place)
        if card is None:
            return
        form = self._forms.get(place)
        if form is None:
            form = self._forms[place] = ThirdForm(self.ui)
            form.said.connect(partial(self.third_written.emit, place))
            form.left.connect(partial(self._leave, place))
            card.add(form)
            self.ui.look.restyle(form)
            form.show()
            self.third_opened.emit(third_place(place), form)
        form.begin()
        self.reveal(form)

    def give_back(self, draft: str) -> None:
        """Open the form in which something was typed."""
        if draft.startswith(_DRAFT):
            place = draft.removeprefix(_DRAFT)
            if place not in self._forms:
                self.open_third(place)

    def _leave(self, place: str) -> None:
        form = self._forms.pop(place)
        form.hide()
        form.setParent(None)
        part_with(form)
        self.third_left.emit(third_place(place))
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put texts one under the other on a narrow page."""
        super().set_narrow(narrow=narrow)
        for row in getattr(self, "_beside", ()):
            row.stack(stacked=narrow)
