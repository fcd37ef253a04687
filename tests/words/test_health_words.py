"""The hint about diagnoses and medicines: it tells, and never blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.words.health_words import health_hint, health_words
from livret.words.translator import translator_for


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mon diabète me fatigue.", ["diabète"]),
        ("J’ai une DÉPRESSION", ["DÉPRESSION"]),
        ("l’asthme et les migraines", ["asthme", "migraines"]),
        ("de\u0301pression depuis un an", ["de\u0301pression"]),
        ("une hernie discale, un burn-out", ["hernie discale", "burn-out"]),
        ("je prends du Xanax et de l’insuline", ["Xanax", "insuline"]),
        ("suivie par un cancérologue", ["cancérologue"]),
        ("My diabetes and depression", ["diabetes", "depression"]),
    ],
)
def test_diagnoses_and_medicines_are_told(text: str, words: list[str]) -> None:
    found = health_words(text)
    assert [each.word for each in found] == words
    assert [text[each.start : each.end] for each in found] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mon dos me fait mal si je porte, sinon ça va.",
        "Je me lance dans la cuisine, j’ai de la patience.",
        "Il me faut des pauses et un poste sans charges.",
        "Je dors mal, je suis vite à bout.",
        "La préfecture n’a pas répondu.",
    ],
)
def test_effects_and_needs_are_left_alone(text: str) -> None:
    assert health_words(text) == ()


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for each in health_words(text):
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.word


def test_a_word_is_found_wherever_it_stands() -> None:
    for before in ("", "é ", "Œuvre ", "ﬁn ", "İ "):
        (found,) = health_words(f"{before}diabète !")
        assert found.word == "diabète"


def test_the_hint_names_the_words_and_leaves_the_choice() -> None:
    fr, en = translator_for("fr"), translator_for("en")
    text = "Mon diabète, le Xanax, mon diabète"
    said = health_hint(fr, text)
    assert said.startswith("«\u202fdiabète\u202f», «\u202fXanax\u202f»\u202f: ")
    assert said.endswith("laisser tel quel.")
    assert health_hint(en, text).endswith("leave it as it is.")


def test_a_hint_on_many_words_names_three() -> None:
    said = health_hint(translator_for("fr"), "asthme, cancer, lupus, insuline")
    assert "lupus" in said
    assert "insuline" not in said


def test_there_is_no_hint_on_effects_and_needs() -> None:
    assert health_hint(translator_for("fr"), "Il me faut des pauses.") == ""
