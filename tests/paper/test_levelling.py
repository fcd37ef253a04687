"""Two languages stand level, row by row, and say on each page which is the aid."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from livret.paper.blocks import draw_paper
from livret.paper.dress import FACING, LEFTWARDS_SCALE
from livret.paper.facing import GUTTER
from livret.paper.flow import Column, Slice
from livret.paper.levelling import begun, levelled
from livret.paper.made import Made
from livret.paper.preview import count
from livret.words.aid import aid_for
from livret.words.cleaning import bare
from livret.words.papers.blocks import Head
from livret.words.translator import translator_for
from tests.paper.papers import MADE, plain
from tests.paper.test_dresses import drawn, sizes


def rows(*heights: float) -> list[Slice]:
    return [one for height in heights for one in begun([Slice(height)])]


def tops(column: Column) -> list[float]:
    """Where the rows of a column begin, from its top."""
    found, at = [], 0.0
    for each in column.slices:
        found += [at] if each.begins else []
        at += each.height
    return found


def test_rows_begin_where_those_they_face_begin() -> None:
    left, right = Column(0, rows(10, 40, 10)), Column(0, rows(20, 10, 15))
    (one,), (other,) = levelled([left], [right])
    assert tops(one) == tops(other) == [0, 20, 60]
    # What ends a column makes it no higher than it is.
    assert (one.height, other.height) == (70, 75)
    assert tops(left) == [0, 10, 50], "what was given is not changed"


def test_a_page_may_end_beside_a_text_of_several_pages() -> None:
    short, long = rows(20, 10), [Slice(15)] * 200
    (one,), _ = levelled([Column(0, short)], [Column(0, [*begun(long), *rows(10)])])
    assert tops(one) == [0, 3000]
    assert max(each.height for each in one.slices) <= 20


def test_what_is_told_in_one_language_only_stays_as_it_is() -> None:
    left, right = [Column(0, rows(10, 40))], [Column(0, rows(20))]
    assert levelled(left, right) == (left, right)
    assert levelled(left, []) == (left, [])
    assert begun([]) == []


class Box(NamedTuple):
    """A word of a page and where it stands, in points from the upper left."""

    word: str
    left: float
    right: float
    bottom: float


def boxes(pdf: bytes, folder: Path, page: int) -> list[Box]:
    path = folder / "level.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.findall(
        r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<',
        done.stdout,
    )
    return [Box(word, float(x), float(to), float(y)) for x, to, y, word in found]


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_each_voice_stands_beside_itself(language: str, tmp_path: Path) -> None:
    """Under words that take more lines in one language, and larger letters."""
    pdf = drawn(dress=f"bilingual-{language}")
    told = boxes(pdf, tmp_path, 2)
    names = [each for each in told if each.word.strip(":").strip() == "Claire"]
    names = [each for each in names if each.bottom < 780]
    left = sorted(each.bottom for each in names if each.left < 290)
    right = sorted(each.bottom for each in names if each.left > 300)
    assert len(left) == len(right) > 1
    assert all(abs(a - b) < 4 for a, b in zip(left, right, strict=True))


def test_no_word_of_a_title_is_cut(tmp_path: Path) -> None:
    """Half a page is narrow for the long words of some languages."""
    made = Made(at=MADE, tr=translator_for("fr"), data={}, foot="")
    for room, word in ((180.0, "доказательствами"), (560.0, "Дело")):
        dress = replace(FACING, frame=replace(FACING.frame, page_width=room + 96.0))
        title = f"{word} люди"
        pdf = draw_paper([Head(title=title)], dress, made)
        path = tmp_path / "title.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(
            ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
        )
        assert word in done.stdout.split()


@pytest.mark.parametrize("language", ["ar", "en", "zh"])
def test_every_page_says_which_column_is_the_aid(language: str, tmp_path: Path) -> None:
    pdf = drawn(dress=f"bilingual-{language}")
    path = tmp_path / "each.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
    )
    pages = [plain(page) for page in done.stdout.split("\f") if page.strip()]
    assert len(pages) > 1
    for page in pages:
        assert "Aide à la lecture" in page
    aid = aid_for(language)
    if aid is None:
        assert "Aid to reading. The text that is signed is" in pages[0]
    elif language == "zh":
        assert bare(aid.text("Aide à la lecture")) in pages[-1]


def test_arabic_beside_french_starts_at_its_right_in_letters_as_large_to_the_eye(
    tmp_path: Path,
) -> None:
    """On every page, the signatures' own words too; no line hangs at its left."""
    pdf = drawn(dress="bilingual-ar")
    left = FACING.frame.margin + (FACING.frame.width + GUTTER) / 2
    arabic = re.compile("[\u0600-\u06ff]")
    for page in range(1, count(pdf) + 1):
        lines: dict[float, list[Box]] = {}
        for one in boxes(pdf, tmp_path, page):
            if one.left > left - 1:
                lines.setdefault(one.bottom, []).append(one)
        told = [
            line for line in lines.values() if any(arabic.search(w.word) for w in line)
        ]
        assert len(told) > 5
        for line in told:
            starts, ends = min(w.left for w in line), max(w.right for w in line)
            assert starts > left + 1 or ends > left + 200, line
    body, _ = sizes(pdf, tmp_path)
    larger = {round(size * LEFTWARDS_SCALE, 2) for size in (10.5, 12.0, 15.0)}
    assert larger <= {round(size, 2) for size in body}
