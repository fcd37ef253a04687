"""The foot of a page names every mark, whole."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import subprocess
from collections.abc import Iterator

import pytest

from livret.bootstrap.machine import FormFiles
from livret.paper.blocks import draw_paper
from livret.paper.drawing import draw_sheet
from livret.paper.dress import DRESSES
from livret.paper.facing import draw_facing
from livret.paper.made import Made
from livret.paper.preview import count
from livret.words.aid import aid_for
from livret.words.papers.blocks import Head, Item, Items
from livret.words.papers.catalogue import PAPERS
from livret.words.papers.elements import Voice
from livret.words.translator import translator_for
from tests.paper.papers import MADE, Row, drawn, marks, pages_of, plain, sheet, text_of
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk

SIDES = ("personne", "social", "emploi", "autre", "autre")
NAMES = ("Amina", "Claire", "Marc", "Nadia", "Omar")
BOTH = ("від соціальної підтримки", "від служби зайнятості")
"""Two sides whose names begin alike."""


def foot_of(pdf: bytes, number: int = 1) -> str:
    """The end of a page's text, as long as a foot may be."""
    return text_of(pdf, "-f", str(number), "-l", str(number))[-400:]


def blocks() -> list[Head | Items]:
    spoken = [*zip(SIDES, NAMES, strict=True)]
    items = [
        *(Item(text="a", voice=Voice(side=side, name=name)) for side, name in spoken),
        *(
            Item(text="b", voice=Voice(side=side, name=name, nobody=True))
            for side, name in zip(SIDES[1:], BOTH, strict=False)
        ),
    ]
    return [Head(title="Моя книжка"), Items(items=tuple(items))]


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
def test_each_name_is_whole_whatever_stands_beside(dress: str) -> None:
    aid = aid_for("uk")
    assert aid is not None
    day = dt.date(2026, 11, 23)
    made = Made(
        at=MADE, tr=aid, foot=str(day), title="Моя книжка", whose="Amina B. Exemple"
    )
    pdf = draw_paper(blocks(), DRESSES[dress], made)
    foot = foot_of(pdf)
    for name in (*NAMES, *BOTH):
        assert name in foot
    assert "сторінка 1 з 1" in foot
    assert str(day) in foot


def test_facing_pages_name_them_too() -> None:
    aid = aid_for("uk")
    assert aid is not None
    made = Made(at=MADE, tr=translator_for("fr"), foot="23 novembre 2026", title="A")
    pdf = draw_facing(blocks(), blocks(), DRESSES["bilingual"], made, aid)
    foot = foot_of(pdf)
    assert all(name in foot for name in (*NAMES, *BOTH))


def test_the_diagnosis_names_five_whose_names_are_long() -> None:
    told = tuple(
        dataclasses.replace(each, name=f"{each.name} du Grand Village-sur-Rivière")
        for each in marks(*["bloque"] * 5)
    )
    pdf = drawn(sheet(rows=(Row(barrier="logement", marks=told),)))
    foot = foot_of(pdf)
    for each in told:
        assert each.name in foot


def test_few_names_stand_beside_the_page_number() -> None:
    foot = text_of(drawn(sheet()), "-layout", "-f", "1", "-l", "1")
    assert "Marc 12 mars 2026, 9 h 42 · page 1 sur" in plain(foot)


LATER = dt.datetime(2026, 3, 12, 15, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-ar"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_two_versions_of_one_day_are_told_apart_on_each_page(
    dress: str, language: str
) -> None:
    """In court, a page of the one was taken for a page of the other."""
    said = sheet(language=language)
    if language == "en" and dress.startswith("bilingual"):
        pytest.skip("two languages face French only")
    hours = {"fr": ("9 h 42", "15 h 05"), "en": ("09:42", "15:05")}[language]
    for at, hour in zip((MADE, LATER), hours, strict=True):
        pdf = draw_sheet(said, at, forms=FormFiles(), dress=dress)
        for page, told in enumerate(pages_of(pdf, "-raw"), 1):
            assert plain(f"2026, {hour} · page") in (told), (dress, page)
        again = draw_sheet(said, at, forms=FormFiles(), dress=dress)
        assert again == pdf


