"""« Deux textes écrits en même temps », by plain values.

Shows: ``show_conflicts(views)``.
Says: ``kept(place, id)``, ``both_kept(place)``, ``third_written(place, words)``,
``third_opened(place, form)``, ``third_left(place)``.
"""

from __future__ import annotations

from collections import Counter
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

    @property
    def texts(self) -> str:
        """Every text with who wrote it, line by line."""
        told = (line for one in self.sides for line in (one.words, one.told))
        return "\n".join(plain(line) for line in told if line)

    @property
    def read(self) -> str:
        """The same, and what each of who wrote them had before their eyes."""
        whole = (line for one in self.sides for line in (one.words, one.told, one.seen))
        return "\n".join(plain(line) for line in whole if line)


def names_told(conflicts: Sequence[ConflictView]) -> dict[str, str]:
    """Return, by place, how each is told from the others by ear.

    Two goals have the same title: beside it stand the texts, as the eye has them.
    """
    titles = Counter(one.title for one in conflicts)
    return {
        one.place: plain(one.title)
        if titles[one.title] == 1
        else " · ".join(
            plain(part) for part in (one.title, *(side.words for side in one.sides))
        )
        for one in conflicts
    }


class ThirdForm(WordsForm):
    """Where a third text is written; ``about`` tells which place it is of."""

    def __init__(self, ui: Ui, about: str) -> None:
        label = ui.tr.text("Un troisième texte, écrit après avoir lu les autres")
        verb = ui.tr.text("Garder ce texte")
        super().__init__(ui, label, TextArea(ui, label), verb)
        self.words.setAccessibleDescription(about)
        for verb_of_it in (self.say, self.leave):
            verb_of_it.about(about)


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
        self._names: dict[str, str] = {}
        self._forms: dict[str, ThirdForm] = {}
        self._awaited = ""
        self._column = Column(ui, 16)
        self.body.addLayout(self._column)
        self.body.addStretch(1)

    def clear(self) -> None:
        """Show nothing of anybody."""
        self._shown = None
        self._beside.clear()
        self._cards.clear()
        self._names.clear()
        self._forms.clear()
        empty(self._column)

    def texts_at(self, place: str) -> int:
        """Return how many texts are shown at a place."""
        return next(
            (len(one.sides) for one in self._shown or () if one.place == place), 0
        )

    def turn_to(self, place: str) -> None:
        """Give the keyboard to a place once it is shown again."""
        self._awaited = place

    def show_conflicts(self, conflicts: Sequence[ConflictView]) -> bool:
        """Show texts written at the same time, side by side.

        Returns:
            Whether anything was made anew: what is being typed stays otherwise.
        """
        if self._shown == tuple(conflicts):
            return False
        focused = self.window().focusWidget()
        onward = self._onward(focused, [one.place for one in conflicts])
        with keeping_focus(self):
            self._show(conflicts, held=self.isAncestorOf(focused))
        for one in conflicts:
            if one.place == onward:
                self._read_first(one)
        return True

    def _read_first(self, view: ConflictView) -> None:
        """Give the keyboard to a place and to no verb of it.

        What was chosen is told at the top of the page: a place out of sight is not
        settled by a key pressed once more.
        """
        told = [one for one in (view.read, plain(view.note)) if one]
        self._cards[view.place].read_first(self._names[view.place], told)

    def _show(self, conflicts: Sequence[ConflictView], *, held: bool) -> None:
        self.clear()
        self._shown = tuple(conflicts)
        self._names = names_told(conflicts)
        for one in conflicts:
            card = self._conflict(one)
            self._cards[one.place] = card
            self._column.addWidget(card)
        if not conflicts:
            self._column.addWidget(self._nothing())
            if held:  # nothing is left there that could have it
                self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _onward(self, focused: QWidget | None, places: Sequence[str]) -> str:
        """Return the place where whoever settled another one goes on, or nothing.

        The next one that was shown after it, else the last; what the keyboard is at
        keeps it while its place stands.
        """
        if self._awaited in places:
            onward, self._awaited = self._awaited, ""
            return onward
        shown = list(self._cards)
        for n, (place, card) in enumerate(self._cards.items()):
            if place not in places and focused and card.isAncestorOf(focused):
                after = [one for one in shown[n + 1 :] if one in places]
                return next(iter((*after, *places[-1:])), "")
        return ""

    def _nothing(self) -> Card:
        tr, card = self.ui.tr, Card(self.ui)
        told = tr.text("Chaque endroit de ce livret dit une seule chose.")
        card.add(EmptyState(self.ui, "circle-check", tr.text("Rien à relire"), told))
        return card

    def _conflict(self, view: ConflictView) -> Card:
        card = Card(self.ui, gap=14, margins=28)
        card.setAccessibleName(self._names[view.place])
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
            keep.about(side.words)
            beside = (self._names[view.place], plain(side.told), plain(side.seen))
            keep.setAccessibleDescription("\n".join(beside))
            keep.clicked.connect(partial(self.kept.emit, view.place, side.id))
            column.addWidget(button_row(self.ui, [keep]))
        return card

    def _verbs(self, view: ConflictView) -> list[Button]:
        tr, verbs = self.ui.tr, []
        if view.both:
            others = len(view.sides) - 1
            named = tr.plural("Garder les deux", "Garder tous les textes", others)
            both = Button(self.ui, named)
            both.clicked.connect(partial(self.both_kept.emit, view.place))
            verbs.append(both)
        if view.third:
            third = Button(self.ui, tr.text("Écrire un troisième texte"), icon="pen")
            third.clicked.connect(partial(self.open_third, view.place))
            verbs.append(third)
        for verb in verbs:
            verb.about(self._names[view.place])
            verb.setAccessibleDescription(view.texts)
        return verbs

    def open_third(self, place: str) -> None:
        """Open the form of a third text, where its place is shown."""
        card = self._cards.get(place)
        if card is None:
            return
        form = self._forms.get(place)
        if form is None:
            form = self._forms[place] = ThirdForm(self.ui, self._names[place])
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
