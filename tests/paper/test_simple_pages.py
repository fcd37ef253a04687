"""The simple version on the page: one idea a line, and words for every sign."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import fields, replace

import pikepdf
import pytest

from livret.paper.dress import POCKETS, SIMPLE, Dress
from livret.paper.preview import count
from livret.paper.tokens import Style
from tests.paper.heard import heard
from tests.paper.papers import AGREED, APART, RESERVED, plain, quote, text_of
from tests.paper.test_dresses import drawn


def lines(pdf: bytes) -> list[str]:
    """The lines of a paper, as they stand."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return [plain(each) for each in done.stdout.decode().splitlines()]


def test_each_sentence_of_ours_starts_a_line() -> None:
    told = lines(drawn(dress="simple"))
    for one in (
        "Ce papier dit ce qui vous aide et ce qui vous gêne.",
        "Il dit aussi ce que nous allons faire.",
        "Chacun choisit\u202f: signer, signer plus tard, ne pas signer.",
        "Une feuille imprimée ne se vérifie pas.",
        "Demandez le fichier.",
    ):
        assert plain(one) in told


def test_less_air_makes_a_page_less_of_a_longer_paper_too() -> None:
    """Two topics in large Persian letters were a little more than a page, each time."""
    two = (quote("Mon dos me fait mal si je porte."),) * 2
    rows = (replace(APART, quotes=two),) * 6
    pdf = drawn(dress="simple", language="prs", rows=rows)
    assert count(pdf) <= 5


def test_what_is_kept_is_told_in_words_and_not_by_a_rule() -> None:
    rows = (AGREED, RESERVED, APART)
    pdf = drawn(dress="simple", rows=rows)
    told = heard(pdf)
    seen = plain(text_of(pdf))
    kept = "Nous retenons\u202f: Nous cherchons un poste sans charges."
    for text in (told, seen):
        assert text.count(plain(kept)) == 1
        assert plain("veut dire\u202f: nous décidons cela ensemble.") in text
        assert "Deux traits" not in text
    standard = plain(text_of(drawn(rows=rows)))
    assert "Deux traits" in standard
    assert plain(kept) not in standard


@pytest.mark.parametrize("worn", [SIMPLE, POCKETS[SIMPLE.name]])
def test_nothing_is_small_on_a_sheet_nor_in_the_pocket(worn: Dress) -> None:
    """Inclusion Europe asks for 14 points at least."""
    styles = [getattr(worn, each.name) for each in fields(worn)]
    read = [each for each in styles if isinstance(each, Style) and each != worn.foot]
    assert min(each.size for each in read) >= 14
    assert worn.simple


def icons_drawn(pdf: bytes) -> int:
    """How often the pages of a paper draw with the pen of an icon."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            page.contents_coalesce()
        return sum(
            page.Contents.read_bytes().count(b"1.8 w 1 J 1 j") for page in file.pages
        )


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_in_words_alone_it_says_and_reads_the_same(language: str) -> None:
    said = {"rows": (AGREED, RESERVED, APART), "language": language}
    shown = drawn(dress="simple", **said)
    bare = drawn(dress="simple-words", **said)
    assert icons_drawn(shown) == 5, "three topics, what helps, one goal"
    assert icons_drawn(bare) == 0
    assert heard(bare) == heard(shown)
    # The same sheet, instant and dress are the same bytes: what is frozen says which.
    assert drawn(dress="simple-words", **said) == bare


def test_a_title_without_its_picture_begins_where_text_begins() -> None:
    def left(dress: str, word: str) -> float:
        pdf = drawn(dress=dress, rows=(AGREED,))
        done = subprocess.run(
            ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
        )
        found = re.search(rf'xMin="([\d.]+)".*>{word}<', done.stdout.decode())
        assert found is not None, word
        return float(found[1])

    for word in ("santé", "Trouver"):
        assert left("simple", word) - left("simple-words", word) == pytest.approx(37)


def test_a_line_break_parts_words_for_who_listens() -> None:
    """What stands on two lines is never heard as one word."""
    told = heard(drawn(dress="simple"))
    assert "signer.Chacun" not in told
