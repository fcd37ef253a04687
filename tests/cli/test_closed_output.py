"""A command whose answer nobody can read does nothing, and says so."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from livret import cli
from livret.cli.main import REFUSED
from livret.cli.output import Output
from livret.usecases.app import App
from livret.words.translator import translator_for
from tests.cli.conftest import Door
from tests.usecases.desks import make_rooms

CLOSED = "La réponse n’aurait nulle part où aller"


def unheard(
    door: Door, monkeypatch: pytest.MonkeyPatch, *words: str
) -> tuple[int, str]:
    """Run one command with its output closed; return its code and what it said."""
    said = io.StringIO()
    app: App = make_rooms(door.clock, *words)
    with monkeypatch.context() as closed:
        closed.setattr(sys, "stdout", None)
        closed.setattr(sys, "stderr", said)
        code = cli.run(app)
    return code, said.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        ["people"],
        ["people", "--json"],
        ["show", "0" * 32],
        ["say", "0" * 32, "--from", "nowhere.json"],
        ["doctor"],
        ["backup"],
    ],
)
def test_nothing_is_done_that_nobody_would_be_told(
    desk: Door, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    at = ["--vault", str(desk.vault), "--passphrase-file", str(desk.secret)]
    before = sorted(desk.vault.rglob("*"))
    code, said = unheard(desk, monkeypatch, *words, *at)
    assert code == REFUSED
    assert said.startswith(CLOSED)
    assert said.count("\n") == 1
    assert sorted(desk.vault.rglob("*")) == before


def test_no_vault_is_made_whose_recovery_code_nobody_reads(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["vault", "create", str(door.vault), "--passphrase-file", str(door.secret)]
    who = ["--name", "Claire M.", "--side", "social"]
    code, said = unheard(door, monkeypatch, *words, *who)
    assert (code, said[: len(CLOSED)]) == (REFUSED, CLOSED)
    assert not door.vault.exists()


@pytest.mark.parametrize(
    "words", [["--help"], ["freeze", "--help"], ["papers", "-h"], ["--version"]]
)
def test_help_that_nobody_can_read_is_no_success(
    door: Door, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    code, said = unheard(door, monkeypatch, *words)
    assert code == REFUSED
    assert said.startswith(CLOSED)
    assert said.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes it")
@pytest.mark.parametrize("words", ["--help >&-", "--help >/dev/full", "--version >&-"])
def test_help_that_is_written_nowhere_is_no_success(words: str) -> None:
    asked = ["sh", "-c", f'exec "$0" -m livret {words}', sys.executable]
    done = subprocess.run(asked, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == REFUSED
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes it")
def test_a_shell_that_closes_the_output_is_told() -> None:
    line = 'exec "$0" -m livret schema >&-'
    asked = ["sh", "-c", line, sys.executable]
    done = subprocess.run(asked, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == REFUSED
    assert CLOSED in done.stderr or "nowhere to go" in done.stderr


def test_closed_errors_do_not_stand_among_the_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard = io.StringIO()
    monkeypatch.setattr(sys, "stderr", None)
    out = Output(translator_for("fr"), as_json=False, out=heard)
    out.error("Rien n’a été fait.")
    out.status("bientôt")
    out.line("fait")
    assert heard.getvalue() == "fait\n"
