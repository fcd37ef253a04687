"""The first page of the sheet, and the three things that are asked once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.cards import Card
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import HerWords, Labelled, LineField, TextArea
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice
from livret.desktop.transcription.since import SaidSince
from livret.desktop.transcription.values import First
from livret.desktop.ui import Ui
from livret.domain.forms import Headings

OTHER = "other"


class FirstPage(QWidget):
    """Date, who held the pen, whose words; then what the first page holds.

    Signals:
        typed: Something changed under somebody's hands.
    """

    typed = Signal()

    def __init__(self, ui: Ui, voices: Sequence[Voice], headings: Headings) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self._names = {voice.id: plain(voice.name) for voice in voices}
        column = Column(ui, 20)
        column.addWidget(self._make_once(voices))
        self._since = SaidSince(ui)
        self.replace = self._since.replace
        self.replace.toggled.connect(self._toggled)
        column.addWidget(self._since)
        column.addWidget(self._make_paper(headings))
        self.setLayout(column)
        self._show_other()

    def _make_once(self, voices: Sequence[Voice]) -> QWidget:
        ui, tr = self._ui, self._ui.tr
        card = Card(ui, gap=16, margins=24)
        card.add(Text(tr.text("Avant de recopier"), "question"))
        self.on = LineField(ui, tr.text("La date écrite sur la feuille"))
        self.on_field = Labelled(
            ui,
            tr.text("La date écrite sur la feuille"),
            self.on,
            hint=tr.text("Par exemple : 3/3/2026"),
        )
        names = [(voice.id, plain(voice.name)) for voice in voices]
        self.writer = Choices(
            ui,
            tr.text("Qui l’a écrite"),
            [*names, (OTHER, tr.text("une autre personne"))],
            required=True,
        )
        self.other = LineField(ui, tr.text("Son nom"))
        self.other_field = Labelled(ui, tr.text("Son nom"), self.other)
        whose = tr.text("De qui sont les mots")
        self.speaker = Choices(ui, whose, names, required=True)
        card.add(self.on_field)
        card.add(Labelled(ui, tr.text("Qui l’a écrite"), self.writer))
        card.add(self.other_field)
        card.add(
            Labelled(
                ui,
                whose,
                self.speaker,
                hint=tr.text("Ceux des lignes. Les cases ont chacune leur colonne."),
            )
        )
        for choices in (self.writer, self.speaker):
            choices.chosen.connect(self._chosen)
        for line in (self.on, self.other):
            line.textEdited.connect(self._typed)
        return card

    def _make_paper(self, headings: Headings) -> QWidget:
        ui, tr = self._ui, self._ui.tr
        card = Card(ui, gap=16, margins=24)
        self.called = LineField(ui, tr.text("Comment voulez-vous qu’on vous appelle ?"))
        self.called.textEdited.connect(self._typed)
        self.aim = HerWords(ui, headings.aim, lines=3)
        self.supports = TextArea(ui, headings.supports, lines=4)
        for field in (self.aim, self.supports):
            field.edited.connect(self.typed)
        called = tr.text("Comment voulez-vous qu’on vous appelle ?")
        card.add(Labelled(ui, called, self.called))
        card.add(Labelled(ui, headings.aim, self.aim))
        card.add(
            Labelled(
                ui,
                headings.supports,
                self.supports,
                hint=tr.text("Une chose par ligne."),
            )
        )
        return card

    def _typed(self, _text: str) -> None:
        self.typed.emit()

    def _chosen(self, _code: str) -> None:
        self._show_other()
        self.typed.emit()

    def _toggled(self, _on: bool) -> None:  # noqa: FBT001 - a signal's value
        self.typed.emit()

    def show_since(self, sentence: str) -> None:
        """Say that her name or her aim was said after the sheet; empty for not."""
        self._since.say(sentence)

    def _show_other(self) -> None:
        self.other_field.setVisible(self.writer.value == OTHER)

    @property
    def value(self) -> First:
        """What stands on the page."""
        writer = self.writer.value
        other = writer == OTHER
        name = self.other.text().strip() if other else self._names.get(writer, "")
        return First(
            on=self.on.text().strip(),
            writer="" if other else writer,
            written_by=name,
            speaker=self.speaker.value,
            called=self.called.text().strip(),
            aim=self.aim.text,
            supports=self.supports.text,
            replace=self.replace.isChecked(),
        )

    def show_value(self, first: First) -> None:
        """Show a page that was being recopied."""
        self.on.setText(first.on)
        known = first.writer in self._names
        self.writer.choose(first.writer if known else OTHER)
        self.other.setText("" if known else first.written_by)
        speaker = first.speaker if first.speaker in self._names else ""
        self.speaker.choose(speaker or next(iter(self._names), ""))
        self.called.setText(first.called)
        self.aim.show_text(first.aim)
        self.supports.show_text(first.supports)
        self._since.show_answer(first.replace)
        self._show_other()
