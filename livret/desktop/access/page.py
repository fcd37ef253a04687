"""« Tout ce que ce livret garde sur moi », part by part; a file she can take.

Shows: ``show_kept(intro, chapters)``; ``forget()``.
Says: ``save_asked``, ``hold_asked``, ``back_asked``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card
from livret.desktop.kit.faces import Fold
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.page import Page
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui
from livret.words.kept import Chapter, kept_title

AT_ONCE = 5
"""Lines of a chapter that are shown without being asked for."""
MOST_LINES = 200
"""Lines of a chapter that a page shows; the file holds all of them."""


class AccessPage(Page):
    """Everything that is kept, as sentences; nothing can be written here.

    Signals:
        save_asked: She wants a file of it.
        hold_asked: A claim or the law may need it beyond its time.
        back_asked: Back to « Qui voit quoi ».
        erase_asked: The whole livret is to be erased; asked again first.
    """

    save_asked = Signal()
    hold_asked = Signal()
    back_asked = Signal()
    erase_asked = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, width=860)
        tr = ui.tr
        self.describe(kept_title(tr))
        self.save = Button(ui, tr.text("En faire un fichier"), icon="download")
        self.save.clicked.connect(self.save_asked)
        back = Button(ui, tr.text("Revenir à « Qui voit quoi »"), icon="undo-2")
        back.clicked.connect(self.back_asked)
        self.hold = Button(ui, tr.text("Garder plus longtemps"), kind="quiet")
        self.hold.clicked.connect(self.hold_asked)
        erase = Button(ui, tr.text("Effacer ce livret"), icon="trash-2")
        erase.clicked.connect(self.erase_asked)
        self.add_actions([back, self.save, self.hold, erase])
        self._list = Column(ui, 16)
        self.body.addWidget(holder(self._list))
        self.body.addStretch(1)
        self.cards: list[Card] = []

    def show_kept(self, intro: str, chapters: Sequence[Chapter]) -> None:
        """Show every part; long ones begin folded."""
        self.forget()
        self.describe(kept_title(self.ui.tr), plain(intro))
        for chapter in chapters:
            card = self._card(chapter)
            self.cards.append(card)
            self._list.addWidget(card)
            self.ui.look.dress(card)

    def forget(self) -> None:
        """Leave no word of it behind."""
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self.describe(kept_title(self.ui.tr))

    def _card(self, chapter: Chapter) -> Card:
        ui, tr = self.ui, self.ui.tr
        card = Card(ui, gap=6)
        card.setAccessibleName(chapter.title)
        card.add(Text(chapter.title, "heading"))
        role = "soft" if chapter.empty else "body"
        for line in chapter.lines[:AT_ONCE]:
            card.add(Text(plain(line), role))
        rest = chapter.lines[AT_ONCE:MOST_LINES]
        if rest:
            column = Column(ui, 6)
            for line in rest:
                column.addWidget(Text(plain(line)))
            words = tr.text("Lire la suite : {title}", title=chapter.title)
            card.add(Fold(ui, words, holder(column)))
        if len(chapter.lines) > MOST_LINES:
            card.add(Text(tr.text("Le reste est dans le fichier."), "soft"))
        return card
