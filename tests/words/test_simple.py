"""The simple version: short sentences, one word for one thing, the same facts."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from livret.words.aid import aid_for
from livret.words.cleaning import own
from livret.words.papers import simple as simple_version
from livret.words.papers.blocks import Head, Paragraph
from livret.words.papers.catalogue import PAPERS
from livret.words.papers.information import SIMPLE_RIGHTS
from livret.words.papers.one_idea import one_a_line
from livret.words.papers.simple import (
    Reading,
    approved,
    explained,
    readings,
    simply,
)
from livret.words.papers.simple_texts import SIMPLE, TOLD
from livret.words.translator import translator_for
from tests.architecture.texts import facts, texts

LONGEST = 14
"""Words of a sentence; the rules for easy French ask for short ones."""

OTHER_WORDS = {
    "document": "papier",
    "séance": "rencontre",
    "bénéficiaire": "personne",
    "usager": "personne",
    "contribution": "ce que Livret a gardé",
    "action": "démarche",
    "afin": "pour",
    "notamment": "",
    "cependant": "mais",
    "ultérieur": "plus tard",
}
"""Words that have a simpler one, which stands in every other sentence."""

SAID = [*SIMPLE.values(), *TOLD.values(), *SIMPLE_RIGHTS]


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.?!:])\s+", text) if one.strip()]


@pytest.mark.parametrize("text", SAID)
def test_each_sentence_is_short_and_says_one_thing(text: str) -> None:
    for one in sentences(text):
        words = [word for word in re.split(r"[\s\u202f]+", one) if word.strip("«»:?.,")]
        assert len(words) <= LONGEST, one
        assert ";" not in one
        assert "(" not in one


@pytest.mark.parametrize("text", SAID)
def test_the_same_word_for_the_same_thing(text: str) -> None:
    for word, better in OTHER_WORDS.items():
        assert not re.search(rf"\b{word}", text, re.I), f"{word} -> {better}"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Vous pouvez arrêter.", ["Vous pouvez arrêter."]),
        ("Un. Deux ? Trois !", ["Un.", "Deux ?", "Trois !"]),
        (
            "Il peut afficher « x ». C’est normal.",
            ["Il peut afficher « x ».", "C’est normal."],
        ),
        ("Ma santé · Mon argent", ["Ma santé", "Mon argent"]),
        ("Restent\u202f: A · B.", ["Restent\u202f:", "A", "B."]),
        (
            "Jour\u202f: elle\u202f: x · lui\u202f: y",
            ["Jour\u202f: elle\u202f: x", "lui\u202f: y"],
        ),
        (
            "23 mars · Qui\u202f: Claire M. · fait",
            ["23 mars", "Qui\u202f: Claire M.", "fait"],
        ),
        ("2 mars, 09:35 · Figé", ["2 mars, 09:35", "Figé"]),
        (
            f"{own('2 à 09:35 (')}{own('UTC')}) · Figé",
            [f"{own('2 à 09:35 (')}{own('UTC')})", "Figé"],
        ),
        ("22 листопада 2026 \u0440. Якщо ні", ["22 листопада 2026 \u0440.", "Якщо ні"]),
        ("Par Claire M. Dupont.", ["Par Claire M. Dupont."]),
        (f"Par {own('Claire M.')} Demandez.", [f"Par {own('Claire M.')}", "Demandez."]),
        (f"{own('Nadia R.')} accompagne.", [f"{own('Nadia R.')} accompagne."]),
        (own("Je sais. Je lis. A · B"), [own("Je sais. Je lis. A · B")]),
        ("يمكنك أن تتوقف. اسأل.", ["يمكنك أن تتوقف.", "اسأل."]),
        ("আপনি পারেন। থামুন।", ["আপনি পারেন।", "থামুন।"]),
        ("你可以不回答。你可以停。", ["你可以不回答。", "你可以停。"]),
        ("une\nautre. Et puis", ["une", "autre.", "Et puis"]),
    ],
)
def test_one_idea_stands_on_a_line(text: str, lines: list[str]) -> None:
    assert one_a_line(text).split("\n") == lines
    assert one_a_line(one_a_line(text)) == one_a_line(text)


def test_each_stands_for_a_text_that_papers_say_with_the_same_facts() -> None:
    known = {text.key for text in texts()}
    for usual, simple in SIMPLE.items():
        assert (None, usual) in known, usual
        assert facts(usual) == facts(simple), usual
        assert usual != simple


def test_every_paper_says_what_it_is_for_under_its_title() -> None:
    assert set(TOLD) == set(PAPERS)
    tr = translator_for("fr")
    blocks = (Head(title="Parcours"), Paragraph(text="Le reste."))
    _, told, _ = explained(tr, blocks, "parcours")
    assert isinstance(told, Paragraph)
    assert told.text == TOLD["parcours"]
    assert explained(tr, blocks, "autre") == blocks
    assert explained(tr, blocks[1:], "parcours") == blocks[1:]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_translator_says_the_short_sentence(language: str) -> None:
    usual, simple = next(iter(SIMPLE.items()))
    tr = translator_for(language)
    assert simply(tr).text(usual, asked="x") == tr.text(simple, asked="x")
    assert tr.text(usual, asked="x") != tr.text(simple, asked="x")
    assert simply(tr).text("Ce qui m’aide") == tr.text("Ce qui m’aide")


def test_an_aid_that_lacks_the_short_sentence_says_the_usual_one() -> None:
    aid = aid_for("es")
    assert aid is not None
    usual = "Relu ensemble à voix haute."
    assert aid.knows(usual)
    if not aid.knows(SIMPLE[usual]):
        assert simply(aid).text(usual) == aid.text(usual)
        assert not aid.lacking


def test_nobody_is_said_to_have_read_it_unless_somebody_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tr = translator_for("fr")
    assert readings() == {}, "a reading is written when it was done"
    assert approved(tr, "plan") == ()
    read = Reading("trois personnes d’exemple", dt.date(2027, 3, 3))
    monkeypatch.setitem(readings(), ("plan", "fr"), read)
    (told,) = approved(tr, "plan")
    assert isinstance(told, Paragraph)
    said = told.text.replace("\u2068", "").replace("\u2069", "")
    assert said == "Relu par trois personnes d’exemple le 3 mars 2027."
    assert approved(translator_for("en"), "plan") == (), "other words were read"
    assert approved(tr, "livret") == ()


def test_a_reading_is_taken_from_its_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = [{"paper": "plan", "language": "ar", "readers": "x", "on": "2027-03-03"}]
    (tmp_path / "read").write_text(json.dumps(said), "utf-8")
    monkeypatch.setattr(simple_version, "resource", lambda _name: tmp_path / "read")
    assert readings.__wrapped__() == {("plan", "ar"): Reading("x", dt.date(2027, 3, 3))}
