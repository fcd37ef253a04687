"""The check of a document at the window: a verdict, or why there is none."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.kit.cards import Card
from livret.desktop.kit.order import focus_stops
from livret.desktop.ui import Ui
from livret.desktop.verify.comparing import Comparison, PagePair
from livret.desktop.verify.page import VerdictView, VerifyPage
from livret.desktop.verify.side_by_side import Still
from livret.paper import reading_apart
from livret.paper.reading_apart import READING
from tests.desktop.begun import Begun, button, make_vault, words_in
from tests.desktop.pressing import Shown
from tests.desktop.test_in_sight import settle
from tests.paper.bombs import fields_of_fields, tiled

Begin = Callable[..., Begun]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ORIGIN = QPoint(0, 0)

PATIENT_S = 8.0
"""Less than a file may hold up whoever waits for its end."""


@pytest.fixture
def opened(begin: Begin, tmp_path: Path, qtbot: QtBot) -> Begun:
    """An open vault, at the check of a document."""
    make_vault(tmp_path / "coffre")
    begun = begin(tmp_path / "coffre")
    begun.open(qtbot)
    begun.desk.gone.emit("verify")
    return begun


def verify(begun: Begun) -> VerifyPage:
    page = begun.controller("verify")
    assert isinstance(page, VerifyPage)
    return page


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file was too costly before."""
    monkeypatch.setattr(READING, "_costly", {})


def being_read() -> bool:
    return fields_of_fields() in READING._busy.values()


def given(begun: Begun, folder: Path, content: bytes) -> VerifyPage:
    """Give a file to be checked."""
    page, path = verify(begun), folder / "recu.pdf"
    path.write_bytes(content)
    page.file_given.emit(str(path))
    return page


