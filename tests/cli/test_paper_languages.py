"""Papers in other dresses and languages, by the doors."""

from __future__ import annotations

import pytest

from livret.cli.main import MISUSED, REFUSED
from livret.words.aid import AID_LANGUAGES
from tests.cli.conftest import Door
from tests.cli.test_papers import VIEW
from tests.paper.papers import text_of


@pytest.fixture
def ready(desk: Door) -> Door:
    """A livret in which something was said."""
    desk.say("amina", {**VIEW, "words": "Le bus s’arrête à 19 h."})
    return desk


def test_the_list_tells_dresses_languages_and_who_checked_them(door: Door) -> None:
    told = door("papers", "--json").json
    diagnostic = told["papers"][0]
    assert {"standard", "large", "simple", "bilingual"} <= set(diagnostic["dresses"])
    assert diagnostic["languages"][:2] == ["fr", "en"]
    assert [one["language"] for one in told["aids"]] == list(AID_LANGUAGES)
    assert all(one["checked_by"] is None for one in told["aids"])


def test_a_simple_paper_is_made_frozen_and_blank_without_pictures(ready: Door) -> None:
    told = ready.json("papers")
    assert all(
        one["without_pictures"] == ["simple"]
        for one in (*told["papers"], *told["blank"])
    )
    simple, bare = ("--dress", "simple"), ("--dress", "simple", "--without-pictures")
    out = {name: ready.folder / f"{name}.pdf" for name in ("with", "without", "frozen")}
    ready.json("blank", *simple, "--out", out["with"])
    ready.json("blank", *bare, "--out", out["without"])
    assert text_of(out["with"].read_bytes()) == text_of(out["without"].read_bytes())
    assert out["with"].read_bytes() != out["without"].read_bytes()
    frozen = ready.json("freeze", "amina", *bare, "--out", out["frozen"])
    assert frozen["dress"] == "simple-words"
    assert ready.json("freeze", "amina", "--out", out["frozen"])["dress"] == "standard"


@pytest.mark.parametrize("dress", ["standard", "large", "bilingual", "evening"])
def test_pictures_stay_where_they_are_no_choice(ready: Door, dress: str) -> None:
    out = ready.folder / "no.pdf"
    words = ("--dress", dress, "--language", "ar", "--without-pictures", "--out", out)
    for command in (("print", "amina"), ("freeze", "amina"), ("blank",)):
        answer = ready.inside(*command, *words)
        assert answer.code == MISUSED
        assert f"Sous la forme «\u202f{dress}\u202f»" in answer.err
        assert not out.exists()


def test_a_paper_in_another_language_is_an_aid_and_is_not_frozen(ready: Door) -> None:
    out = ready.folder / "es.pdf"
    told = ready.json(
        "print", "amina", "--paper", "diagnostic", "--language", "es", "--out", out
    )
    assert "document" not in told
    assert "Traducción no verificada" in text_of(out.read_bytes())
    assert ready.json("people")["people"][0]["to_sign"] == []


def test_an_aid_to_sign_is_refused(ready: Door) -> None:
    out = ready.folder / "es.pdf"
    words = ["--paper", "diagnostic", "--language", "es", "--to-sign", "--out", out]
    assert ready.inside("print", "amina", *words).code == REFUSED
    assert not out.exists()


def test_the_french_is_signed_with_another_language_facing_it(ready: Door) -> None:
    out = ready.folder / "both.pdf"
    words = ["--paper", "diagnostic", "--dress", "bilingual", "--language", "tr"]
    told = ready.json("print", "amina", *words, "--out", out)
    assert told["signers"][0]["role"] == "personne"
    text = text_of(out.read_bytes())
    assert "Le texte qui se signe est en français." in text
    assert "Çeviri kontrol edilmedi" in text


@pytest.mark.parametrize(
    ("language", "dress"),
    [("ti", "large"), ("fr", "simple"), ("uk", "bilingual"), ("zh", "standard")],
)
def test_a_blank_form_in_any_dress_and_language(
    door: Door, language: str, dress: str
) -> None:
    out = door.folder / "blank.pdf"
    words = ["--language", language, "--dress", dress, "--out", out]
    assert door("blank", *words, "--json").json == {"file": str(out)}
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "words", [("--language", "xx"), ("--dress", "huge"), ("--dress", "bilingual")]
)
def test_what_is_not_made_is_refused(door: Door, words: tuple[str, str]) -> None:
    out = door.folder / "blank.pdf"
    answer = door("blank", *words, "--out", out)
    assert answer.code == MISUSED
    assert answer.sentence
    assert not out.exists()


def test_the_list_has_every_paper_with_its_dresses(door: Door) -> None:
    told = door("papers", "--json").json
    names = [one["name"] for one in told["papers"]]
    assert names[-1] == "dossier"
    for one in (*told["blank"], *told["others"]):
        assert set(one["dresses"]) == {"standard", "large", "simple", "bilingual"}
        assert len(one["languages"]) == len(AID_LANGUAGES) + 2
    assert [one["name"] for one in told["others"]] == ["secours", "cle", "moitie"]
    assert all(one["made_with"].startswith("livret ") for one in told["others"])


@pytest.mark.parametrize("words", [["--sheet-dress", "large"], []])
def test_a_recovery_sheet_in_another_dress(door: Door, words: list[str]) -> None:
    path = door.folder / "secours.pdf"
    told = door.create("--recovery-out", path, *words, "--json").json
    first, *_ = told["recovery_code"].split("-")
    assert first in text_of(path.read_bytes())


def test_a_recovery_sheet_that_is_not_made(door: Door) -> None:
    path = door.folder / "secours.pdf"
    answer = door.create("--recovery-out", path, "--sheet-language", "xx")
    assert answer.code == MISUSED
    assert not path.exists()
    assert not door.vault.exists()


def test_the_evidence_dossier_among_the_papers(ready: Door) -> None:
    paper, out = ready.folder / "d.pdf", ready.folder / "dossier.pdf"
    first = ready.json("print", "amina", "--out", paper)["document"]
    ready.json("print", "amina", "--out", paper, "--amends")
    words = ["--paper", "dossier", "--document", first[:12], "--dress", "large"]
    told = ready.json("print", "amina", *words, "--out", out)
    assert told["paper"] == "dossier"
    assert "Remplacé par" in text_of(out.read_bytes())
    wrong = ready.inside("print", "amina", "--paper", "dossier", "--document", "0" * 9)
    assert wrong.code != 0
