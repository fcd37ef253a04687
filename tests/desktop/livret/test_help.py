"""F1, and back to where one was."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.livret.at_desk import AtDesk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_help_opens_and_comes_back(at: AtDesk, qtbot: QtBot) -> None:
    at.window.asked.emit("help")
    page = at.window.pages["help"]
    assert at.window.here == "help"
    assert "Relire et signer" in page.text.toPlainText()
    page.back_asked.emit()
    assert at.window.here == "diagnosis"


def test_leaving_the_help_keeps_the_livret(at: AtDesk, qtbot: QtBot) -> None:
    livret = at.desk.livret
    at.window.asked.emit("help")
    assert at.desk.livret == livret
