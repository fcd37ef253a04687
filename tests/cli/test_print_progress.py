"""How far a paper is, on stderr alone; Ctrl+C leaves nothing half made."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from livret.cli.main import STOPPED
from livret.cli.output import Output
from livret.cli.progress import Stoppable
from livret.domain.documents import documents_of
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.words.translator import translator_for
from tests.cli.conftest import Door
from tests.cli.test_papers import ready  # noqa: F401 - a fixture
from tests.paper.scanned import photograph
from tests.usecases.desks import PASSPHRASE, make_rooms

CHEAP_LIVRET = """
import sys
from livret import cli
from tests.clock import SetClock
from tests.usecases.desks import make_rooms
sys.exit(cli.run(make_rooms(SetClock(), *sys.argv[1:])))
"""
"""The program, for a vault of the tests, that costs little to open."""

WHOLE = ("--paper", "livret")


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Ctrl+C is heard, also where whoever started the tests ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Terminal(io.StringIO):
    """Somebody reads what is written at once."""

    def isatty(self) -> bool:
        return True


def said(*, terminal: bool, as_json: bool = False, asked: bool = False) -> str:
    err: io.StringIO = Terminal() if terminal else io.StringIO()
    out = Output(translator_for("fr"), as_json=as_json, out=io.StringIO(), err=err)
    with Stoppable(out, asked=asked) as going:
        assert all(going.go_on(done, 200) for done in range(201))
    return err.getvalue()


def test_outside_a_terminal_nothing_is_said_unless_asked(ready: Door) -> None:  # noqa: F811
    out = ready.folder / "livret.pdf"
    assert ready.inside("print", "amina", *WHOLE, "--out", out).err == ""
    told = ready.inside("print", "amina", *WHOLE, "--out", out, "--json", "--progress")
    assert told.json["file"] == str(out)
    lines = told.err.splitlines()
    assert len(lines) > 2
    assert all(one.startswith("Le papier se prépare\u202f: ") for one in lines)


def test_at_every_tenth_in_a_file() -> None:
    lines = said(terminal=False, asked=True).splitlines()
    assert [int(one.split("\u202f")[1].strip(": ")) for one in lines] == [
        *range(0, 101, 10)
    ]


def test_one_line_on_a_terminal_that_is_gone_at_the_end() -> None:
    told = said(terminal=True)
    assert "\n" not in told
    assert "\r" + "Le papier se prépare\u202f: 50\u202f%. Ctrl+C pour arrêter." in told
    last = told.rstrip("\r").rsplit("\r", 1)[-1]
    assert last.strip() == ""
    assert told.endswith("\r")


def test_nothing_beside_json_even_on_a_terminal() -> None:
    assert said(terminal=True, as_json=True) == ""
    assert said(terminal=True, as_json=True, asked=True) != ""


def pressing(times: int) -> Callable[..., bool]:
    """Ctrl+C, pressed while the paper is being drawn."""
    go_on, left = Stoppable.go_on, [times]

    def heard(self: Stoppable, done: int, total: int) -> bool:
        for _ in range(left[0]):
            left[0] -= 1
            signal.raise_signal(signal.SIGINT)
        return go_on(self, done, total)

    return heard


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(
    "words", [WHOLE, ("--paper", "diagnostic", "--dress", "large")]
)
def test_stopped_nothing_is_written_noted_or_frozen(
    ready: Door,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    times: int,
) -> None:
    out = ready.folder / "papiers" / "livret.pdf"
    out.parent.mkdir()
    before = kept(ready)
    monkeypatch.setattr(Stoppable, "go_on", pressing(times))
    answer = ready.inside("print", "amina", *words, "--out", out)
    assert answer.code == STOPPED
    assert answer.sentence.startswith(
        "La préparation du papier a été arrêtée. Rien n’a été écrit."
        if times == 1
        else "Arrêté."
    )
    assert list(out.parent.iterdir()) == []
    assert kept(ready) == before
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    monkeypatch.undo()
    assert ready.inside("print", "amina", *words, "--out", out).code == 0


@pytest.fixture
def document(ready: Door) -> str:  # noqa: F811
    """The number of a document, with a page that was signed by hand."""
    path = ready.folder / "d.pdf"
    told = ready.json("freeze", "amina", "--paper", "diagnostic", "--out", path)
    picture = ready.write("page.jpg", photograph())
    ready.json("sign", path, "--as", "personne", "--scan", picture)
    number: str = told["document"]
    return number


def test_a_dossier_says_how_far_it_is(ready: Door, document: str) -> None:  # noqa: F811
    out = ready.folder / "dossier.pdf"
    assert ready.inside("dossier", document, "--out", out).err == ""
    told = ready.inside("dossier", document, "--out", out, "--json", "--progress")
    assert told.json["file"] == str(out)
    lines = told.err.splitlines()
    assert len(lines) > 2
    assert all(one.startswith("Le papier se prépare\u202f: ") for one in lines)


def test_a_dossier_that_is_stopped_is_not_written_nor_noted(
    ready: Door,  # noqa: F811
    document: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, before = ready.folder / "dossier.pdf", kept(ready)
    monkeypatch.setattr(Stoppable, "go_on", pressing(1))
    answer = ready.inside("dossier", document, "--out", out)
    assert answer.code == STOPPED
    assert "Rien n’a été écrit." in answer.sentence
    assert (out.exists(), kept(ready)) == (False, before)


@pytest.mark.skipif(os.name == "nt", reason="the shell of this test is POSIX")
@pytest.mark.parametrize("ignored", [True, False])
def test_who_was_started_in_the_background_is_not_stopped_from_outside(
    ready: Door,  # noqa: F811
    ignored: bool,
) -> None:
    """As a shell starts ``livret print … &``: Ctrl+C is for what is in front."""
    out = ready.folder / "livret.pdf"
    words = ("print", "amina", *WHOLE, "--out", out, "--progress")
    inside = ("--vault", ready.vault, "--passphrase-file", ready.secret)
    told = "trap '' INT; exec \"$@\"" if ignored else 'exec "$@"'
    asked = [
        "sh",
        "-c",
        told,
        "sh",
        sys.executable,
        "-c",
        CHEAP_LIVRET,
        *words,
        *inside,
    ]
    started = subprocess.Popen(list(map(str, asked)), stderr=subprocess.PIPE)
    with started as going:
        assert going.stderr is not None
        first = going.stderr.readline()
        assert "Le papier se prépare" in first.decode()
        going.send_signal(signal.SIGINT)
        said = going.stderr.read().decode()
    assert (going.returncode, out.exists()) == (
        (0, True) if ignored else (STOPPED, False)
    ), said


def kept(door: Door) -> Any:
    """What the vault holds of papers, and what its journal says."""
    vaults = make_rooms(door.clock).vaults
    with vaults.open(door.folder / "coffre", PASSPHRASE) as vault:
        (livret,) = vault.ctx.log.livrets()
        journal = [one.what for one in vault.ctx.journal.of(livret)]
        documents = [one.id for one in documents_of(vault.ctx.livret(livret))]
        return documents, journal.count("printed"), journal.count("copied")


def test_a_paper_that_reports_nothing_stops_before_it_is_kept() -> None:
    out = Output(translator_for("fr"), as_json=False, err=io.StringIO())
    with Stoppable(out, asked=False) as going:
        going.settle()
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(PrintingStopped):
            going.settle()
