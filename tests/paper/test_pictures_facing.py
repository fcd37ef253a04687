"""Pictures in two languages: each says its words in both, with its legend."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest

from livret.paper.dress import DRESSES
from livret.paper.facing import draw_facing
from livret.paper.made import Made
from livret.paper.preview import count
from livret.paper.recovery import draw_recovery
from livret.usecases.pathway_sheet import PathwaySheet
from livret.words.barrier_history import radar_alt_on_paper, radar_days_on_paper
from livret.words.charts.entries import ALWAYS
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import Drawing, Words
from livret.words.cleaning import bare
from livret.words.papers.aids import asked, paper_reader, reader_for
from livret.words.papers.blocks import Block, Facts, Head, Heading, Paragraph
from livret.words.papers.drawn import Picture, Shown
from livret.words.papers.elements import Voice
from livret.words.papers.pathway import read_pathway
from livret.words.papers.pictures import spread
from livret.words.timeline import lane_label
from livret.words.translator import translator_for
from tests.paper.papers import MADE, failures, plain, text_of
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

FR = translator_for("fr")
NAMES = ("Amina", "pour le social", "pour l’emploi", "Awa", "Ousmane")
TITLE, CAPTION, DRAWN = "Une image", "Du centre vers le bord", "dans l’image"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


def pages_of(pdf: bytes) -> list[str]:
    return [
        plain(text_of(pdf, "-f", str(at), "-l", str(at), "-raw", "-nopgbrk"))
        for at in range(1, count(pdf) + 1)
    ]


def told_in(pdf: bytes) -> dict[str, list[str]]:
    """What each picture says to who listens, by the language of its part."""
    found: dict[str, list[str]] = {}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for one in file.objects:
            if not isinstance(one, pikepdf.Dictionary) or one.get("/S") != "/Figure":
                continue
            part = one
            while part.get("/S") != "/Part":
                part = part.P
            found.setdefault(str(part.get("/Lang", "fr")), []).append(str(one.Alt))
    return found


@pytest.mark.parametrize(("language", "dress"), [("fr", "bilingual-ar"), ("ar", "")])
def test_a_picture_has_one_text_for_the_ear(
    desk: Desk, language: str, dress: str
) -> None:
    """In Arabic its letters, cut short by its lanes, were read in place of its words.

    A reader gives replacement text before an alternative (ISO 32000-1, 14.9.3-4).
    """
    worn = dress or "standard"
    _, pdf = made(desk, "parcours", language=language, dress=worn, with_life=True)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        told = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        pictures = [one for one in told if one.get("/S") == "/Figure"]
        assert len(pictures) > 3
        assert [str(one.Alt) for one in pictures if "/ActualText" in one] == []
        assert [one for one in told if "/Alt" in one and "/ActualText" in one] == []


@pytest.mark.parametrize("language", ["en", "uk", "ar"])
def test_each_picture_is_told_in_both_languages(desk: Desk, language: str) -> None:
    """An Arabic reader had lanes, months and levels in French alone."""
    tr = reader_for(language)
    assert tr is not None
    dress = f"bilingual-{language}"
    composed, pdf = made(desk, "parcours", dress=dress, with_life=True)
    told = told_in(pdf)
    assert set(told) == {"fr", language}
    assert len(told["fr"]) == len(told[language]) > 3
    assert not set(told["fr"]) & set(told[language])
    days = radar_days_on_paper(composed.sheet.histories)
    around = {bare(radar_alt_on_paper(tr, day)) for day in days}
    assert around
    assert around <= {bare(one) for one in told[language]}


def test_the_words_of_the_topics_stand_before_their_pictures(desk: Desk) -> None:
    """Each picture wants a page in two languages: one before it was left blank."""
    sheet = made(desk, "parcours", with_life=True)[0].sheet
    assert isinstance(sheet, PathwaySheet)
    assert len(radar_days_on_paper(sheet.histories)) > 1
    around = [type(each) for each in read_pathway(FR, sheet)][-5:]
    assert around == [Heading, Paragraph, Facts, Picture, Picture]


@pytest.mark.parametrize("language", ["en", "uk"])
def test_lanes_and_levels_are_written_in_both(desk: Desk, language: str) -> None:
    tr = reader_for(language)
    assert tr is not None
    _, pdf = made(desk, "parcours", dress=f"bilingual-{language}", with_life=True)
    pages = pages_of(pdf)
    for reader in (FR, tr):
        that_day = plain(reader.text("ce jour-là"))
        words = [that_day, *(plain(lane_label(reader, lane)) for lane in ALWAYS)]
        assert any(all(each in page for each in words) for page in pages)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("language", ["en", "ar", "ti"])
def test_pictures_in_two_languages_conform(
    desk: Desk, language: str, profile: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _, pdf = made(desk, "parcours", dress=f"bilingual-{language}", with_life=True)
    assert failures(pdf, profile, tmp_path_factory.mktemp("checked")) == []


def picture(tall: bool, high: float) -> Picture:
    def drawings(letters: Lettering, width: float, most: float) -> tuple[Shown, ...]:
        height = min(most, high)
        said = Words(0, height / 2, DRAWN, 90, "ink", letters.size)
        return (
            Shown(Drawing(width=width, height=height, ground=(said,)), "Une image."),
        )

    voices = tuple(Voice(side="autre", name=name) for name in NAMES)
    return Picture(
        drawings=drawings,
        title=TITLE,
        caption=CAPTION,
        voices=voices,
        tall=tall,
        level=2,
    )


@pytest.mark.parametrize("tall", [True, False])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("before", range(3, 40, 6))
def test_a_legend_is_on_the_page_of_its_picture(
    language: str, before: int, tall: bool
) -> None:
    """« Amina » stood under the picture, « pour le social » on the next page."""
    tr = reader_for(language)
    assert tr is not None
    blocks: list[Block] = [Head(title="Essai")]
    blocks += [Paragraph(text=f"Ligne {at}.") for at in range(before)]
    blocks += [*spread([picture(tall, 2000)]), Paragraph(text="Après.")]
    pdf = draw_facing(
        blocks, blocks, DRESSES["bilingual"], Made(at=MADE, tr=FR, legend=False), tr
    )
    pages = pages_of(pdf)
    last = [page for page in pages if DRAWN in page][-1]
    for words in (*NAMES, CAPTION, TITLE):
        assert last.count(plain(words)) == 2
    drawn = sum(page.count(DRAWN) for page in pages)
    assert drawn == 2
    assert last.count(DRAWN) == (1 if tall else 2)


def test_what_has_no_words_is_drawn_once() -> None:
    spoken, dress = asked("ar", "bilingual")
    tr = paper_reader("secours", spoken, dress)
    code = "K7QF-2M9A-XW3D-8HTP-5RNC-VZ4E-JB6G-0YS1"
    told = told_in(draw_recovery(code, "Claire M.", MADE, tr, dress))
    assert list(told) == ["fr"]
    assert len(told["fr"]) == 1


@pytest.mark.parametrize(
    ("language", "dress"),
    [("fr", "standard"), ("fr", "large"), ("fr", "bilingual-prs"), ("ar", "standard")],
)
def test_what_a_picture_has_no_room_to_name_has_its_number(
    desk: Desk, language: str, dress: str
) -> None:
    """In Dari the line had marks and « + 2 » that no list could be asked about."""
    _, pdf = made(desk, "parcours", language=language, dress=dress, with_life=True)
    pages = pages_of(pdf)
    assert not [page for page in pages if re.search(r"\+\s?\d", page)]
    tr = reader_for(language)
    assert tr is not None
    numbers = [tr.figures(str(at)) for at in range(1, 20)]
    text = "\n".join(pages)
    found = (re.search(rf"\b{one}\b", text) for one in numbers)
    assert [one for one, there in zip(numbers, found, strict=True) if not there] == []


def test_no_number_stands_where_no_picture_has_it(desk: Desk) -> None:
    _, pdf = made(desk, "parcours", dress="simple", with_life=True)
    assert "Je chante à la chorale" in "".join(pages_of(pdf))
    assert "4. Je chante" not in "".join(pages_of(pdf))
