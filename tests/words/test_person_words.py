"""How her words came, how to reach her, her details: in words, in two languages."""

from __future__ import annotations

import pytest

from livret.domain import kind_fields
from livret.domain.came import STRAIGHT, Came
from livret.domain.person import Reach
from livret.usecases.describing import DETAILS as EVERY_DETAIL
from livret.words import came
from livret.words.came import came_words
from livret.words.hints import number_hint
from livret.words.languages import language_name
from livret.words.person import DETAILS, detail_label, typed_day, written_day
from livret.words.reach import paper_reminder, reach_cautions, reach_sentence
from livret.words.translator import translator_for

FR, EN = translator_for("fr"), translator_for("en")
T = "\u202f"


def test_every_way_has_its_words() -> None:
    ways = set(kind_fields.CAME.fields["how"].choices)  # type: ignore[attr-defined]
    assert set(came.WAYS) == set(came.CHOICES) == ways
    assert set(came.ELSEWHERE) <= ways


@pytest.mark.parametrize(
    ("way", "french", "english"),
    [
        (STRAIGHT, "", ""),
        (Came(how="written"), "écrit par la personne", "written by the person"),
        (
            Came(how="interpreter", language="prs", telephone=True),
            "par interprète (dari, par téléphone)",
            "through an interpreter (Dari, by telephone)",
        ),
        (
            Came(how="interpreter", service="ISM", by="Zohra"),
            "par interprète (ISM, Zohra)",
            "through an interpreter (ISM, Zohra)",
        ),
        (Came(how="helped"), "avec de l’aide", "with help"),
        (
            Came(how="helped", by="sa sœur"),
            "avec l’aide de sa sœur",
            "with the help of sa sœur",
        ),
        (
            Came(how="telephone", by="Awa"),
            "recueilli par téléphone (Awa)",
            "collected by telephone (Awa)",
        ),
        (Came(language="uk"), "dit en ukrainien", "said in Ukrainian"),
        (Came(language="fr"), "dit directement", "said directly"),
        (
            Came(how="interpreter", language="zz"),
            "par interprète (zz)",
            "through an interpreter (zz)",
        ),
    ],
)
def test_how_words_came(way: Came, french: str, english: str) -> None:
    assert came_words(FR, way) == french
    assert came_words(EN, way) == english


def test_a_language_is_named() -> None:
    assert language_name(FR, "prs") == "dari"
    assert language_name(FR, "rw") == "rw"


# --- without risk ----------------------------------------------------------------

CAREFUL = Reach(
    hours=("le matin",), no_message=True, nothing_at_home=True, notes=("ma sœur.",)
)


def test_what_to_heed_is_one_calm_sentence() -> None:
    assert reach_sentence(FR, "Amina", CAREFUL) == (
        f"Pour joindre Amina sans risque{T}: le matin, pas de message, rien au"
        " domicile, ma sœur."
    )
    assert reach_sentence(EN, "", CAREFUL) == (
        "To reach the person safely: le matin, no message, nothing at home, ma sœur."
    )
    assert reach_sentence(FR, "", CAREFUL).startswith("Pour joindre sans risque")
    assert reach_sentence(FR, "Amina", Reach(phones=("06",))) == ""
    assert reach_cautions(FR, Reach()) == ()


def test_before_a_paper_only_the_home_matters() -> None:
    assert paper_reminder(FR, "Amina", Reach(no_message=True)) == ""
    home = Reach(nothing_at_home=True)
    assert "Amina a demandé" in paper_reminder(FR, "Amina", home)
    assert paper_reminder(FR, "", home).startswith(f"Rappel{T}: rien au domicile.")
    assert "Amina" in paper_reminder(EN, "Amina", home)


# --- details -----------------------------------------------------------------------


def test_every_detail_has_a_name() -> None:
    assert set(DETAILS) == set(EVERY_DETAIL)
    for name in DETAILS:
        assert detail_label(FR, name) != detail_label(EN, name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12/03/1990", "1990-03-12"),
        (" 1.2.1990 ", "1990-02-01"),
        ("1 2 1990", "1990-02-01"),
        ("29/02/1991", None),
        ("1990", None),
        ("12/03/90", None),
    ],
)
def test_a_day_is_read_as_one_writes_it(typed: str, kept: str | None) -> None:
    assert typed_day(typed) == kept


def test_a_day_comes_back_as_it_was_typed() -> None:
    assert typed_day(written_day("1990-03-12")) == "1990-03-12"


def test_the_hint_on_a_number_says_how_to_go_on() -> None:
    assert "Effacez le numéro" in number_hint(FR)
    assert "Delete the number" in number_hint(EN)
