"""« Notes », by plain values.

Shows: ``show_notes(notes)``, ``show_roughs(roughs)``.
Says: ``shared(NoteEdit)``, ``roughed(place, words)``,
``deleted(place)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.icons import TOPIC_ICONS
from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.cards import Card, Icon, Section, button_row
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.fields import Labelled, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Flow, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.remover import Remover
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.words.labels import barrier_label

_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class NoteView:
    """A shared note.

    Attributes:
        id: Key for the controller.
        words: What it says.
        voice: Whose.
        under: Who and when, in words.
        barriers: Codes of the topics it is tied to.
    """

    id: str
    words: str
    voice: Voice
    under: str
    barriers: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoughView:
    """A rough note.

    Attributes:
        place: Key for the controller.
        words: What is written.
        age: "brouillon depuis 12 jours".
        asks: It asks to be shared or deleted.
    """

    place: str
    words: str
    age: str
    asks: bool = False


@dataclass(frozen=True)
class NoteEdit:
    """A note to share.

    Attributes:
        words: What it says.
        place: Of the rough note it was, or empty.
        barriers: Codes of its topics.
        between_us: It is « seulement entre nous ».
    """

    words: str
    place: str = ""
    barriers: tuple[str, ...] = ()
    between_us: bool = False


class NotesPage(Page):
    """What is shared is read by her; what is rough stays here and ages.

    Signals:
        shared: arg: ``NoteEdit``.
        roughed: args: place of the rough note or empty, words.
        deleted: A rough note is to go. arg: its place.
        edited: Something is being written. arg: the words.
        between_us: « Seulement entre nous » was ticked, or no longer is.
        removal_asked: A shared note is taken back. args: ``note``, its id.
    """

    shared = Signal(object)
    roughed = Signal(str, str)
    deleted = Signal(str)
    edited = Signal(str)
    between_us = Signal()
    removal_asked = Signal(str, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Notes"))
        tr = ui.tr
        self.subtitle.say(
            tr.text(
                "La personne peut lire les notes partagées. Un brouillon reste ici."
            )
        )
        self._place = ""
        card = Card(ui, gap=12, margins=(24, 18))
        self.words = TextArea(ui, tr.text("Une note"), lines=3)
        self.words.edited.connect(self._edited)
        self.hint = WritingHint(ui, self.words, health=True)
        self.topics = Ticks(
            ui,
            tr.text("Quels sujets ?"),
            [(code.value, barrier_label(tr, code)) for code in Barrier],
        )
        self.apart = Choice(
            ui,
            tr.text("Seulement entre nous"),
            detail=tr.text(
                "La personne et vous. Ni papier, ni envoi ; devant quelqu’un d’autre,"
                " l’écran partagé ne le montre pas."
            ),
        )
        self.apart.clicked.connect(self._meant)
        share = Button(
            ui, tr.text("Partager dans le livret"), kind="primary", icon="book-open"
        )
        share.clicked.connect(self._share)
        keep = Button(ui, tr.text("Garder en brouillon"), icon="notebook-pen")
        keep.clicked.connect(self._keep)
        card.add(Labelled(ui, tr.text("Une note"), self.words))
        card.add(self.hint)
        card.add(Labelled(ui, tr.text("Quels sujets ?"), self.topics))
        card.add(self.apart)
        card.add(button_row(ui, [share, keep]))
        self.roughs = Section(ui, tr.text("Brouillons"), icon="notebook-pen")
        self.notes = Section(ui, tr.text("Notes partagées"), icon="book-open")
        self.body.addWidget(card)
        self.body.addWidget(self.roughs)
        self.body.addWidget(self.notes)
        self.body.addStretch(1)

    def show_notes(self, notes: Sequence[NoteView]) -> None:
        """Show shared notes, the latest first."""
        cards: list[QWidget] = [self._note(note) for note in notes]
        if not cards:
            told = self.ui.tr.text("Rien n’est encore partagé ici.")
            cards = [Text(told, "soft")]
        self.notes.fill(cards)

    def _note(self, note: NoteView) -> QWidget:
        card = Card(self.ui, gap=6, margins=(20, 14))
        row = Row(self.ui, 10)
        row.addWidget(VoiceMark(self.ui, note.voice, 22, note.under), 0, _TOP)
        row.addWidget(Text(plain(note.words)), 1)
        remover = Remover(self.ui, "note", note.id, note.words[:60])
        remover.removal_asked.connect(self.removal_asked)
        row.addWidget(remover, 0, _TOP)
        card.column.addLayout(row)
        flow = Flow(self.ui, 12)
        flow.addWidget(Text(note.under, "soft", wrap=False))
        for barrier in note.barriers:
            topic = Row(self.ui, 6)
            topic.addWidget(Icon(self.ui, TOPIC_ICONS[barrier], "soft"))
            label = barrier_label(self.ui.tr, barrier)
            topic.addWidget(Text(label, "soft", wrap=False))
            flow.addWidget(holder(topic))
        card.add(holder(flow))
        return card

    def show_roughs(self, roughs: Sequence[RoughView]) -> None:
        """Show rough notes with their age, the oldest first."""
        self.roughs.fill([self._rough(rough) for rough in roughs])
        self.roughs.setVisible(bool(roughs))

    def _rough(self, rough: RoughView) -> QWidget:
        tr = self.ui.tr
        card = Card(self.ui, "sunk", gap=6, margins=(20, 14))
        card.add(Text(plain(rough.words)))
        card.add(Text(rough.age, "soft"))
        if rough.asks:
            told = tr.text(
                "Ce brouillon a plus de 30 jours : le partager, ou l’effacer ?"
            )
            card.add(Text(told, "strong"))
        buttons: list[QWidget] = []
        for verb, words in (
            ("share", tr.text("Partager")),
            ("write", tr.text("Continuer à écrire")),
            ("delete", tr.text("Effacer")),
        ):
            button = Button(self.ui, words)
            short = plain(rough.words)[:60]
            said = tr.text("{verb} : {words}", verb=words, words=short)
            button.setAccessibleName(said)
            button.setProperty("verb", verb)
            button.setProperty("place", rough.place)
            button.setProperty("words", rough.words)
            button.clicked.connect(self._pressed)
            buttons.append(button)
        card.add(button_row(self.ui, buttons))
        return card

    def _pressed(self) -> None:
        sender = self.sender()
        if not isinstance(sender, Button):
            return
        verb, place = sender.property("verb"), str(sender.property("place"))
        if verb == "share":
            self.shared.emit(NoteEdit(str(sender.property("words")), place))
        elif verb == "delete":
            self.deleted.emit(place)
        else:
            self._place = place
            self.words.show_text(str(sender.property("words")))
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self, words: str, *, between_us: bool = False) -> None:
        """Show what was being written, found again, and for whom."""
        self.words.show_text(words)
        self.apart.setChecked(between_us)

    def clear(self) -> None:
        """Forget what is written."""
        self._place = ""
        self.words.show_text("")
        self.topics.tick(())
        self.apart.setChecked(False)

    def _edited(self) -> None:
        self.edited.emit(self.words.text)

    def _meant(self) -> None:
        self.between_us.emit()

    def _share(self) -> None:
        words = self.words.text
        if words:
            topics = self.topics.values
            order = tuple(code.value for code in Barrier if code.value in topics)
            apart = self.apart.isChecked()
            self.shared.emit(NoteEdit(words, self._place, order, apart))
        else:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.words.text:
            self.roughed.emit(self._place, self.words.text)
        else:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
