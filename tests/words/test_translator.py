"""Facts in sentences."""

from __future__ import annotations

import pytest

from livret.words.aid import aid_for
from livret.words.cleaning import own
from livret.words.translator import translator_for


@pytest.mark.parametrize(
    ("name", "said"),
    [("Claire M.", "Écrit par Claire M."), ("Zoé", "Écrit par Zoé.")],
)
def test_a_name_that_ends_with_a_full_stop_keeps_one(name: str, said: str) -> None:
    assert translator_for("fr").text("Écrit par {name}.", name=name) == said


def test_a_name_set_apart_keeps_one_full_stop_too() -> None:
    told = translator_for("fr").text("Écrit par {name}.", name=own("Claire M."))
    assert told == f"Écrit par {own('Claire M.')}"
    arabic = aid_for("ar")
    assert arabic is not None
    told = arabic.text("Maintenant, {name} vous accompagne.", name="Nadia R.")
    assert told.endswith("Nadia R.\u2069")


def test_a_full_stop_elsewhere_stays() -> None:
    tr = translator_for("fr")
    told = tr.text(
        "Paroles de {speaker}, écrites par {written_by}", speaker="B.", written_by="C."
    )
    assert told == "Paroles de B., écrites par C."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Amina B.", "la réponse d’Amina B., plus tôt qu’Amina B. Après."),
        ("Émile", "la réponse d’Émile, plus tôt qu’Émile. Après."),
        ("\u2068Olena\u2069", None),
        ("Claire", "la réponse de Claire, plus tôt que Claire. Après."),
        ("Hugo", "la réponse de Hugo, plus tôt que Hugo. Après."),
        ("", "la réponse de , plus tôt que . Après."),
    ],
)
def test_before_a_vowel_french_elides(name: str, said: str | None) -> None:
    text = "la réponse de {name}, plus tôt que {name}. Après."
    told = translator_for("fr").text(text, name=name)
    if said is None:
        assert told.startswith("la réponse d’\u2068Olena")
    else:
        assert told == said


def test_only_french_is_elided() -> None:
    assert translator_for("fr").text("de {day}", day="avril") == "d’avril"
    assert translator_for("en").text("de {name}", name="Amina") == "de Amina"
