"""The last page: who does what, and before when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.cards import Card
from livret.desktop.kit.cards import Line as Rule
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text, plain
from livret.desktop.kit.voices import Voice
from livret.desktop.transcription.values import Line, day_of
from livret.desktop.ui import Ui

LINES = 6
"""As many as the paper has."""


@dataclass(frozen=True)
class _Fields:
    what: LineField
    who: Choices
    by: LineField
    by_field: Labelled
    whole: QWidget


class LastPage(QWidget):
    """Six lines, the next one shown when the last one is written.

    Signals:
        typed: Something changed under somebody's hands.
    """

    typed = Signal()

    def __init__(self, ui: Ui, voices: Sequence[Voice]) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        tr = ui.tr
        card = Card(ui, gap=16, margins=24)
        card.add(Text(tr.text("Qui fait quoi, et pour quand ?"), "question"))
        self.lines = [self._make_line(at, voices) for at in range(LINES)]
        for line in self.lines:
            card.add(line.whole)
        column = Column(ui, 16)
        column.addWidget(card)
        self.setLayout(column)
        self._show_next()

    def _make_line(self, at: int, voices: Sequence[Voice]) -> _Fields:
        ui, tr = self._ui, self._ui.tr
        what = LineField(ui, tr.text("Ligne {number}, quoi", number=at + 1))
        who = Choices(
            ui,
            tr.text("Ligne {number}, qui", number=at + 1),
            [(voice.id, plain(voice.name)) for voice in voices],
        )
        by = LineField(ui, tr.text("Ligne {number}, pour quand", number=at + 1))
        column = Column(ui, 10)
        if at:
            column.addWidget(Rule())
        column.addWidget(Labelled(ui, tr.text("Quoi"), what))
        column.addWidget(Labelled(ui, tr.text("Qui"), who))
        by_field = Labelled(
            ui,
            tr.text("Pour quand"),
            by,
            hint=tr.text("Par exemple : 2/4/2026. Vous pouvez laisser vide."),
        )
        column.addWidget(by_field)
        whole = QWidget()
        whole.setObjectName("clear")
        whole.setLayout(column)
        for field in (what, by):
            field.textEdited.connect(self._changed)
        who.chosen.connect(self._changed)
        return _Fields(what, who, by, by_field, whole)

    def _changed(self, _value: str) -> None:
        self._show_next()
        self.typed.emit()

    def _show_next(self) -> None:
        """Show the lines that are written and one more."""
        written = [bool(line.what.text().strip()) for line in self.lines]
        last = max((at for at, one in enumerate(written) if one), default=-1)
        for at, line in enumerate(self.lines):
            line.whole.setVisible(at <= last + 1)

    @property
    def value(self) -> tuple[Line, ...]:
        """What stands on the page."""
        return tuple(
            Line(line.what.text().strip(), line.who.value, line.by.text().strip())
            for line in self.lines
            if line.what.text().strip()
        )

    def show_value(self, lines: Sequence[Line]) -> None:
        """Show a page that was being recopied."""
        padded = [*lines[:LINES], *[Line()] * (LINES - len(lines))]
        for fields, line in zip(self.lines, padded, strict=True):
            fields.what.setText(line.words)
            fields.who.choose(line.who)
            fields.by.setText(line.by)
            fields.by_field.complain("")
        self._show_next()

    def check(self, sentence: str) -> bool:
        """Say ``sentence`` beside each day that cannot be read; all can be?"""
        good = True
        for line in self.lines:
            wrong = bool(line.by.text().strip()) and day_of(line.by.text()) is None
            line.by_field.complain(sentence if wrong else "")
            good = good and not wrong
        return good
