"""« Notre charte », by plain values.

Shows: ``show_charter(CharterView, voices)``.
Says: ``kept(CharterEdit)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.charter.editor import CharterEditor, line_row
from livret.desktop.charter.values import CharterEdit, CharterLine, CharterView
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, EmptyState, empty
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text
from livret.desktop.kit.voices import Voice
from livret.desktop.ui import Ui
from livret.words.dates import long_date

__all__ = ["CharterEdit", "CharterLine", "CharterPage", "CharterView"]

PLACE = "charter:new"
"""Where a version is written, as drafts name places."""


class CharterPage(Page):
    """The charter, and where a new version is written.

    Signals:
        kept: arg: ``CharterEdit``.
        editor_opened: A version is about to be written. args: where, as drafts
            name places, the editor.
        editor_left: "Revenir". arg: the place.
    """

    kept = Signal(object)
    editor_opened = Signal(str, object)
    editor_left = Signal(str)

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
        if view.from_paper:
            told = tr.text(
                "Version {number}, recueillie sur papier le {day}.",
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
        self.editor.cancelled.connect(self._leave)
        self._place.addWidget(self.editor)
        self.editor.show()
        self._write.hide()
        self.show_actions(shown=False)  # an empty line would stay under the title
        self.editor_opened.emit(PLACE, self.editor)

    def give_back(self, place: str) -> None:
        """Open the editor in which something was written."""
        if place == PLACE and self.editor is None:
            self.open_editor()

    def _leave(self) -> None:
        self.editor_left.emit(PLACE)
        self.close_editor()

    def close_editor(self) -> None:
        """Leave what stands."""
        if self.editor is not None:
            empty(self._place)
            self.editor = None
        self._write.show()
        self.show_actions(shown=True)

    def _kept(self, edit: CharterEdit) -> None:
        self.kept.emit(edit)
