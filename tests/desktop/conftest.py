"""A window without a screen, in French, dressed as people see it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from livret.desktop.look import Look, load_fonts
from livret.desktop.ui import Ui
from livret.words.translator import translator_for

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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
