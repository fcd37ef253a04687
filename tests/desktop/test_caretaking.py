"""What an open vault needs: its backup of the day, and what its opening tells."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from livret.desktop.caretaking import Caretaker
from livret.usecases.livrets import OpenLivret, open_livret
from tests.desktop.begun import Begun, button, make_vault, words_in
from tests.usecases.desks import PASSPHRASE

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]


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


def test_a_sound_vault_opens_without_a_word(opened: Begun, qtbot: QtBot) -> None:
    backed_up(opened, qtbot)
    assert caretaker(opened).dialog is None
    assert not opened.controller("accueil").banner.isVisible()


def test_the_example_is_not_backed_up(begin: Begin, qtbot: QtBot) -> None:
    begun = begin(example=True)
    qtbot.waitUntil(lambda: begun.program.window.here == "diagnosis")
    assert begun.desk.findChildren(Caretaker) == []
