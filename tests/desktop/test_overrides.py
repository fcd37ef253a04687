"""An error in what Qt calls is told; it does not end the process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.desktop.test_plain_imports import OURS

FAULTS = {
    "raised by Python": "raise ValueError('x')",
    "raised by C": "int('x')",
    "too many arguments": "len(1, 2)",
    "a signal without its argument": "self.windowTitleChanged.emit()",
    "no such attribute": "self.nothing",
}


def hiding(fault: str, *, ours: bool) -> str:
    """Return a program that hides a widget whose ``hideEvent`` fails."""
    name = "livret.desktop.somewhere" if ours else "somewhere"
    return f"""
import sys
{OURS}
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
__name__ = {name!r}
class Widget(QWidget):
    def hideEvent(self, event):
        {fault}
widget = Widget()
widget.show()
try:
    widget.hide()
except Exception as error:
    print("told", type(error).__name__)
print("still here")
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_in_what_qt_calls_is_told(fault: str) -> None:
    done = run(hiding(FAULTS[fault], ours=True))
    assert done.returncode == 0, done.stderr
    assert "still here" in done.stdout
    assert "told" in done.stdout + done.stderr or "Error" in done.stderr


def test_without_it_the_process_ends() -> None:
    """When this fails, PySide has mended itself and ``overrides`` may go."""
    done = run(hiding(FAULTS["raised by C"], ours=False))
    assert done.returncode != 0
