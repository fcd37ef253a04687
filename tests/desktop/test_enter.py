"""Enter presses what is told as a button, on every page and on every system.

Qt leaves it to the desktop whether Enter presses a button: on Windows, and on
a bare X server, only Space does. « Entrée ouvre les détails » has to be true
there too.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from livret.desktop.gallery import picture
from livret.desktop.kit.buttons import Choice
from livret.desktop.kit.itemrows import Item, ItemRow
from livret.desktop.kit.order import focus_stops
from livret.desktop.look import Look, load_fonts
from livret.desktop.scenes import SCENES
from livret.desktop.ui import Ui
from livret.words.translator import translator_for

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(params=SCENES)
def root(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QWidget]:
    qapp.setStyle("Fusion")
    load_fonts()
    shown = picture(str(request.param), "fr", "light", 100)
    window = (shown.parentWidget() or shown).window()
    yield shown
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def verbs(root: QWidget) -> list[QAbstractButton]:
    """What does something when it is pressed, and is not a tick."""
    return [
        stop
        for stop in focus_stops(root)
        if isinstance(stop, QAbstractButton)
        and not stop.isCheckable()
        and stop.isEnabled()
    ]


def test_enter_presses_every_verb(
    root: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed = []
    for button in verbs(root):
        pressed: list[bool] = []
        monkeypatch.setattr(button, "click", lambda p=pressed: p.append(True))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTest.keyClick(button, key)
        if len(pressed) != 2:
            missed.append(f"{type(button).__name__} {button.accessibleName()}")
    assert not missed


@pytest.fixture
def ui(qapp: QApplication) -> Ui:
    load_fonts()
    return Ui(Look("light", 100), translator_for("fr"))


def test_a_row_is_opened_by_enter(ui: Ui) -> None:
    row = ItemRow(ui, Item("amina", "Amina B."))
    opened: list[str] = []
    row.opened.connect(opened.append)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert opened == ["amina"]


def test_enter_ticks_nothing(ui: Ui) -> None:
    """In a form, Enter is for its verb; Space ticks."""
    choice = Choice(ui, "Elle a dit oui, elle est là")
    QTest.keyClick(choice, Qt.Key.Key_Return)
    assert not choice.isChecked()
    QTest.keyClick(choice, Qt.Key.Key_Space)
    assert choice.isChecked()
