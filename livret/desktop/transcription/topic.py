"""One page of a topic, in the order of the paper: words, what helps, boxes, lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.answers import AnswerChoices
from livret.desktop.kit.cards import Card
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.fields import HerWords, Labelled, LineField, TextArea
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice, VoiceMark
from livret.desktop.transcription.since import SaidSince
from livret.desktop.ui import Ui
from livret.domain.forms import Headings, Topic
from livret.usecases.transcribing import SheetTopic


class TopicPage(QWidget):
    """What stands on the page of one topic.

    Signals:
        typed: Something changed under somebody's hands.
    """

    typed = Signal()

    def __init__(
        self, ui: Ui, form: Topic, headings: Headings, voices: Sequence[Voice]
    ) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui, self._form = ui, form
        tr = ui.tr
        self._since = SaidSince(ui)
        self.replace = self._since.replace
        self.replace.toggled.connect(self._toggled)
        self.words = HerWords(ui, headings.words, lines=3)
        self.words.setAccessibleDescription(form.aim)
        self.supports = Ticks(
            ui, headings.supports, [(one.id, one.me) for one in form.supports]
        )
        self.answers = {
            voice.id: AnswerChoices(
                ui,
                tr.text("Réponse de {name}", name=plain(voice.name)),
                voice=voice.side,
            )
            for voice in voices
        }
        self.outside = TextArea(ui, headings.outside, lines=1)
        self.agreed = TextArea(ui, headings.agreed, lines=2)
        self.reasons = {
            voice.id: LineField(
                ui, tr.text("Pourquoi, pour {name}", name=plain(voice.name))
            )
            for voice in voices
        }
        self._build(headings, voices)
        for field in (self.words, self.outside, self.agreed):
            field.edited.connect(self.typed)
        self.supports.ticked.connect(self._changed)
        for choices in self.answers.values():
            choices.chosen.connect(self._changed)
        for line in self.reasons.values():
            line.textEdited.connect(self._changed)

    def _build(self, headings: Headings, voices: Sequence[Voice]) -> None:
        ui, tr = self._ui, self._ui.tr
        card = Card(ui, gap=18, margins=24)
        card.add(Text(self._form.aim, "question"))
        card.add(Labelled(ui, headings.words, self.words))
        card.add(Labelled(ui, headings.supports, self.supports))
        for voice in voices:
            card.add(self._beside_mark(voice, self.answers[voice.id]))
        card.add(Labelled(ui, headings.outside, self.outside))
        card.add(Labelled(ui, headings.agreed, self.agreed))
        card.add(Text(tr.text("Pas d’accord, chacun dit pourquoi"), "strong"))
        for voice in voices:
            card.add(self._beside_mark(voice, self.reasons[voice.id]))
        column = Column(ui, 16)
        column.addWidget(self._since)
        column.addWidget(card)
        self.setLayout(column)

    def _beside_mark(self, voice: Voice, field: QWidget) -> QWidget:
        head, name = Row(self._ui, 8), plain(voice.name)
        head.addWidget(VoiceMark(self._ui, voice, 22, name))
        head.addWidget(Text(name, "strong"), 1)
        column = Column(self._ui, 6)
        column.addLayout(head)
        column.addWidget(field)
        return holder(column)

    def _changed(self, _value: object) -> None:
        self.typed.emit()

    def _toggled(self, _on: bool) -> None:  # noqa: FBT001 - a signal's value
        self.typed.emit()

    def show_since(self, sentence: str) -> None:
        """Say that the topic was spoken of after the sheet; empty for not."""
        self._since.say(sentence)

    @property
    def value(self) -> SheetTopic:
        """What stands on the page."""
        return SheetTopic(
            barrier=self._form.barrier.value,
            words=self.words.text,
            answers=tuple(
                (voice, choices.value)
                for voice, choices in self.answers.items()
                if choices.value
            ),
            supports=tuple(
                one.id for one in self._form.supports if one.id in self.supports.values
            ),
            outside=self.outside.text,
            agreed=self.agreed.text,
            reasons=tuple(
                (voice, line.text().strip())
                for voice, line in self.reasons.items()
                if line.text().strip()
            ),
            replace=self.replace.isChecked(),
        )

    def show_value(self, topic: SheetTopic) -> None:
        """Show a page that was being recopied."""
        self.words.show_text(topic.words)
        self.supports.tick(frozenset(topic.supports))
        answers, reasons = dict(topic.answers), dict(topic.reasons)
        for voice, choices in self.answers.items():
            choices.choose(answers.get(voice, ""))
        for voice, line in self.reasons.items():
            line.setText(reasons.get(voice, ""))
        self.outside.show_text(topic.outside)
        self.agreed.show_text(topic.agreed)
        self._since.show_answer(topic.replace)

    def set_narrow(self, *, narrow: bool) -> None:
        """Lay the answers out in two columns."""
        for choices in self.answers.values():
            choices.set_columns(2 if narrow else 4)
