"""Reading a paper on the screen: sizes, some pages only, words found."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livret.paper.page_text import find, folded, texts
from livret.paper.preview import count, pages, sizes
from livret.paper.signing_acts import PaperUnreadable
from tests.paper.papers import drawn, sheet

PDF = drawn(sheet())


def test_the_size_of_each_page_is_told_without_drawing_it() -> None:
    measured = sizes(PDF)
    assert len(measured) == count(PDF) >= 2
    for wide, high in measured:
        assert (wide, high) == pytest.approx((595.28, 841.89), abs=0.1)


def test_one_page_is_drawn_as_it_is_among_all() -> None:
    (second,) = pages(PDF, 0.5, only=[1])
    assert second == pages(PDF, 0.5)[1]


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(PaperUnreadable):
        pages(PDF, 0.5, only=[count(PDF)])


def test_each_page_says_what_stands_on_it() -> None:
    first = texts(PDF)[0]
    assert len(texts(PDF)) == count(PDF)
    assert "Je veux un travail en cuisine, pas loin." in first
    assert "\n" not in first


@pytest.mark.parametrize(
    "sought",
    ["travail en cuisine", "TRAVAIL EN CUISINE", "trävail  en\ncuisine", "Travail"],
)
def test_words_are_found_whatever_their_case_accents_and_spaces(sought: str) -> None:
    found = find(PDF, sought)
    assert found
    left, top, width, height = found[0].boxes[0]
    assert 0 < left < left + width < 1
    assert 0 < top < top + height < 0.5
    assert found[0].page == 0


def test_ligatures_are_found_as_they_are_typed() -> None:
    words = drawn(sheet(called="Sœur Amina"))
    assert find(words, "soeur amina") == find(words, "sœur amina") != ()


def test_nothing_is_found_for_nothing_and_for_what_is_not_there() -> None:
    assert find(PDF, "   ") == ()
    assert find(PDF, "hippopotame") == ()
    assert find(PDF, "(.*") == ()


@pytest.mark.parametrize("ask", [sizes, texts, pages, lambda pdf: find(pdf, "a")])
def test_what_is_no_pdf_is_refused(ask: object) -> None:
    with pytest.raises(PaperUnreadable):
        ask(b"%PDF-1.7 nothing more")  # type: ignore[operator]


@given(st.text(max_size=40))
@settings(max_examples=60)
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.sampled_from(string.ascii_letters), st.sampled_from("\u0301\u0300\u0302"))
@settings(max_examples=30)
def test_folding_twice_is_folding_once(letter: str, accent: str) -> None:
    import unicodedata

    written = unicodedata.normalize("NFC", letter + accent)
    assert folded(folded(written)) == folded(written)
