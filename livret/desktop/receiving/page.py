"""What somebody gives, by plain values: read first, then taken in or not.

Shows: ``work(sentence)``, ``show_given(GivenView)``, ``show_own(words)``.
Says: ``file_given(path)``, ``agreed``, ``refused``, ``card_saved(path)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from livret.desktop.file_dialogs import ask_file, ask_new_file
from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row, empty
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text, plain
from livret.desktop.receiving.halves import HalvesForm
from livret.desktop.ui import Ui


@dataclass(frozen=True)
class GivenView:
    """What a file brings, before anything is written.

    Attributes:
        title: Whose livret, or whose card.
        lines: What it would change, one sentence each.
        words: Seven words to compare, for a card.
        verb: What taking it in is called; empty where nothing can be taken.
        danger: It asks for a livret to be erased: a second verb confirms it.
    """

    title: str
    lines: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    verb: str = ""
    danger: str = ""


class ReceivingPage(Page):
    """Choose a file; it is told before anything is written.

    Signals:
        file_given: arg: path of the file.
        agreed: Take in what is shown. arg: whether its erasure is confirmed.
        refused: Take nothing in.
        card_saved: Write one's own card. arg: path of the file.
        copy_asked: Open the copy that somebody brings.
        replacement_given: arg: path of a replacement's file.
        halves_given: args: the words of both halves.
    """

    file_given = Signal(str)
    agreed = Signal(bool)
    refused = Signal()
    card_saved = Signal(str)
    copy_asked = Signal()
    replacement_given = Signal(str)
    halves_given = Signal(str, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Recevoir"), width=860)
        tr = ui.tr
        self.subtitle.say(tr.text("Tout se lit d’abord. Rien n’est pris sans vous."))
        self.choose = Button(
            ui, tr.text("Choisir un fichier"), kind="primary", icon="folder-open"
        )
        self.choose.clicked.connect(self._choose)
        start = Card(ui, gap=12, margins=28)
        start.add(
            Text(tr.text("Un livret envoyé, un accusé de réception, ou une carte."))
        )
        copy = Button(ui, tr.text("Ouvrir la copie d’une personne"), icon="book-open")
        copy.clicked.connect(self.copy_asked)
        replacing = Button(ui, tr.text("Ouvrir un remplacement"), icon="users")
        replacing.clicked.connect(self._choose_replacement)
        start.add(button_row(ui, [self.choose, copy, replacing]))
        self.halves: HalvesForm | None = None
        self.progress = Progress(ui)
        self._given = Column(ui, 0)
        self._own = Card(ui, gap=10, margins=28)
        for widget in (start, self.progress):
            self.body.addWidget(widget)
        self.body.addLayout(self._given)
        self.body.addWidget(self._own)
        self.body.addStretch(1)
        self.first = self.choose

    def work(self, sentence: str = "", *, keep: bool = False) -> None:
        """Say that the file is being read; an empty sentence ends it.

        Args:
            sentence: What goes on.
            keep: What was typed stays, in case it must be corrected.
        """
        self.choose.setEnabled(not sentence)
        if sentence and keep:
            self.progress.work(sentence)
        elif sentence:
            empty(self._given)
            self.banner.hide()
            self.progress.work(sentence)
        else:
            self.progress.done()

    def show_own(self, words: Sequence[str]) -> None:
        """Show one's own card, with its seven words."""
        empty(self._own.column)
        tr = self.ui.tr
        self._own.add(Text(tr.text("Ma carte"), "heading"))
        self._own.add(
            Text(
                tr.text(
                    "Donnez-la à qui travaille avec vous, puis lisez ensemble ces "
                    "sept mots."
                ),
                "soft",
            )
        )
        self._own.add(Text(" · ".join(words), "large"))
        save = Button(self.ui, tr.text("En faire un fichier"), icon="save")
        save.setAccessibleName(tr.text("Faire un fichier de ma carte"))
        save.clicked.connect(self._save)
        self._own.add(button_row(self.ui, [save]))

    def show_given(self, view: GivenView) -> None:
        """Show and announce what a file brings."""
        self.work()
        self.halves = None
        empty(self._given)
        tr = self.ui.tr
        card = Card(self.ui, gap=10, margins=28)
        head = Row(self.ui, 14)
        head.addWidget(Icon(self.ui, "users" if view.words else "book-open", "ink", 28))
        head.addWidget(Text(plain(view.title), "heading"), 1)
        card.column.addLayout(head)
        for line in view.lines:
            card.add(Text(plain(line)))
        if view.words:
            card.add(Text(" · ".join(view.words), "large"))
        card.add(button_row(self.ui, self._verbs(view)))
        self._given.addWidget(card)
        if view.verb:
            self.reveal(card)
        announce(self, tr.text("Lu : rien n’est encore pris."))

    def say_done(self, sentence: str) -> None:
        """Say what was done, in place of what was shown."""
        self.work()
        self.halves = None
        empty(self._given)
        self.show_trouble(sentence)
        self.choose.setFocus()

    def _verbs(self, view: GivenView) -> list[Button]:
        tr = self.ui.tr
        buttons = []
        if view.verb:
            take = Button(self.ui, view.verb, kind="primary", icon="check")
            take.clicked.connect(self._take)
            buttons.append(take)
        if view.danger:
            erase = Button(self.ui, view.danger, icon="trash-2")
            erase.clicked.connect(self._erase)
            buttons.append(erase)
        leave = Button(self.ui, tr.text("Ne rien prendre"))
        leave.clicked.connect(self._leave)
        buttons.append(leave)
        return buttons

    def _take(self) -> None:
        self.agreed.emit(False)  # noqa: FBT003 - a signal's argument

    def _erase(self) -> None:
        self.agreed.emit(True)  # noqa: FBT003 - a signal's argument

    def _leave(self) -> None:
        empty(self._given)
        self.choose.setFocus()
        self.refused.emit()

    def _choose(self) -> None:
        tr = self.ui.tr
        ask_file(
            self,
            tr.text("Choisir ce que l’on vous a donné"),
            tr.text("Livret, accusé ou carte (*.livret *.recu *.carte)"),
            self.file_given.emit,
        )

    def _choose_replacement(self) -> None:
        tr = self.ui.tr
        ask_file(
            self,
            tr.text("Choisir le fichier du remplacement"),
            tr.text("Fichiers de Livret (*.livret)"),
            self.replacement_given.emit,
        )

    def ask_halves(self) -> None:
        """Ask for the words of both halves, in place."""
        empty(self._given)
        self.halves = HalvesForm(self.ui)
        self.halves.asked.connect(self.halves_given)
        self.halves.left.connect(self._leave)
        self._given.addWidget(self.halves)
        self.ui.look.restyle(self.halves)
        self.halves.show()
        self.halves.begin()

    def _save(self) -> None:
        tr = self.ui.tr
        ask_new_file(
            self,
            tr.text("Où mettre votre carte ?"),
            tr.text("Cartes (*.carte)"),
            "ma-carte.carte",
            self.card_saved.emit,
        )
