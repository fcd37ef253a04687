"""The way in: first run, unlock, recovery, and every way of failing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from livret.desktop.first_run.page import FirstRunPage
from livret.desktop.unlock.page import UnlockPage
from livret.usecases import vault_errors
from livret.usecases.app import OpenVault
from livret.vault import places
from livret.words.errors import error_sentence
from livret.words.translator import translator_for
from tests.clock import SetClock
from tests.desktop.begun import NAME, Begun, button, make_vault, words_in
from tests.paper.papers import text_of
from tests.usecases.desks import PASSPHRASE, make_rooms

Begin = Callable[..., Begun]
OTHER = "une autre phrase de sept mots bien choisis"


def sentence(error: type[Exception], **facts: object) -> str:
    return error_sentence(translator_for("fr"), error(**facts))


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault made and closed."""
    path = tmp_path / "coffre"
    make_vault(path)
    return path


def second_step(begun: Begun) -> FirstRunPage:
    page = begun.first_run
    page.name.setText(NAME)
    button(page, "Continuer").click()
    assert page.step == 2
    return page


def create(begun: Begun, passphrase: str = PASSPHRASE) -> FirstRunPage:
    page = second_step(begun)
    page.passphrase.offer(passphrase)
    button(page, "Créer mon coffre").click()
    return page


def said(page: FirstRunPage | UnlockPage) -> str:
    return page.banner.sentence if page.banner.isVisible() else ""


# --- first run -----------------------------------------------------------------


def test_three_steps_lead_to_accueil(begin: Begin, qtbot: QtBot) -> None:
    begun = begin()
    page = create(begun)
    qtbot.waitUntil(lambda: page.step == 3)
    assert not button(page, "Commencer").isEnabled()
    button(page, "J’ai mis le code dans un lieu sûr").click()
    button(page, "Commencer").click()
    qtbot.waitUntil(lambda: begun.program.desk is not None)
    assert begun.program.window.here == "accueil"
    assert "Bonjour Claire" in words_in(begun.program.window)
    assert begun.desk.vault.ctx.owner.name == NAME


def test_a_name_is_needed_and_nothing_else(begin: Begin) -> None:
    page = begin().first_run
    button(page, "Continuer").click()
    assert page.step == 1
    assert "Il faut un nom pour continuer." in words_in(page)


def test_a_passphrase_that_could_be_guessed_is_not_taken(begin: Begin) -> None:
    page = second_step(begin())
    page.passphrase.offer("marguerite")
    button(page, "Créer mon coffre").click()
    assert page.step == 2
    assert "⚠ Pas encore assez long\u202f: continuez." in words_in(page)


def test_seven_words_are_offered_and_make_a_vault(begin: Begin, qtbot: QtBot) -> None:
    begun = begin()
    page = second_step(begun)
    button(page, "Proposer sept mots").click()
    assert len(page.passphrase.secret.split()) == 7
    button(page, "Créer mon coffre").click()
    qtbot.waitUntil(lambda: page.step == 3)
    assert page.passphrase.secret == ""


