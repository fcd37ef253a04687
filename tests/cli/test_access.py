"""« livret access »: her right of access, complete, with sentinels everywhere."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from livret.usecases.access import DATA, TEXT
from livret.usecases.drafting import save_draft
from livret.usecases.saying import say_items
from livret.usecases.writing import Said
from tests.cli.conftest import Door
from tests.usecases.desks import PASSPHRASE, make_rooms

SAID = (
    {"kind": "aim_said", "words": "sentinelle-but"},
    {"kind": "view_given", "barrier": "sante", "words": "sentinelle-sante"},
    {
        "kind": "line_agreed",
        "barrier": "sante",
        "outcome": "not_agreed",
        "reasons": [{"voice": "social", "words": "sentinelle-raison"}],
    },
    {"kind": "life_told", "words": "sentinelle-vie", "on": "2026-03-01"},
    {"kind": "contact_made", "means": "street", "heard": "sentinelle-entendu"},
    {"kind": "person_described", "reach": {"note": "sentinelle-joindre"}},
    {
        "kind": "charter_written",
        "choices": [],
        "lines": [{"voice": "social", "words": "sentinelle-charte"}],
    },
)


def unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def filled(desk: Door) -> str:
    """A livret with something in every place that keeps something."""
    livret: str = desk.json("people")["people"][0]["livret"]
    desk.say(livret, *SAID)
    (replaced,) = desk.say(livret, {"kind": "aim_said", "words": "sentinelle-ancien"})
    desk.say(livret, {"kind": "aim_said", "words": "sentinelle-nouveau"})
    (gone,) = desk.say(livret, {"kind": "note_added", "words": "sentinelle-efface"})
    assert replaced != gone
    paper = desk.folder / "diagnostic.pdf"
    desk.json("print", livret, "--paper", "diagnostic", "--out", paper)
    with make_rooms(desk.clock).vaults.open(desk.vault, PASSPHRASE) as vault:
        ctx: Any = vault.ctx
        ctx.private_lines.set_private_line(livret, "sentinelle-pense-bete")
        save_draft(ctx, livret, "aim:personne", "sentinelle-brouillon")
        ctx.log.erase_bodies([gone])
    return livret


def test_everything_that_is_kept_is_in_the_file(desk: Door, filled: str) -> None:
    out = desk.folder / "copie.zip"
    told = desk.json("access", filled, "--out", out)
    assert told["livret"] == filled
    assert (told["drafts"], told["absent"], told["files"]) == (1, 1, 1)
    found = unzipped(out)
    text = found[TEXT].decode()
    data = found[DATA].decode()
    for word in (
        *("but", "sante", "raison", "vie", "entendu", "joindre", "charte"),
        *("ancien", "nouveau", "pense-bete", "brouillon"),
    ):
        assert f"sentinelle-{word}" in text
        assert f"sentinelle-{word}" in data
    assert "sentinelle-efface" not in text + data
    assert "Claire M. a ouvert le livret" in text or "imprimé" in text
    assert found["papiers/001.pdf"].startswith(b"%PDF")
    plain = json.loads(data)
    assert len(plain["contributions"]) == told["contributions"]
    assert [one["body"] is None for one in plain["contributions"]].count(True) == 1
    assert len(plain["absent"]) == 1


def test_nothing_of_anybody_else_is_in_the_file(desk: Door, filled: str) -> None:
    other = desk.json("new", "Zoë", "--private-line", "autre-ligne")["livret"]
    desk.say(other, {"kind": "aim_said", "words": "autre-but"})
    desk.json("access", filled, "--out", desk.folder / "copie.zip")
    desk.json("access", other, "--out", desk.folder / "autre.zip")
    hers = b"".join(unzipped(desk.folder / "copie.zip").values())
    theirs = b"".join(unzipped(desk.folder / "autre.zip").values())
    assert b"autre-" not in hers
    assert other.encode() not in hers
    assert b"sentinelle" not in theirs
    assert b"autre-but" in theirs


def test_the_journal_tells_of_it_only_once_it_is_written(
    desk: Door, filled: str
) -> None:
    (desk.folder / "fichier").write_text("no folder")
    refused = desk.inside("access", filled, "--out", desk.folder / "fichier" / "a.zip")
    assert refused.code != 0
    assert "n’a pas pu être écrit" in refused.sentence
    whats = [one["what"] for one in desk.json("journal", filled)["journal"]]
    assert "exported" not in whats
    desk.json("access", filled, "--out", desk.folder / "a.zip")
    last = desk.json("journal", filled)["journal"][-1]
    assert (last["what"], last["detail"]) == ("exported", {"to": "person"})


def test_a_digest_that_names_somebody_elses_file_takes_nothing(
    desk: Door, filled: str
) -> None:
    (document,) = desk.json("show", filled)["documents"]
    (revision,) = document["revisions"]
    other = desk.json("new", "Zoë")["livret"]
    file = {**revision, "type": "application/pdf"}
    told = {
        "kind": "document_frozen",
        "paper": "diagnostic",
        "language": "fr",
        "file": file,
        "contains": [],
        "signers": [{"role": "personne", "name": "Zoë", "field": "F1"}],
        "on": "2026-03-12",
    }
    with make_rooms(desk.clock).vaults.open(desk.vault, PASSPHRASE) as vault:
        kind = told.pop("kind")
        say_items(vault.ctx, other, [Said(kind=str(kind), content=told)])
    desk.json("access", other, "--out", desk.folder / "autre.zip")
    found = unzipped(desk.folder / "autre.zip")
    assert set(found) == {TEXT, DATA}
    assert "n’est plus ici" in found[TEXT].decode()


def test_it_is_told_in_words(desk: Door, filled: str) -> None:
    out = desk.folder / "a.zip"
    assert str(out) in desk.inside("access", filled, "--out", out).out
    english = desk.inside("access", filled, "--out", out, "--language", "en")
    assert english.code == 0
    assert "Everything this livret keeps about me" in unzipped(out)[TEXT].decode()
