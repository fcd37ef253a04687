"""Lists, at the end of a run, the modules that are longer than they should be."""

from __future__ import annotations

import pytest

from tests.architecture.project import modules

AIM_LINES = 300


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lengths = [
        (len(module.text.splitlines()), module.shown)
        for folder in ("livret", "tests")
        for module in modules(folder)
    ]
    longer = sorted((item for item in lengths if item[0] > AIM_LINES), reverse=True)
    if longer:
        terminalreporter.section(f"modules over {AIM_LINES} lines (500 is the wall)")
        for length, shown in longer:
            terminalreporter.line(f"{length:5} {shown}")
