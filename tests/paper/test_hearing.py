"""What the tests hear of a paper is what poppler reads in its structure tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.words.papers.blocks import Facts, Heading, Items, Paragraph
from tests.paper.heard import heard
from tests.paper.papers import read_aloud
from tests.paper.test_running import FACTS, HEAD, ITEMS, WORN, papered


@pytest.mark.parametrize("dress", WORN)
def test_both_hear_the_same(dress: str, tmp_path: Path) -> None:
    """On several pages, with a title that only the eye finds again."""
    blocks = [
        *(HEAD, Heading(text="Niveaux de Marc", runs_on=True)),
        *(Facts(facts=FACTS[:16]), Items(items=ITEMS[:6])),
        Paragraph(text="Dit : « Après l’été, 8 h – 12 h. » Fi, ffl, Łukasz, Ірина"),
    ]
    pdf = papered(blocks, dress)
    told = heard(pdf)
    assert told == read_aloud(pdf, tmp_path)
    assert "point 15" in told


def test_what_an_element_says_of_itself_is_heard_in_place_of_its_letters() -> None:
    """Arabic is drawn from its left end; it is heard from its first letter."""
    blocks = [HEAD, Paragraph(text="مساعدة على القراءة")]
    assert "مساعدة على القراءة" in heard(papered(blocks, "ar"))
