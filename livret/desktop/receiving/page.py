"""What somebody gives, by plain values: read first, then taken in or not.

Shows: ``work(sentence)``, ``show_given(GivenView)``, ``show_taken(TakenView)``.
Says: ``file_given(path)``, ``agreed``, ``refused``, ``receipt_saved(path)``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.file_dialogs import ask_file, ask_new_file
from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, button_row, put_away
from livret.desktop.kit.fields import Labelled, LineField
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.page import Page
from livret.desktop.kit.progress import Progress
from livret.desktop.kit.text import Text, plain
from livret.desktop.receiving.cards import CardsPanel, OwnCard
from livret.desktop.receiving.halves import HalvesForm
from livret.desktop.receiving.values import GivenView, TakenView
from livret.desktop.ui import Ui


class ReceivingPage(Page):
    """Choose a file; it is told before anything is written.

    Signals:
        file_given: arg: path of the file.
        agreed: Take in what is shown. arg: whether its erasure is confirmed.
        refused: Take nothing in.
        otherwise: Accept a card in another way. arg: its code.
        root_given: arg: path of an organisation's certificate.
        code_read: What a card's square says. arg: the text.
        receipt_saved: arg: path of the file to make.
        opened: Open what was taken in. arg: id of the livret.
        joining_asked: It is of somebody accompanied already. arg: id of the livret.
        copy_asked: Open the copy that somebody brings.
        replacement_given: arg: path of a replacement's file.
        halves_given: args: the words of both halves.
    """

    file_given = Signal(str)
    agreed = Signal(bool)
    refused = Signal()
    otherwise = Signal(str)
    root_given = Signal(str)
    code_read = Signal(str)
    receipt_saved = Signal(str)
    opened = Signal(str)
    joining_asked = Signal(str)
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
        self.progress = Progress(ui, soon=False)
        self._given = Column(ui, 0)
        self._shown: QWidget | None = None
        self._asks = False  # what is shown has verbs that another file ends
        self._was_there = False
        self.own = OwnCard(ui)
        self.cards = CardsPanel(ui)
        # What a file brings is read first; another one can be chosen under it.
        self.body.addWidget(self.progress)
        self.body.addLayout(self._given)
        for widget in (start, self.own, self.cards):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.first = self.choose

    def work(self, sentence: str = "", *, keep: bool = False) -> None:
        """Say that the file is being read; an empty sentence ends it.

        Args:
            sentence: What goes on.
            keep: What was typed stays, in case it must be corrected.
        """
        if sentence:
            self._was_there = self.window().focusWidget() is self.choose
        self.choose.setEnabled(not sentence)
        if sentence:
            if not keep:
                self.banner.hide()
            if self._asks and not keep:
                self._turn_to(None)
            self.progress.work(sentence)
        else:
            self.progress.done()
            if self._was_there:  # a button that rests loses the keyboard
                self.choose.setFocus()
            self._was_there = False

    def show_given(self, view: GivenView) -> None:
        """Show and announce what a file brings."""
        self.work()
        self.halves = None
        tr = self.ui.tr
        card = Card(self.ui, gap=10, margins=28)
        head = Row(self.ui, 14)
        head.addWidget(Icon(self.ui, "users" if view.words else "book-open", "ink", 28))
        head.addWidget(Text(plain(view.title), "heading"), 1)
        card.column.addLayout(head)
        for line in view.lines:
            card.add(Text(plain(line)))
        said = [plain(one) for one in view.lines]
        if view.words:
            said.append(" · ".join(view.words))
            card.add(Text(said[-1], "large"))
            card.add(self._code_field())
        card.add(button_row(self.ui, self._verbs(view)))
        self._turn_to(card, partial(card.read_first, plain(view.title), said))
        self._asks = True
        if view.verb:
            self.reveal(card)
        announce(self, tr.text("Lu : rien n’est encore pris."))

    def clear(self) -> None:
        """Show nothing more of what was given before."""
        self._turn_to(None)

    def _turn_to(
        self, shown: QWidget | None, begin: Callable[[], object] | None = None
    ) -> None:
        """Show what is to be read; where there is, what is next stands there.

        Args:
            shown: In place of what was shown.
            begin: Gives it the keyboard, before what had it goes: else Qt looks
                for another place for it, through the whole window.
        """
        before, self._shown, self._asks = self._shown, shown, False
        if before is not None:
            self._given.removeWidget(before)
        if shown is not None:
            self._given.addWidget(shown)
        if begin is not None:
            begin()
        if before is not None:
            put_away(before)
        self.choose.set_kind("primary" if shown is None else "plain")

    def _code_field(self) -> QWidget:
        """Return where the text of a scanned square goes, instead of words."""
        words = self.ui.tr.text("Ou son code carré, lu avec un lecteur de codes")
        self.code = LineField(self.ui, words)
        self.code.returnPressed.connect(self._read_code)
        return Labelled(self.ui, words, self.code)

    def _read_code(self) -> None:
        if self.code.text().strip():
            self.code_read.emit(self.code.text())

    def show_taken(self, view: TakenView) -> None:
        """Show what was taken in, what goes back, and the way to it."""
        self.work()
        self.halves = None
        self.banner.hide()
        tr = self.ui.tr
        card = Card(self.ui, gap=10, margins=28)
        for at, line in enumerate(view.lines):
            card.add(Text(plain(line), "" if at else "strong"))
        verbs: list[QWidget] = []
        if view.livret:
            words = tr.text("Ouvrir ce livret")
            there = Button(self.ui, words, kind="primary", icon="book-open")
            there.setAccessibleDescription(plain(view.called))
            there.clicked.connect(partial(self.opened.emit, view.livret))
            verbs.append(there)
        if view.receipt:
            words = tr.text("Mettre l’accusé de réception ailleurs")
            back = Button(self.ui, words, icon="save")
            back.clicked.connect(partial(self._ask_receipt, view.receipt))
            verbs.append(back)
        if view.maybe_known:
            words = tr.text("C’est quelqu’un que j’accompagne déjà")
            known = Button(self.ui, words, icon="users")
            known.clicked.connect(partial(self.joining_asked.emit, view.livret))
            verbs.append(known)
        if verbs:
            card.add(button_row(self.ui, verbs))
        said = [plain(one) for one in view.lines]
        self._turn_to(card, partial(card.read_first, plain(view.called), said))
        self.reveal(card)
        announce(self, view.lines[0])

    def _ask_receipt(self, name: str) -> None:
        tr = self.ui.tr
        ask_new_file(
            self,
            tr.text("Où mettre l’accusé de réception ?"),
            tr.text("Accusés de réception (*.recu)"),
            name,
            self.receipt_saved.emit,
        )

    def ask_root(self) -> None:
        """Ask for the certificate of the organisation that stands for a card."""
        tr = self.ui.tr
        ask_file(
            self,
            tr.text("Choisir le certificat que la structure publie"),
            tr.text("Certificats (*.pem *.crt *.cer *.der)"),
            self.root_given.emit,
        )

    def say_done(self, sentence: str) -> None:
        """Say what was done, in place of what was shown."""
        self.work()
        self.halves = None
        self._turn_to(None)
        self.show_trouble(sentence)
        self.choose.setFocus()

    def _verbs(self, view: GivenView) -> list[QWidget]:
        tr = self.ui.tr
        buttons: list[QWidget] = []
        if view.verb:
            take = Button(self.ui, view.verb, kind="primary", icon="check")
            take.clicked.connect(self._take)
            buttons.append(take)
        if view.danger:
            erase = Button(self.ui, view.danger, icon="trash-2")
            erase.clicked.connect(self._erase)
            buttons.append(erase)
        for code, words in view.others:
            other = Button(self.ui, words)
            other.clicked.connect(partial(self.otherwise.emit, code))
            buttons.append(other)
        leave = Button(self.ui, tr.text("Ne rien prendre"))
        leave.clicked.connect(self._leave)
        buttons.append(leave)
        return buttons

    def _take(self) -> None:
        self.agreed.emit(False)  # noqa: FBT003 - a signal's argument

    def _erase(self) -> None:
        self.agreed.emit(True)  # noqa: FBT003 - a signal's argument

    def _leave(self) -> None:
        self._turn_to(None)
        self.choose.setFocus()
        self.refused.emit()

    def _choose(self) -> None:
        tr = self.ui.tr
        ask_file(
            self,
            tr.text("Choisir ce que l’on vous a donné"),
            tr.text(
                "Livret, accusé, carte ou décision (*.livret *.recu *.carte *.decision)"
            ),
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
        self.halves = HalvesForm(self.ui)
        self.halves.asked.connect(self.halves_given)
        self.halves.left.connect(self._leave)
        self._turn_to(self.halves)
        self._asks = True
        self.ui.look.restyle(self.halves)
        self.halves.show()
        self.halves.begin()
