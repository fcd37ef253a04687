"""The French that people read: its typography, and the words it does without."""

from __future__ import annotations

import re

import pytest

from tests.architecture.project import told
from tests.architecture.texts import texts

THIN = "\u202f"
# Words of the code, of the administration and of reproach. « À voix haute » and
# « de vive voix » are no words of the code: they say how an agreement was given.
NEVER = re.compile(
    r"\b(apports?|regards?|slots?|(?<!vive )voix(?! haute)"
    r"|orientations?|usag(?:ers?|ères?)|bénéficiaires?|conflits?|retards?)\b",
    re.IGNORECASE,
)
# What is not prose: facts, addresses, hours, commands, markup.
APART = re.compile(r"\{[^{}]*\}|https?://\S+|\d\d?:\d\d|`[^`]*`|<[^<>]+>|&\w+;")
FAULTS = (
    (re.compile(r"[^\u202f\s?!.…][:;?!]+(?=\s|$|»)"), "no thin space before the mark"),
    (re.compile(r"[ \u00a0][:;?!]"), "a wide space before the mark"),
    (re.compile(r"«(?!\u202f)|(?<!\u202f)»"), "no thin space inside « »"),
    (re.compile(r"\w'\w"), "a typewriter apostrophe"),
    (re.compile(r"\.\.\."), "three full stops for …"),
    (re.compile(r'"'), "typewriter quotation marks"),
    (re.compile(r"\b(A|Etat|Ecole|Etre|A la|Ecrire|Etape|Ecran) "), "a bare capital"),
)


def faults_of(text: str) -> list[str]:
    """What is wrong with one French text, in words."""
    prose = APART.sub("x", text)
    return [said for pattern, said in FAULTS if pattern.search(prose)]


def test_french_keeps_its_typography() -> None:
    faults = [
        f"{text.where}: {said}: {form!r}"
        for text in texts()
        for form in text.forms
        for said in faults_of(form)
    ]
    assert not faults, told(faults, "French typography:")


def test_some_words_never_stand_on_a_screen() -> None:
    faults = [
        f"{text.where}: {match.group()!r} in {form!r}"
        for text in texts()
        for form in text.forms
        for match in NEVER.finditer(form)
    ]
    assert not faults, told(faults, "Words that nobody should have to read:")


@pytest.mark.parametrize("word", ["Trois voix", "Le bénéficiaire", "2 Conflits"])
def test_the_search_finds_such_a_word(word: str) -> None:
    assert NEVER.search(word)
    assert not NEVER.search("Dire à voix haute, regarder")


@pytest.mark.parametrize(
    "text",
    ["Prêt ?", "Prêt?", "« Oui »", "l'accord", "Attendez...", 'dire "oui"', "A faire"],
)
def test_the_search_finds_bad_typography(text: str) -> None:
    assert faults_of(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Prêt{THIN}?",
        f"«{THIN}Oui{THIN}!{THIN}»",
        "l’accord, à 10:42",
        "{name:>4} attend…",
        f"Quoi{THIN}?!",
        f"Voir{THIN}: https://example.org/?a",
    ],
)
def test_the_search_lets_good_typography_pass(text: str) -> None:
    assert not faults_of(text)
