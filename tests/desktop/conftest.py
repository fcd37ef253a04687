"""A window without a screen, in French, dressed as people see it."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.look import Look, load_fonts
from livret.desktop.opening_words import OpeningWords
from livret.desktop.ui import Ui
from livret.words.translator import translator_for
from tests.desktop.begun import Begun

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Choosers of files are Qt's, whatever desktop the tests run on.
QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


NOTHING = Qt.MouseButton.NoButton
_EVERYTHING_EVERY = 250
_tests = itertools.count(1)


@pytest.fixture(autouse=True)
def _collected_on_this_thread() -> Iterator[None]:
    """As the program does: garbage of widgets never goes on a worker.

    After each test what is young is looked through, and now and then all.
    """
    gc.disable()
    yield
    gc.collect(2 if next(_tests) % _EVERYTHING_EVERY == 0 else 1)
    gc.enable()


@pytest.fixture(autouse=True)
def _hands_off_the_mouse() -> Iterator[None]:
    """A button still held would hide the rings of every test that comes after."""
    yield
    held = QGuiApplication.mouseButtons() if QGuiApplication.instance() else NOTHING
    assert held == NOTHING, f"the test leaves a button of the mouse down: {held}"


@pytest.fixture
def ui(qapp: QApplication) -> Ui:
    """French, light, 100 %."""
    qapp.setStyle("Fusion")
    load_fonts()
    return Ui(Look(), translator_for("fr"))


@pytest.fixture
def shown(qapp: QApplication, ui: Ui) -> Iterator[Callable[[QWidget], QWidget]]:
    """Show a widget dressed, 1366 × 768, and delete it after the test."""
    widgets: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        widgets.append(widget)
        widget.resize(1366, 768)
        ui.look.dress(widget)
        widget.show()
        widget.activateWindow()
        assert QTest.qWaitForWindowActive(widget)
        return widget

    yield show
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Begun]]:
    """Begin the program on a real vault, cheap to open; it ends with the test."""
    qapp.setStyle("Fusion")
    qapp.setQuitOnLastWindowClosed(False)
    load_fonts()
    begun: list[Begun] = []

    def make(path: Path | None = None, *, example: bool = False, **told: str) -> Begun:
        # The window of a program that ended gives the screen up first: gone later,
        # it would leave no window in front, not even the one that begins here.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        one = Begun(path or tmp_path / "coffre", **told)
        begun.append(one)
        one.program.begin(
            OpeningWords(
                example=example, back=told.get("back", ""), words_lost="lost" in told
            )
        )
        assert QTest.qWaitForWindowActive(one.program.window)
        one.program.warm_up()
        return one

    yield make
    for one in reversed(begun):
        one.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
