"""What is being typed while the program ends, and something stands in its way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from livret.desktop import autosave, program
from livret.desktop.diagnosis.page import DiagnosisPage
from livret.desktop.opening_words import OpeningWords, opening_words
from livret.desktop.pin import PinGate
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


def back_with(words: Sequence[str]) -> OpeningWords:
    """Read the words of the process that comes back."""
    read = opening_words(words)
    assert read is not None
    return read


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


@pytest.mark.parametrize("pin", ["", "2580"])
def test_a_lock_that_was_chosen_waits_for_who_can_save_them(
    typing: Begun, begin: Begin, qtbot: QtBot, disk: Disk, pin: str
) -> None:
    window = typing.program.window
    window.gate = PinGate(pin)
    window.lock_requested.emit()
    told = typing.controller("diagnosis").banner
    qtbot.waitUntil(lambda: "n’est pas verrouillé" in told.sentence)
    assert window.isVisible()
    assert window.is_hidden is bool(pin)
    if pin:
        window.curtain.screen.pin.line.setText(pin)
        window.curtain.screen.pin.entered.emit()
    assert told.isVisible()
    disk.full = False
    with qtbot.waitSignal(typing.program.ended):
        window.lock_requested.emit()
    typing.close()
    (words,) = typing.started_again
    assert not back_with(words).words_lost
    (found,) = kept(begin, typing, qtbot)
    assert WORDS in found


def test_words_that_a_lock_loses_are_told_at_the_next_opening(
    typing: Begun, begin: Begin, qtbot: QtBot, disk: Disk
) -> None:
    assert disk.full
    with qtbot.waitSignal(typing.program.ended):
        typing.program.lock()
    typing.close()
    (words,) = typing.started_again
    assert back_with(words).words_lost
    again = begin(typing.program.entrance.path, lost="yes")
    assert "n’a pas pu être gardé" in again.unlock.banner.sentence
    assert again.unlock.banner.isVisible()


def test_words_that_the_system_has_us_lose_are_told(
    typing: Begun, qtbot: QtBot, disk: Disk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert disk.full
    assert typing.program._ending is not None
    with qtbot.waitSignal(typing.program.ended):
        typing.program._ending.asked.emit()
    assert "n’a pas pu être gardé" in capsys.readouterr().err


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
