"""What is being typed while the program ends, and something stands in its way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from livret.desktop import autosave, program
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.usecases.app import OpenVault
from livret.usecases.vault_errors import DiskFull
from tests.desktop.begun import Begun, button, make_vault, words_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Begin = Callable[..., Begun]
WORDS = "Le bus du soir me fait peur"
PLACE = "view:mobilite:personne"


class Disk:
    """The disk of the vault.

    Attributes:
        full: Whether it refuses to write.
    """

    def __init__(self) -> None:
        self.full = True


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    one, save = Disk(), autosave._save

    def saving(vault: OpenVault, livret: str, place: str, text: str) -> object:
        if one.full:
            raise DiskFull
        return save(vault, livret, place, text)

    monkeypatch.setattr(autosave, "_save", saving)
    return one


@pytest.fixture
def typing(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """Her livret is open, and her words are being typed."""
    make_vault(tmp_path / "coffre", "Amina B.")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    (livret,) = begun.desk.vault.ctx.log.livrets()
    begun.desk.open_livret(livret)
    qtbot.waitUntil(lambda: begun.program.window.here == "diagnosis")
    page = begun.controller("diagnosis")
    assert isinstance(page, DiagnosisPage)
    qtbot.waitUntil(lambda: page.diagnosis is not None)
    page.open_topic("mobilite")
    assert page.detail is not None
    assert page.detail.view is not None
    page.detail.view.words.setPlainText(WORDS)
    return begun


def kept(begin: Begin, ended: Begun, qtbot: QtBot) -> list[str]:
    """Return what is found again of her words, the program opened anew."""
    again = begin(ended.program.entrance.path)
    drafts = again.open(qtbot).vault.ctx.drafts
    (livret,) = again.desk.vault.ctx.log.livrets()
    return [one.text for one in drafts.of(livret) if one.place == PLACE]


def test_a_full_disk_has_the_window_stay(
    typing: Begun, begin: Begin, qtbot: QtBot, disk: Disk
) -> None:
    window = typing.program.window
    window.close()
    qtbot.waitUntil(lambda: "reste ouvert" in words_in(window))
    assert window.isVisible()
    disk.full = False
    typing.leave(qtbot)
    (words,) = kept(begin, typing, qtbot)
    assert WORDS in words


def test_whoever_was_told_may_leave(typing: Begun, qtbot: QtBot, disk: Disk) -> None:
    assert disk.full
    typing.program.window.close()
    qtbot.waitUntil(lambda: "reste ouvert" in words_in(typing.program.window))
    typing.leave(qtbot)
    assert not typing.program.window.isVisible()


def test_a_lock_leaves_whatever_happens(
    typing: Begun, qtbot: QtBot, disk: Disk
) -> None:
    assert disk.full
    with qtbot.waitSignal(typing.program.ended):
        typing.program.lock()
    assert not typing.program.window.isVisible()


def test_what_the_disk_refused_is_tried_again(
    typing: Begun, begin: Begin, qtbot: QtBot, disk: Disk
) -> None:
    page = typing.controller("diagnosis")
    typing.desk.keep_typing()
    qtbot.waitUntil(page.banner.isVisible)
    disk.full = False
    button(page, "Réessayer").click()
    assert not page.banner.isVisible()
    qtbot.waitUntil(lambda: "Enregistré à" in words_in(page))
    typing.leave(qtbot)
    (words,) = kept(begin, typing, qtbot)
    assert WORDS in words


def test_words_wait_behind_something_long(
    typing: Begun, begin: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a file of years that is being received."""
    monkeypatch.setattr(program, "CLOSING_S", 0.05)
    begun, goes_on = Event(), Event()

    def long(_vault: OpenVault) -> None:
        begun.set()
        goes_on.wait(0.5)

    typing.desk.ask(typing.controller("diagnosis"), long)
    qtbot.waitUntil(begun.is_set)
    typing.leave(qtbot)
    (words,) = kept(begin, typing, qtbot)
    assert WORDS in words


def test_the_end_of_the_session_keeps_the_words(
    typing: Begun, qapp: QApplication
) -> None:
    """As Windows asks; nothing runs any more once it was answered."""
    qapp.commitDataRequest.emit(None)
    drafts = typing.desk.vault.ctx.drafts
    (livret,) = typing.desk.vault.ctx.log.livrets()
    found = [one.text for one in drafts.of(livret) if one.place == PLACE]
    assert WORDS in found[0]
