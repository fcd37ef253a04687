"""The blank form, the recovery sheet, and pages as pictures."""

from __future__ import annotations

import pytest
import segno

from livret.domain.barriers import Barrier
from livret.paper.blank import draw_blank
from livret.paper.preview import count, pages
from livret.paper.recovery import draw_recovery
from livret.paper.signing_acts import PaperUnreadable
from livret.words.forms import load_form
from livret.words.labels import answer_label
from livret.words.translator import translator_for
from tests.paper.papers import MADE, drawn, plain, sheet, text_of

CODE = "K7QF-2M9A-XW3D-8HTP-5RNC-VZ4E-JB6G-0YS1"
FRENCH = translator_for("fr")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_blank_form_asks_all_that_the_form_asks(language: str) -> None:
    form = load_form("diagnostic-partage", 1, language)
    tr = translator_for(language)
    pdf = draw_blank(form, MADE, tr=tr)
    text = text_of(pdf)
    flat = text.replace(" ", "")
    for told in (form.title, form.purpose, form.welcome, form.order):
        assert plain(told) in text
    for topic in form.topics:
        assert plain(topic.title) in text
        assert plain(topic.aim) in text
        for support in topic.supports:
            assert "".join(support.me.split())[:18] in flat
        for facet in topic.facets:
            assert "".join(facet.label.split())[:12] in flat
    for code in (*form.levels, *form.answers):
        assert text.count(plain(answer_label(tr, code))) >= len(Barrier)


def test_each_topic_of_the_blank_form_is_a_page() -> None:
    form = load_form("diagnostic-partage", 1, "fr")
    pdf = draw_blank(form, MADE, tr=FRENCH)
    assert count(pdf) == len(form.topics) + 2


def recovery() -> bytes:
    return draw_recovery(CODE, "Claire M.", MADE, FRENCH)


def test_the_recovery_sheet_says_its_code_and_where_to_keep_it() -> None:
    text = text_of(recovery())
    assert " ".join(CODE.split("-")[:4]) in text
    assert " ".join(CODE.split("-")[4:]) in text
    assert "Claire M. · 12 mars 2026" in text
    assert "une armoire qui ferme à clé" in text
    assert count(recovery()) == 1


def test_the_square_holds_the_code() -> None:
    (page,) = pages(recovery(), 4.0)
    dark = [page.pixels[at] < 128 for at in range(1, len(page.pixels), 4)]
    rows = [dark[at : at + page.width] for at in range(0, len(dark), page.width)]
    matrix = [[bool(each) for each in line] for line in modules_of(rows)]
    wanted = segno.make(CODE, error="q", micro=False).matrix
    assert matrix == [[bool(each) for each in line] for line in wanted]


def modules_of(rows: list[list[bool]]) -> list[list[bool]]:
    """Read the QR code off the picture: its three corners tell where it is."""
    size = len(segno.make(CODE, error="q", micro=False).matrix)
    side = 132.0 * 4 / size
    right = 595.276 * 4 - 17 * 72 / 25.4 * 4 - 18 * 4
    left = right - 132.0 * 4
    column = [row[int(left + side / 2)] for row in rows]
    # The left edge of the finder pattern is a run of seven dark modules.
    long = int(side * 6.8)
    top = next(at for at in range(len(column)) if all(column[at : at + long]))
    return [
        [
            rows[int(top + (row + 0.5) * side)][int(left + (cell + 0.5) * side)]
            for cell in range(size)
        ]
        for row in range(size)
    ]


def test_no_name_is_needed_on_a_recovery_sheet() -> None:
    text = text_of(draw_recovery(CODE, "", MADE, FRENCH))
    assert "· 12 mars" not in text
    assert "12 mars 2026" in text


def test_pages_become_pictures() -> None:
    found = pages(drawn(sheet()), 1.0)
    assert len(found) == count(drawn(sheet()))
    for page in found:
        assert (page.width, page.height) == (596, 842)
        assert page.stride == page.width * 4
        assert len(page.pixels) == page.stride * page.height
        assert sum(1 for octet in page.pixels[::97] if octet < 60) > 0


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7\n", b"bonjour" * 100])
def test_what_is_no_pdf_is_refused(junk: bytes) -> None:
    with pytest.raises(PaperUnreadable):
        pages(junk)
    with pytest.raises(PaperUnreadable):
        count(junk)


def test_a_picture_too_large_is_refused() -> None:
    with pytest.raises(PaperUnreadable):
        pages(recovery(), 100.0)
