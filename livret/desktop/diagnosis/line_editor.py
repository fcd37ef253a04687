"""What they keep on a topic: agreed, with a reservation, or not agreed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.diagnosis.values import AgreedLine, LineEdit
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import Labelled, TextArea
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import plain
from livret.desktop.kit.voices import Voice
from livret.desktop.ui import Ui
from livret.domain.barriers import Barrier
from livret.words.labels import OUTCOME_CHOICES, outcome_button


class LineEditor(QWidget):
    """Editor of the agreed line; not agreeing is as good an outcome as any.

    Signals:
        typed: Something changed. arg: ``LineEdit``.
    """

    typed = Signal(object)

    def __init__(self, ui: Ui, barrier: str, voices: Sequence[Voice]) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._barrier = barrier
        tr = ui.tr
        self.outcome = Choices(
            ui,
            tr.text("Sommes-nous d’accord ?"),
            [(code, outcome_button(tr, code)) for code in OUTCOME_CHOICES],
            columns=3,
        )
        self.words = TextArea(
            ui,
            tr.text("Ce que nous retenons"),
            placeholder=tr.text("Nous… ou Je…"),
        )
        self._words_field = Labelled(ui, tr.text("Ce que nous retenons"), self.words)
        self.reasons: dict[str, TextArea] = {}
        self._reason_fields: list[Labelled] = []
        column = Column(ui, 12)
        column.addWidget(Labelled(ui, tr.text("Sommes-nous d’accord ?"), self.outcome))
        column.addWidget(self._words_field)
        health = barrier == Barrier.SANTE
        column.addWidget(WritingHint(ui, self.words, health=health))
        for voice in voices:
            label = tr.text("Ce que pense {name}", name=plain(voice.name))
            reason = TextArea(ui, label, lines=1)
            reason.edited.connect(self._tell)
            self.reasons[voice.id] = reason
            field = Labelled(ui, label, reason)
            self._reason_fields.append(field)
            column.addWidget(field)
        self.setLayout(column)
        self.outcome.chosen.connect(self._chosen)
        self.words.edited.connect(self._tell)
        self._show_reasons()

    def show_line(self, line: AgreedLine) -> None:
        """Show what they keep."""
        self.outcome.choose(line.outcome)
        self.words.show_text(line.words)
        said = dict(line.reasons)
        for voice, reason in self.reasons.items():
            reason.show_text(said.get(voice, ""))
        self._show_reasons()

    @property
    def edit(self) -> LineEdit:
        """What stands in the editor; reasons only where they are asked."""
        reasons = tuple(
            (voice, reason.text)
            for voice, reason in self.reasons.items()
            if reason.text and self.outcome.value in ("with_reservation", "not_agreed")
        )
        line = AgreedLine(self.outcome.value, self.words.text, reasons)
        return LineEdit(self._barrier, line)

    def _chosen(self) -> None:
        self._show_reasons()
        self._tell()

    def _show_reasons(self) -> None:
        asked = self.outcome.value in ("with_reservation", "not_agreed")
        for field in self._reason_fields:
            field.setVisible(asked)

    def _tell(self) -> None:
        self.typed.emit(self.edit)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the outcomes one under the other."""
        self.outcome.set_columns(1 if narrow else 3)
