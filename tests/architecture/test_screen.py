"""The screen that packaging/check gives: real, and readable by assistive technology."""

from __future__ import annotations

import subprocess

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot


@pytest.mark.screen
def test_a_window_is_really_shown(qtbot: QtBot) -> None:
    label = QLabel("Bonjour")
    label.setWindowTitle("livret-screen-test")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    assert QApplication.platformName() == "xcb"
    found = subprocess.run(
        ["xdotool", "search", "--name", "livret-screen-test"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(found.stdout.split()[0]) == int(label.winId())


@pytest.mark.screen
def test_the_accessibility_bus_answers() -> None:
    question = (
        "dbus-send --session --print-reply --dest=org.a11y.Bus"
        " /org/a11y/bus org.a11y.Bus.GetAddress"
    )
    asked = subprocess.run(
        question.split(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "unix:" in asked.stdout
