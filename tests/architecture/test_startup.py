"""What opening the window costs: nothing slow is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.project import TOP

SLOW = (
    *("aiohttp", "alembic", "numpy", "PIL", "pikepdf", "psycopg", "pyhanko"),
    *("pypdfium2", "reportlab"),
)


@pytest.mark.parametrize("name", ["livret.bootstrap", "livret.desktop.app"])
def test_nothing_slow_is_imported_at_start(name: str) -> None:
    script = (
        f"import sys, {name}\n"
        f"print(*(name for name in {SLOW!r} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [], f"importing {name} brings these in"


def test_the_command_line_needs_no_window() -> None:
    script = (
        "import sys\n"
        "sys.argv = ['livret', '--version']\n"
        "from livret.__main__ import main\n"
        "try:\n"
        "    code = main()\n"
        "except SystemExit as end:\n"
        "    code = end.code\n"
        "assert not code, code\n"
        "assert 'PySide6.QtGui' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_hub_is_reached_without_what_makes_one() -> None:
    """Whoever pushes and pulls makes no schema: a window waits for no Alembic."""
    script = (
        "import sys, livret.exchange.hub.server, livret.exchange.hub.people\n"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "False"
