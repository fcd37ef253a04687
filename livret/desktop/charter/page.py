"""« Notre charte », by plain values.

Shows: ``show_charter(CharterView, voices)``.
Says: ``kept(CharterEdit)``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.kit.buttons import Button, IconButton
from livret.desktop.kit.cards import Card, EmptyState, button_row, empty
from livret.desktop.kit.choices import Ticks
from livret.desktop.kit.fields import TextArea
from livret.desktop.kit.layouts import Column, Row, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.kit.voices import Voice, VoiceChooser, VoiceMark
from livret.desktop.ui import Ui
from livret.words.charter import Charter
from livret.words.dates import long_date

_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class CharterLine:
    """A free line.

    Attributes:
        voice: Whose.
        words: What it says.
    """

    voice: Voice
    words: str


@dataclass(frozen=True)
class CharterView:
    """The charter that stands.

    Attributes:
        offered: The sentences to choose from.
        groups: What was chosen: (title, sentences).
        chosen: Ids of what was chosen.
        lines: Free lines, in order.
        on: The day it was written, None while there is none.
        version: Which one it is, from 1.
        side_by_side: Others were written at the same time.
    """

    offered: Charter
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    chosen: tuple[str, ...] = ()
    lines: tuple[CharterLine, ...] = ()
    on: dt.date | None = None
    version: int = 0
    side_by_side: bool = False


@dataclass(frozen=True)
class CharterEdit:
    """A version to keep.

    Attributes:
        choices: Ids of the sentences, in order.
        lines: Free lines: (id of the voice, words).
        edition: Version of the sentences chosen from.
    """

    choices: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]
    edition: int


class CharterPage(Page):
    """The charter, and where a new version is written.

    Signals:
        kept: arg: ``CharterEdit``.
        editor_opened: A version is about to be written.
        line_added: A free line was added to it.
    """

    kept = Signal(object)
    editor_opened = Signal()
    line_added = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Notre charte"), width=900)
        self._write = Button(ui, "", kind="primary", icon="pen-line")
        self._write.clicked.connect(self.open_editor)
        self.add_actions([self._write])
        self._view: CharterView | None = None
        self._voices: tuple[Voice, ...] = ()
        self._place = Column(ui, 0)
        self._read = Column(ui, 16)
        self.editor: CharterEditor | None = None
        self.body.addLayout(self._place)
        self.body.addLayout(self._read)
        self.body.addStretch(1)

    def show_charter(self, view: CharterView, voices: Sequence[Voice]) -> None:
        """Show what stands; a version being written is left alone."""
        tr = self.ui.tr
        self._view, self._voices = view, tuple(voices)
        written = view.on is not None
        self._write.say(
            tr.text("Écrire une nouvelle version")
            if written
            else tr.text("Écrire la charte")
        )
        self.subtitle.say(self._under(view))
        empty(self._read)
        if not written:
            card = Card(self.ui)
            title = tr.text("Pas encore de charte")
            card.add(EmptyState(self.ui, "handshake", title, view.offered.intro))
            self._read.addWidget(card)
            return
        for title, sentences in view.groups:
            self._read.addWidget(self._group(title, sentences))
        if view.lines:
            self._read.addWidget(self._lines(view.lines))

    def _under(self, view: CharterView) -> str:
        tr = self.ui.tr
        if view.on is None:
            return ""
        told = tr.text(
            "Version {number}, le {day}.",
            number=view.version,
            day=long_date(tr, view.on),
        )
        if view.side_by_side:
            beside = tr.text("Une autre a été écrite en même temps : relisez-les.")
            told = f"{told} {beside}"
        return told

    def _group(self, title: str, sentences: Sequence[str]) -> QWidget:
        card = Card(self.ui, gap=8, margins=(24, 18))
        card.add(Text(title, "heading"))
        for words in sentences:
            card.add(Text(words, "large"))
        return card

    def _lines(self, lines: Sequence[CharterLine]) -> QWidget:
        card = Card(self.ui, gap=8, margins=(24, 18))
        card.add(Text(self.ui.tr.text("Et aussi"), "heading"))
        for line in lines:
            card.add(line_row(self.ui, line))
        return card

    def open_editor(self) -> None:
        """Write a version, beginning with what stands."""
        self.close_editor()
        if self._view is None:
            return
        self.editor = CharterEditor(self.ui, self._view, self._voices)
        self.editor.kept.connect(self._kept)
        self.editor.cancelled.connect(self.close_editor)
        self.editor.line_added.connect(self.line_added)
        self._place.addWidget(self.editor)
        self.editor.show()
        self._write.hide()
        self.editor_opened.emit()

    def close_editor(self) -> None:
        """Leave what stands."""
        if self.editor is not None:
            empty(self._place)
            self.editor = None
        self._write.show()

    def _kept(self, edit: CharterEdit) -> None:
        self.kept.emit(edit)


class CharterEditor(Card):
    """Choices in groups, then free lines.

    Signals:
        kept: arg: ``CharterEdit``.
        cancelled: "Revenir".
        line_added: A free line was added.
    """

    kept = Signal(object)
    cancelled = Signal()
    line_added = Signal()

    def __init__(self, ui: Ui, view: CharterView, voices: Sequence[Voice]) -> None:
        super().__init__(ui, gap=14, margins=(24, 18))
        tr = ui.tr
        self._offered = view.offered
        self._voices = {voice.id: voice for voice in voices}
        self.add(Text(view.offered.intro, "large"))
        self.groups: dict[str, Ticks] = {}
        for group, title in view.offered.groups.items():
            options = tuple(view.offered.choices[group].items())
            ticks = Ticks(ui, title, options)
            ticks.tick(view.chosen)
            self.groups[group] = ticks
            self.add(Text(title, "strong"))
            self.add(ticks)
        self.lines: list[CharterLine] = list(view.lines)
        self._rows = Column(ui, 8)
        self.add(Text(tr.text("Nos propres lignes"), "strong"))
        self.column.addLayout(self._rows)
        self.voice = VoiceChooser(ui, voices)
        self.words = TextArea(ui, tr.text("Une ligne de plus"), lines=1)
        self.words.setPlaceholderText(tr.text("Nous… ou Je…"))
        more = Button(ui, tr.text("Ajouter cette ligne"), icon="plus")
        more.clicked.connect(self._add_line)
        self.add(self.voice)
        self.add(self.words)
        self.add(button_row(ui, [more]))
        keep = Button(ui, tr.text("Garder cette charte"), kind="primary", icon="check")
        keep.clicked.connect(self._keep)
        cancel = Button(ui, tr.text("Revenir"))
        cancel.clicked.connect(self.cancelled)
        self.add(button_row(ui, [keep, cancel]))
        self._show_lines()

    def _show_lines(self) -> None:
        empty(self._rows)
        tr = self.ui.tr
        for at, line in enumerate(self.lines):
            row = Row(self.ui, 8)
            row.addWidget(line_row(self.ui, line), 1)
            said = tr.text("Enlever : {words}", words=plain(line.words))
            off = IconButton(self.ui, said, "x")
            off.setProperty("line", at)
            off.clicked.connect(self._remove)
            row.addWidget(off, 0, _TOP)
            self._rows.addLayout(row)

    def _remove(self) -> None:
        sender = self.sender()
        if sender is not None:
            del self.lines[int(sender.property("line"))]
            self._show_lines()

    def _add_line(self) -> None:
        words = self.words.text
        if not words:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.lines.append(CharterLine(self._voices[self.voice.value], words))
        self.words.show_text("")
        self._show_lines()
        self.line_added.emit()

    def _keep(self) -> None:
        if self.words.text:
            self._add_line()
        chosen = frozenset().union(*(one.values for one in self.groups.values()))
        self.kept.emit(
            CharterEdit(
                tuple(key for key in self._offered.sentences if key in chosen),
                tuple((line.voice.id, line.words) for line in self.lines),
                self._offered.version,
            )
        )


def line_row(ui: Ui, line: CharterLine) -> QWidget:
    """Return a free line beside the mark of whose it is."""
    row = Row(ui, 10)
    row.addWidget(VoiceMark(ui, line.voice, 22), 0, _TOP)
    row.addWidget(Text(quoted(ui.tr, line.words), "large"), 1)
    return holder(row)
