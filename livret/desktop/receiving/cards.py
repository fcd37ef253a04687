"""The cards that are accepted here, one's own among them; by plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal

from livret.desktop.file_dialogs import ask_new_file
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Icon, Section, button_row, empty
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.layouts import Column, Row
from livret.desktop.kit.square import Square
from livret.desktop.kit.text import Text, plain
from livret.desktop.parting import part_with
from livret.desktop.receiving.before import BeforeForm
from livret.desktop.receiving.revoke_form import RevokeForm, RevokeView
from livret.desktop.receiving.voucher import VoucherForm
from livret.desktop.ui import Ui
from livret.words.translator import mark

_TOP = Qt.AlignmentFlag.AlignTop

_FROM_NOW = mark(
    "Dès maintenant, aucun fichier ne part plus vers cette personne, et rien de ce"
    " qu’elle envoie n’est plus pris ici. Ce qui est déjà ici reste."
)


@dataclass(frozen=True)
class CardRow:
    """Somebody whose card is kept here.

    Attributes:
        key: For the controller.
        name: With their side and structure.
        told: Why it is accepted, or no longer, and since when.
        accepted: Whether it still is.
    """

    key: str
    name: str
    told: str
    accepted: bool = True


class OwnCard(Card):
    """One's own card: seven words to read aloud, and a square to scan.

    Signals:
        saved: Write it. arg: path of the file.
        before_given: Have it signed by an older vault. args: path, passphrase.
        voucher_given: Have it signed by a structure's certificate. args: path,
            passphrase, path of a lost card or "".
    """

    saved = Signal(str)
    before_given = Signal(str, str)
    voucher_given = Signal(str, str, str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, gap=10, margins=28)
        tr = ui.tr
        self.before: BeforeForm | None = None
        self.voucher: VoucherForm | None = None
        told = self._told = tr.text(
            "Donnez-la à qui travaille avec vous, puis lisez ensemble ces sept mots."
        )
        self._words = Text("", "large")
        square = tr.text("Le code de ma carte, en carré à scanner")
        self.square = Square(ui, square, 120)
        self._file = save = Button(ui, tr.text("En faire un fichier"), icon="save")
        save.about(tr.text("Ma carte"))
        save.clicked.connect(self._save)
        before = Button(ui, tr.text("J’avais un autre coffre"), kind="quiet")
        before.clicked.connect(self.open_before)
        voucher = Button(ui, tr.text("Ma structure garantit ma carte"), kind="quiet")
        voucher.clicked.connect(self.open_voucher)
        self._before, self._voucher = before, voucher
        self._asked_by = save
        left = Column(ui, 10)
        for words in (Text(tr.text("Ma carte"), "heading"), Text(told, "soft")):
            left.addWidget(words)
        left.addWidget(self._words)
        left.addWidget(button_row(ui, [save, before, voucher]))
        left.addStretch(1)
        row = Row(ui, 20)
        row.addLayout(left, 1)
        row.addWidget(self.square, 0, _TOP)
        self.column.addLayout(row)

    def open_before(self) -> None:
        """Ask for the vault one had before, in place."""
        if self.before is None:
            self.close_forms()
            self.before = BeforeForm(self.ui)
            self.before.asked.connect(self.before_given)
            self._open(self.before, self._before)

    def open_voucher(self) -> None:
        """Ask for the certificate that one's structure gave, in place."""
        if self.voucher is None:
            self.close_forms()
            self.voucher = VoucherForm(self.ui)
            self.voucher.asked.connect(self.voucher_given)
            self._open(self.voucher, self._voucher)

    def close_forms(self) -> None:
        """Forget what is asked there, and the passphrase in it."""
        for form in (self.before, self.voucher):
            if form is not None:
                held = self.window().focusWidget()
                if held is form or form.isAncestorOf(held):
                    self._file.setFocus(Qt.FocusReason.OtherFocusReason)
                self.column.removeWidget(form)
                form.hide()
                part_with(form)
        self.before = self.voucher = None

    def _leave(self) -> None:
        """Give the keyboard back to what opened the form."""
        self.close_forms()
        self._asked_by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, form: BeforeForm | VoucherForm, asked_by: Button) -> None:
        """Show what is asked, with the keyboard: large text leaves it out of sight."""
        self._asked_by = asked_by
        form.left.connect(self._leave)
        self.add(form)
        self.ui.look.restyle(form)
        form.read_first(asked_by.accessibleName(), (form.told,))

    def show_card(self, words: Sequence[str], square: bytes = b"") -> None:
        """Show its words, and the same as a QR code (SVG)."""
        said = " · ".join(words)
        self._words.say(said)
        # No words alone take the keyboard: they are heard with the verb under them.
        self._file.setAccessibleDescription(f"{self._told}\n{said}")
        self.square.show_code(square)
        self.square.setVisible(bool(square))

    def _save(self) -> None:
        tr = self.ui.tr
        ask_new_file(
            self,
            tr.text("Où mettre votre carte ?"),
            tr.text("Cartes (*.carte)"),
            "ma-carte.carte",
            self.saved.emit,
        )


class CardsPanel(Section):
    """Whom this desk recognises, and since when.

    Signals:
        asked: Somebody would accept a card no longer. args: key, name.
        revoked: It is accepted no longer, confirmed. args: key, why, whether the
            leaving of its holder is noted too.
    """

    asked = Signal(str, str)
    revoked = Signal(str, str, bool)

    def __init__(self, ui: Ui) -> None:
        title = ui.tr.text("Les cartes que j’ai acceptées")
        super().__init__(ui, title, icon="users")
        self.dialog: Dialog | None = None
        self._asked = ""
        self._rows = Column(ui, 12)
        card = Card(ui, gap=12, margins=(24, 18))
        card.column.addLayout(self._rows)
        self.add(card)
        self.hide()

    def show_cards(self, rows: Sequence[CardRow]) -> None:
        """Show every card kept here; nothing at all where there is none."""
        empty(self._rows)
        for one in rows:
            self._rows.addLayout(self._row(one))
        self.setVisible(bool(rows))

    def _row(self, one: CardRow) -> Row:
        tr, name = self.ui.tr, plain(one.name)
        row = Row(self.ui, 12)
        # Not a bare cross: that is what takes away, everywhere else.
        icon = ("users", "accent") if one.accepted else ("circle-x", "soft")
        row.addWidget(Icon(self.ui, *icon), 0, _TOP)
        words = Column(self.ui, 2)
        words.addWidget(Text(name, "strong" if one.accepted else ""))
        words.addWidget(Text(plain(one.told), "soft"))
        row.addLayout(words, 1)
        if one.accepted:
            stop = Button(self.ui, tr.text("Ne plus l’accepter"), kind="quiet")
            stop.about(name)
            stop.clicked.connect(partial(self.asked.emit, one.key, name))
            row.addWidget(stop, 0, _TOP)
        return row

    def ask_why(self, view: RevokeView) -> None:
        """Ask why a card is accepted no longer, before it is so."""
        if self.dialog is not None and self.dialog.isVisible():
            return
        self._asked = view.key
        self.form = RevokeForm(self.ui, view)
        self.dialog = Dialog(
            self.ui,
            self.window(),
            self.ui.tr.text("Ne plus accepter {name}\u202f?", name=view.name),
            " ".join((self.ui.tr.text(_FROM_NOW), *view.told)),
            [
                ("revoke", self.ui.tr.text("Ne plus l’accepter"), "primary"),
                ("keep", self.ui.tr.text("Revenir"), "plain"),
            ],
            self.form,
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "revoke":
            self.revoked.emit(self._asked, self.form.why.value, self.form.leave)
