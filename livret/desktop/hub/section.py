"""« Le relais de l'équipe », as a section of the settings, by plain values.

Shows: ``show_state(HubView)``.
Says: ``joined(address)``, ``file_chosen(path)``, ``retried``, ``left``.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from livret.desktop.file_dialogs import ask_file
from livret.desktop.kit.banner import announce
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, Section, button_row
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import Labelled, LineField, SecretField
from livret.desktop.kit.layouts import Column, holder
from livret.desktop.kit.text import Text, plain
from livret.desktop.ui import Ui


@dataclass(frozen=True)
class HubView:
    """How things stand with the hub.

    Attributes:
        key: The owner's key, for whoever invites.
        place: Where the hub is; empty where none was joined.
        title: How things stand, in a few words.
        lines: What there is to know besides.
        detail: What helps whoever looks after the hub: the server's own code.
        away: Whether it can be tried again now.
        refused: Whether only another invitation helps.
        joining: Whether an invitation is being tried.
    """

    key: str = ""
    place: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()
    detail: str = ""
    away: bool = False
    refused: bool = False
    joining: bool = False


class HubSection(Section):
    """Joining a hub, how it stands, leaving it.

    Attributes:
        invitation: Where the address of an invitation is written.
        field: The same under its label.
        dialog: The question before it is left, once asked.

    Signals:
        joined: arg: the address of an invitation.
        file_chosen: arg: path of a file that holds one.
        retried: Try again now.
        left: Leave the hub; it was asked and answered.
    """

    joined = Signal(str)
    file_chosen = Signal(str)
    retried = Signal()
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        tr = ui.tr
        super().__init__(ui, tr.text("Le relais de l’équipe"), icon="users-round")
        self.dialog: Dialog | None = None
        self._view = HubView()
        card = Card(ui, gap=16, margins=24)
        self.add(card)
        self._title = Text("", "strong")
        self._lines = Text("")
        self._place = Text("", "soft")
        self._retry = Button(ui, tr.text("Réessayer maintenant"), icon="rotate-ccw")
        self._retry.clicked.connect(self.retried)
        self._leave = Button(ui, tr.text("Quitter ce relais"))
        self._leave.clicked.connect(self.ask_to_leave)
        self._stands = self._make_stands()
        self._join = self._make_join()
        card.add(self._stands)
        card.add(self._join)
        self.show_state(HubView())

    def _make_stands(self) -> QWidget:
        column = Column(self.ui, 8)
        for line in (self._title, self._lines, self._place):
            column.addWidget(line)
        column.addWidget(button_row(self.ui, [self._retry, self._leave]))
        return holder(column)

    def _make_join(self) -> QWidget:
        ui, tr = self.ui, self.ui.tr
        self._told = Text(
            tr.text(
                "Un relais fait passer les livrets d’un bureau à l’autre, sans pouvoir"
                " les lire. Sans relais, tout reste possible par fichier."
            )
        )
        self._key = LineField(ui, tr.text("Votre clé, pour être invité"))
        self._key.setReadOnly(True)
        self._copy = Button(ui, tr.text("Copier cette clé"), icon="copy")
        self._copy.clicked.connect(self._copy_key)
        self.invitation = SecretField(ui, tr.text("Adresse de l’invitation"))
        self.invitation.entered.connect(self._try)
        self.field = Labelled(
            ui,
            tr.text("Adresse de l’invitation"),
            self.invitation,
            hint=tr.text(
                "La personne qui s’occupe du relais vous la donne. Elle ne sert"
                " qu’une fois. Votre accès est ensuite gardé dans votre coffre, et"
                " nulle part ailleurs."
            ),
        )
        self._go = Button(ui, tr.text("Rejoindre le relais"), kind="primary")
        self._go.clicked.connect(self._try)
        self._file = Button(ui, tr.text("Ouvrir le fichier de l’invitation"))
        self._file.clicked.connect(self._choose)
        column = Column(ui, 16)
        column.addWidget(self._told)
        key = Labelled(
            ui,
            tr.text("Votre clé, pour être invité"),
            self._key,
            hint=tr.text(
                "Donnez-la à la personne qui s’occupe du relais. Ou donnez-lui votre"
                " carte\u202f: la clé est dedans. Cette clé n’est pas secrète."
            ),
        )
        column.addWidget(key)
        column.addWidget(button_row(ui, [self._copy]))
        column.addWidget(self.field)
        column.addWidget(button_row(ui, [self._go, self._file]))
        return holder(column)

    def show_state(self, view: HubView) -> None:
        """Show how things stand; what is being written stays."""
        tr, before, self._view = self.ui.tr, self._view, view
        self._title.say(view.title)
        self._lines.say("\n".join(plain(line) for line in view.lines))
        self._lines.setVisible(bool(view.lines))
        place = tr.text("Relais : {place}", place=plain(view.place))
        told = [place, plain(view.detail)] if view.detail else [place]
        self._place.say(" · ".join(told))
        self._stands.setVisible(bool(view.place))
        self._retry.setVisible(view.away)
        self._join.setVisible(view.refused or not view.place)
        self._told.setVisible(not view.place)
        if self._key.text() != view.key:
            self._key.setText(view.key)
            self._key.setCursorPosition(0)
        if view.joining and self._join.isAncestorOf(self.window().focusWidget()):
            # What it is at goes away: not on to the next field of the page.
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self._go, self._file):
            button.setEnabled(not view.joining)
        trying = tr.text("Livret se présente au relais…")
        self._go.say(trying if view.joining else tr.text("Rejoindre le relais"))
        if view.title and view.title != before.title and self.isVisible():
            announce(self, view.title)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with an invitation, empty for nothing."""
        self.field.complain(sentence)
        if sentence and self.heading.hasFocus():
            self.invitation.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_secrets(self) -> None:
        """Empty the invitation."""
        self.invitation.clear()
        self.complain("")

    def _try(self) -> None:
        address = self.invitation.secret.strip()
        if not address:
            self.complain(self.ui.tr.text("Il faut l’adresse d’une invitation."))
        elif not self._view.joining:
            self.complain("")
            self.joined.emit(address)

    def _choose(self) -> None:
        tr = self.ui.tr
        title = tr.text("Où est l’invitation ?")
        ask_file(self, title, tr.text("Tous les fichiers (*)"), self.file_chosen.emit)

    def _copy_key(self) -> None:
        QGuiApplication.clipboard().setText(self._key.text())
        announce(self, self.ui.tr.text("La clé est copiée."))

    def ask_to_leave(self) -> None:
        """Ask whether it is really to be left."""
        tr = self.ui.tr
        self.dialog = Dialog(
            self.ui,
            self.window(),
            tr.text("Quitter ce relais ?"),
            tr.text(
                "Rien n’est effacé : vos livrets restent ici, entiers. Plus rien ne"
                " partira par le relais ni n’en viendra. Pour y revenir, il faudra une"
                " nouvelle invitation."
            ),
            [
                ("stay", tr.text("Rester"), "primary"),
                ("leave", tr.text("Quitter ce relais"), "plain"),
            ],
        )
        self.dialog.decided.connect(self._decided)
        self.dialog.open()

    def _decided(self, verb: str) -> None:
        if verb == "leave":
            self.left.emit()