@pytest.mark.parametrize("dress", ["standard", "large"])
def test_a_paper_of_another_day_tells_when_it_was_prepared(dress: str) -> None:
    said = sheet(on=dt.date(2026, 3, 9))
    pdf = draw_sheet(said, MADE, forms=FormFiles(), dress=dress)
    for page, told in enumerate(pages_of(pdf, "-raw"), 1):
        assert plain("Écrit le 12 mars 2026, 9 h 42 · page") in told, page


def test_a_long_name_stays_beside_the_hour_in_large_print() -> None:
    title = "Compte-rendu de notre rencontre"
    made = Made(
        at=MADE,
        tr=translator_for("fr"),
        foot="23 octobre 2026",
        version=("Écrit le 22 novembre 2026, 9 h 35", "22 novembre 2026, 9 h 35"),
        title=title,
        whose="Amina B.",
    )
    many = [Items(items=tuple(Item(text="a") for _ in range(60)))]
    pdf = draw_paper([Head(title=title), *many], DRESSES["large"], made)
    assert count(pdf) > 1
    told = plain(text_of(pdf, "-f", "2", "-l", "2", "-raw"))
    assert f"Amina B. · {title} · 23 octobre 2026" in told
    assert "Écrit le 22 novembre 2026, 9 h 35 · page 2" in told


@pytest.mark.parametrize("dress", ["standard", "large", "simple"])
def test_no_page_loses_whose_it_is(dress: str) -> None:
    """A loose page of somebody else's paper is to be seen, beside any legend."""
    title = "Compte-rendu de notre rencontre"
    voices = zip(SIDES[:4], ("Amina", "Claire", "Marc", "Giulia"), strict=True)
    told = [Item(text="a", voice=Voice(side=s, name=n)) for s, n in voices]
    papers = (
        ("Diagnostic partagé", "", ("12 mars 2026, 9 h 42",) * 2, told),
        (title, "3 mars 2026", ("Écrit le 12 mars 2026, 9 h 42", "12 mars 2026"), []),
        ("Ce qui est écrit sur moi, et qui le lit", "12 mars 2026", (), []),
    )
    for name, day, version, spoken in papers:
        made = Made(
            at=MADE,
            tr=translator_for("fr"),
            foot=day,
            version=version,
            title=name,
            whose="Amina B.",
        )
        many = (*spoken, *(Item(text="a") for _ in range(60)))
        pdf = draw_paper([Head(title=name), Items(items=many)], DRESSES[dress], made)
        assert count(pdf) > 1
        for foot in pages_of(pdf, "-raw")[1:]:
            assert plain(f"Amina B. · {name} · ") in foot


MINUTES = "Compte-rendu de notre rencontre"
AMINA = "Amina Belkacem-Martin"
ELSEWHEN = ("Écrit le 22 novembre 2026, 9 h 35", "22 novembre 2026, 9 h 35")


def minutes_of(whose: str, version: tuple[str, ...]) -> Made:
    """What the foot of French minutes tells."""
    return Made(
        at=MADE,
        tr=translator_for("fr"),
        foot="23 octobre 2026",
        version=version,
        title=MINUTES,
        whose=whose,
    )


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-uk"])
@pytest.mark.parametrize("version", [ELSEWHEN, ()])
def test_each_page_tells_whose_it_is_and_of_which_day(
    dress: str, version: tuple[str, ...]
) -> None:
    """A loose page of signed minutes was nobody's, where their name is long."""
    made = minutes_of(AMINA, version)
    voices = [Voice(side=side, name=name) for side, name in zip(SIDES, NAMES, strict=1)]
    many = Items(items=tuple(Item(text="a", voice=voices[at % 3]) for at in range(90)))
    said = [Head(title=MINUTES), many]
    aid = aid_for("uk")
    assert aid is not None
    if dress.startswith("bilingual"):
        pdf = draw_facing(said, said, DRESSES["bilingual"], made, aid)
    else:
        pdf = draw_paper(said, DRESSES[dress], made)
    assert count(pdf) > 1
    for page, all_told in enumerate(pages_of(pdf, "-raw"), 1):
        told = all_told[-300:]
        assert any(day in told for day in version or ("23 octobre 2026",))
        assert f"page {page} sur" in told
        assert page == 1 or f"{AMINA} · {MINUTES}" in told
        assert all(name in told for name in NAMES[:3])


