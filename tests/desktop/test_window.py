"""The window: neutral, hidden at once, never trapping, keys without AltGr."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.accueil.page import AccueilPage, PersonRow
from livret.desktop.actions import ACTIONS, MENUS
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.navlist import NavList
from livret.desktop.main_window import MainWindow
from livret.desktop.pin import TRIES, PinGate
from livret.desktop.sidebar import DESTINATIONS
from livret.desktop.ui import Ui

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = Callable[[QWidget], QWidget]
SECRET = "Sentinelle Amina"


@pytest.fixture
def window(ui: Ui, shown: Shown) -> MainWindow:
    window = MainWindow(ui)
    page = AccueilPage(ui)
    page.show_people([PersonRow("1", SECRET)])
    window.add_page("accueil", page)
    window.at_home("Claire M.", "référente sociale")
    window.go("accueil")
    shown(window)
    return window


def texts_in_sight(root: QWidget) -> list[str]:
    return [
        label.text() for label in root.findChildren(QLabel) if label.isVisible()
    ] + [
        widget.accessibleName()
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
    ]


def press(places: NavList, place: str) -> None:
    at = places.place_rect(place).center()
    QTest.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_title_names_nobody(window: MainWindow) -> None:
    window.in_livret(SECRET, "livret ouvert en mars")
    assert window.windowTitle() == "Livret"


def test_hiding_takes_everything_out_of_sight(window: MainWindow) -> None:
    window.in_livret(SECRET, "livret ouvert en mars")
    page = window.pages["accueil"]
    window.hide_screen()
    assert window.is_hidden
    assert not page.isVisible()
    assert not any(SECRET in text for text in texts_in_sight(window))


def test_hiding_takes_open_dialogs_with_it_and_brings_them_back(
    ui: Ui, window: MainWindow
) -> None:
    window.gate = PinGate("2580")
    dialog = Dialog(ui, window, SECRET, "", [("ok", "D’accord", "primary")])
    dialog.open()
    window.hide_screen()
    assert not dialog.isVisible()
    window.curtain.screen.pin.line.setText("2580")
    window.curtain.screen.pin.entered.emit()
    assert not window.is_hidden
    assert dialog.isVisible()
    dialog.reject()


def test_one_key_hides(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert window.is_hidden


def test_the_right_pin_brings_back_the_same_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.gate = PinGate("2580")
    window.hide_screen()
    QTest.keyClicks(window.curtain.screen.pin.line, "2580")
    QTest.keyClick(window.curtain.screen.pin.line, Qt.Key.Key_Return)
    assert not window.is_hidden
    assert window.here == "accueil"


def test_five_wrong_pins_ask_for_the_lock(window: MainWindow, qtbot: QtBot) -> None:
    window.gate = PinGate("2580")
    window.hide_screen()
    asked: list[bool] = []
    window.lock_requested.connect(lambda: asked.append(True))
    for _ in range(TRIES - 1):
        window.curtain.screen.pin.line.setText("0000")
        window.curtain.screen.pin.entered.emit()
    assert not asked
    window.curtain.screen.pin.line.setText("0000")
    window.curtain.screen.pin.entered.emit()
    assert asked == [True]
    assert window.is_hidden


def test_hiding_again_does_not_give_tries_back() -> None:
    gate = PinGate("2580")
    assert not gate.opens("1111")
    assert gate.left == TRIES - 1
    assert gate.opens("2580")
    assert gate.left == TRIES


def test_nothing_is_asked_to_come_back_to_the_example(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.gate = PinGate(free=True)
    window.hide_screen()
    window.curtain.screen._back.click()
    assert not window.is_hidden


def test_without_a_pin_coming_back_asks_for_the_lock(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.hide_screen()
    with qtbot.waitSignal(window.lock_requested):
        window.curtain.screen._back.click()
    assert window.is_hidden


def test_an_empty_gate_opens_to_nothing() -> None:
    assert not PinGate().opens("")


def test_hidden_leaves_only_lock_and_quit(window: MainWindow) -> None:
    window.hide_screen()
    enabled = {
        key for key, action in window.actions_.by_id.items() if action.isEnabled()
    }
    assert enabled == {"lock", "quit"}


def test_locking_is_asked_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_requested):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_text_size_by_keys(ui: Ui, window: MainWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_Plus, control)
    assert ui.look.percent == 110
    QTest.keyClick(window, Qt.Key.Key_0, control)
    assert ui.look.percent == 100


def test_narrow_the_sidebar_becomes_a_button(ui: Ui, window: MainWindow) -> None:
    ui.look.set_percent(200)
    assert window.narrow
    assert not window.sidebar.isVisible()
    assert window.frame.toggle.isVisible()
    window.frame.toggle.click()
    assert window.sidebar.isVisible()
    entry = QApplication.focusWidget()
    assert entry is not None
    QTest.keyClick(entry, Qt.Key.Key_Escape)
    assert not window.sidebar.isVisible()
    ui.look.set_percent(100)
    assert window.sidebar.isVisible()
    assert not window.frame.bar.isVisible()


def test_going_somewhere_closes_the_drawer(
    ui: Ui, window: MainWindow, qtbot: QtBot
) -> None:
    ui.look.set_percent(200)
    window.frame.toggle.click()
    with qtbot.waitSignal(window.went) as heard:
        press(window.sidebar.places, "settings")
    assert heard.args == ["settings"]
    assert not window.sidebar.isVisible()


def test_f6_goes_between_menu_and_page(window: MainWindow) -> None:
    page = window.pages["accueil"]
    QTest.keyClick(window, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.sidebar.isAncestorOf(focused)
    QTest.keyClick(window, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_the_livret_menu_leads_back_home(window: MainWindow, qtbot: QtBot) -> None:
    window.in_livret("Amina", "")
    wanted = [d.id for d in DESTINATIONS if d.where == "livret"]
    assert list(window.sidebar.places.ids) == wanted
    with qtbot.waitSignal(window.went) as heard:
        window.sidebar._back.click()
    assert heard.args == ["accueil"]


def test_a_plain_page_has_no_navigation_and_is_forgotten(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = QWidget()
    window.show_plain(page)
    assert page.isVisible()
    assert not window.sidebar.isVisible()
    assert not window.actions_.by_id["new_person"].isEnabled()
    with qtbot.waitSignal(page.destroyed):
        window.show_frame()


def test_closing_is_told(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.close_requested):
        window.close()


def test_each_shortcut_is_used_once_and_without_altgr() -> None:
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys]
    assert len(keys) == len(set(keys))
    assert not [key for key in keys if "Alt" in key]


def test_each_act_stands_in_a_menu(window: MainWindow) -> None:
    whole = window.actions_.menu(window)
    inner = [action.menu() for action in whole.actions()]
    listed = [act.data() for menu in inner for act in menu.actions()]
    assert sorted(listed) == sorted(spec.id for spec in ACTIONS)
    assert {spec.menu for spec in ACTIONS} == set(MENUS)


def test_ctrl_slash_lists_the_shortcuts(window: MainWindow) -> None:
    dialog = window.show_shortcuts()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Verrouiller" in words
    assert "Ctrl+L" in words
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_dialog_says_which_verb(ui: Ui, window: MainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(
        ui, window, "Retirer ?", "", [("yes", "Retirer", "primary"), ("no", "Non", "")]
    )
    dialog.open()
    with qtbot.waitSignal(dialog.decided) as heard:
        dialog.buttons["yes"].click()
    assert heard.args == ["yes"]
    assert not dialog.isVisible()


def test_escape_leaves_everything_as_it_is(
    ui: Ui, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = Dialog(ui, window, "Retirer ?", "", [("yes", "Retirer", "primary")])
    dialog.open()
    assert dialog.buttons["yes"] is dialog.focusWidget()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    with qtbot.assertNotEmitted(dialog.decided):
        QTest.keyClick(dialog.buttons["yes"], Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_ring_follows_the_keyboard_and_not_the_mouse(window: MainWindow) -> None:
    page = window.pages["accueil"]
    assert isinstance(page, AccueilPage)
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert window.ring.isVisible()
    window.setFocus()
    button = page.findChild(Button)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.ring.isVisible()


def test_the_look_changes_at_once(ui: Ui, window: MainWindow) -> None:
    before = window.styleSheet()
    ui.look.set_theme("contrast")
    assert window.styleSheet() != before
    assert ui.look.colour("ground").name() in window.styleSheet()
