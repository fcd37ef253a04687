"""Sheets that hold a secret, in every dress: whole, conforming, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import segno

from livret.paper import tokens
from livret.paper.preview import RenderedPage, pages
from livret.paper.recovery import draw_half, draw_her_key, draw_recovery
from livret.usecases.paper_sheets.errors import UnknownDress
from livret.words.papers.aids import paper_reader
from livret.words.papers.secrets import HALF, HERS, VAULT
from livret.words.translator import Translator, translator_for
from tests.paper.heard import heard
from tests.paper.papers import MADE, attached, failures, structure_of, text_of

CODE = "K7QF-2M9A-XW3D-8HTP-5RNC-VZ4E-JB6G-0YS1"
SECRET = "AGE-SECRET-KEY-1" + "Q" * 58
WORDS = "cheval tournesol guitare brouette jardin moulin tricot"
_SCALE = 4.0
_DARK = 128
UNTIL = dt.date(2026, 9, 1)

Draw = Callable[[Translator, str], bytes]

SHEETS: dict[str, Draw] = {
    VAULT.title: lambda tr, dress: draw_recovery(CODE, "Claire M.", MADE, tr, dress),
    HERS.title: lambda tr, dress: draw_her_key(SECRET, MADE, tr, dress),
    HALF.title: lambda tr, dress: draw_half(WORDS, UNTIL, MADE, tr, dress),
}


@pytest.mark.parametrize("title", SHEETS)
@pytest.mark.parametrize(
    ("dress", "language"),
    [("large", "fr"), ("simple", "en"), ("bilingual-ar", "fr"), ("standard", "ti")],
)
def test_a_sheet_conforms_in_each_dress(
    title: str, dress: str, language: str, tmp_path: Path
) -> None:
    tr = paper_reader("secours", language, dress)
    pdf = SHEETS[title](tr, dress)
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []
    assert attached(pdf, tmp_path) == {}
    told = heard(pdf)
    assert tr.text(title) in told


@pytest.mark.parametrize("title", SHEETS)
@pytest.mark.parametrize(
    ("dress", "language", "numbers"),
    [
        ("standard", "fr", "1. 2. 3."),
        ("large", "fr", "1. 2. 3."),
        ("simple", "uk", "1. 2. 3."),
        ("simple-words", "ar", "1. 2. 3."),
        ("bilingual-prs", "fr", "1. 2. 3. \u06f1. \u06f2. \u06f3."),
    ],
)
def test_each_step_has_its_number(
    title: str, dress: str, language: str, numbers: str, tmp_path: Path
) -> None:
    """Seen, and heard as the label of its step."""
    tr = paper_reader("secours", language, dress)
    told = structure_of(SHEETS[title](tr, dress), tmp_path)
    for number in numbers.split():
        # Once for how it is used, once for how it is kept; pdfinfo tells what reads
        # from the right as it is drawn.
        assert told.count(f'"{number}"') + told.count(f'"{number[::-1]}"') == 2


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-prs"])
def test_the_code_is_read_whole_from_left_to_right(dress: str) -> None:
    text = text_of(SHEETS[VAULT.title](translator_for("fr"), dress), "-layout")
    for line in (CODE[:19], CODE[20:]):
        assert " ".join(line.split("-")) in " ".join(text.split())


@pytest.mark.parametrize("dress", ["standard", "large"])
def test_each_date_of_a_half_says_which_it_is(dress: str) -> None:
    told = " ".join(text_of(SHEETS[HALF.title](translator_for("fr"), dress)).split())
    until = "Jusqu’au 1er septembre 2026 · Écrit le 12 mars 2026"
    assert until in told.replace("\u202f", " ").replace("\u00a0", " ")


def test_the_square_is_dark_on_white_in_large_print() -> None:
    pdf = SHEETS[VAULT.title](translator_for("fr"), "large")
    dark = [
        sum(1 for at in range(0, len(page.pixels), 4) if page.pixels[at] < 60)
        for page in pages(pdf, 1.0)
    ]
    # A code of 150 points is dark on about half of its square.
    assert max(dark) > 150 * 150 * 0.4


@pytest.mark.parametrize(
    ("title", "secret"),
    [(VAULT.title, CODE), (HERS.title, SECRET), (HALF.title, WORDS)],
)
@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-prs"])
def test_the_square_holds_the_whole_secret_in_each_dress(
    title: str, secret: str, dress: str, tmp_path: Path
) -> None:
    """Held before a camera it is all that opens the vault again."""
    path = tmp_path / "square.pdf"
    path.write_bytes(SHEETS[title](translator_for("fr"), dress))
    wanted = segno.make(secret, error="q", micro=False).matrix
    assert squares_in(path, len(wanted)) == [
        [[bool(each) for each in line] for line in wanted]
    ]


def squares_in(path: Path, size: int) -> list[list[list[bool]]]:
    """Read each figure as a square of so many modules a side, where it stands."""
    with pikepdf.open(path) as document:
        figures = [
            (at, [float(edge) for edge in each["/A"]["/BBox"]])
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
            for at, page in enumerate(document.pages)
            if page.objgen == each["/Pg"].objgen
        ]
    shown = pages(path.read_bytes(), _SCALE)
    found = []
    for at, (left, bottom, right, top) in figures:
        side = (right - left) / size
        assert abs(top - bottom - (right - left)) < 1
        middles = [(each + 0.5) * side for each in range(size)]
        found.append(
            [
                [dark_at(shown[at], left + across, top - down) for across in middles]
                for down in middles
            ]
        )
    return found


def dark_at(page: RenderedPage, x: float, y: float) -> bool:
    """Tell whether a point of a page, in points from its lower left, is dark."""
    row, column = int((tokens.PAGE_HEIGHT - y) * _SCALE), int(x * _SCALE)
    return page.pixels[4 * (row * page.width + column)] < _DARK


@pytest.mark.parametrize("dress", ["evening", "bilingual", "bilingual-xx", "large-ar"])
def test_a_dress_that_does_not_exist(dress: str) -> None:
    with pytest.raises(UnknownDress):
        SHEETS[VAULT.title](translator_for("fr"), dress)


def test_a_language_that_nobody_writes() -> None:
    with pytest.raises(UnknownDress):
        paper_reader("secours", "xx", "standard")


@pytest.mark.parametrize(("language", "at_the_right"), [("fr", False), ("ar", True)])
def test_the_square_stands_where_the_lines_begin(
    language: str, at_the_right: bool, tmp_path: Path
) -> None:
    dress = "simple"
    tr = paper_reader("secours", language, dress)
    path = tmp_path / "square.pdf"
    path.write_bytes(SHEETS[VAULT.title](tr, dress))
    with pikepdf.open(path) as document:
        (box,) = [
            [float(edge) for edge in each["/A"]["/BBox"]]
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
    middle = tokens.PAGE_WIDTH / 2
    assert (box[0] > middle) is at_the_right
    assert (box[2] < middle) is not at_the_right