def test_what_a_foot_tells_never_stands_on_the_page() -> None:
    made = minutes_of(AMINA, ELSEWHEN)
    many = Items(items=tuple(Item(text="a") for _ in range(180)))
    pdf = draw_paper([Head(title=MINUTES), many], DRESSES["large"], made)
    found = subprocess.run(
        ["pdftotext", "-bbox", "-f", "2", "-l", "2", "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    ).stdout.decode()
    word = re.compile(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<')
    words = [(float(top), float(end), text) for top, end, text in word.findall(found)]
    body = max(end for _, end, text in words if text == "a")
    foot = min(top for top, _, text in words if text != "a")
    assert body < foot


def test_a_paper_that_nobody_signs_tells_its_day_alone() -> None:
    said = sheet(signatories=())
    for dress in ("standard", "large"):
        foot = plain(text_of(draw_sheet(said, MADE, forms=FormFiles(), dress=dress)))
        assert "12 mars 2026 · page 1" in foot
        assert "9 h 42" not in foot


def test_a_side_in_a_list_carries_no_initial() -> None:
    """« pour le social » is nobody's name: no P stands in its mark."""
    made = Made(at=MADE, tr=translator_for("fr"), legend=False)
    side = Voice(side="social", name="pour le social", nobody=True)
    said = [Head(title="A"), Items(items=(Item(text="pour le social", voice=side),))]
    standard = DRESSES["standard"]
    bare = dataclasses.replace(standard, initials=False)
    assert draw_paper(said, standard, made) == draw_paper(said, bare, made)


LONG = "Marie-Antoinette Esperanza de la Tour d’exemple-Vandenberghe"
"""Sixty letters."""


@pytest.mark.parametrize("whose", [LONG, "Amina B."])
@pytest.mark.parametrize(
    "dress", ["standard", "large", "simple", "simple-words", "bilingual-ar", "ar"]
)
@pytest.mark.parametrize("version", [ELSEWHEN, ()])
def test_each_page_of_a_full_paper_names_her(
    whose: str, dress: str, version: tuple[str, ...]
) -> None:
    """However long her name is and however much the paper holds."""
    aid = aid_for("ar")
    assert aid is not None
    french = minutes_of(whose, version)
    spoken = [
        Voice(side=side, name=f"{name} {LONG}")
        for side, name in zip(SIDES, NAMES, strict=True)
    ]
    for lines in (30, 60, 90):
        told = tuple(Item(text="a", voice=spoken[at % 5]) for at in range(lines))
        said = [Head(title=MINUTES), Items(items=told)]
        if dress.startswith("bilingual"):
            pdf = draw_facing(said, said, DRESSES["bilingual"], french, aid)
        elif dress == "ar":
            arabic = dataclasses.replace(french, tr=aid)
            pdf = draw_paper(said, DRESSES["standard"], arabic)
        else:
            pdf = draw_paper(said, DRESSES[dress], french)
        for page, foot in enumerate(pages_of(pdf, "-raw")[1:], 2):
            assert plain(whose) in foot, (lines, page)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


# The pages of the booklet are not loose: its sheets are folded into one.
@pytest.mark.parametrize("name", [each for each in PAPERS if each != "poche"])
@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-ar"])
def test_each_page_of_each_paper_names_her(desk: Desk, name: str, dress: str) -> None:
    """A loose page of somebody else's is seen, with her name as short or as long."""
    composed, _ = made(desk, name, to_sign=PAPERS[name].signable)
    for called in (LONG, "Amina B."):
        sheet_of = dataclasses.replace(composed.sheet, called=called)
        pdf = draw_sheet(sheet_of, MADE, forms=FormFiles(), dress=dress)
        for page, told in enumerate(pages_of(pdf, "-raw")[1:], 2):
            assert plain(called) in told, (called, page)
