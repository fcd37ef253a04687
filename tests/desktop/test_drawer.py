"""Narrow, the menu lies over the page: it goes when the keyboard goes.

At 200 % it covers half of the page; what had the keyboard stood under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.gallery import picture
from livret.desktop.look import load_fonts
from livret.desktop.main_window import MainWindow
from tests.desktop.begun import Begun, make_vault
from tests.desktop.test_in_sight import settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ONCE_AROUND = 60


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    qapp.setStyle("Fusion")
    load_fonts()
    shown = picture("diagnostic", "fr", "dark", 200)
    assert isinstance(shown, MainWindow)
    shown.activateWindow()
    assert QTest.qWaitForWindowActive(shown)
    yield shown
    shown.close()
    shown.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(window: MainWindow, key: Qt.Key) -> QWidget:
    QTest.keyClick(QApplication.focusWidget() or window, key)
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_f6_opens_the_menu_and_closes_it(window: MainWindow) -> None:
    assert window.sidebar.isAncestorOf(press(window, Qt.Key.Key_F6))
    assert window.sidebar.isVisible()
    on_page = press(window, Qt.Key.Key_F6)
    assert window.pages[window.frame.here].isAncestorOf(on_page)
    assert not window.sidebar.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_the_menu_goes_with_the_keyboard(window: MainWindow, key: Qt.Key) -> None:
    press(window, Qt.Key.Key_F6)
    for _ in range(ONCE_AROUND):
        focused = press(window, key)
        inside = window.sidebar.isAncestorOf(focused)
        assert window.sidebar.isVisible() == inside
        if not inside:
            return
    pytest.fail("the keyboard never left the menu")


def test_escape_gives_the_keyboard_to_the_button(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F6)
    assert press(window, Qt.Key.Key_Escape) is window.frame.toggle
    assert not window.sidebar.isVisible()


def test_no_line_of_the_menu_is_cut_where_text_is_large_from_the_start(
    begin: Callable[..., Begun], tmp_path: Path, qtbot: QtBot
) -> None:
    """Its lines were measured before the menu was ever seen, and half as wide."""
    make_vault(tmp_path / "coffre")
    begun = begin(tmp_path / "coffre")
    window = begun.program.window
    window.resize(1366, 768)
    window.ui.look.set_percent(200)
    settle()
    begun.open(qtbot)
    settle()
    places = window.sidebar.places
    assert places.place_rect("verify").height() > places.place_rect("accueil").height()
    window.frame.toggle_drawer()
    settle()
    assert places.place_rect("verify").height() == places.place_rect("accueil").height()
    assert places.place_rect("settings").bottom() < places.height()
