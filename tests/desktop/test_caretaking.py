"""What an open vault needs: its backup of the day, and what its opening tells."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.caretaking import Caretaker
from livret.desktop.kit.dialog import Dialog
from livret.usecases.livrets import OpenLivret, open_livret
from tests.desktop.begun import Begun, button, make_vault, words_in
from tests.usecases.desks import PASSPHRASE

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]
PAGE = 4096


@pytest.fixture
def opened(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """An open vault with one livret."""
    make_vault(tmp_path / "coffre", "Amina B.")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    return begun


def caretaker(begun: Begun) -> Caretaker:
    (one,) = begun.desk.findChildren(Caretaker)
    return one


def at_the_vault(begun: Begun, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Have something done by the worker that owns the vault, and wait for it."""
    task = begun.program.runners.vault.submit(act, owner=begun.desk)
    with qtbot.waitSignal(task.finished):
        pass


def backed_up(begun: Begun, qtbot: QtBot) -> set[Path]:
    """Have the backup of the day made; return all backups."""
    caretaker(begun).back_up()
    at_the_vault(begun, qtbot, lambda: None)
    return {path.parent for path in begun.desk.vault.path.glob("backups/*/vault.db")}


def test_one_backup_a_day(opened: Begun, qtbot: QtBot) -> None:
    first = backed_up(opened, qtbot)
    assert len(first) == 1
    assert backed_up(opened, qtbot) == first
    opened.clock.forward(days=1)
    assert len(backed_up(opened, qtbot)) == 2


def test_a_second_place_that_does_not_answer_is_told(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "cle").write_text("a file where the folder was")
    second = str(tmp_path / "cle")
    vault = opened.desk.vault
    at_the_vault(
        opened, qtbot, lambda: vault.set_setting("second_backup_place", second)
    )
    backed_up(opened, qtbot)
    page = opened.controller("accueil")
    assert "La deuxième copie de secours" in page.banner.sentence
    assert page.banner.isVisible()


def test_a_vault_that_went_back_in_time_is_told(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "coffre"
    make_vault(path, "Amina B.")
    shutil.copy(path / "vault.db", tmp_path / "older.db")
    begun = begin(path)
    with begun.rooms.vaults.open(path, PASSPHRASE) as vault:
        open_livret(vault.ctx, OpenLivret(called="Olena T."))
    shutil.copy(tmp_path / "older.db", path / "vault.db")
    begun.open(qtbot)
    qtbot.waitUntil(lambda: caretaker(begun).dialog is not None)
    dialog = caretaker(begun).dialog
    assert dialog is not None
    assert "revenu à un état plus ancien" in words_in(dialog)
    button(dialog, "Continuer").click()
    # Said once: another language opens nothing anew.
    begun.desk.language_asked.emit("en")
    task = begun.program.runners.vault.submit(lambda: None, owner=begun.desk)
    with qtbot.waitSignal(task.finished):
        pass
    assert caretaker(begun).dialog is None


def with_a_page_put_back(begin: Begin, path: Path) -> Begun:
    """A closed vault that changes no word but is not what was left."""
    make_vault(path, "Amina B.")
    begun = begin(path)
    database = path / "vault.db"
    old = database.read_bytes()
    begun.rooms.vaults.open(path, PASSPHRASE).close()
    new = database.read_bytes()
    pages = range(PAGE, len(old), PAGE)
    at = next(at for at in pages if old[at : at + PAGE] != new[at : at + PAGE])
    database.write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
    return begun


def shown(begun: Begun, qtbot: QtBot, words: str) -> Dialog:
    """Wait for the dialog that says it."""

    def says() -> bool:
        dialog = caretaker(begun).dialog
        return dialog is not None and words in words_in(dialog)

    qtbot.waitUntil(says)
    dialog = caretaker(begun).dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def test_a_page_put_back_is_told_checked_and_kept(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    begun = with_a_page_put_back(begin, tmp_path / "coffre")
    begun.open(qtbot)
    told = shown(begun, qtbot, "plus tel que Livret l’avait laissé")
    button(told, "Vérifier le coffre").click()
    checked = shown(begun, qtbot, "Rien d’autre n’a été trouvé.")
    assert not told.isVisible()
    button(checked, "Garder le coffre tel qu’il est").click()
    kept = shown(begun, qtbot, "Tout va bien")
    assert "Le coffre est gardé tel qu’il est." in words_in(kept)
    button(kept, "Continuer").click()
    assert not kept.isVisible()
    at_the_vault(begun, qtbot, lambda: None)
    assert caretaker(begun).dialog is kept
    assert begun.desk.vault.notices == ()


def test_nothing_is_kept_by_going_on(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    begun = with_a_page_put_back(begin, tmp_path / "coffre")
    begun.open(qtbot)
    told = shown(begun, qtbot, "plus tel que Livret l’avait laissé")
    button(told, "Vérifier le coffre").click()
    checked = shown(begun, qtbot, "Rien d’autre n’a été trouvé.")
    button(checked, "Continuer").click()
    at_the_vault(begun, qtbot, lambda: None)
    assert [one.code for one in begun.desk.vault.notices] == ["changed_while_closed"]


def test_what_else_is_wrong_leaves_no_door_to_keep_it(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    begun = with_a_page_put_back(begin, tmp_path / "coffre")
    begun.open(qtbot)
    told = shown(begun, qtbot, "plus tel que Livret l’avait laissé")
    backed_up(begun, qtbot)
    (copy,) = begun.desk.vault.path.glob("backups/*/vault.db")
    copy.write_bytes(copy.read_bytes()[:PAGE])
    button(told, "Vérifier le coffre").click()
    checked = shown(begun, qtbot, "ne s’ouvre pas")
    assert list(checked.buttons) == ["close"]


def test_lists_that_no_longer_follow_are_made_again(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    begun = with_a_page_put_back(begin, tmp_path / "coffre")
    begun.open(qtbot)
    told = shown(begun, qtbot, "plus tel que Livret l’avait laissé")
    backed_up(begun, qtbot)
    vault: Any = begun.desk.vault

    def contradict() -> None:
        with vault._vault.store.writing() as connection:
            connection.exec_driver_sql("UPDATE people SET called = 'Zoé'")

    at_the_vault(begun, qtbot, contradict)
    button(told, "Vérifier le coffre").click()
    checked = shown(begun, qtbot, "ne suit plus les livrets")
    button(checked, "Refaire la liste et la recherche").click()
    again = shown(begun, qtbot, "refaites")
    assert not checked.isVisible()
    assert "rebuild" not in again.buttons
    found: list[str] = []
    at_the_vault(
        begun, qtbot, lambda: found.extend(one.code for one in vault.examine())
    )
    assert "read_models_differ" not in found


def test_a_sound_vault_opens_without_a_word(opened: Begun, qtbot: QtBot) -> None:
    backed_up(opened, qtbot)
    assert caretaker(opened).dialog is None
    assert not opened.controller("accueil").banner.isVisible()


def test_the_example_is_not_backed_up(begin: Begin, qtbot: QtBot) -> None:
    begun = begin(example=True)
    qtbot.waitUntil(lambda: begun.program.window.here == "diagnosis")
    assert begun.desk.findChildren(Caretaker) == []
