"""Settings, by plain values.

Shows: ``show_settings(SettingsView)``.
Says: ``language_asked(code)``, ``theme_asked(name)``, ``size_asked(percent)``,
``start_hidden_asked(bool)``, ``pin_asked(pin)``, ``idle_asked(minutes)``,
``backup_place_asked(path)``, ``backup_asked``, ``restoring_asked``,
``passphrase_asked(old, new)``, ``words_asked``, ``sheet_asked``.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from livret.desktop.hub.section import HubSection
from livret.desktop.kit.buttons import Button, Choice
from livret.desktop.kit.cards import Card, Section, button_row
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.fields import Labelled, SecretField
from livret.desktop.kit.page import Page
from livret.desktop.kit.passphrase import PassphraseMaker
from livret.desktop.kit.text import Text
from livret.desktop.look import SIZES
from livret.desktop.pin import LEAST_DIGITS
from livret.desktop.preview.dressing import Dressing, folded
from livret.desktop.settings.backups import BackupsSection
from livret.desktop.settings.locking import LockingSection
from livret.desktop.settings.stamping import StampingSection
from livret.desktop.settings.trusting import TrustingSection
from livret.desktop.ui import Ui
from livret.words.translator import mark

THEME_WORDS = {
    "light": mark("clair"),
    "dark": mark("sombre"),
    "contrast": mark("très contrasté"),
}
"""Themes by name."""

LANGUAGE_WORDS = {"fr": "français", "en": "English"}
"""Languages, each in its own."""


@dataclass(frozen=True)
class SettingsView:
    """Settings in force.

    Attributes:
        language: ISO 639-1 code.
        theme: Name of the theme.
        percent: Text size.
        start_hidden: Whether Accueil opens with its list hidden.
        has_pin: Whether a PIN is set.
        idle_minutes: Without anybody, until it locks.
        most_idle_minutes: The longest the organisation allows; 0 for any.
        backups: One sentence: when, where, checked.
        copies: Every copy beside the vault, the newest first.
        backup_place: Second place, or empty.
        vault: Where the vault stands.
    """

    language: str = "fr"
    theme: str = "light"
    percent: int = 100
    start_hidden: bool = False
    has_pin: bool = False
    idle_minutes: int = 15
    most_idle_minutes: int = 0
    backups: str = ""
    copies: tuple[str, ...] = ()
    backup_place: str = ""
    vault: str = ""


class SettingsPage(Page):
    """Settings that take effect at once.

    Attributes:
        hub: The team's hub.

    Signals:
        language_asked: arg: ISO 639-1 code.
        theme_asked: arg: name of a theme.
        size_asked: arg: percent.
        start_hidden_asked: arg: whether Accueil opens hidden.
        pin_asked: arg: the new PIN.
        idle_asked: arg: minutes.
        backup_place_asked: arg: a folder, empty for none any more.
        backup_asked: Make a backup now.
        restoring_asked: Close the vault and choose a backup to go back to.
        passphrase_asked: args: the old and the new passphrase.
        words_asked: Seven words are wanted; answer with ``maker.offer``.
        sheet_asked: A new recovery sheet; the old one no longer opens.
        service_asked: arg: address of a time-stamping service, empty for none.
    """

    language_asked = Signal(str)
    theme_asked = Signal(str)
    size_asked = Signal(int)
    start_hidden_asked = Signal(bool)
    pin_asked = Signal(str)
    idle_asked = Signal(int)
    backup_place_asked = Signal(str)
    backup_asked = Signal()
    restoring_asked = Signal()
    passphrase_asked = Signal(str, str)
    words_asked = Signal()
    sheet_asked = Signal()
    service_asked = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.tr.text("Réglages"), width=860)
        self.locking = LockingSection(ui)
        self.locking.minutes_asked.connect(self.idle_asked)
        self.backups = BackupsSection(ui)
        self.backups.place_asked.connect(self.backup_place_asked)
        self.backups.backup_asked.connect(self.backup_asked)
        self.backups.restoring_asked.connect(self.restoring_asked)
        self.stamping = StampingSection(ui)
        self.stamping.service_asked.connect(self.service_asked)
        self.hub = HubSection(ui)
        self.trusting = TrustingSection(ui)
        for section in (
            self._make_screen(),
            self._make_hiding(),
            self.locking,
            self.backups,
            self.hub,
            self.stamping,
            self.trusting,
            self._make_keys(),
        ):
            self.body.addWidget(section)
        self.body.addStretch(1)

    def _section(self, title: str, icon: str) -> tuple[Section, Card]:
        section = Section(self.ui, title, icon=icon)
        card = Card(self.ui, gap=16, margins=24)
        section.add(card)
        return section, card

    def _make_screen(self) -> QWidget:
        ui, tr = self.ui, self.ui.tr
        section, card = self._section(tr.text("L’écran"), "contrast")
        self.language = Choices(
            ui, tr.text("Langue"), list(LANGUAGE_WORDS.items()), required=True
        )
        self.theme = Choices(
            ui,
            tr.text("Couleurs"),
            [(name, tr.text(words)) for name, words in THEME_WORDS.items()],
            required=True,
        )
        self.text_size = Choices(
            ui,
            tr.text("Taille du texte"),
            [(str(size), tr.text("{size}\u202f%", size=size)) for size in SIZES],
            required=True,
        )
        self.language.chosen.connect(self.language_asked)
        self.theme.chosen.connect(self.theme_asked)
        self.text_size.chosen.connect(self._size_chosen)
        card.add(Labelled(ui, tr.text("Langue"), self.language))
        card.add(Labelled(ui, tr.text("Couleurs"), self.theme))
        card.add(
            Labelled(
                ui,
                tr.text("Taille du texte"),
                self.text_size,
                hint=tr.text("Ou Ctrl et plus, Ctrl et moins, à tout moment."),
            )
        )
        return section

    def _make_hiding(self) -> QWidget:
        ui, tr = self.ui, self.ui.tr
        section, card = self._section(tr.text("Cacher l’écran"), "eye-off")
        self.start_hidden = Choice(ui, tr.text("Ouvrir Livret avec ma liste cachée"))
        self.start_hidden.clicked.connect(self._hidden_chosen)
        self.pin = SecretField(ui, tr.text("Nouveau code"), digits=True)
        self.pin_field = Labelled(
            ui,
            tr.text("Code pour revenir après avoir caché l’écran"),
            self.pin,
            hint=tr.text("Quatre chiffres ou plus. Cinq erreurs verrouillent Livret."),
        )
        keep = Button(ui, tr.text("Garder ce code"))
        keep.clicked.connect(self._keep_pin)
        card.add(button_row(ui, [self.start_hidden]))
        card.add(self.pin_field)
        card.add(button_row(ui, [keep]))
        return section

    def _make_keys(self) -> QWidget:
        ui, tr = self.ui, self.ui.tr
        section, card = self._section(tr.text("Ouvrir le coffre"), "key")
        self.old = SecretField(ui, tr.text("Phrase de passe actuelle"))
        self.old_field = Labelled(ui, tr.text("Phrase de passe actuelle"), self.old)
        self.maker = PassphraseMaker(ui, tr.text("Nouvelle phrase de passe"))
        self.maker.words_asked.connect(self.words_asked)
        change = Button(ui, tr.text("Changer la phrase de passe"))
        change.clicked.connect(self._change)
        sheet = Button(ui, tr.text("Refaire la feuille de secours"), icon="printer")
        sheet.clicked.connect(self.sheet_asked)
        self._vault = Text("", "soft")
        card.add(self.old_field)
        card.add(self.maker)
        card.add(button_row(ui, [change, sheet]))
        self.dressing = Dressing(ui, pictured=False)
        card.add(folded(ui, self.dressing))
        card.add(self._vault)
        return section

    def show_settings(self, view: SettingsView) -> None:
        """Show what is in force."""
        tr = self.ui.tr
        self.language.choose(view.language)
        self.theme.choose(view.theme)
        near = min(SIZES, key=lambda size: abs(size - view.percent))
        self.text_size.choose(str(near))
        self.start_hidden.setChecked(view.start_hidden)
        self.locking.show_minutes(view.idle_minutes, view.most_idle_minutes)
        self.backups.show_backups(view.backups, view.copies, view.backup_place)
        self._vault.say(tr.text("Coffre : {place}", place=view.vault))
        if view.has_pin:
            self.pin.line.setPlaceholderText(tr.text("Un code est en place"))

    def forget_secrets(self) -> None:
        """Empty every field that held a secret."""
        self.old.clear()
        self.maker.clear()
        self.pin.clear()

    def _size_chosen(self, percent: str) -> None:
        self.size_asked.emit(int(percent))

    def _hidden_chosen(self) -> None:
        self.start_hidden_asked.emit(self.start_hidden.isChecked())

    def _keep_pin(self) -> None:
        pin = self.pin.secret
        if not pin.isdecimal() or len(pin) < LEAST_DIGITS:
            self.pin_field.complain(self.ui.tr.text("Il faut quatre chiffres ou plus."))
            return
        self.pin_field.complain("")
        self.pin.clear()
        self.pin_asked.emit(pin)

    def _change(self) -> None:
        if not self.maker.check():
            return
        self.passphrase_asked.emit(self.old.secret, self.maker.secret)
