"""Importing reads no source once Qt is loaded our way; it does without us."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.project import TOP

SCRIPT = """
import linecache
{load}
import wave
from PySide6.QtCore import QObject
thing = QObject(objectName="thing")
assert thing.objectName() == "thing"
print(any(path.endswith("wave.py") for path in linecache.cache))
"""
OURS = "from livret.desktop.plain_imports import load_qt\nload_qt()"


@pytest.mark.parametrize(
    ("load", "read"), [(OURS, "False"), ("import PySide6.QtCore", "True")]
)
def test_no_source_is_read(load: str, read: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT.format(load=load)],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == read
