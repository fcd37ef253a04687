"""How her copy is opened: the file, then her phrase or the code of her sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from livret.desktop.kit.buttons import Button
from livret.desktop.kit.cards import Card, button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.text import Text
from livret.desktop.ui import Ui

PHRASE, CODE = "phrase", "code"
"""The two ways: her key file and her phrase, or her sheet."""


class OpeningCard(Card):
    """Which file, and what opens it.

    Signals:
        file_asked: Choose the file of her copy.
        key_asked: Choose her key file, which is not beside it.
        open_asked: args: ``PHRASE`` or ``CODE``, what was typed.
        left: Nothing is opened.
    """

    file_asked = Signal()
    key_asked = Signal()
    open_asked = Signal(str, str)
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, gap=14, margins=28)
        tr = ui.tr
        self.add(Text(tr.text("Ce qu’il faut pour l’ouvrir"), "question"))
        self.add(
            Text(
                tr.text(
                    "Il faut sa clé USB, et sa phrase ou sa feuille. Rien n’est gardé"
                    " sur cet ordinateur."
                ),
                "soft",
            )
        )
        self.choose = Button(
            ui, tr.text("Choisir sa copie"), kind="primary", icon="folder-open"
        )
        self.choose.clicked.connect(self.file_asked)
        leave = Button(ui, tr.text("Revenir"))
        leave.clicked.connect(self.left)
        self.add(button_row(ui, [self.choose, leave]))
        self._file = Text("", "strong")
        self.add(self._file)
        self.ways = Choices(
            ui,
            tr.text("Comment l’ouvrir ?"),
            [(PHRASE, tr.text("Avec sa phrase")), (CODE, tr.text("Avec sa feuille"))],
            required=True,
        )
        self.ways.choose(PHRASE)
        self.ways.chosen.connect(self._way)
        self._make_fields()
        self._key = Button(
            ui, tr.text("Chercher son fichier de clé (cle.age)"), kind="quiet"
        )
        self._key.clicked.connect(self.key_asked)
        self._open = Button(
            ui, tr.text("Ouvrir sa copie"), kind="primary", icon="lock-open"
        )
        self._open.clicked.connect(self._ask)
        for widget in (self.ways, self.field, self.code_field):
            self.add(widget)
        self._last = button_row(ui, [self._open, self._key])
        self.add(self._last)
        self._has_key = True
        self.show_file("", has_key=True)

    def _make_fields(self) -> None:
        ui, tr = self.ui, self.ui.tr
        self.secret = SecretField(ui, tr.text("Sa phrase de passe"))
        self.secret.entered.connect(self._ask)
        self.field = Labelled(ui, tr.text("Sa phrase de passe"), self.secret)
        self.code = SecretField(ui, tr.text("Le code de sa feuille"))
        self.code.entered.connect(self._ask)
        self.code_field = Labelled(
            ui,
            tr.text("Le code de sa feuille"),
            self.code,
            hint=tr.text(
                "Il commence par AGE-SECRET-KEY. Un lecteur de codes peut"
                " l’écrire pour vous."
            ),
        )

    def show_file(self, name: str, *, has_key: bool) -> None:
        """Show which file was chosen, and whether her key lies beside it."""
        self._file.say(name)
        self._has_key = has_key
        self._way(self.ways.value)
        for widget in (self.ways, self._last):
            widget.setVisible(bool(name))
        self.choose.set_kind("plain" if name else "primary")
        if name:
            field = self.secret if self.ways.value == PHRASE else self.code
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.hide()
            self.code_field.hide()

    def _way(self, way: str) -> None:
        chosen = bool(self._file.accessibleName())
        self.field.setVisible(chosen and way == PHRASE)
        self.code_field.setVisible(chosen and way == CODE)
        self._key.setVisible(way == PHRASE and not self._has_key)

    def complain(self, sentence: str) -> None:
        """Say beside the field why it did not open."""
        field = self.field if self.ways.value == PHRASE else self.code_field
        field.complain(sentence)

    def forget(self) -> None:
        """Leave nothing that was typed."""
        for secret, field in ((self.secret, self.field), (self.code, self.code_field)):
            secret.clear()
            field.complain("")

    def _ask(self) -> None:
        way = self.ways.value
        typed = (self.secret if way == PHRASE else self.code).secret
        tr = self.ui.tr
        if typed.strip():
            self.complain("")
            self.open_asked.emit(way, typed)
        elif way == PHRASE:
            self.complain(tr.text("Il faut sa phrase de passe."))
        else:
            self.complain(tr.text("Il faut le code de sa feuille."))
