"""The top of the project holds what the house allows; locks and scripts agree."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest

from tests.architecture.project import ROOMS, TOP, files, told

ALLOWED = {
    "livret", "forms", "resources", "tests", "packaging",
    "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
}  # fmt: skip
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(.*?)\s*\\?$", re.MULTILINE)


def pins(lock: str) -> set[tuple[str, ...]]:
    return set(PIN.findall((TOP / "packaging" / lock).read_text("utf-8")))


def test_the_top_level_holds_nothing_else() -> None:
    tops = {path.relative_to(TOP).parts[0] for path in files()}
    extra = {name for name in tops - ALLOWED if not name.startswith(".")}
    assert not extra, f"the top level has more than the house allows: {extra}"
    assert tops >= ALLOWED, f"missing from the top level: {ALLOWED - tops}"


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_has_its_tests(room: str) -> None:
    assert any((TOP / "tests" / room).glob("test_*.py")), f"tests/{room} has no test"


def test_a_folder_of_modules_is_a_package() -> None:
    faults = {
        path.parent.relative_to(TOP).as_posix()
        for path in files()
        if path.suffix == ".py"
        and path.relative_to(TOP).parts[0] in {"livret", "tests"}
        and not (path.parent / "__init__.py").is_file()
    }
    assert not faults, told(sorted(faults), "These folders have no __init__.py:")


def test_what_runs_is_tested_in_the_very_versions() -> None:
    missing = pins("requirements.lock") - pins("requirements-dev.lock")
    assert not missing, f"pinned for running, not for testing: {sorted(missing)}"


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    named = {
        re.split(r"[=<>!~;\s\[]", item)[0].lower()
        for item in project["project"]["dependencies"]
    }
    locked = {name for name, *_ in pins("requirements.lock")}
    assert named <= locked, f"run packaging/lock: {named - locked} are not locked"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_hashes_and_no_address(lock: str) -> None:
    text = (TOP / "packaging" / lock).read_text("utf-8")
    bare = [block.split("==")[0] for block in re.split(r"\n(?=\S)", text.strip())
            if "--hash=sha256:" not in block]  # fmt: skip
    assert not bare, f"without a hash: {bare}"
    assert "://" not in text
    assert "index-url" not in text


@pytest.mark.parametrize("script", ["start", "check", "lock", "ground.sh"])
def test_scripts_are_plain_sh(script: str) -> None:
    checked = subprocess.run(
        ["dash", "-n", TOP / "packaging" / script],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("script", ["packaging/start", "packaging/check", ".ci/run"])
def test_scripts_can_be_run(script: str) -> None:
    assert (TOP / script).stat().st_mode & 0o111 == 0o111


def test_the_server_runs_what_we_run() -> None:
    assert "packaging/check" in (TOP / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_what_a_page_points_to_is_there(page: str) -> None:
    text = (TOP / page).read_text("utf-8")
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    named = re.findall(
        r"`((?:livret|forms|resources|tests|packaging|\.ci)/[^`<* ]*)", text
    )
    missing = sorted({path for path in [*linked, *named] if not (TOP / path).exists()})
    assert not missing, f"{page} points to what is not there: {missing}"


def test_the_examples_of_the_handbook_stand_in_the_code() -> None:
    blocks = re.findall(
        r"```python\n(.*?)```", (TOP / "CONTRIBUTING.md").read_text("utf-8"), re.S
    )
    code = [
        "".join(path.read_text("utf-8").split())
        for path in sorted((TOP / "livret").rglob("*.py"))
    ]
    astray = [one for one in blocks if not any("".join(one.split()) in c for c in code)]
    assert blocks
    assert not astray, f"CONTRIBUTING quotes what no module says: {astray}"
