"""One thing said, opened in place under where its row stood; by plain values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from livret.desktop.history.values import Earlier, StoryView
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import button_row
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.text import Text, plain, quoted
from livret.desktop.kit.voices import VoiceMark
from livret.desktop.ui import Ui


class StoryPanel(QFrame):
    """A row, opened.

    Signals:
        closed: "Fermer" or Escape.
        take_back_asked: "Reprendre ce que j'ai dit".
        return_asked: "Remettre ce texte".
        papers_asked: "Voir les documents".
    """

    closed = Signal()
    take_back_asked = Signal()
    return_asked = Signal()
    papers_asked = Signal()

    def __init__(self, ui: Ui, story: StoryView) -> None:
        super().__init__()
        self.setObjectName("detail")
        self.setAccessibleName(plain(story.what))
        self.setAccessibleDescription(plain(story.words))
        # The keyboard comes here first: a long story is read before its verbs.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ui = ui
        self.story = story
        self._column = Column(ui, 8, (20, 16))
        self._add_head()
        for fact in story.facts:
            if fact:
                self._column.addWidget(Text(plain(fact)))
        tr = ui.tr
        self._add_versions(tr.text("Ce qui était dit avant"), story.before)
        self._add_versions(tr.text("Ce qui a été dit depuis"), story.after)
        self._add_versions(tr.text("Écrit en même temps"), story.beside)
        if story.papers:
            self._column.addWidget(Text(tr.text("Dans un papier"), "heading"))
            for paper in story.papers:
                self._column.addWidget(Text(paper))
        if story.why_kept:
            self._column.addWidget(Text(story.why_kept, "soft"))
        self._add_buttons()
        self.setLayout(self._column)
        self.restyle()

    def _add_head(self) -> None:
        head = Row(self.ui, 10)
        if self.story.voice.name:
            head.addWidget(VoiceMark(self.ui, self.story.voice, 22))
        head.addWidget(Text(plain(self.story.what), "heading"), 1)
        self._column.addLayout(head)
        if self.story.words:
            self._column.addWidget(Text(quoted(self.ui.tr, self.story.words), "words"))
        if self.story.beside_words:
            self._column.addWidget(Text(plain(self.story.beside_words)))

    def _add_versions(self, title: str, versions: Sequence[Earlier]) -> None:
        if not versions:
            return
        self._column.addWidget(Text(title, "heading"))
        for one in versions:
            words = quoted(self.ui.tr, one.words) if one.words else ""
            self._column.addWidget(Text(plain(one.told), "soft"))
            if words:
                self._column.addWidget(Text(words))
            if one.beside_words:
                self._column.addWidget(Text(plain(one.beside_words)))

    def _add_buttons(self) -> None:
        tr = self.ui.tr
        buttons: list[QWidget] = []
        if self.story.can_take_back:
            back = Button(self.ui, tr.text("Reprendre ce que j’ai dit"), icon="undo-2")
            back.clicked.connect(self.take_back_asked)
            buttons.append(back)
        if self.story.can_return:
            again = Button(self.ui, tr.text("Remettre ce texte"), icon="rotate-ccw")
            again.clicked.connect(self.return_asked)
            buttons.append(again)
        if self.story.papers:
            papers = Button(self.ui, tr.text("Voir les documents"), icon="file-text")
            papers.clicked.connect(self.papers_asked)
            buttons.append(papers)
        self.close_button = Button(self.ui, tr.text("Fermer"))
        self.close_button.clicked.connect(self.closed)
        buttons.append(self.close_button)
        self._column.addWidget(button_row(self.ui, buttons))

    def height_at(self, width: int) -> int:
        """Return the height that everything needs at a width, in pixels."""
        return max(self._column.totalHeightForWidth(width), self.ui.px(80))

    def restyle(self) -> None:
        """Take the edge again: ink at the left, as an open topic."""
        look = self.ui.look
        sheet = (
            f"QFrame#detail {{ background: {look.colour('sheet').name()}; border: none;"
            f" border-top: 1px solid {look.colour('rule').name()};"
            f" border-left: {look.px(4)}px solid {look.colour('accent').name()}; }}"
        )
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