def test_the_sheet_is_written_where_asked(
    begin: Begin, qtbot: QtBot, tmp_path: Path
) -> None:
    begun = begin()
    page = create(begun)
    qtbot.waitUntil(lambda: page.step == 3)
    sheet = begun.program.entrance.sheet
    assert sheet is not None
    sheet.write(str(tmp_path / "feuille.pdf"))
    qtbot.waitUntil(lambda: said(page) == "La feuille est dans le fichier.")
    assert (tmp_path / "feuille.pdf").read_bytes().startswith(b"%PDF")
    assert page.dressing is not None
    page.dressing.forms.buttons["simple"].click()
    page.dressing.languages.buttons["en"].click()
    sheet.write(str(tmp_path / "autre.pdf"))
    qtbot.waitUntil((tmp_path / "autre.pdf").exists)
    told = text_of((tmp_path / "autre.pdf").read_bytes())
    assert "Somebody who has this sheet and the computer can open the vault." in told
    sheet.write(str(tmp_path / "feuille.pdf" / "absente.pdf"))
    qtbot.waitUntil(lambda: "absente.pdf" in said(page))


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("reseau/coffre", vault_errors.VaultOnSharedDrive),
        ("Dropbox/coffre", vault_errors.VaultInSynchronisedFolder),
        ("/sys/livret", vault_errors.ReadOnlyVault),
        ("plein", vault_errors.VaultExists),
    ],
)
def test_a_place_that_cannot_be_says_so_and_another_is_taken(
    begin: Begin,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    error: type[Exception],
) -> None:
    if place.startswith("/sys") and not Path("/sys").is_mount():
        pytest.skip("/sys, where nobody may write, is not mounted here")
    mounted = places.Mount(tmp_path / "reseau", "nfs4")
    monkeypatch.setattr(places, "mounts", lambda: (mounted,))
    (tmp_path / "plein").mkdir()
    (tmp_path / "plein" / "lettre.txt").write_text("à garder")
    path = Path(place) if place.startswith("/") else tmp_path / place
    begun = begin(path)
    page = create(begun)
    qtbot.waitUntil(lambda: bool(said(page)))
    assert said(page) == sentence(error, folder=str(path), through="Dropbox")
    assert page.passphrase.secret == PASSPHRASE

    assert button(page, "Choisir un autre dossier").isEnabled()
    begun.program.entrance.move_to(str(tmp_path))
    button(page, "Créer mon coffre").click()
    qtbot.waitUntil(lambda: page.step == 3)
    assert begun.rooms.preference("vault") == str(tmp_path / "coffre")
    assert (tmp_path / "plein" / "lettre.txt").read_text() == "à garder"


