"""Where a version of the charter is written: choices, then free lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.charter.values import CharterEdit, CharterLine, CharterView
from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button, IconButton
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.fields import Labelled, LineField, TextArea
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.kit.typed import Kept
from livret.desktop.kit.voices import Voice, VoiceChooser, VoiceMark
from livret.desktop.transcription.values import day_of
from livret.desktop.ui import Ui
from livret.usecases.errors import EmptyCharter
from livret.words.errors import error_sentence
from livret.words.history import NEWER

_AHEAD = "ahead"
"""The group of what an edition that is not here holds."""
_TOP = Qt.AlignmentFlag.AlignTop


class FreeLines(Kept):
    """The free lines of a version, each with its voice; one can be taken off.

    Attributes:
        lines: In order.
    """

    def __init__(
        self, ui: Ui, lines: Sequence[CharterLine], voices: Mapping[str, Voice]
    ) -> None:
        super().__init__()
        self.setObjectName("clear")
        self._ui = ui
        self._voices = voices
        self.lines: list[CharterLine] = list(lines)
        self._rows = Column(ui, 8)
        self.setLayout(self._rows)
        self._show()

    @property
    def value(self) -> Any:
        """Pairs of whose and what."""
        return [[line.voice.id, line.words] for line in self.lines]

    def show_value(self, value: Any) -> None:
        """Show the lines that were kept; of somebody who left, none."""
        if isinstance(value, list):
            self.lines = [
                CharterLine(self._voices[voice], words)
                for voice, words in value
                if voice in self._voices
            ]
            self._show()

    def append(self, line: CharterLine) -> None:
        """Add a line."""
        self.lines.append(line)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        empty(self._rows)
        tr = self._ui.tr
        for at, line in enumerate(self.lines):
            row = Row(self._ui, 8)
            row.addWidget(line_row(self._ui, line), 1)
            said = tr.text("Enlever : {words}", words=plain(line.words))
            off = IconButton(self._ui, said, "x")
            off.setProperty("line", at)
            off.clicked.connect(self._remove)
            row.addWidget(off, 0, _TOP)
            self._rows.addLayout(row)

    def _remove(self) -> None:
        sender = self.sender()
        if sender is not None:
            del self.lines[int(sender.property("line"))]
            self._show()
            self.edited.emit()


class CharterEditor(Card):
    """Choices in groups, then free lines.

    Signals:
        kept: arg: ``CharterEdit``.
        cancelled: "Revenir".
    """

    kept = Signal(object)
    cancelled = Signal()

    def __init__(self, ui: Ui, view: CharterView, voices: Sequence[Voice]) -> None:
        super().__init__(ui, gap=14, margins=(24, 18))
        tr = ui.tr
        self._offered = view.offered
        self._ahead, self._edition = view.ahead, view.edition
        self._voices = {voice.id: voice for voice in voices}
        self.add(Text(view.offered.intro, "large"))
        self.groups: dict[str, Ticks] = {}
        for group, title in view.offered.groups.items():
            options = tuple(view.offered.choices[group].items())
            self._add_group(ui, group, title, options, view.chosen)
        if view.ahead:
            # What cannot be read here is kept, and may be left off as anything.
            codes = tuple((key, key) for key in view.ahead)
            self._add_group(ui, _AHEAD, tr.text(NEWER), codes, view.ahead)
        self.lines = FreeLines(ui, view.lines, self._voices)
        self.add(Text(tr.text("Nos propres lignes"), "strong"))
        self.add(self.lines)
        self.voice = VoiceChooser(ui, voices)
        self.words = TextArea(ui, tr.text("Une ligne de plus"), lines=1)
        self.words.setPlaceholderText(tr.text("Nous… ou Je…"))
        more = Button(ui, tr.text("Ajouter cette ligne"), icon="plus")
        more.clicked.connect(self._add_line)
        self.add(self.voice)
        self.add(self.words)
        self.add(button_row(ui, [more]))
        told = tr.text("La date écrite sur la feuille")
        self.on = LineField(ui, told)
        hint = tr.text(
            "Si la charte a été remplie à la main. Par exemple\u202f: 3/3/2026"
        )
        self.on_field = Labelled(ui, told, self.on, hint=hint)
        self.add(self.on_field)
        self.trouble = Text("", "strong")
        self.trouble.say("")
        self.add(self.trouble)
        keep = Button(ui, tr.text("Garder cette charte"), kind="primary", icon="check")
        keep.clicked.connect(self._keep)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self.cancelled)
        self.add(button_row(ui, [keep, cancel]))

    def _add_group(
        self,
        ui: Ui,
        group: str,
        title: str,
        options: tuple[tuple[str, str], ...],
        chosen: tuple[str, ...],
    ) -> None:
        ticks = self.groups[group] = Ticks(ui, title, options)
        ticks.tick(chosen)
        self.add(Labelled(ui, title, ticks))

    def _add_line(self) -> None:
        words = self.words.text
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.words.show_text("")
        self.lines.append(CharterLine(self._voices[self.voice.value], words))

    def refuse_day(self, told: str) -> None:
        """Say what is wrong with the day of the sheet, beside it."""
        self.on_field.complain(told)
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse_empty(self) -> None:
        """Say beside the buttons that nothing is in it."""
        told = error_sentence(self.ui.tr, EmptyCharter())
        self.trouble.say("⚠ " + told)
        announce(self.trouble, told)

    def _keep(self) -> None:
        self.trouble.say("")
        on = day_of(self.on.text())
        if self.on.text().strip() and on is None:
            self.refuse_day(
                self.ui.tr.text(
                    "Il faut un jour qui existe. Jour, mois, année\u202f: 3/3/2026"
                )
            )
            return
        if self.words.text:
            self._add_line()
        if not self.lines.lines and not any(one.values for one in self.groups.values()):
            self._refuse_empty()
            return
        chosen = frozenset().union(*(one.values for one in self.groups.values()))
        ahead = tuple(key for key in self._ahead if key in chosen)
        here = tuple(key for key in self._offered.sentences if key in chosen)
        self.kept.emit(
            CharterEdit(
                here + ahead,
                tuple((line.voice.id, line.words) for line in self.lines.lines),
                self._edition if ahead else self._offered.version,
                on,
            )
        )


def line_row(ui: Ui, line: CharterLine) -> QWidget:
    """Return a free line beside the mark of whose it is."""
    row = Row(ui, 10)
    row.addWidget(VoiceMark(ui, line.voice, 22), 0, _TOP)
    row.addWidget(Text(quoted(ui.tr, line.words), "large"), 1)
    return holder(row)
