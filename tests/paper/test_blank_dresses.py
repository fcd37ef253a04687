"""The blank forms in every dress, and in the languages people read."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from livret.bootstrap.machine import FormFiles
from livret.domain.forms import Form
from livret.paper.drawing_blank import draw_blank_form
from livret.paper.preview import count
from livret.usecases.paper_sheets.errors import UnknownDress
from livret.words import forms
from livret.words.aid import aid_for
from livret.words.aid_notice import aid_notice, aid_signed
from livret.words.charter import read_edition
from livret.words.papers import aids
from livret.words.papers.blank_charter import read_blank_charter
from livret.words.papers.blank_diagnostic import SIDES
from livret.words.papers.catalogue import BLANKS
from livret.words.papers.hand_blocks import Lines
from livret.words.translator import translator_for
from tests.paper.heard import heard
from tests.paper.papers import MADE, failures, pages_of, plain, text_of
from tests.paper.test_dresses import sizes


def blank(form: str = "diagnostic-partage", language="fr", dress="standard") -> bytes:
    return draw_blank_form(
        form, MADE, forms=FormFiles(), language=language, dress=dress
    )


def newest_form() -> Form:
    return forms.load_form(forms.DIAGNOSTIC, forms.latest(forms.DIAGNOSTIC), "fr")


@pytest.mark.parametrize("form", BLANKS)
@pytest.mark.parametrize(
    ("language", "dress"),
    [("fr", "large"), ("fr", "simple"), ("fr", "bilingual-ar"), ("bn", "standard")],
)
def test_a_blank_form_conforms(
    form: str, language: str, dress: str, tmp_path: Path
) -> None:
    pdf = blank(form, language, dress)
    assert failures(pdf, "3a", tmp_path) == []
    assert failures(pdf, "ua1", tmp_path) == []


@pytest.mark.parametrize("form", BLANKS)
@pytest.mark.parametrize(
    ("language", "dress", "asked"),
    [
        ("fr", "standard", ("Nom :", "Date :")),
        ("en", "standard", ("Name:", "Date:")),
        ("fr", "large", ("Nom :", "Date :")),
        ("fr", "simple", ("Nom :", "Date :")),
        ("fr", "bilingual-ar", ("Nom :", "Date :")),
        ("ar", "standard", ("الاسم", "التاريخ")),
        ("es", "large", ("Nombre:", "Fecha:")),
    ],
)
def test_each_further_page_keeps_a_line_for_her_name_and_the_day(
    form: str, language: str, dress: str, asked: tuple[str, str]
) -> None:
    """Sheets of two people in one drawer were nobody's."""
    pdf = blank(form, language, dress)
    for page, told in enumerate(pages_of(pdf), 1):
        lines = told.replace("\u202b", "").replace("\u202c", "")
        assert all(plain(each) in lines for each in asked) or page == 1, page
    if dress != "bilingual-ar" and language != "ar":
        assert plain(asked[0]) not in heard(pdf)


@pytest.mark.parametrize("dress", ["simple", "large", "bilingual-ar"])
def test_each_page_says_which_form_and_answers_say_whose_they_are(dress: str) -> None:
    """A loose page is put back; a shape without a name is nobody's."""
    form, pdf = newest_form(), blank("diagnostic-partage", "fr", dress)
    for page in ("1", "3", str(count(pdf))):
        assert form.id in text_of(pdf, "-f", page, "-l", page)
    told = heard(pdf)
    for topic in form.topics:
        asks = topic.aim
        if dress == "simple":
            # The same question on every topic, and no verb turned around.
            asks = f"{topic.title}\u202f: est-ce que ça vous gêne pour ce que vous "
            asks += "voulez faire\u202f?"
        asked = told.index(plain(asks))
        answered = told.index(plain(topic.anchors[0][1]))
        between = told[asked:answered]
        assert all(name in between for name in ("la personne", "social", "emploi"))


@pytest.mark.parametrize(
    ("language", "dress"), [("prs", "large"), ("ps", "large"), ("fr", "large")]
)
def test_each_page_of_a_topic_says_of_which_topic_it_is(
    language: str, dress: str
) -> None:
    """« Ce que nous retenons » stood alone on six sheets, all alike, of no topic."""
    tr = aids.paper_reader("diagnostic", language, dress)
    named = [
        words_of(tr.text(each))
        for topic in newest_form().topics
        for each in (topic.title, topic.aim)
    ]
    pages = pages_of(blank("diagnostic-partage", language, dress))[1:-1]
    assert len(pages) > len(named) // 2
    for page, told in enumerate(pages, 2):
        assert any(each <= words_of(told) for each in named), page


