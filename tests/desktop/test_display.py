"""Where there is no screen: the window says so, pictures are drawn all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_TOP = Path(__file__).resolve().parent.parent.parent
_SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
_DRAW = """
import sys
from pathlib import Path
from livret.desktop.gallery import render_all
where = Path(sys.argv[1])
render_all(where, ["message"], languages=["fr"], themes=["light"], percents=[100])
"""


def without_screen(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in _SCREENS}
    kept |= {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_DATA_HOME": str(home),
    }
    return subprocess.run(
        [sys.executable, *words],
        cwd=_TOP,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_window_without_a_screen_is_one_clear_sentence(tmp_path: Path) -> None:
    answer = without_screen(tmp_path, "-m", "livret", "--example", "--language", "en")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("There is no screen here")
    assert answer.stderr.count("\n") == 1


def test_pictures_need_no_screen(tmp_path: Path) -> None:
    answer = without_screen(tmp_path, "-c", _DRAW, str(tmp_path / "drawn"))
    assert answer.returncode == 0, answer.stderr
    (picture,) = (tmp_path / "drawn").iterdir()
    assert picture.name == "message-fr-light-100.png"
