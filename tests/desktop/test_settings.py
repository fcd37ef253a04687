"""Settings: of the screen at once and outside the vault, of the vault inside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from livret.desktop.file_dialogs import FileChooser, ask_file, ask_folder, ask_new_file
from livret.desktop.kit.fields import LineField
from livret.desktop.settings.page import SettingsPage
from tests.desktop.begun import Begun, button, make_vault, words_in
from tests.paper.papers import text_of
from tests.usecases.desks import PASSPHRASE

Begin = Callable[..., Begun]

# Qt's own file dialog asks for a size that a platform without screen cannot keep.
file_dialog = pytest.mark.qt_log_ignore("propagateSizeHints")
OTHER = "une autre phrase de sept mots bien choisis"


@pytest.fixture
def opened(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """An open vault with one livret, at its settings."""
    make_vault(tmp_path / "coffre", "Amina B.")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    begun.desk.gone.emit("settings")
    page = settings(begun)
    qtbot.waitUntil(lambda: str(tmp_path / "coffre") in words_in(page))
    return begun


def settings(begun: Begun) -> SettingsPage:
    page = begun.controller("settings")
    assert isinstance(page, SettingsPage)
    return page


# --- the screen ----------------------------------------------------------------


def test_theme_and_size_stay_for_the_next_opening(opened: Begun) -> None:
    button(settings(opened), "sombre").click()
    button(settings(opened), "150\u202f%").click()
    assert opened.rooms.preference("theme") == "dark"
    assert opened.rooms.preference("percent") == "150"
    assert opened.program.ui.look.percent == 150


def test_the_list_can_open_hidden(begin: Begin, opened: Begun, qtbot: QtBot) -> None:
    button(settings(opened), "Ouvrir Livret avec ma liste cachée").click()
    opened.leave(qtbot)
    again = begin(opened.program.entrance.path)
    again.open(qtbot)
    page = again.controller("accueil")
    assert "Amina" not in words_in(page)
    button(page, "Afficher ma liste").click()
    qtbot.waitUntil(page.people.isVisible)


def test_another_language_at_once_around_the_same_vault(
    opened: Begun, qtbot: QtBot
) -> None:
    vault, old = opened.desk.vault, opened.program.window
    old.resize(1100, 700)
    size = old.size()
    button(settings(opened), "English").click()
    qtbot.waitUntil(lambda: opened.program.window is not old)
    window = opened.program.window
    qtbot.waitUntil(window.isVisible)
    qtbot.waitUntil(lambda: str(vault.path) in words_in(window))
    assert window.here == "settings"
    assert "Settings" in words_in(window)
    assert "Réglages" not in words_in(window)
    assert opened.desk.vault is vault
    assert window.size() == size
    assert opened.rooms.preference("language") == "en"
    # And the new window works: back again, and to a livret.
    button(settings(opened), "français").click()
    qtbot.waitUntil(lambda: "Réglages" in words_in(opened.program.window))
    (livret,) = vault.ctx.log.livrets()
    opened.desk.open_livret(livret, "goals")
    qtbot.waitUntil(lambda: opened.program.window.here == "goals")


def test_what_is_typed_is_there_in_the_other_language(
    opened: Begun, qtbot: QtBot
) -> None:
    opened.desk.gone.emit("new_person")
    field = opened.controller("new_person").findChildren(LineField)[0]
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Fatou")
    opened.desk.language_asked.emit("en")
    window = opened.program.window
    again = opened.controller("new_person").findChildren(LineField)[0]
    qtbot.waitUntil(lambda: again.text() == "Fatou")
    assert window.here == "new_person"


def test_the_pin_stays_in_force_in_the_other_language(
    opened: Begun, qtbot: QtBot
) -> None:
    keep_pin(opened, qtbot, "4321")
    opened.desk.language_asked.emit("en")
    opened.program.window.hide_screen()
    assert opened.program.window.gate.opens("4321")


def test_preferences_tell_of_nobody(opened: Begun, home: Path, qtbot: QtBot) -> None:
    keep_pin(opened, qtbot, "4321")
    button(settings(opened), "sombre").click()
    opened.desk.language_asked.emit("en")
    (kept,) = home.rglob("preferences.json")
    assert set(json.loads(kept.read_text())) <= {
        "theme",
        "percent",
        "language",
        "start_hidden",
        "vault",
        "idle_minutes",
    }
    assert "Amina" not in kept.read_text()


# --- hiding --------------------------------------------------------------------


def keep_pin(begun: Begun, qtbot: QtBot, pin: str) -> None:
    page = settings(begun)
    page.pin.line.setText(pin)
    button(page, "Garder ce code").click()
    qtbot.waitUntil(lambda: page.banner.sentence == "Ce code est en place.")


def test_a_pin_hides_and_brings_back(begin: Begin, opened: Begun, qtbot: QtBot) -> None:
    keep_pin(opened, qtbot, "4321")
    assert settings(opened).pin.secret == ""
    opened.leave(qtbot)
    again = begin(opened.program.entrance.path)
    again.open(qtbot)
    qtbot.waitUntil(lambda: again.program.window.gate.is_set)
    window = again.program.window
    window.hide_screen()
    assert window.is_hidden
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    field.setText("4321")
    field.returnPressed.emit()
    assert not window.is_hidden
    assert window.here == "accueil"


@pytest.mark.parametrize("pin", ["", "123", "12a4", "douze"])
def test_a_pin_is_four_digits_or_more(opened: Begun, pin: str) -> None:
    page = settings(opened)
    page.pin.line.setText(pin)
    button(page, "Garder ce code").click()
    assert "Il faut quatre chiffres ou plus." in words_in(page)
    assert not opened.program.window.gate.is_set


def test_what_is_read_again_does_not_uncover_a_hidden_screen(
    opened: Begun, qtbot: QtBot
) -> None:
    (livret,) = opened.desk.vault.ctx.log.livrets()
    window = opened.program.window
    opened.desk.open_livret(livret, "goals")
    window.hide_screen()
    with qtbot.waitSignal(opened.desk.livret_read):
        pass
    assert window.is_hidden


# --- backups and keys ------------------------------------------------------------


def test_a_backup_is_made_and_said(opened: Begun, qtbot: QtBot) -> None:
    page = settings(opened)
    button(page, "Faire une copie maintenant").click()
    qtbot.waitUntil(lambda: "Copie faite et vérifiée" in page.banner.sentence)
    assert list(opened.desk.vault.path.glob("backups/*/vault.db"))


def test_a_second_place_is_kept_in_the_vault(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    page = settings(opened)
    page.backup_place_asked.emit(str(tmp_path / "cle"))
    qtbot.waitUntil(
        lambda: f"Deuxième lieu\u202f: {tmp_path / 'cle'}" in words_in(page)
    )


def test_another_passphrase(begin: Begin, opened: Begun, qtbot: QtBot) -> None:
    page = settings(opened)
    page.old.line.setText(OTHER)
    page.maker.offer(OTHER)
    button(page, "Changer la phrase de passe").click()
    told = "Ce n’est pas la phrase de passe actuelle. Rien n’a été changé."
    qtbot.waitUntil(lambda: told in words_in(page))
    page.old.line.setText(PASSPHRASE)
    button(page, "Changer la phrase de passe").click()
    qtbot.waitUntil(lambda: "nouvelle phrase" in page.banner.sentence)
    assert page.maker.secret == ""
    assert told not in words_in(page)
    opened.leave(qtbot)
    again = begin(opened.program.entrance.path)
    again.open(qtbot, OTHER)


def test_seven_words_are_offered(opened: Begun) -> None:
    page = settings(opened)
    button(page, "Proposer sept mots").click()
    assert len(page.maker.secret.split()) == 7


@file_dialog
def test_another_recovery_sheet(
    begin: Begin, opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    page = settings(opened)
    page.dressing.forms.buttons["bilingual"].click()
    page.dressing.languages.buttons["es"].click()
    button(page, "Refaire la feuille de secours").click()
    (dialog,) = page.findChildren(FileChooser)
    dialog.fileSelected.emit(str(tmp_path / "feuille.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: "L’ancienne n’ouvre plus" in page.banner.sentence)
    told = text_of((tmp_path / "feuille.pdf").read_bytes())
    assert "Votre feuille de secours" in told or "Feuille de secours" in told
    assert "Esta hoja" in told


@file_dialog
def test_a_sheet_that_cannot_be_written_leaves_the_old_one(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    keys = (opened.desk.vault.path / "keys.json").read_bytes()
    page = settings(opened)
    button(page, "Refaire la feuille de secours").click()
    (dialog,) = page.findChildren(FileChooser)
    (tmp_path / "lettre").write_text("x")
    dialog.fileSelected.emit(str(tmp_path / "lettre" / "feuille.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: "feuille.pdf" in page.banner.sentence)
    assert (opened.desk.vault.path / "keys.json").read_bytes() == keys


# --- what file dialogs remember (S-16) ---------------------------------------------


@file_dialog
def test_file_dialogs_remember_no_folder(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    page, hers = settings(opened), tmp_path / "Amina-B"
    hers.mkdir()
    asked: list[str] = []
    dialogs = (
        ask_folder(page, "Où ?", asked.append),
        ask_file(page, "Lequel ?", "PDF (*.pdf)", asked.append),
        ask_new_file(page, "Où ?", "PDF (*.pdf)", "document.pdf", asked.append),
    )
    for dialog in dialogs:
        dialog.setDirectory(str(hers))
        dialog.setHistory([str(hers)])
        dialog.done(1)
    qtbot.waitUntil(lambda: not any(isValid(dialog) for dialog in dialogs))
    # Where Qt itself keeps what its dialogs remember.
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.sync()
    told = Path(kept.fileName()).read_text()
    assert "lastVisited" in told
    assert "Amina" not in told
