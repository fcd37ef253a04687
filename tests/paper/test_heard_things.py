"""Each thing that a paper lists is heard by itself, each box as whose it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from livret.bootstrap.machine import FormFiles
from livret.paper.drawing import draw_sheet
from livret.paper.drawing_blank import draw_blank_form
from livret.paper.spoken import by_things
from livret.paper.structure import Element
from livret.paper.tokens import BODY, NOTE
from livret.paper.typesetting import Span
from livret.words.aid import aid_for
from livret.words.forms import load_form
from livret.words.heard import latin_in
from livret.words.labels import answer_label, barrier_label
from livret.words.papers.listed import things
from livret.words.scripts import by_script, foreign_language
from livret.words.translator import translator_for
from tests.paper.heard import languages, paragraphs, tables
from tests.paper.papers import (
    AGREED,
    MADE,
    drawn,
    failures,
    plain,
    quote,
    sheet,
    text_of,
)

BLANK = "diagnostic-partage"
VOICES = ["la personne", "social", "emploi"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Une phrase. Une autre.", []),
        ("Une phrase.\nUne autre.", []),
        ("Amina · 12 mars", ["Amina", "12 mars"]),
        ("Un\nDeux", ["Un", "Deux"]),
        ("Aide\u202f: un · deux", ["Aide\u202f:", "un", "deux"]),
        ("Aide\u202f:\nun\ndeux", ["Aide\u202f:", "un", "deux"]),
        (
            "Lu\u202f: \u2068a\u202f: b\u2069 · c",
            ["Lu\u202f:", "\u2068a\u202f: b\u2069", "c"],
        ),
        ("A\u202f: un · B\u202f: deux", ["A\u202f: un", "B\u202f: deux"]),
        ("Dit\u202f: \u2068a · b\u2069", []),
        ("prévu\u202f: un\n2 mai", ["prévu\u202f: un", "2 mai"]),
        ("prévu\u202f: un\n2 mai · dit", ["prévu\u202f: un", "2 mai · dit"]),
        ("\u2068Amina B.\u2069\n22 mars", ["\u2068Amina B.\u2069", "22 mars"]),
        ("Dit \u2068a\nb\u2069", []),
    ],
)
def test_what_a_text_lists(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in things(text)] == found


def test_what_helps_and_what_is_not_discussed_are_heard_one_by_one(
    tmp_path: Path,
) -> None:
    helps = ("J’ai un médecin", "Ma sœur garde mon fils")
    pdf = drawn(sheet(rows=(replace(AGREED, supports=helps),)))
    told = paragraphs(pdf)
    for listed in (helps, ("Parler, lire, écrire", "Ma famille, mes proches")):
        at = told.index(listed[0])
        assert told[at : at + 2] == list(listed)
    assert "Ce qui m’aide :" in told
    assert "On n’en a pas encore parlé :" in told
    # To the eye they stand on one line, parted by a dot.
    assert "J’ai un médecin · Ma sœur garde mon" in text_of(pdf)
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


def test_what_a_simple_form_asks_about_is_a_list() -> None:
    told = paragraphs(blank("simple"))
    at = told.index("Ce que mon corps me permet")
    assert told[at + 1 : at + 3] == ["Mon moral, mon énergie", "Me faire soigner"]


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
def test_each_box_of_a_form_is_in_the_column_of_its_voice(
    dress: str, tmp_path: Path
) -> None:
    pdf, form = blank(dress), load_form(BLANK, 2, "fr")
    found = tables(pdf)
    assert len(found) == len(form.topics)
    wanted = [
        answer_label(translator_for("fr"), code)
        for code in (*form.levels, *form.answers)
    ]
    for rows in found:
        (corner, *titles), *answers = rows
        assert corner == ("TD", "", "")
        assert [(tag, scope) for tag, scope, _ in titles] == [("TH", "Column")] * 3
        assert [text.strip(" ●■▲") for *_, text in titles] == VOICES
        for (title, *cells), answer in zip(answers, wanted, strict=True):
            assert title[:2] == ("TH", "Row")
            assert title[2].startswith(answer)
            assert cells == [("TD", "", "☐")] * 3
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


def blank(dress: str) -> bytes:
    return draw_blank_form(BLANK, MADE, forms=FormFiles(), language="fr", dress=dress)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Добре шию", "und-Cyrl"),
        ("Її ім’я", "uk"),
        ("Мы шьём", "ru"),
        ("আমি রান্না করি", "bn"),
        ("我会做饭", "zh"),
        ("ኣነ እየ", "ti"),
        ("أعرف الطبخ", "ar"),
        ("خیاطی می‌کنم", "fa"),
        ("زه پخلی کوم ښه", "ps"),
        ("मैं", "und-Deva"),
        ("Łukasz", ""),
        ("12 · 3", ""),
    ],
)
def test_letters_tell_a_language_where_only_one_has_them(
    text: str, language: str
) -> None:
    assert foreign_language("fr", text) == language


@pytest.mark.parametrize("recorded", ["", "uk", "ru", "bg", "fr", "zh"])
def test_the_language_recorded_comes_first_where_it_is_so_written(
    recorded: str,
) -> None:
    told = recorded if recorded in ("uk", "ru", "bg") else "und-Cyrl"
    assert foreign_language("fr", "Добре шию", recorded) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "Dit par \u2068Їлля Ж.\u2069, ici", {"Їлля Ж": "uk"}),
        ("fr", "\u2068我\u2069 et \u2068Їж\u2069.", {"我": "zh", "Їж": "uk"}),
        ("uk", "Слова \u2068Їлля\u2069", {}),
        ("ru", "Слова \u2068我会\u2069", {"我会": "zh"}),
        ("prs", "\u2068أمينة\u2069", {}),
        ("fr", "Ça va.", {}),
    ],
)
def test_other_letters_inside_a_sentence_are_told_apart(
    language: str, text: str, told: dict[str, str]
) -> None:
    parts = by_script(language, text)
    assert "".join(part for part, _ in parts) == text
    assert {part: other for part, other in parts if other} == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("uk", "Слова: Amina; записує Claire M.", ["Amina", "Claire M"]),
        ("ar", "ملف PDF هنا", ["PDF"]),
        ("fr", "Un PDF", []),
        ("es", "Un PDF", []),
    ],
)
def test_latin_letters_in_a_paper_of_others_are_french(
    language: str, text: str, told: list[str]
) -> None:
    parts = by_script(language, text, latin_in(language))
    assert "".join(part for part, _ in parts) == text
    assert [part for part, other in parts if other == "fr"] == told


def test_words_and_names_in_other_letters_have_their_own_voice(tmp_path: Path) -> None:
    said = quote("Добре шию.", speaker="Їлля Ж.", language="uk")
    row = replace(AGREED, quotes=(said,), supports=("我会做饭。", "Їжу автобусом"))
    pdf = drawn(sheet(called="Їлля Ж.", aim=said, rows=(row,)))
    told = languages(pdf)
    assert told["« Добре шию. »"] == "uk"
    assert told["Їлля Ж."] == "uk"
    assert told["我会做饭。"] == "zh"
    assert told["Їжу автобусом"] == "uk"
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


def test_a_line_of_things_under_another_is_a_list_in_it() -> None:
    """On the pathway: what it is, then its day, whose words, where it stands."""
    body = Element("LBody")
    spans = [Span("Stage", BODY), Span("\n2 mai · fait · Claire", NOTE)]
    spoken = by_things("fr", body, spans)
    (title, under) = body.kids
    assert isinstance(title, Element)
    assert isinstance(under, Element)
    assert (title.tag, under.tag) == ("P", "L")
    assert len(under.kids) == 3
    told = {span.text: spoken.owners[span.style] for span in spoken.spans}
    assert told["Stage"] is title
    assert told[" · "] is None
    assert told["fait"] is not None
    assert "".join(span.text for span in spoken.spans) == "Stage\n2 mai · fait · Claire"


@pytest.mark.parametrize("dress", ["standard", "simple"])
@pytest.mark.parametrize("language", ["ar", "prs", "uk"])
def test_topics_not_discussed_are_heard_one_by_one_in_each_direction(
    language: str, dress: str
) -> None:
    aid = aid_for(language)
    assert aid is not None
    asked = replace(sheet(), language=language, not_discussed=("langue", "logement"))
    pdf = draw_sheet(asked, MADE, forms=FormFiles(), dress=dress)
    told = paragraphs(pdf)
    topics = [barrier_label(aid, code) for code in asked.not_discussed]
    at = told.index(plain(topics[0]))
    assert told[at + 1].startswith(topics[1])
