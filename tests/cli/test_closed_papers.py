"""Papers closed with her passphrase, through the command line."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from livret.cli.main import MISUSED, REFUSED
from tests.cli.conftest import Door
from tests.cli.test_papers import VIEW
from tests.paper.papers import text_of

HERS = "cheval guitare jardin moulin"


@pytest.fixture
def ready(desk: Door) -> Door:
    """A desk whose livret has something on paper, and her phrase in a file."""
    desk.say("amina", {**VIEW, "words": "Le bus s’arrête à 19 h."})
    desk.write("hers", HERS + "\n")
    return desk


def made(desk: Door, *words: object) -> tuple[Path, Any]:
    path = desk.folder / "papier.pdf"
    phrase = desk.folder / "hers"
    told = desk.json(*words, "--her-passphrase-file", phrase, "--out", path)
    return path, told


def test_a_paper_that_her_phrase_opens(ready: Door) -> None:
    path, told = made(ready, "print", "amina")
    assert (told["closed"], "document" in told) == (True, False)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    assert "Le bus s’arrête" in text_of(path.read_bytes(), "-upw", HERS)
    assert path.stat().st_mode & 0o777 == 0o600
    (entry,) = ready.json("journal", "amina")["journal"]
    assert (entry["what"], entry["detail"]) == ("copied", {"paper": "diagnostic"})
    assert ready.json("people")["people"][0]["to_sign"] == []


def test_what_was_signed_is_closed_for_her_and_stays_signed_here(ready: Door) -> None:
    plain = ready.folder / "d.pdf"
    ready.json("print", "amina", "--out", plain)
    ready.json("sign", plain, "--as", "social")
    path, told = made(ready, "print", "amina", "--signed")
    assert [one["role"] for one in told["signers"]] == ["personne", "social"]
    read = text_of(path.read_bytes(), "-upw", HERS)
    assert "Claire M." in read
    assert ready.inside("verify", plain, "--json").json["signatures"]


def test_a_dossier_is_closed_too(ready: Door) -> None:
    plain = ready.folder / "d.pdf"
    document = ready.json("print", "amina", "--out", plain)["document"]
    path, told = made(ready, "dossier", document)
    assert told["closed"] is True
    with pikepdf.open(io.BytesIO(path.read_bytes()), password=HERS) as file:
        assert file.encryption.R == 6


@pytest.mark.parametrize(
    ("phrase", "words", "code"),
    [
        ("amina 2020", [], REFUSED),
        ("", [], MISUSED),
        (HERS, ["--to-sign"], MISUSED),
    ],
)
def test_what_is_not_closed(
    ready: Door, phrase: str, words: list[str], code: int
) -> None:
    path, hers = ready.folder / "p.pdf", ready.write("other", phrase + "\n")
    answer = ready.inside(
        *("print", "amina", "--paper", "savoir-faire", *words),
        *("--her-passphrase-file", hers, "--out", path),
    )
    assert answer.code == code
    assert not path.exists()
    assert ready.json("journal", "amina")["journal"] == []
