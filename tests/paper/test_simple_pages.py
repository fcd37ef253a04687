"""The simple version on the page: one idea a line, and words for every sign."""

from __future__ import annotations

import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from livret.paper.dress import POCKETS, SIMPLE, Dress
from livret.paper.tokens import Style
from tests.paper.papers import AGREED, APART, RESERVED, plain, read_aloud, text_of
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
        "Chacun peut signer.",
        "Chacun peut signer plus tard.",
        "Demandez le fichier.",
    ):
        assert plain(one) in told


def test_what_is_kept_is_told_in_words_and_not_by_a_rule(tmp_path: Path) -> None:
    rows = (AGREED, RESERVED, APART)
    pdf = drawn(dress="simple", rows=rows)
    told = plain(read_aloud(pdf, tmp_path))
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


def test_a_line_break_parts_words_for_who_listens(tmp_path: Path) -> None:
    """What stands on two lines is never heard as one word."""
    told = read_aloud(drawn(dress="simple"), tmp_path)
    assert "signer.Chacun" not in told
