"""Where one can go: said as list items, one of them current."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.kit.navlist import NavList, Place
from livret.desktop.sidebar import Sidebar
from livret.desktop.ui import Ui
from tests.desktop.test_kit import column

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = Callable[[QWidget], QWidget]
PLACES = (
    Place("accueil", "Accueil", "house"),
    Place("verify", "Vérifier un document", "shield-check"),
    Place("settings", "Réglages", "settings"),
)


@pytest.fixture
def places(ui: Ui, shown: Shown) -> NavList:
    made = NavList(ui, "Menu de navigation", "page affichée")
    made.show_places(PLACES)
    made.show_here("verify")
    shown(column(ui, made))
    return made


def spoken(places: NavList) -> list[tuple[Any, str, str, bool]]:
    """Role, name, description and whether each line is said to be current."""
    whole = QAccessible.queryAccessibleInterface(places)
    assert whole is not None
    assert whole.role() == QAccessible.Role.List
    lines = [whole.child(at) for at in range(whole.childCount())]
    return [
        (
            line.role(),
            line.text(QAccessible.Text.Name),
            line.text(QAccessible.Text.Description),
            bool(line.state().selected),
        )
        for line in lines
        if line is not None
    ]


def test_places_are_list_items_and_one_is_current(places: NavList) -> None:
    item = QAccessible.Role.ListItem
    assert spoken(places) == [
        (item, "Accueil", "", False),
        (item, "Vérifier un document", "page affichée", True),
        (item, "Réglages", "", False),
    ]


def test_arrows_move_and_go_nowhere(places: NavList, qtbot: QtBot) -> None:
    places.setFocus(Qt.FocusReason.TabFocusReason)
    assert places.currentIndex().row() == 1
    with qtbot.assertNotEmitted(places.went):
        QTest.keyClick(places, Qt.Key.Key_Down)
    assert places.currentIndex().row() == 2
    assert [line[3] for line in spoken(places)] == [False, True, False]
    assert places.rings(places.currentIndex())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_go(places: NavList, qtbot: QtBot, key: Qt.Key) -> None:
    places.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(places, Qt.Key.Key_Up)
    with qtbot.waitSignal(places.went) as heard:
        QTest.keyClick(places, key)
    assert heard.args == ["accueil"]
    assert places.here == "accueil"
    assert [line[3] for line in spoken(places)] == [True, False, False]


def test_a_click_goes_and_shows_no_ring(places: NavList, qtbot: QtBot) -> None:
    at = places.place_rect("settings").center()
    with qtbot.waitSignal(places.went) as heard:
        QTest.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard.args == ["settings"]
    assert not places.rings(places.currentIndex())


def test_nowhere_of_these_is_said_of_none(places: NavList) -> None:
    places.show_here("preview")
    assert not any(line[3] or line[2] for line in spoken(places))
    assert places.currentIndex().row() == 0


def test_it_is_a_model_like_any_other(places: NavList) -> None:
    model = places.model()
    assert isinstance(model, QAbstractItemModel)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(model, mode)
    places.show_places(PLACES[:1])
    places.show_places(PLACES)


def test_long_words_wrap_and_nothing_scrolls_inside(ui: Ui, places: NavList) -> None:
    before = places.height()
    places.setFixedWidth(120)
    ui.look.set_percent(200)
    ui.look.dress(places)
    QApplication.sendPostedEvents()
    assert places.height() > before
    last = places.place_rect("settings")
    assert last.bottom() < places.viewport().height()


def test_the_line_with_the_keyboard_is_in_sight(ui: Ui, shown: Shown) -> None:
    sidebar = Sidebar(ui, QMenu())
    shown(sidebar)
    sidebar.show_livret("Amina", "")
    sidebar.show_here("essentiel")
    sidebar.resize(240, 260)
    QApplication.sendPostedEvents()
    area = sidebar.findChild(QScrollArea)
    assert area is not None
    sidebar.places.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in sidebar.places.ids:
        QTest.keyClick(sidebar.places, Qt.Key.Key_Down)
    box = sidebar.places.visualRect(sidebar.places.currentIndex())
    middle = sidebar.places.viewport().mapTo(area.viewport(), box.center())
    assert area.viewport().rect().contains(middle)


def test_reading_the_same_livret_again_keeps_the_keyboard(ui: Ui, shown: Shown) -> None:
    sidebar = Sidebar(ui, QMenu())
    shown(sidebar)
    sidebar.show_livret("Amina", "")
    sidebar.show_here("goals")
    sidebar.places.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(sidebar.places, Qt.Key.Key_Down)
    at = sidebar.places.currentIndex().row()
    sidebar.show_livret("Amina", "livret ouvert en mars")
    assert QApplication.focusWidget() is sidebar.places
    assert sidebar.places.currentIndex().row() == at
    assert sidebar.places.here == "goals"


def test_home_and_livret_have_their_own_places(ui: Ui, shown: Shown) -> None:
    sidebar = Sidebar(ui, QMenu())
    shown(sidebar)
    sidebar.show_here("accueil")
    sidebar.show_home("Claire M.", "référente sociale")
    assert sidebar.places.here == "accueil"
    sidebar.show_livret("Amina", "")
    assert "accueil" not in sidebar.places.ids
    assert sidebar.places.here == ""
