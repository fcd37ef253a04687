"""The wheel holds everything that the checkout gives, and runs without it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.project import TOP, files


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """A folder with the content of a wheel built from the checkout."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    subprocess.run(
        [*build, "-d", os.fspath(tmp_path / "dist")],
        cwd=TOP,
        check=True,
        capture_output=True,
    )
    (wheel,) = (tmp_path / "dist").glob("livret-*.whl")
    folder = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_is_complete_and_runs(unpacked: Path) -> None:
    wanted = {
        path.relative_to(TOP)
        for path in files()
        if path.relative_to(TOP).parts[0] in {"resources", "forms"}
    }
    missing = {
        path.as_posix()
        for path in wanted
        if not (unpacked / "livret/_data" / path).is_file()
    }
    assert not missing
    catalogues = (unpacked / "livret/_data/resources/translations").rglob("*.po")
    assert all(path.with_suffix(".mo").is_file() for path in catalogues)

    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import livret.words.paths as paths\n"
        "assert paths.__file__.startswith(sys.argv[1]), paths.__file__\n"
        "print(paths.resource('fonts'))\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script, os.fspath(unpacked)],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == os.fspath(unpacked / "livret/_data/resources/fonts")
