"""What overtakes the keys that somebody who listens still holds waits for them.

Who listens here keeps keys and posts them again, as Qt does for AT-SPI; a real one
listens in ``tests.e2e.test_held_keys``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from livret.desktop.kit.dialog import Dialog
from livret.desktop.kit.fields import TextArea
from livret.desktop.kit.held_keys import held_keys
from livret.desktop.kit.layouts import Column
from livret.desktop.kit.order import ask_who_listens
from livret.desktop.main_window import MainWindow
from livret.desktop.ui import Ui

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Listener(QObject):
    """Somebody who listens, and answers when told to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: list[tuple[QObject, QEvent]] = []
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a key of the keyboard."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not (pressed and event.spontaneous() and isinstance(watched, QWindow)):
            return False
        self._kept.append((watched, event.clone()))
        return True

    def answer(self, *, mine: int = 0) -> None:
        """Give the keys back, but for the last ones, which were for itself."""
        kept, self._kept = self._kept, []
        for window, event in kept[: len(kept) - mine]:
            QCoreApplication.postEvent(window, event)


class Desk(QWidget):
    """Two fields, a shortcut to the second, a button that says what it sees."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self.ui = ui
        self.one, self.two = TextArea(ui, "Un"), TextArea(ui, "Deux")
        self.button = QPushButton("Garder")
        self.seen: list[str] = []
        column = Column(ui, 8)
        for widget in (self.one, self.two, self.button):
            column.addWidget(widget)
        self.setLayout(column)
        shortcut = QShortcut(QKeySequence("Ctrl+5"), self)
        shortcut.activated.connect(self._go_on)
        held_keys().order(shortcut)
        self.button.clicked.connect(self._see)

    def _go_on(self) -> None:
        self.two.setFocus()

    def _see(self) -> None:
        self.seen.append(self.one.toPlainText())

    def type(self, letters: str) -> None:
        for letter in letters:
            QTest.keyClick(self.windowHandle(), letter)
        QApplication.processEvents()

    def press_ctrl_5(self) -> None:
        QTest.keyClick(self.windowHandle(), Qt.Key.Key_5, CTRL)
        QApplication.processEvents()


@pytest.fixture
def listener(qapp: QApplication) -> Iterator[Listener]:
    """Somebody listens."""
    ask_who_listens()
    QAccessible.setActive(True)
    one = Listener(qapp)
    yield one
    qapp.removeEventFilter(one)
    QAccessible.setActive(False)


@pytest.fixture
def desk(ui: Ui, shown: Callable[[QWidget], QWidget]) -> Desk:
    made = Desk(ui)
    shown(made)
    held_keys().watch(made)
    made.one.setFocus()
    return made


def test_there_is_one_keyboard(qapp: QApplication) -> None:
    assert held_keys() is held_keys()
    assert held_keys().parent() is qapp


def test_a_shortcut_has_its_turn_between_the_letters(
    listener: Listener, desk: Desk, qtbot: QtBot
) -> None:
    desk.type("avant")
    desk.press_ctrl_5()
    desk.type("ensuite")
    assert desk.one.text == ""
    listener.answer()
    qtbot.waitUntil(lambda: desk.two.text == "ensuite")
    assert desk.one.text == "avant"


def test_nobody_listening_nothing_waits(desk: Desk) -> None:
    desk.type("avant")
    desk.press_ctrl_5()
    desk.type("ensuite")
    assert (desk.one.text, desk.two.text) == ("avant", "ensuite")
    assert not held_keys().after(desk.close)


def test_who_listens_and_gives_back_at_once_holds_nothing_up(
    listener: Listener, desk: Desk
) -> None:
    desk.type("avant")
    listener.answer()
    QApplication.processEvents()
    desk.press_ctrl_5()
    assert desk.two.hasFocus()


def test_a_key_that_never_comes_is_not_waited_for_long(
    listener: Listener, desk: Desk, qtbot: QtBot
) -> None:
    desk.type("avant")
    desk.press_ctrl_5()
    listener.answer(mine=2)  # with Ctrl
    qtbot.waitUntil(desk.two.hasFocus, timeout=2000)
    assert desk.one.text == "avan"


def test_a_click_comes_after_the_letters(
    listener: Listener, desk: Desk, qtbot: QtBot
) -> None:
    desk.type("avant")
    at = desk.button.mapTo(desk, desk.button.rect().center())
    QTest.mouseClick(desk.windowHandle(), LEFT, Qt.KeyboardModifier(0), at)
    QApplication.processEvents()
    assert desk.seen == []
    listener.answer()
    qtbot.waitUntil(lambda: bool(desk.seen))
    assert desk.seen == ["avant"]


def test_a_dead_key_comes_after_the_letters(
    listener: Listener, desk: Desk, qtbot: QtBot
) -> None:
    desk.type("f")
    circumflex = QInputMethodEvent()
    circumflex.setCommitString("ê")
    QCoreApplication.sendEvent(desk.one, circumflex)
    desk.type("te")
    listener.answer()
    qtbot.waitUntil(lambda: desk.one.text == "fête")


def test_the_cross_of_the_window_waits(
    listener: Listener, ui: Ui, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    window = MainWindow(ui)
    field = TextArea(ui, "Un")
    window.show_plain(field)
    shown(window)
    field.setFocus()
    seen: list[str] = []
    window.close_requested.connect(lambda: seen.append(field.text))
    QTest.keyClick(window.windowHandle(), "a")
    QApplication.processEvents()
    window.windowHandle().close()
    assert window.isVisible()
    listener.answer()
    qtbot.waitUntil(lambda: seen == ["a"])
    assert not window.isVisible()


def test_what_is_done_over_a_dialog_waits(
    listener: Listener, ui: Ui, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    field, seen = TextArea(ui, "Un"), list[str]()

    class Over(QObject):
        """Takes a key before anybody, as ``livret.desktop.locking`` does."""

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            pressed = event.type() == QEvent.Type.KeyPress
            if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_F8:
                return False
            if pressed:
                held_keys().instead(event, lambda: seen.append(field.text))
            return pressed

    dialog = Dialog(ui, None, "?", "…", [("no", "Non", "primary")], field)
    shown(dialog)
    field.setFocus()
    over = Over(dialog)
    QApplication.instance().installEventFilter(over)  # type: ignore[union-attr]
    QTest.keyClick(dialog.windowHandle(), "a")
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F8)
    QApplication.processEvents()
    assert seen == []
    listener.answer()
    qtbot.waitUntil(lambda: seen == ["a"])
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F8)
    QApplication.processEvents()
    assert seen == ["a", "a"]


def test_what_went_away_meanwhile_is_passed_over(
    listener: Listener, desk: Desk, qtbot: QtBot
) -> None:
    desk.type("avant")
    gone = TextArea(desk.ui, "Rien")
    assert held_keys().later(gone, QEvent(QEvent.Type.User))
    gone.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    desk.press_ctrl_5()
    listener.answer()
    qtbot.waitUntil(desk.two.hasFocus)
    assert desk.one.text == "avant"
