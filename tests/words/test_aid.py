# ruff: noqa: RUF001 - letters of many scripts are the matter of this file
"""Aids to reading say what they can, note what they cannot, and read forms."""

from __future__ import annotations

import datetime as dt

import pytest

from livret.words.aid import AID_LANGUAGES, aid_for
from livret.words.aid_forms import read_form
from livret.words.aid_notice import aid_checked, aid_lacks, aid_notice, aid_title
from livret.words.cleaning import ours, own
from livret.words.dates import day_month, long_date, month_year, weekday_date
from livret.words.forms import DIAGNOSTIC, load_form
from livret.words.labels import mark_label
from livret.words.translator import LANGUAGES, translator_for

DAY = dt.date(2026, 5, 9)


def test_french_and_english_are_no_aids() -> None:
    assert not set(AID_LANGUAGES) & set(LANGUAGES)
    assert aid_for("fr") is None
    assert aid_for("en") is None
    assert aid_for("xx") is None


def test_dari_has_several_names() -> None:
    assert [aid.language for code in ("prs", "fa", "fa-AF") if (aid := aid_for(code))]
    assert aid_for("fa").language == "prs"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "9 مايو 2026"),
        ("prs", "۹ می ۲۰۲۶"),
        ("ps", "د ۲۰۲۶ مۍ ۹"),
        ("uk", "9 травня 2026 р."),
        ("tr", "9 Mayıs 2026"),
        ("bn", "৯ মে, ২০২৬"),
        ("pt", "9 de maio de 2026"),
        ("zh", "2026年5月9日"),
    ],
)
def test_a_date_is_said_as_its_readers_write_it(language: str, said: str) -> None:
    assert long_date(aid_for(language), DAY) == said


def test_a_month_alone_has_its_own_form() -> None:
    russian = aid_for("ru")
    assert month_year(russian, DAY).startswith("май")
    assert day_month(russian, DAY) == "9 мая"
    assert weekday_date(russian, DAY) == "суббота, 9 мая"


def test_numbers_are_in_the_digits_of_the_language() -> None:
    told = aid_for("bn").text("page {number} sur {total}", number=1, total=12)
    assert "১২" in told
    assert "12" not in told


def test_what_has_no_translation_stays_french_and_is_noted() -> None:
    aid = aid_for("uk")
    assert aid.text("Une phrase que personne n’a traduite {name}", name="A") == (
        "Une phrase que personne n’a traduite A"
    )
    assert aid.plural("{count} mot", "{count} mots", count=0) == "0 mot"
    assert aid.plural("{count} mot", "{count} mots", count=2) == "2 mots"
    assert aid.context("ici", "Un autre mot") == "Un autre mot"
    assert aid.lacking == {
        "Une phrase que personne n’a traduite {name}",
        "{count} mot",
        "Un autre mot",
    }
    assert not aid_for("uk").lacking


def test_a_name_stands_in_the_sentence_of_each_language() -> None:
    for language in AID_LANGUAGES:
        assert "Amina" in mark_label(aid_for(language), "bloque", name="Amina")


def test_a_form_is_read_with_its_ids_unchanged() -> None:
    form = load_form(DIAGNOSTIC, 1, "fr")
    aid = aid_for("es")
    read = read_form(aid, form)
    assert read.ids() == form.ids()
    assert read.language == "es"
    assert read.topics[0].title == "Mi salud"
    assert read_form(translator_for("fr"), form).topics == form.topics


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "لا تحتاج إلى رخصة"),
        ("es", "no necesita permiso"),
        ("prs", "لایسنس نمی‌خواهد"),
        ("pt", "não precisa de carta"),
        ("ro", "nu cere permis"),
        ("uk", "не треба прав"),
    ],
)
def test_a_car_that_needs_no_licence_is_not_one_driven_without(
    language: str, said: str
) -> None:
    """« véhicule sans permis » word for word would own up to an offence."""
    assert said in aid_for(language).text("J’ai un véhicule sans permis.")


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_who_signs_for_employment_is_not_the_state_employment_service(
    language: str,
) -> None:
    """« pour l’emploi » is anybody: an association's referent as much."""
    assert "служб" not in aid_for(language).text("pour l’emploi")


def test_an_aid_says_what_it_is_and_who_checked_it() -> None:
    french, aid = translator_for("fr"), aid_for("tr")
    assert aid_notice(french, aid, signed=True).startswith("Traduction non vérifiée.")
    assert aid_notice(aid, aid, signed=True).startswith("Çeviri kontrol edilmedi")
    assert aid_title(aid) == "Okuma yardımı"
    aid.checked_by = "Ayşe K., traductrice, le 3 mars 2027"
    assert "Ayşe K." in aid_checked(french, aid)
    assert aid_lacks(french, aid) == ""
    aid.text("Personne n’a traduit ceci")
    assert "restent en français" in aid_lacks(french, aid)


def test_what_stays_french_keeps_its_direction_among_arabic() -> None:
    """Its full stop stands at its end, wherever the paragraph begins."""
    made = aid_for("ar")
    assert made is not None
    french = "Un texte que personne n’a traduit."
    assert made.text(french) == own(french)
    assert french in made.lacking
    latin = aid_for("tr")
    assert latin is not None
    assert latin.text(french) == french


def test_a_name_keeps_its_direction_in_a_sentence_from_right_to_left() -> None:
    said = aid_for("ar").text("Qui s’en occupe\u202f: {name}", name="Marc D.")
    assert said.endswith("\u2068Marc D.\u2069")
    kept = own("Marc D.")
    assert aid_for("ar").text("Qui s’en occupe\u202f: {name}", name=kept).endswith(kept)
    assert "\u2068" not in aid_for("ru").text(
        "Qui s’en occupe\u202f: {name}", name="M."
    )


def test_words_of_a_sentence_from_right_to_left_take_their_marks_along() -> None:
    """On two lines the mark that opens stands where the French begins."""
    said = aid_for("ar").text(
        "{said}. «\u202f{words}\u202f»", said="a", words="Mon dos"
    )
    assert said.endswith("\u2068«\u2068Mon dos\u2069»\u2069")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("\u2068Marc\u2069\u202e : \n oui ", "\u2068Marc\u2069 : oui"),
        ("\u2069\u2068Marc : oui", "Marc : oui"),
        ("\u2068Marc : oui", "Marc : oui"),
    ],
)
def test_a_sentence_of_ours_keeps_isolates_that_are_paired(
    said: str, kept: str
) -> None:
    assert ours(said) == kept


def test_sentences_of_chinese_stand_without_a_space_between_them() -> None:
    chinese, russian = aid_for("zh"), aid_for("ru")
    assert "。" in aid_notice(chinese, chinese, signed=True)
    assert " " not in aid_notice(chinese, chinese, signed=True)
    assert ". " in aid_notice(russian, russian, signed=True)
