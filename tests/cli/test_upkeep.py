"""Doors that show, measure and look after Livret; and the program itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from livret import cli
from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Door
from tests.usecases.desks import make_rooms

PAGE = 4096


def test_the_main_job_headless(door: Door) -> None:
    out = door.folder / "demo"
    answer = door("demo", "--out", out, "--json")
    assert (answer.code, answer.err) == (0, "")
    plain = answer.json
    assert set(plain) == {"pdf", "roots", "verdict", "signatures"}
    assert plain["verdict"] == "valid"
    assert [one["role"] for one in plain["signatures"]] == [
        "personne",
        "social",
        "emploi",
    ]
    checked = door("verify", plain["pdf"], "--roots", plain["roots"], "--json")
    assert (checked.code, checked.json["verdict"]) == (0, "valid")
    assert sorted(path.name for path in out.iterdir()) == [
        "diagnostic.pdf",
        "roots.pem",
    ]


def test_nothing_wrong_is_zero(desk: Door) -> None:
    plain = desk.json("doctor")
    assert plain["sound"] is True
    assert (plain["livrets"], plain["contributions"]) == (1, 2)
    assert desk.json("doctor", "--rebuild")["sound"] is True
    answer = desk.inside("doctor")
    assert answer.code == 0
    assert answer.out.endswith("rien n’est abîmé, rien ne manque.\n")


def test_something_wrong_is_not_zero(desk: Door) -> None:
    desk.json("backup")
    for path in (desk.vault / "backups").rglob("*.db"):
        path.write_bytes(path.read_bytes()[:4096])
    answer = desk.inside("doctor", "--json")
    assert answer.code == REFUSED
    assert answer.json["sound"] is False
    wrong = [one for one in answer.json["findings"] if one["wrong"]]
    assert wrong
    assert all(one["sentence"].endswith(".") for one in wrong)


def test_a_page_put_back_is_not_zero_until_it_is_accepted(
    desk: Door, english: Callable[[], None]
) -> None:
    desk.json("doctor")
    database = desk.vault / "vault.db"
    old = database.read_bytes()
    desk.json("people")
    new = database.read_bytes()
    pages = range(PAGE, len(old), PAGE)
    start = next(at for at in pages if old[at : at + PAGE] != new[at : at + PAGE])
    database.write_bytes(new[:start] + old[start : start + PAGE] + new[start + PAGE :])
    for _ in range(2):
        answer = desk.inside("doctor", "--json")
        assert answer.code == REFUSED
        (told,) = [one for one in answer.json["findings"] if one["wrong"]]
        assert told["code"] == "changed_while_closed"
        assert set(told["facts"]) == {"on"}
        assert "livret doctor --accept" in told["sentence"]
        # The name of a file, and no word with an accent forgotten.
        assert "le fichier «\u202ftemoin\u202f»" in told["sentence"]
        assert desk.json("people")["people"]
    english()
    said = desk.inside("doctor")
    assert said.code == REFUSED
    assert "no longer as Livret left it" in said.out
    accepted = desk.json("doctor", "--accept")
    assert accepted["sound"] is True
    assert "change_accepted" in {one["code"] for one in accepted["findings"]}
    assert desk.json("doctor", "--accept")["sound"] is True
    assert "accepted" not in desk.inside("doctor", "--json").out


def test_a_backup_is_made_and_checked(desk: Door) -> None:
    path = Path(desk.json("backup")["backup"])
    assert path.is_dir()
    assert desk.vault in path.parents
    assert "Copie de secours vérifiée" in desk.inside("backup").out


def figures() -> Any:
    known = {"name": "start", "value": 1.5, "unit": "s", "limit": 1.0, "ratio": 1.5}
    other = {"name": "import", "value": 30, "unit": "livrets/s", "limit": None}
    return [{**known, "bound": 2.0}, {**other, "ratio": None, "bound": None}]


@pytest.mark.parametrize("as_json", [True, False])
def test_figures_are_a_list(
    door: Door, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    rooms = make_rooms(door.clock, "bench", *(["--json"] if as_json else []))
    monkeypatch.setattr(rooms, "bench", figures)
    assert cli.run(rooms) == 0
    out = door.capture.readouterr().out
    if as_json:
        assert json.loads(out) == figures()
    else:
        assert out == "start: 1.5 s  × 1.50 (≤ 2.0)\nimport: 30 livrets/s\n"


def test_pictures_are_counted(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = door.folder / "shots"
    rooms = make_rooms(door.clock, "screenshots", str(folder), "--json")
    monkeypatch.setattr(rooms, "screenshots", lambda where: [where / "a.png"])
    assert cli.run(rooms) == 0
    assert json.loads(door.capture.readouterr().out) == {
        "pictures": [str(folder / "a.png")]
    }


def test_pictures_have_no_place(door: Door) -> None:
    answer = door("screenshots", door.write("file", "x") / "shots")
    assert answer.code == REFUSED
    assert "n’a pas pu être écrit" in answer.sentence


# --- the program itself ------------------------------------------------------


def livret(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the real program."""
    env = {**os.environ, "LANG": "fr_FR.UTF-8", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "livret", *words],
        env={**env, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_program_says_its_version_and_help() -> None:
    done = livret("--version")
    assert (done.returncode, done.stderr) == (0, "")
    done = livret("--help", LANG="en_GB.UTF-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Without a command, the window opens." in " ".join(done.stdout.split())


def test_the_program_refuses_in_one_sentence() -> None:
    done = livret("people")
    assert (done.returncode, done.stdout) == (MISUSED, "")
    assert done.stderr.count("\n") == 1
    assert "--passphrase-file" in done.stderr


def test_nobody_listening_is_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "livret", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read()
    assert said == b""
    assert running.returncode == REFUSED
