"""What the tests hear of a paper is what poppler reads in its structure tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from livret.words.cleaning import broken, own
from livret.words.papers.blocks import Facts, Heading, Items, Paragraph
from livret.words.papers.elements import Fact, Item
from tests.paper.heard import heard, paragraphs
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


@pytest.mark.parametrize("dress", WORN)
def test_who_said_what_is_heard_line_by_line(dress: str) -> None:
    """« gêne un peu Claire M. : bloque » was said in one breath."""
    said = ("Amina : gêne un peu", "Claire M. : bloque", "Marc D. : ne gêne pas")
    noted = ("Nos objectifs", "Parler, lire, écrire", "Ma famille, mes proches")
    lines, listed = "\n".join(said), " · ".join(noted)
    fact = Fact(label="11 mars 2026", value=lines, note=listed)
    item = Item(text="Une démarche", note=listed)
    told = paragraphs(
        papered([HEAD, Facts(facts=(fact,)), Items(items=(item,))], dress)
    )
    columns = 2 if dress.startswith("bilingual") else 1
    assert [one for one in told if one in said] == list(said) * columns
    apart = [one for one in told if one in noted]
    assert apart == [*noted, *noted] * columns


def test_a_line_of_somebody_is_not_parted() -> None:
    assert broken(f"a\n{own('b')} c\n\u2068d\ne\u2069\n") == [
        "a",
        f"{own('b')} c",
        "\u2068d\ne\u2069",
    ]
    assert broken("") == []
