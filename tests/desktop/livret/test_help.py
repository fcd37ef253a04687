"""F1, and back to where one was."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from livret.desktop.help.page import HelpPage
from livret.desktop.ui import Ui
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


@pytest.mark.parametrize("percent", [100, 200])
def test_a_bullet_stands_apart_from_its_words(ui: Ui, percent: int) -> None:
    page = HelpPage(ui)
    page.show_help("- **Gras** et la suite\n\n1. Premier\n\nUn mot.")
    ui.look.set_percent(percent)
    page.restyle()
    block = page.text.document().begin()
    assert block.text() == "\N{EN SPACE}Gras et la suite"
    wide = QFontMetricsF(ui.look.font(17)).horizontalAdvance("\N{EN SPACE}")
    assert block.blockFormat().textIndent() == -wide
    assert "\N{EN SPACE}" not in block.next().text() + block.next().next().text()
