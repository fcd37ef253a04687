"""Papers in other dresses and languages, by the doors."""

from __future__ import annotations

import pytest

from livret.cli.main import REFUSED
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
    assert answer.code == REFUSED
    assert answer.sentence
    assert not out.exists()