def test_a_vault_that_stands_elsewhere_is_found(
    begin: Begin, vault: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    begun = begin(tmp_path / "Dropbox" / "coffre")
    page = create(begun)
    qtbot.waitUntil(lambda: bool(said(page)))
    begun.program.entrance.move_to(str(vault))
    begun.open(qtbot)
    assert begun.desk.vault.path == vault


# --- the fictitious livret -------------------------------------------------------


def test_the_example_opens_at_its_diagnosis_and_is_thrown_away(
    begin: Begin, qtbot: QtBot
) -> None:
    begun = begin()
    button(begun.first_run, "Essayer avec un exemple").click()
    qtbot.waitUntil(lambda: begun.program.window.here == "diagnosis")
    folder = begun.desk.vault.path.parent
    assert begun.desk.fictitious
    assert folder.is_dir()
    begun.leave(qtbot)
    assert not folder.exists()


def test_the_example_does_not_touch_the_vault(
    begin: Begin, vault: Path, qtbot: QtBot
) -> None:
    before = {path: path.read_bytes() for path in vault.iterdir() if path.is_file()}
    begun = begin(vault, example=True)
    qtbot.waitUntil(lambda: begun.program.window.here == "diagnosis")
    begun.leave(qtbot)
    after = {path: path.read_bytes() for path in vault.iterdir() if path.is_file()}
    assert after == before


# --- unlock ----------------------------------------------------------------------


def test_the_passphrase_opens(begin: Begin, vault: Path, qtbot: QtBot) -> None:
    begun = begin(vault)
    begun.open(qtbot)
    assert begun.program.window.here == "accueil"


def test_a_wrong_passphrase_is_said_beside_the_field(
    begin: Begin, vault: Path, qtbot: QtBot
) -> None:
    begun = begin(vault)
    page = begun.unlock
    page.passphrase.line.setText(OTHER)
    button(page, "Ouvrir").click()
    told = sentence(vault_errors.WrongPassphrase)
    qtbot.waitUntil(lambda: told in words_in(page))
    assert page.passphrase.secret == ""
    assert page.passphrase.line.hasFocus()
    assert told in page.passphrase.line.accessibleDescription()
    begun.open(qtbot)


def test_the_window_lives_while_the_key_is_derived(
    begin: Begin, vault: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = begin(vault)
    window_was_free = threading.Event()
    real = begun.rooms.vaults.open

    def waiting(path: Path, passphrase: str) -> OpenVault:
        assert window_was_free.wait(60)
        return real(path, passphrase)

    monkeypatch.setattr(begun.rooms.vaults, "open", waiting)
    button_was_off: list[bool] = []

    def look() -> None:
        button_was_off.append(not button(begun.unlock, "Ouvrir").isEnabled())
        window_was_free.set()

    begun.unlock.passphrase.line.setText(PASSPHRASE)
    button(begun.unlock, "Ouvrir").click()
    QTimer.singleShot(0, look)
    qtbot.waitUntil(lambda: begun.program.desk is not None)
    assert button_was_off == [True]


def test_a_vault_in_use_can_be_tried_again(
    begin: Begin, vault: Path, qtbot: QtBot
) -> None:
    begun = begin(vault)
    page = begun.unlock
    with begun.rooms.vaults.open(vault, PASSPHRASE):
        page.passphrase.line.setText(PASSPHRASE)
        button(page, "Ouvrir").click()
        qtbot.waitUntil(lambda: bool(said(page)))
        assert said(page) == sentence(vault_errors.VaultInUse, folder=str(vault))
    button(page, "Réessayer").click()
    qtbot.waitUntil(lambda: begun.program.desk is not None)


def spoil_database(vault: Path) -> None:
    data = bytearray((vault / "vault.db").read_bytes())
    data[200:260] = bytes(60)
    (vault / "vault.db").write_bytes(data)


def cut_database(vault: Path) -> None:
    data = (vault / "vault.db").read_bytes()
    (vault / "vault.db").write_bytes(data[: len(data) // 2])


def spoil_keys(vault: Path) -> None:
    (vault / "keys.json").write_text("{")


def age_keys(vault: Path) -> None:
    text = (vault / "keys.json").read_text()
    (vault / "keys.json").write_text(text.replace('"version": 1', '"version": 99'))


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (spoil_database, vault_errors.DamagedVault),
        (cut_database, vault_errors.TruncatedVault),
        (spoil_keys, vault_errors.DamagedKeys),
        (age_keys, vault_errors.NewerVault),
    ],
)
def test_a_vault_that_cannot_be_opened_says_why(
    begin: Begin,
    vault: Path,
    qtbot: QtBot,
    spoil: Callable[[Path], None],
    error: type[Exception],
) -> None:
    spoil(vault)
    begun = begin(vault)
    page = begun.unlock
    page.passphrase.line.setText(PASSPHRASE)
    button(page, "Ouvrir").click()
    qtbot.waitUntil(lambda: bool(said(page)))
    assert said(page) == sentence(error, folder=str(vault), found=99, known=1)
    assert page.passphrase.isEnabled()


# --- recovery --------------------------------------------------------------------


@pytest.fixture
def locked_out(tmp_path: Path) -> tuple[Path, str]:
    """A vault whose passphrase is forgotten, and its code."""
    path = tmp_path / "coffre"
    vault, code = make_rooms(SetClock()).vaults.create(
        path, OTHER, name=NAME, side="social", organisation=""
    )
    vault.close()
    return path, code


def recover(begun: Begun, code: str) -> Any:
    page = begun.unlock
    button(page, "J’ai oublié ma phrase de passe").click()
    page.recovering.code.setText(code)
    page.recovering.maker.offer(PASSPHRASE)
    button(page, "Choisir cette phrase et ouvrir").click()
    return page


def test_the_sheet_opens_with_a_new_passphrase(
    begin: Begin, locked_out: tuple[Path, str], qtbot: QtBot
) -> None:
    path, code = locked_out
    begun = begin(path)
    recover(begun, code.lower())
    qtbot.waitUntil(lambda: begun.program.desk is not None)
    begun.leave(qtbot)
    again = begin(path)
    again.open(qtbot, PASSPHRASE)


def test_a_code_of_another_sheet_is_said_beside_the_field(
    begin: Begin, locked_out: tuple[Path, str], qtbot: QtBot, tmp_path: Path
) -> None:
    path, code = locked_out
    begun = begin(path)
    other, foreign = begun.rooms.vaults.create(
        tmp_path / "autre", OTHER, name=NAME, side="social", organisation=""
    )
    other.close()
    page = recover(begun, foreign)
    told = sentence(vault_errors.WrongRecoveryCode)
    qtbot.waitUntil(lambda: told in words_in(page))
    mistyped = code[:-1] + ("A" if code[-1] != "A" else "B")
    page.recovering.code.setText(mistyped)
    button(page, "Choisir cette phrase et ouvrir").click()
    told = sentence(vault_errors.RecoveryCodeMistyped)
    qtbot.waitUntil(lambda: told in words_in(page))