@pytest.mark.parametrize("language", ["prs", "ps"])
def test_a_topic_goes_on_under_the_one_before_rather_than_on_an_empty_page(
    language: str,
) -> None:
    """Three sheets a topic, the third with three lines: 22 and 23 in all."""
    pages = pages_of(blank("diagnostic-partage", language, "large"))
    assert len(pages) <= 18
    # The boxes at the top of a sheet say of what they are.
    tr = aids.paper_reader("diagnostic", language, "large")
    second = words_of(tr.text(newest_form().topics[1].title))
    assert second <= words_of(pages[3])
    assert second <= words_of(pages[4])


def words_of(text: str) -> set[str]:
    """Words as poppler reads them: without joiners, vowel signs and directions."""
    kept = (
        " " if unicodedata.category(each)[0] in "PSZ" else each
        for each in unicodedata.normalize("NFD", text)
        if unicodedata.category(each) not in {"Cf", "Mn"}
    )
    return set("".join(kept).split())


def test_an_aid_asks_all_that_the_form_asks_and_has_no_place_to_sign() -> None:
    told = heard(blank(language="es"))
    spanish = aid_for("es")
    form = newest_form()
    for topic in form.topics:
        asked = [topic.title, topic.aim]
        asked += [anchor for _, anchor in topic.anchors]
        asked += [support.me for support in topic.supports]
        for text in asked:
            assert plain(spanish.text(text)) in told
    assert "Traducción no verificada" in told
    assert "Firmas" not in told
    assert not spanish.lacking


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
def test_a_charter_in_an_aid_has_no_place_to_sign_either(dress: str) -> None:
    told = heard(blank("charte", "es", dress))
    spanish = aid_for("es")
    assert plain(spanish.text("Nos propres lignes")) in told
    assert plain(spanish.text("Nos prénoms, nos signatures")) not in told
    french = heard(blank("charte", "fr", dress))
    assert plain("Nos prénoms, nos signatures") in french


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
def test_each_of_three_signs_the_charter_on_a_line_of_their_own(dress: str) -> None:
    """Three people had two lines for their first names and their signatures."""
    read = read_blank_charter(translator_for("fr"))
    signed = next(each for each in reversed(read) if isinstance(each, Lines))
    assert (signed.label, signed.count) == ("Nos prénoms, nos signatures", len(SIDES))
    assert count(blank("charte", "fr", dress)) == (2 if dress == "standard" else 3)


@pytest.mark.parametrize("form", BLANKS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_an_aid_beside_a_form_to_sign_says_which_text_is_signed(
    form: str, language: str
) -> None:
    told = heard(blank(form, "fr", f"bilingual-{language}"))
    reader = aids.reader_for(language)
    assert reader is not None
    said = aid_notice(reader, reader, signed=True) if language == "es" else ""
    assert plain(said or aid_signed(reader)) in told


@pytest.mark.parametrize("dress", ["large", "simple", "bilingual-prs"])
def test_sentences_of_the_charter_say_of_what_where_they_go_on(dress: str) -> None:
    """A box at the top of a loose sheet is of a part; the last lines are of none."""
    read = read_edition(translator_for("fr"))
    first_of = [next(iter(read.choices[group].values())) for group in read.groups]
    seen = ""
    cut = 0
    for page in pages_of(blank("charte", dress=dress)):
        for title, sentence in zip(read.groups.values(), first_of, strict=True):
            if title in page and sentence[:20] not in page:
                cut += sentence[:20] in seen
        seen += page
    assert cut
    last = pages_of(blank("charte", dress=dress))[-1]
    assert "Nos propres lignes" in last
    assert "Si ça ne va pas" not in last or "Nous en parlons" in last


def test_each_topic_starts_a_page_in_each_dress() -> None:
    form = newest_form()
    for dress in ("large", "simple"):
        assert count(blank(dress=dress)) >= len(form.topics) + 2


def test_a_topic_of_an_aid_stands_on_one_page_where_it_can() -> None:
    """Seven topics: a page each would be nine, with the first and the last."""
    assert count(blank("diagnostic-partage", "uk", "standard")) <= 10
    assert count(blank("diagnostic-partage", "ar", "standard")) <= 10


def test_the_large_blank_form_is_large(tmp_path: Path) -> None:
    body, foot = sizes(blank(dress="large"), tmp_path)
    assert min(body) >= 18
    assert min(foot) >= 14


@pytest.mark.parametrize(
    ("language", "dress"),
    [("xx", "standard"), ("fr", "bilingual"), ("fr", "huge"), ("fr", "large-ar")],
)
def test_what_is_not_made_is_refused(language: str, dress: str) -> None:
    with pytest.raises(UnknownDress):
        blank(language=language, dress=dress)


def test_no_box_to_tick_is_alone_on_a_page() -> None:
    pdf = blank("charte")
    second = text_of(pdf, "-f", "2", "-l", "2")
    assert second.partition("Agir")[0].count(".") != 1
