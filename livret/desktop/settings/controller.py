"""Wires the settings: those of the screen at once, those of the vault inside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from livret.desktop.desk import Controller, Desk
from livret.desktop.errors import tell
from livret.desktop.file_dialogs import ask_new_file
from livret.desktop.hub.joining import HubJoining
from livret.desktop.locking import idle_minutes
from livret.desktop.restoring.reading import copy_lines
from livret.desktop.settings.keeping import PIN, arm
from livret.desktop.settings.page import SettingsPage, SettingsView
from livret.desktop.settings.trusted import TrustedElsewhere
from livret.desktop.ui import Ui
from livret.usecases.app import OpenVault
from livret.usecases.backups import FoundBackup
from livret.usecases.passphrases import suggest
from livret.usecases.timestamping import NoServiceThere, choose_service, service_of
from livret.usecases.vault_errors import WrongPassphrase
from livret.usecases.vault_findings import Finding
from livret.words.errors import error_sentence, finding_sentence
from livret.words.passphrase_words import passphrase_words

BACKUP_PLACE = "second_backup_place"
IDLE = "idle_minutes"


class SettingsController(Controller):
    """Preferences of the screen, the PIN, backups and the keys of the vault."""

    key = "settings"
    at_home = True
    page: SettingsPage

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        page, ui = self.page, desk.ui
        page.theme_asked.connect(self._theme)
        page.size_asked.connect(ui.look.set_percent)
        page.language_asked.connect(self._language)
        page.start_hidden_asked.connect(self._start_hidden)
        page.pin_asked.connect(self._pin)
        page.backup_asked.connect(self._back_up)
        page.idle_asked.connect(self._idle)
        page.backup_place_asked.connect(self._backup_place)
        page.restoring_asked.connect(self._go_back)
        page.passphrase_asked.connect(self._passphrase)
        page.words_asked.connect(self._offer)
        page.sheet_asked.connect(self._sheet)
        page.service_asked.connect(self._service)
        self._hub = HubJoining(desk, page, page.hub)
        self.trusted = TrustedElsewhere(desk, page)

    def make_page(self, ui: Ui) -> SettingsPage:
        """Return the page."""
        return SettingsPage(ui)

    def arrive(self) -> None:
        """Show what is in force; no secret stays from last time."""
        self.page.forget_secrets()
        self._hub.arrive()
        vaults, path = self.desk.app.vaults, self.desk.vault.path
        self.desk.ask(
            self.page,
            lambda vault: (
                bool(vault.setting(PIN)),
                vault.setting(BACKUP_PLACE),
                vaults.backups(path),
            ),
            self._show,
        )
        self.desk.ask(self.page, service_of, self.page.stamping.show_service)
        self.trusted.show()

    def _service(self, address: str) -> None:
        vault = self.desk.vault
        task = self.desk.runners.vault.submit(
            lambda: choose_service(vault, address), owner=self.page
        )
        task.succeeded.connect(self._service_kept)
        task.failed.connect(self._no_service)

    def _no_service(self, error: BaseException) -> None:
        if isinstance(error, NoServiceThere):
            told = error_sentence(self.desk.ui.tr, error)
            self.page.stamping.complain(told)
        else:
            tell(self.page, error)

    def _service_kept(self, address: str) -> None:
        self.page.stamping.complain("")
        tr = self.desk.ui.tr
        kept = tr.text("Les signatures seront horodatées par ce service.")
        none = tr.text("Les signatures ne seront pas horodatées.")
        self._tell(kept if address else none)

    def _show(self, kept: tuple[bool, str, Sequence[FoundBackup]]) -> None:
        has_pin, place, found = kept
        desk, tr = self.desk, self.desk.ui.tr
        most = desk.app.organisation(IDLE)
        copies = tuple(words for _, words in copy_lines(tr, found))
        days = [words for _, words in copy_lines(tr, found[:1])]
        last = tr.text("Dernière copie : {day}, vérifiée.", day=days[0]) if days else ""
        self.page.show_settings(
            SettingsView(
                language=tr.language,
                theme=desk.ui.look.theme.name,
                percent=desk.ui.look.percent,
                start_hidden=desk.app.preference("start_hidden") == "yes",
                has_pin=has_pin,
                idle_minutes=idle_minutes(desk.app.preference(IDLE), most),
                most_idle_minutes=idle_minutes("", most) if most else 0,
                backups=last,
                copies=copies,
                backup_place=place,
                vault=str(desk.vault.path),
            )
        )

    # --- the screen ----------------------------------------------------------

    def _theme(self, name: str) -> None:
        self.desk.ui.look.set_theme(name)

    def _language(self, code: str) -> None:
        if code != self.desk.ui.tr.language:
            # Queued by the event loop: the page that asks will be made anew.
            self._wanted = code
            QTimer.singleShot(0, self._speak)

    def _speak(self) -> None:
        self.desk.language_asked.emit(self._wanted)

    def _start_hidden(self, hidden: bool) -> None:  # noqa: FBT001 - a signal's value
        self.desk.app.set_preference("start_hidden", "yes" if hidden else "no")

    # --- hiding --------------------------------------------------------------

    def _pin(self, pin: str) -> None:
        self.desk.ask(self.page, lambda vault: _keep_pin(vault, pin), self._pin_kept)

    def _pin_kept(self, pin: str) -> None:
        arm(self.desk, pin)
        self._tell(self.desk.ui.tr.text("Ce code est en place."))

    def _idle(self, minutes: int) -> None:
        app = self.desk.app
        app.set_preference(IDLE, str(minutes))
        self.desk.idle_asked.emit(idle_minutes(str(minutes), app.organisation(IDLE)))

    # --- backups and keys ----------------------------------------------------

    def _go_back(self) -> None:
        """Close the vault; the next process shows the backups first."""
        self.desk.going_back = True
        self.desk.window.lock_requested.emit()

    def _back_up(self) -> None:
        self.desk.ask(self.page, lambda vault: vault.back_up(), self._backed_up)

    def _backed_up(self, path: Path) -> None:
        told = self.desk.ui.tr.text("Copie faite et vérifiée : {place}", place=path)
        self._tell(told)
        self.arrive()

    def _backup_place(self, place: str) -> None:
        self.desk.ask(
            self.page,
            lambda vault: vault.set_setting(BACKUP_PLACE, place),
            self._place_kept,
        )

    def _place_kept(self, _nothing: object) -> None:
        # Tried at once: a place that cannot be written is told now.
        self.desk.ask(self.page, lambda vault: vault.back_up_today(), self._tried_place)

    def _tried_place(self, found: tuple[Finding, ...]) -> None:
        self.arrive()
        if found:
            tr = self.desk.ui.tr
            said = (finding_sentence(tr, one.code, one.facts) for one in found)
            self._tell("\n".join(said))

    def _passphrase(self, old: str, new: str) -> None:
        page, vault = self.page, self.desk.vault
        task = self.desk.runners.vault.submit(
            lambda: vault.change_passphrase(old, new), owner=page
        )
        task.succeeded.connect(self._changed)
        task.failed.connect(self._not_changed)

    def _not_changed(self, error: BaseException) -> None:
        if isinstance(error, WrongPassphrase):
            told = self.desk.ui.tr.text(
                "Ce n’est pas la phrase de passe actuelle. Rien n’a été changé."
            )
            self.page.old_field.complain(told)
        else:
            tell(self.page, error)

    def _changed(self, _nothing: object) -> None:
        self.page.forget_secrets()
        self.page.old_field.complain("")
        self._tell(self.desk.ui.tr.text("La nouvelle phrase de passe est en place."))

    def _offer(self) -> None:
        self.page.maker.offer(suggest(passphrase_words(), self.desk.app.randomness))

    def _sheet(self) -> None:
        tr = self.desk.ui.tr
        ask_new_file(
            self.page,
            tr.text("Où garder la feuille ?"),
            tr.text("Documents PDF (*.pdf)"),
            tr.text("feuille-de-secours.pdf"),
            self._write_sheet,
        )

    def _write_sheet(self, path: str) -> None:
        app, (language, dress) = self.desk.app, self.page.dressing.asked

        def make(vault: OpenVault) -> None:
            # Drawn and written before the old sheet stops to open.
            app.write_file(Path(path), b"")
            sheet = app.recovery_sheet(
                vault.recovery_code(), vault.ctx.owner.name, language, dress
            )
            app.write_file(Path(path), sheet)

        self.desk.ask(self.page, make, self._sheet_written)

    def _sheet_written(self, _nothing: object) -> None:
        self._tell(
            self.desk.ui.tr.text(
                "La nouvelle feuille est prête. L’ancienne n’ouvre plus le coffre."
            )
        )

    def _tell(self, sentence: str) -> None:
        self.page.show_trouble(sentence)


def _keep_pin(vault: OpenVault, pin: str) -> str:
    vault.set_setting(PIN, pin)
    return pin
