"""What goes on on the next page says again whose it is, or of what."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from livret.paper.blocks import draw_paper
from livret.paper.dress import DRESSES
from livret.paper.facing import draw_facing
from livret.paper.made import Made
from livret.paper.preview import count
from livret.words.aid import aid_for
from livret.words.papers.blocks import (
    Block,
    Facts,
    Head,
    Heading,
    Items,
    Panel,
    Paragraph,
)
from livret.words.papers.elements import Fact, Item
from livret.words.translator import translator_for
from tests.paper.papers import MADE, drawn, failures, plain, read_aloud, sheet, text_of

MANY = 70
WORDS = "Une phrase assez longue pour que la liste tienne en une seule colonne, oui."
ITEMS = tuple(Item(text=f"{WORDS} {at}") for at in range(MANY))
FACTS = tuple(Fact(label=f"point {at}", value="tel jour") for at in range(MANY))
HEAD = Head(title="Essai")
WORN = ["standard", "large", "simple", "ar", "bilingual-ar"]


def papered(blocks: list[Block], dress: str) -> bytes:
    aid = aid_for("ar")
    assert aid is not None
    french = Made(at=MADE, tr=translator_for("fr"))
    if dress == "bilingual-ar":
        return draw_facing(blocks, blocks, DRESSES["bilingual"], french, aid)
    if dress == "ar":
        arabic = Made(at=MADE, tr=aid)
        return draw_paper(blocks, DRESSES["standard"], arabic)
    return draw_paper(blocks, DRESSES[dress], french)


def pages_of(pdf: bytes) -> list[str]:
    every = range(1, count(pdf) + 1)
    return [
        plain(text_of(pdf, "-f", str(at), "-l", str(at), "-raw", "-nopgbrk"))
        for at in every
    ]


@pytest.mark.parametrize("dress", WORN)
@pytest.mark.parametrize("part", [Facts(facts=FACTS), Items(items=ITEMS)])
def test_a_part_that_goes_on_says_its_title_again(dress: str, part: Block) -> None:
    title = Heading(text="Niveaux de Marc", runs_on=True)
    after = [Heading(text="Autre chose"), Facts(facts=FACTS[:40])]
    pdf = papered([HEAD, title, part, *after], dress)
    pages = pages_of(pdf)
    within = [at for at, told in enumerate(pages) if "Niveaux de Marc" in told]
    assert within == list(range(len(within)))
    assert len(within) > 1
    for at in within[1:]:
        assert pages[at].startswith("Niveaux de Marc") or dress == "bilingual-ar"
    # The part after it is not taken for a part of it.
    assert "Autre chose" in pages[within[-1]] or "Autre chose" in pages[len(within)]
    assert len(pages) > len(within)


@pytest.mark.parametrize("dress", WORN)
def test_who_listens_hears_a_title_once(dress: str, tmp_path: Path) -> None:
    title = Heading(text="Niveaux de Marc", runs_on=True)
    pdf = papered([HEAD, title, Facts(facts=FACTS), Paragraph(text="fin")], dress)
    told = read_aloud(pdf, tmp_path)
    assert told.count("Niveaux de Marc") == (2 if dress == "bilingual-ar" else 1)
    assert failures(pdf, "ua1", tmp_path) == []
    assert failures(pdf, "3a", tmp_path) == []


@pytest.mark.parametrize("dress", WORN)
def test_a_panel_that_is_cut_says_its_title_again(dress: str, tmp_path: Path) -> None:
    pdf = papered([HEAD, Panel(title="Ce qui aide", items=ITEMS)], dress)
    pages = pages_of(pdf)
    assert len(pages) > 1
    assert all("Ce qui aide" in told for told in pages)
    twice = 2 if dress == "bilingual-ar" else 1
    assert read_aloud(pdf, tmp_path).count("Ce qui aide") == twice


def test_the_diagnosis_says_what_its_cut_panel_is() -> None:
    many = tuple(f"{WORDS} {at}" for at in range(MANY))
    pages = pages_of(drawn(dataclasses.replace(sheet(), strengths=many)))
    cut = [told for told in pages if WORDS[:20] in told]
    assert len(cut) > 1
    assert all("Ce qui m’aide" in told for told in cut)
