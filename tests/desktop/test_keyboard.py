"""Where the keyboard goes: in groups of answers, from what no Tab stops at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from livret.desktop.file_dialogs import FileChooser
from livret.desktop.kit.buttons import Button
from livret.desktop.kit.choices import Choices
from livret.desktop.kit.order import focus_stops, step_focus
from livret.desktop.qt_words import QtWords
from livret.desktop.ui import Ui
from tests.desktop.test_kit import column

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Shown = Callable[[QWidget], QWidget]
WAYS = [("drawn", "Signer"), ("certificate", "Certificat"), ("aloud", "Dire oui")]


def test_arrows_pass_over_what_is_left_out(ui: Ui, shown: Shown) -> None:
    ways = Choices(ui, "Comment ?", WAYS, columns=3)
    shown(column(ui, ways))
    ways.leave_out("certificate")
    ways.buttons["drawn"].setFocus()
    QTest.keyClick(ways.buttons["drawn"], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is ways.buttons["aloud"]
    QTest.keyClick(ways.buttons["aloud"], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is ways.buttons["drawn"]


def test_tab_stops_at_no_answer_that_is_left_out(ui: Ui, shown: Shown) -> None:
    ways = Choices(ui, "Comment ?", WAYS, columns=3)
    inside = shown(column(ui, ways))
    ways.leave_out("drawn")
    assert focus_stops(inside) == [ways.buttons["certificate"]]
    ways.leave_out()
    assert focus_stops(inside) == [ways.buttons["drawn"]]


@pytest.mark.parametrize(("forward", "wanted"), [(True, "after"), (False, "before")])
def test_tab_goes_on_from_an_answer_that_arrows_reached(
    ui: Ui,
    shown: Shown,
    forward: bool,
    wanted: str,
) -> None:
    first, before, after = (Button(ui, name) for name in ("first", "before", "after"))
    ways = Choices(ui, "Comment ?", WAYS, columns=3, required=True)
    ways.choose("aloud")
    inside = shown(column(ui, first, before, ways, after))
    ways.buttons["certificate"].setFocus()
    assert step_focus(inside, forward=forward)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    # Forward the chosen answer of the same group still comes.
    if forward:
        assert focused is ways.buttons["aloud"]
        assert step_focus(inside, forward=True)
    assert QApplication.focusWidget() is {"before": before, "after": after}[wanted]


def test_tab_goes_round(ui: Ui, shown: Shown) -> None:
    buttons = [Button(ui, name) for name in ("a", "b", "c")]
    inside = shown(column(ui, *buttons))
    buttons[2].setFocus()
    assert step_focus(inside, forward=True)
    assert QApplication.focusWidget() is buttons[0]
    assert step_focus(inside, forward=False)
    assert QApplication.focusWidget() is buttons[2]


def test_there_may_be_nowhere_to_go(ui: Ui, shown: Shown) -> None:
    assert not step_focus(shown(column(ui)), forward=True)


def test_qt_speaks_the_language_of_the_screen(qapp: QApplication) -> None:
    words = QtWords(qapp)
    try:
        words.speak("fr")
        assert qapp.translate("QFileDialog", "Files of type:") == (
            "Fichiers de type\u00a0:"
        )
        words.speak("en")
        assert qapp.translate("QFileDialog", "Files of type:") == "Files of type:"
    finally:
        qapp.removeTranslator(words)


def test_a_file_is_looked_for_at_home_first(shown: Shown) -> None:
    window = shown(QMainWindow())
    chooser = FileChooser(window, "Choisir", print)
    assert (
        chooser.directory().absolutePath()
        == FileChooser(window, "Choisir", print).directory().homePath()
    )
