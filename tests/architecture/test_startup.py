"""What opening the window costs: nothing slow is imported before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


QT_AFTERWARDS = {
    "QStyle": "ComplexControl",
    "QAccessible": "AnnouncementPoliteness",
    "QAbstractItemView": "CursorAction",
}
"""Classes of Qt with hundreds of names, and one enumeration of each."""

WATCHED = """
import enum, sys
made, create = set(), enum.EnumType._create_
def noting(cls, name, *given, **named):
    made.add(name.rpartition(".")[2])
    return create(cls, name, *given, **named)
enum.EnumType._create_ = noting
sys.argv = ["livret", "--until-usable", "--vault", sys.argv[1]]
from livret.__main__ import main
code = main()
print(*made, *sys.modules)
sys.exit(code)
"""

AFTER_UNLOCK = {"datetime", "json", "tomllib", "livret.bootstrap.certifying"}
"""Modules of dates and of what is read from disk, which only what follows needs."""


@pytest.mark.parametrize("unlock", [True, False], ids=["unlock", "first run"])
def test_the_first_window_waits_for_nothing_that_it_does_not_show(
    tmp_path: Path, unlock: bool
) -> None:
    """Python makes every name of a class of Qt when the class is first met."""
    if unlock:  # where a vault stands; it is opened later
        (tmp_path / "coffre").mkdir()
        (tmp_path / "coffre" / "keys.json").write_text("{}")
        (tmp_path / "coffre" / "vault.db").touch()
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path / "coffre")],
        cwd=TOP,
        env={**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = set(done.stdout.split())
    assert "KeyboardModifier" in made  # what is watched is what is made
    met = {name for name, one in QT_AFTERWARDS.items() if one in made}
    assert met == set()
    if unlock:
        assert made & AFTER_UNLOCK == set()


AFTER_ACCUEIL = (
    "livret.desktop.contact.dialog",
    "livret.desktop.hub.following",
    "livret.usecases.copying",
    "livret.usecases.documents",
    "livret.usecases.hub_following",
    "pyrage",
)


def test_the_list_of_people_holds_nothing_that_it_does_not_show() -> None:
    """What Accueil imports stays in memory all day (``livret bench``, memory)."""
    script = (
        "import sys\n"
        "from livret.desktop.plain_imports import load_qt\n"
        "load_qt()\n"
        "import livret.desktop.wiring, livret.desktop.hub.soon, livret.vault.opening\n"
        "import livret.desktop.accueil.controller\n"
        f"print(*(name for name in {AFTER_ACCUEIL!r} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_reading_a_file_at_the_window_loads_no_command(tmp_path: Path) -> None:
    """The screen stands still while another thread loads two hundred modules."""
    (tmp_path / "fichier").write_bytes(b"livret")
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from livret.bootstrap import Rooms\n"
        "rooms, path = Rooms(()), Path(sys.argv[1])\n"
        "rooms.write_file(path.with_suffix('.recu'), rooms.read_file(path))\n"
        "print(*(name for name in sys.modules if name.startswith('livret.cli.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "fichier")],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "fichier.recu").read_bytes() == b"livret"
    assert set(done.stdout.split()) == {"livret.cli.files", "livret.cli.output"}


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
