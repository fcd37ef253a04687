"""What she wants, in her words: first on the page, and largest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal

from livret.desktop.diagnosis.values import Quote
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.came import CameEditor
from livret.desktop.kit.cards import Card, button_row, empty
from livret.desktop.kit.fields import HerWords, Labelled
from livret.desktop.kit.hints import WritingHint
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.ui import Ui
from livret.domain.came import STRAIGHT, Came
from livret.words.came import came_words


@dataclass(frozen=True)
class AimEdit:
    """Her aim, as it was just written.

    Attributes:
        words: Her words.
        came: How they came.
    """

    words: str
    came: Came = STRAIGHT


class AimCard(Card):
    """Her aim; several texts stand side by side. A way to write it again.

    Attributes:
        aim: Where it is written, hidden until asked for.
        came: How her words came.

    Signals:
        said: « C'est ça ». arg: ``AimEdit``.
    """

    said = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, "her", gap=10, margins=(24, 20))
        tr = ui.tr
        self._aim = Column(ui, 6)
        self.aim = HerWords(
            ui,
            tr.text("Ce que je veux faire"),
            placeholder=tr.text("Avec ses mots : « un travail en cuisine, pas loin »"),
        )
        self.came = CameEditor(ui)
        self._came = Labelled(ui, tr.text("Ces mots sont venus"), self.came)
        self._write = Button(ui, tr.text("Écrire ses mots"), icon="pen-line")
        self._keep = Button(ui, tr.text("C’est ça"), kind="primary", icon="check")
        self._write.clicked.connect(self._start)
        self._keep.clicked.connect(self._said)
        self.add(Text(tr.text("Ce que je veux faire"), "strong"))
        self.column.addLayout(self._aim)
        for part in (self.aim, WritingHint(ui, self.aim), self._came):
            self.add(part)
        self.add(button_row(ui, [self._write, self._keep]))
        self._open(writing=False)

    def show_aim(self, quotes: Sequence[Quote], interpreting: Came) -> None:
        """Show her aims; one that is being written is left alone."""
        tr = self.ui.tr
        empty(self._aim)
        self.came.use_usual(interpreting)
        for quote in quotes:
            self._aim.addWidget(Text(quoted(tr, quote.words), "question"))
            told = (
                [tr.text("écrit par {name}", name=plain(quote.by))] if quote.by else []
            )
            told.append(plain(came_words(tr, quote.came)))
            self._aim.addWidget(Text(", ".join(filter(None, told)), "soft"))
        if not quotes:
            self._aim.addWidget(Text(tr.text("On n’en a pas encore parlé."), "large"))

    def empty(self) -> None:
        """Forget what is written and close it."""
        self.aim.show_text("")
        self.came.show_came(STRAIGHT)
        self._open(writing=False)

    def _open(self, *, writing: bool) -> None:
        for part in (self.aim, self._came, self._keep):
            part.setVisible(writing)
        self._write.setVisible(not writing)

    def _start(self) -> None:
        self._open(writing=True)
        self.aim.setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self) -> None:
        edit = AimEdit(self.aim.text, self.came.value)
        self._open(writing=False)
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)
        if edit.words:
            self.aim.show_text("")
            self.came.show_came(STRAIGHT)
            self.said.emit(edit)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the lines of an interpreter one under the other."""
        self.came.set_narrow(narrow=narrow)
