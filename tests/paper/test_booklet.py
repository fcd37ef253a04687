"""The booklet for a pocket: its sheets, and its pages as they are read."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from livret.paper.booklet import imposed
from livret.paper.tokens import PAGE_HEIGHT, PAGE_WIDTH
from livret.usecases.paper_sheets.errors import PrintingStopped
from livret.usecases.paper_sheets.whole import PocketSheet
from tests.clock import SetClock
from tests.paper.papers import data_in, plain, read_aloud, text_of
from tests.paper.whole_desk import made, whole_desk
from tests.usecases.desks import Desk, make_vault

HALF = (298, 421)
"""Width and height of a page of the booklet, in points."""
LONG = "Un mot, puis un autre. " * 40 + "La fin."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made_here = whole_desk(tmp_path_factory.mktemp("vault"))
    with made_here.vault:
        yield made_here


def page_of(pdf: bytes, number: int, pages: int) -> str:
    """The text of one page of the booklet, cut out of its sheet."""
    for side, standing in enumerate(imposed(pages), 1):
        for at, (x, y) in standing:
            if at == number:
                width, height = HALF
                top = height if y == 0 else 0
                box = ["-x", str(int(x)), "-y", str(top), "-W", str(width)]
                cut = ["pdftotext", "-f", str(side), "-l", str(side), *box]
                done = subprocess.run(
                    [*cut, "-H", str(height), "-", "-"],
                    input=pdf,
                    capture_output=True,
                    check=True,
                )
                return plain(done.stdout.decode())
    raise AssertionError(number)


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (1, [[1], []]),
        (4, [[4, 1], [2, 3]]),
        (5, [[1, 3], [2, 4, 5]]),
        (8, [[8, 1, 6, 3], [2, 7, 4, 5]]),
    ],
)
def test_a_booklet_folds_in_order(pages: int, sides: list[list[int]]) -> None:
    found = [[page for page, _ in side] for side in imposed(pages)]
    assert [sorted(side) for side in found] == [sorted(side) for side in sides]


@pytest.mark.parametrize("pages", range(1, 25))
def test_cut_and_folded_its_pages_follow_each_other(pages: int) -> None:
    """Turned on the long edge, what is at the left of a back is behind the right."""
    sides = [{place: page for page, place in side} for side in imposed(pages)]
    opening: list[int] = []
    closing: list[int] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        for y in (PAGE_HEIGHT / 2, 0.0):
            left, right = (0, y), (PAGE_WIDTH / 2, y)
            opening += [front.get(right, 0), back.get(left, 0)]
            closing += [front.get(left, 0), back.get(right, 0)]
    read = [page for page in (*opening, *reversed(closing)) if page]
    assert read == list(range(1, pages + 1))


@pytest.mark.parametrize(("language", "left"), [("fr", HALF[0]), ("ar", 0)])
def test_the_cover_is_where_the_language_begins(
    desk: Desk, language: str, left: int
) -> None:
    """Bound at the other side, it opens from the other side."""
    composed, pdf = made(desk, "poche", language=language)
    box = ["-x", str(left), "-y", "0", "-W", str(HALF[0]), "-H", str(HALF[1])]
    cut = ["pdftotext", "-l", "1", *box, "-", "-"]
    done = subprocess.run(cut, input=pdf, capture_output=True, check=True)
    assert isinstance(composed.sheet, PocketSheet)
    assert composed.sheet.plan is not None
    assert composed.sheet.plan.aim is not None
    first = composed.sheet.plan.aim.words.split()[1]
    assert first in done.stdout.decode()


def test_a_booklet_is_read_aloud_in_order(desk: Desk, tmp_path: Path) -> None:
    _, pdf = made(desk, "poche")
    told = read_aloud(pdf, tmp_path)
    places = [
        told.index(words)
        for words in ("Mon livret de poche", "Qui fait quoi", "Qui m’accompagne")
    ]
    assert places == sorted(places)


def test_the_cover_of_who_said_no_aim_is_not_bare(tmp_path: Path) -> None:
    with make_vault(tmp_path / "v", SetClock()) as vault:
        bare = Desk(vault, SetClock())
        bare.open()
        bare.say({"kind": "action_agreed", "voice": "personne", "words": "Écrire"})
        _, pdf = made(bare, "poche")
    told = read_aloud(pdf, tmp_path)
    assert told.index("Qui m’accompagne") < told.index("Qui fait quoi")
    assert told.count("Qui m’accompagne") == 1


def test_the_aid_faces_the_french(desk: Desk, tmp_path: Path) -> None:
    _, pdf = made(desk, "poche", dress="bilingual-en")
    cover = page_of(pdf, 1, 7)
    assert "Mon livret de poche" in cover
    assert "My pocket livret" in cover
    faced = [
        ("Qui fait quoi", "Who does what"),
        ("Ce que je sais faire", "What I know how to do"),
        ("Qui m’accompagne", "Who supports me"),
    ]
    for at, (french, aid) in enumerate(faced):
        left, right = (page_of(pdf, 2 * at + each, 7) for each in (2, 3))
        assert french in left
        assert aid not in left
        assert aid in right
        assert french not in right
    assert "page 2 sur 7" in page_of(pdf, 2, 7)
    assert "page 3 of 7" in page_of(pdf, 3, 7)
    told = read_aloud(pdf, tmp_path)
    assert told.index("Qui m’accompagne") < told.index("My pocket livret")
    assert data_in(pdf, tmp_path)["paper"] == "poche"


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-en"])
def test_each_page_but_the_cover_says_whose_it_is(desk: Desk, dress: str) -> None:
    """Leaves that are cut lie loose until they are folded: each finds its own."""
    _, pdf = made(desk, "poche", dress=dress)
    number = re.search(r"page 1 sur (\d+)", plain(text_of(pdf)))
    assert number
    pages = int(number[1])
    cover, *others = (page_of(pdf, at, pages) for at in range(1, pages + 1))
    assert len(others) >= 3
    assert "Amina B. · page" not in cover
    for page in filter(str.strip, others):
        assert re.search(r"Amina B\. · page \d+ (sur|of) ", plain(page))


def test_nothing_that_is_read_is_small_in_large_print(desk: Desk) -> None:
    _, pdf = made(desk, "poche", dress="large")
    with pikepdf.open(io.BytesIO(pdf)) as file:
        drawn = "\n".join(
            page.Contents.read_bytes().decode("latin-1") for page in file.pages
        )
    sizes = {
        float(line.split()[-2]) for line in drawn.split("\n") if line.endswith(" Tf")
    }
    assert {size for size in sizes if size < 18} == {12}, "the foot alone"


@pytest.mark.parametrize("dress", ["large", "bilingual-en"])
def test_what_goes_on_over_the_page_is_heard_in_order(
    desk: Desk, dress: str, tmp_path: Path
) -> None:
    """Sheets are not printed in the order in which a booklet is read."""
    sheet = made(desk, "poche")[0].sheet
    assert isinstance(sheet, PocketSheet)
    assert sheet.plan is not None
    (first, *others) = sheet.plan.goals
    goals = (dataclasses.replace(first, words=LONG), *others)
    plan = dataclasses.replace(sheet.plan, goals=goals)
    said = dataclasses.replace(sheet, plan=plan)
    pdf = desk.vault.paper.draw(said, desk.clock.now(), dress)
    told = read_aloud(pdf, tmp_path)
    assert plain(LONG).strip() in told


def test_a_booklet_is_stopped_between_two_pages(desk: Desk) -> None:
    sheet = made(desk, "poche")[0].sheet
    with pytest.raises(PrintingStopped):
        desk.vault.paper.draw(
            sheet, desk.clock.now(), "large", lambda done, total: done != total
        )
