"""Where one voice looks back: four questions and, if wished, the topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.answers import AnswerChoices
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.fields import HerWords, Labelled, TextArea
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice, VoiceChooser
from livret.desktop.review.values import ReviewEdit, ReviewView
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.words.labels import barrier_label
from livret.words.reviews import ASKED, moment_label

PERSON = "personne"


class ReviewForm(Card):
    """One voice at a time; referents appear once she has spoken.

    Signals:
        said: arg: ``ReviewEdit``.
        edited: Something was written; arg: ``ReviewEdit``.
        speaker_changed: Another voice is about to speak. arg: its id.
    """

    said = Signal(object)
    edited = Signal(object)
    speaker_changed = Signal(str)

    def __init__(self, ui: Ui, review: ReviewView, voices: Sequence[Voice]) -> None:
        super().__init__(ui, gap=14, margins=(24, 18))
        self.review = review
        self._voices = {voice.id: voice for voice in voices}
        self._narrow = False
        self._first = Text("", "soft")
        self.add(Text(moment_label(ui.tr, review.moment), "heading"))
        self.voice = VoiceChooser(ui)
        self.voice.chosen.connect(self._speaks)
        self._place = Column(ui, 12)
        self.fields: dict[str, TextArea] = {}
        self.topics: Ticks | None = None
        self.levels: dict[str, AnswerChoices] = {}
        self._rows: dict[str, QWidget] = {}
        self._beside: frozenset[str] = frozenset()
        self.decline = Button(ui, "")
        self.decline.clicked.connect(self._decline)
        self.keep = Button(ui, ui.tr.text("C’est dit"), kind="primary", icon="check")
        self.keep.clicked.connect(self._say)
        self.add(self._first)
        self.add(self.voice)
        self.column.addLayout(self._place)
        self.add(button_row(ui, [self.keep, self.decline]))
        self.show_review(review)

    def show_review(self, review: ReviewView) -> None:
        """Offer who may speak now: she first, then everybody."""
        tr = self.ui.tr
        self.review = review
        spoken = self.voice.value
        person = next(iter(self._voices.values()))
        offered = list(self._voices.values()) if review.hers_is_said else [person]
        self.voice.offer(offered)
        self._first.say(
            ""
            if review.hers_is_said
            else tr.text(
                "{name} parle d’abord ; les autres ensuite.", name=plain(person.name)
            )
        )
        done = {part.voice.id for part in review.parts}
        waiting = [voice.id for voice in offered if voice.id not in done]
        if spoken in self._voices and spoken not in done:
            self.voice.choose(spoken)
        elif waiting:
            self.voice.choose(waiting[0])
        elif not spoken:
            self.voice.choose(person.id)
        if self.voice.value != spoken or not self.fields:
            self._speaks(self.voice.value)

    def _speaks(self, voice: str) -> None:
        self._build(self._voices[voice])
        self.speaker_changed.emit(voice)

    def _build(self, voice: Voice) -> None:
        tr = self.ui.tr
        while self._place.count():
            item = self._place.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        make = HerWords if voice.side == PERSON else TextArea
        self.fields = {}
        for part, asked in ASKED.items():
            field = make(self.ui, tr.text(asked), lines=1)
            field.edited.connect(self._edited)
            self.fields[part] = field
            self._place.addWidget(Labelled(self.ui, tr.text(asked), field))
        self.topics = Ticks(
            self.ui,
            tr.text("Des sujets dont parler ?"),
            [
                (code.value, barrier_label(tr, code))
                for code in Barrier
                if voice.side == PERSON or code.value not in self.review.declined
            ],
        )
        self.topics.ticked.connect(self._topics)
        label = tr.text("Des sujets dont parler ?")
        hint = tr.text("Les mêmes mots que dans le diagnostic. Rien n’est additionné.")
        self._place.addWidget(Labelled(self.ui, label, self.topics, hint=hint))
        self.levels, self._rows = {}, {}
        name = plain(voice.name)
        self.decline.say(tr.text("{name} préfère ne pas répondre", name=name))
        self._begin_with(voice)

    def _begin_with(self, voice: Voice) -> None:
        """Show what this voice said of it before: saying it again replaces it."""
        self._beside = frozenset()
        for part in self.review.parts:
            if part.voice.id == voice.id:
                self._beside = frozenset(part.beside)
                self.blockSignals(True)  # noqa: FBT003 - nobody wrote anything
                self.take(part.words, part.levels)
                self.blockSignals(False)  # noqa: FBT003

    def set_narrow(self, *, narrow: bool) -> None:
        """Lay the answers out in two columns."""
        self._narrow = narrow
        for answers in self.levels.values():
            answers.set_columns(2 if narrow else 4)

    def _topics(self, ticked: frozenset[str]) -> None:
        tr = self.ui.tr
        for code in Barrier:
            if code.value in ticked and code.value not in self.levels:
                label = barrier_label(tr, code)
                answers = AnswerChoices(self.ui, label, voice=self.voice.value)
                answers.set_columns(2 if self._narrow else 4)
                answers.chosen.connect(self._edited)
                row = Labelled(self.ui, label, answers)
                self.levels[code.value], self._rows[code.value] = answers, row
                self._place.addWidget(row)
                row.show()
        for name, shown in self._rows.items():
            shown.setVisible(name in ticked)
        self._edited()

    @property
    def edit(self) -> ReviewEdit:
        """What is written now."""
        ticked = self.topics.values if self.topics is not None else frozenset()
        return ReviewEdit(
            self.review.id,
            self.voice.value,
            {name: field.text for name, field in self.fields.items() if field.text},
            {
                code: answers.value
                for code, answers in self.levels.items()
                if code in ticked and (answers.value or code in self._beside)
            },
        )

    def take(self, words: Mapping[str, str], levels: Mapping[str, str]) -> None:
        """Show what was being written, found again."""
        for name, text in words.items():
            if name in self.fields:
                self.fields[name].show_text(text)
        if self.topics is not None and levels:
            self.topics.tick(frozenset(levels))
            self._topics(self.topics.values)
            for code, answer in levels.items():
                if code in self.levels:
                    self.levels[code].choose(answer)

    def _edited(self) -> None:
        self.edited.emit(self.edit)

    def _say(self) -> None:
        edit = self.edit
        if edit.nothing:
            first = next(iter(self.fields.values()))
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.said.emit(edit)

    def _decline(self) -> None:
        edit = ReviewEdit(self.review.id, self.voice.value, declined=True)
        self.said.emit(edit)
