"""What packaging/start says and does where something is missing."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from livret import __version__
from tests.architecture.project import TOP

GROUND = (TOP / "packaging" / "ground.sh").read_text("utf-8")


def sh(
    script: str, *, user: int | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run ``script`` after the ground's functions, in a bare environment."""
    return subprocess.run(
        ["/bin/sh", "-euc", f"top=/nonexistent\n{GROUND}\n{script}"],
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **env},
        cwd="/",
        user=user,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_missing_library_is_named_by_its_package() -> None:
    table = "libc.so.6 libc6\nlibnowhere.so.9 libnowhere9"
    assert sh(f"missing_libraries '{table}'").stdout == " libnowhere9"


def test_a_missing_tool_is_named_by_its_package() -> None:
    table = "/bin/sh dash\n/nowhere/*/tool tools"
    assert sh(f"missing_files '{table}'").stdout == " tools"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can act as somebody else")
@pytest.mark.parametrize(
    ("language", "words"),
    [("fr_FR.UTF-8", "Demandez à l’administrateur"), ("en_GB.UTF-8", "Ask the admin")],
)
def test_without_rights_it_says_what_to_ask_for(language: str, words: str) -> None:
    done = sh("install_packages libnowhere9; echo went on", user=65534, LANG=language)
    assert done.returncode == 1
    assert done.stdout == ""
    assert words in done.stderr
    asked = "apt-get update && apt-get install --no-install-recommends libnowhere9"
    assert asked in done.stderr  # a new machine has no list of packages yet


def test_an_old_python_is_refused_with_a_sentence() -> None:
    done = sh("find_python() { python=; }\nneed_venv")
    assert done.returncode == 1
    assert "Python 3.11" in done.stderr


@pytest.mark.parametrize(
    ("given", "expected"),
    [({}, "C.UTF-8"), ({"LANG": "fr_FR.UTF-8"}, ""), ({"LC_ALL": "C"}, "C.UTF-8")],
)
def test_a_machine_without_a_locale_speaks_utf8(
    given: dict[str, str], expected: str
) -> None:
    done = sh('speak_utf8; printf %s "${LC_ALL:-}${LC_CTYPE:-}"', **given)
    assert done.stdout == expected


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run packaging/start of this checkout from another folder, without a screen."""
    is_ready = subprocess.run(
        ["/bin/sh", "-c", f"top={TOP}\n{GROUND}\nis_ready requirements.lock"],
        check=False,
    )
    if is_ready.returncode != 0:
        pytest.skip("packaging/check has not set this checkout up")
    screens = {"DISPLAY", "WAYLAND_DISPLAY"}
    return subprocess.run(
        [TOP / "packaging" / "start", *arguments],
        env={name: value for name, value in os.environ.items() if name not in screens},
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_start_hands_its_arguments_on_and_says_nothing_itself() -> None:
    done = start("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"livret {__version__}\n"


def test_start_without_a_screen_does_the_main_job() -> None:
    done = start()
    assert done.returncode == 0, done.stderr
    told = Path(re.findall(r"/\S+\.pdf", done.stdout)[0])
    checked = subprocess.run(
        ["pdfsig", "-nocert", told], capture_output=True, text=True, check=False
    )
    assert checked.stdout.count("Signature is Valid") >= 3, checked.stdout


@pytest.mark.skipif(os.getuid() != 0, reason="only root installs without asking")
@pytest.mark.parametrize("succeeds", [True, False])
def test_installing_postgresql_starts_no_server(tmp_path: Path, succeeds: bool) -> None:
    """Debian is told so before, and no longer afterwards, whatever happened."""
    kept = tmp_path / "createcluster.d"
    fake = tmp_path / "apt-get"
    fake.write_text(
        f"#!/bin/sh\ncat {kept}/* >>{tmp_path}/told 2>&1\n"
        f"exit {0 if succeeds else 1}\n",
        "ascii",
    )
    fake.chmod(0o755)
    install = f"createcluster_d={kept}\ninstall_packages xvfb postgresql"
    done = sh(install, PATH=f"{tmp_path}:/usr/sbin:/usr/bin:/sbin:/bin")
    assert done.returncode == (0 if succeeds else 1)
    told = (tmp_path / "told").read_text("ascii").split("\n")
    assert set(told) == {"create_main_cluster = false", ""}
    assert list(kept.iterdir()) == []
    sh(install.replace(" postgresql", ""), PATH=f"{tmp_path}:/usr/bin:/bin")
    assert "No such file" in (tmp_path / "told").read_text("ascii")