def test_a_file_that_holds_its_reader_up_is_stopped(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    page = given(opened, tmp_path, fields_of_fields())
    assert page.stop.isVisible()
    qtbot.waitUntil(being_read)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert "est arrêtée" in words_in(page.banner)
    assert "intact" in words_in(page.banner)
    assert not page.stop.isVisible()
    assert page.choose.isEnabled()
    # The same file may be given again, and left by going elsewhere.
    qtbot.waitUntil(lambda: not being_read())
    given(opened, tmp_path, fields_of_fields())
    assert not page.banner.isVisible()
    qtbot.waitUntil(being_read)
    opened.desk.gone.emit("accueil")
    qtbot.waitUntil(lambda: not being_read())
    opened.desk.gone.emit("verify")
    assert not page.stop.isVisible()
    assert "recu.pdf" not in words_in(page)
    # Left before it was read at all: it is not begun.
    given(opened, tmp_path, fields_of_fields())
    opened.desk.gone.emit("accueil")
    qtbot.waitUntil(lambda: not opened.program.runners.work._pending)
    assert not being_read()


def test_a_file_that_takes_too_long_says_so_and_the_next_is_read(
    opened: Begun, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    READING.warm()
    monkeypatch.setattr(reading_apart, "SECONDS", {})
    monkeypatch.setattr(reading_apart, "OTHERWISE_S", 2.0)
    page = given(opened, tmp_path, tiled())
    qtbot.waitUntil(lambda: "recu.pdf" in words_in(page))
    button(page, "Lire ce document").click()
    qtbot.waitUntil(page.banner.isVisible)
    assert "plus de temps ou de mémoire" in words_in(page.banner)
    assert not page.sheets.isVisible()
    given(opened, tmp_path, opened.rooms.blank_form("diagnostic-partage", "fr"))
    assert not page.banner.isVisible()
    qtbot.waitUntil(lambda: "recu.pdf" in words_in(page))
    button(page, "Lire ce document").click()
    qtbot.waitUntil(page.sheets.isVisible)


def test_nothing_that_reads_outlives_the_program(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    given(opened, tmp_path, fields_of_fields())
    qtbot.waitUntil(being_read)
    began = time.monotonic()
    opened.leave(qtbot)
    assert time.monotonic() - began < PATIENT_S
    assert not READING._busy
    assert not READING._idle


def test_an_unsigned_pdf_gets_its_verdict(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    page = verify(opened)
    blank = tmp_path / "vierge.pdf"
    blank.write_bytes(opened.rooms.blank_form("diagnostic-partage", "fr"))
    page.file_given.emit(str(blank))
    assert page.progress.isVisible()
    qtbot.waitUntil(lambda: "vierge.pdf" in words_in(page))
    assert not page.progress.isVisible()
    assert str(tmp_path) not in words_in(page)
    assert button(page, "Vérifier un autre fichier").isEnabled()


@pytest.mark.parametrize("content", [None, b"bonjour"], ids=["absent", "no PDF"])
def test_what_cannot_be_checked_says_so(
    opened: Begun, qtbot: QtBot, tmp_path: Path, content: bytes | None
) -> None:
    page, path = verify(opened), tmp_path / "lettre.pdf"
    if content is not None:
        path.write_bytes(content)
    page.file_given.emit(str(path))
    qtbot.waitUntil(
        lambda: page.banner.isVisible() or "lettre.pdf" in words_in(page),
        timeout=20_000,
    )
    assert not page.progress.isVisible()
    assert page.choose.isEnabled()


def test_the_keyboard_goes_where_something_can_be_done(
    opened: Begun, qtbot: QtBot, tmp_path: Path
) -> None:
    """A file that is dropped leaves the keyboard on the page, not in the menu."""
    page = verify(opened)
    opened.program.window.activateWindow()
    blank = tmp_path / "vierge.pdf"
    blank.write_bytes(opened.rooms.blank_form("diagnostic-partage", "fr"))
    for name in ("Choisir un fichier", "Vérifier un autre fichier"):
        button(page, name).setFocus()
        page.file_given.emit(str(blank))
        assert opened.program.window.focusWidget() is page.title
        qtbot.waitUntil(lambda: "vierge.pdf" in words_in(page), timeout=20_000)
        focused = opened.program.window.focusWidget()
        assert page.isAncestorOf(focused)
        # The verdict and its reasons are heard, then what can be done.
        assert focused.accessibleName() in words_in(page)
        assert focused.accessibleDescription().startswith("vierge.pdf")
        assert isinstance(focused, Card)
        assert focus_stops(page).index(button(page, "Lire ce document")) == (
            focus_stops(page).index(focused) + 1
        )
    # A chooser that has just given the file still has the keyboard.
    page.choose.setFocus()
    chooser = QWidget()
    chooser.show()
    chooser.activateWindow()
    assert QTest.qWaitForWindowActive(chooser)
    page.file_given.emit(str(blank))
    assert opened.program.window.focusWidget() is page.title
    qtbot.waitUntil(page.choose.isEnabled, timeout=20_000)
    chooser.close()
    page.file_given.emit(str(tmp_path / "rien.pdf"))
    qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
    assert opened.program.window.focusWidget() is page.choose


@pytest.mark.parametrize("narrow", [False, True])
def test_both_versions_are_wide_enough_to_be_read(
    ui: Ui, shown: Shown, *, narrow: bool
) -> None:
    page = VerifyPage(ui)
    shown(page)
    page.show_verdict(VerdictView("a.pdf", "changed"))
    image = QImage(300, 424, QImage.Format.Format_RGB32)
    pair = PagePair(page=1, differs=True, signed=image, present=image)
    page.show_pair(Comparison((1,), (pair,)))
    if narrow:
        page.resize(683, 384)
    settle()
    signed, present = page.findChildren(Still)
    room = page.width()
    if narrow:
        assert signed.width() > room * 3 // 4
        assert present.mapTo(page, ORIGIN).y() > signed.mapTo(page, ORIGIN).y()
    else:
        assert present.mapTo(page, ORIGIN).y() == signed.mapTo(page, ORIGIN).y()
