"""Two hostile hands: a place laid over the text, and a signer who paints it."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from livret.paper.bare_places import places_are_bare
from livret.paper.revisions import revisions
from livret.paper.signing_acts import PaperNotPlain
from livret.paper.signing_record import record_of
from livret.words.papers.catalogue import PAPERS
from tests.paper.signing_desk import NOW, Desk, diagnostic, forge, make_desk
from tests.paper.whole_desk import made, whole_desk

MARCS = "SigEmploi"
CLAIRES = "SigSocial"


@cache
def desk() -> Desk:
    return make_desk()


def place(pdf: pikepdf.Pdf, name: str) -> tuple[pikepdf.Page, pikepdf.Object]:
    for page in pdf.pages:
        for each in page.get("/Annots", ()):
            if str(each.T) == name:
                return page, each
    raise LookupError(name)


def _add(page: pikepdf.Page, pdf: pikepdf.Pdf, operators: str) -> None:
    before = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(before + b"\n" + operators.encode())


def _corner(pdf: pikepdf.Pdf, name: str = MARCS) -> tuple[pikepdf.Page, float, float]:
    page, each = place(pdf, name)
    left, bottom = (float(edge) for edge in list(each.Rect)[:2])
    return page, left, bottom


def over_the_page(pdf: pikepdf.Pdf) -> None:
    """The whole page, as a certificate of many organisations would be."""
    _, each = place(pdf, MARCS)
    each.Rect = [0, 0, 595, 841]


def over_the_text(pdf: pikepdf.Pdf) -> None:
    """What stands above the places: who is expected, what is agreed."""
    _, each = place(pdf, MARCS)
    left, bottom, right, top = (float(edge) for edge in each.Rect)
    each.Rect = [left, bottom, right, top + 60]


def drawn_under_it(pdf: pikepdf.Pdf) -> None:
    """Words that are no letters: they are drawn, and could be painted over."""
    page, x, y = _corner(pdf)
    _add(page, pdf, f"q 0 0 0 rg {x + 20} {y + 20} 40 9 re f Q")


def words_of_no_colour(pdf: pikepdf.Pdf) -> None:
    """White on white: heard, found and copied, never seen."""
    page, x, y = _corner(pdf)
    font = next(iter(page.Resources.Font))
    _add(page, pdf, f"q 1 1 1 rg BT {font} 9 Tf {x + 9} {y + 9} Td <00240025> Tj ET Q")


def picture_under_it(pdf: pikepdf.Pdf) -> None:
    page, x, y = _corner(pdf)
    image = pdf.make_stream(bytes([200, 10, 10]) * 4)
    image.update(
        {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": 2,
            "/Height": 2,
            "/ColorSpace": Name.DeviceRGB,
            "/BitsPerComponent": 8,
        }
    )
    if "/XObject" not in page.Resources:
        page.Resources.XObject = Dictionary()
    page.Resources.XObject.Im9 = image
    _add(page, pdf, f"q 30 0 0 20 {x + 9} {y + 9} cm /Im9 Do Q")


def one_over_another(pdf: pikepdf.Pdf) -> None:
    """Marc paints over what Claire signs."""
    _, marcs = place(pdf, MARCS)
    _, claires = place(pdf, CLAIRES)
    marcs.Rect = claires.Rect


def beyond_the_page(pdf: pikepdf.Pdf) -> None:
    _, each = place(pdf, MARCS)
    each.Rect = [-400, 20, -100, 90]


def of_no_size(pdf: pikepdf.Pdf) -> None:
    _, each = place(pdf, MARCS)
    each.Rect = [100, 100, 100, 100]


def stamp_on_the_page(pdf: pikepdf.Pdf) -> None:
    """The place of the stamp stands nowhere in ours: it could be painted too."""
    _, each = place(pdf, "Horodatage")
    each.Rect = [40, 500, 560, 800]


def page_turned(pdf: pikepdf.Pdf) -> None:
    page, _ = place(pdf, MARCS)
    page.Rotate = 90


def page_begun_elsewhere(pdf: pikepdf.Pdf) -> None:
    page, _ = place(pdf, MARCS)
    page.MediaBox = [100, 0, 595, 842]


PREPARED: tuple[Callable[[pikepdf.Pdf], None], ...] = (
    over_the_page,
    over_the_text,
    drawn_under_it,
    words_of_no_colour,
    picture_under_it,
    one_over_another,
    beyond_the_page,
    of_no_size,
    stamp_on_the_page,
    page_turned,
    page_begun_elsewhere,
)


@cache
def prepared(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(diagnostic())) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("change", PREPARED, ids=lambda each: each.__name__)
def test_nobody_signs_it_first(change: Callable[[pikepdf.Pdf], None]) -> None:
    with pytest.raises(PaperNotPlain):
        desk().certify(prepared(change))


@pytest.mark.parametrize("change", PREPARED, ids=lambda each: each.__name__)
def test_painted_by_a_hostile_signer_it_is_not_valid(
    change: Callable[[pikepdf.Pdf], None],
) -> None:
    paper = prepared(change)
    record = record_of(desk().act("emploi", "certificate"), paper, "", NOW)
    pdf = forge(paper, desk().marc, record, MARCS)
    with pytest.raises(PaperNotPlain):
        desk().certify(pdf)
    check = desk().check(pdf)
    assert check.verdict == "invalid"
    assert "not_plain" in {reason.code for reason in check.reasons}


def test_ours_are_bare_before_and_after_everybody_painted() -> None:
    for paper in (desk().paper, diagnostic()):
        assert places_are_bare(paper, len(paper))
    closed = desk().closed()
    assert places_are_bare(closed, revisions(closed)[0][0])
    # As it is seen once they painted, it is not: only the first revision counts.
    assert not places_are_bare(b"%PDF-1.7 nothing", 9)


@pytest.mark.long
@pytest.mark.parametrize(
    "dress", ["standard", "large", "simple", "bilingual-ar", "bilingual-uk"]
)
def test_every_paper_to_sign_is_bare_in_each_dress(dress: str, tmp_path: Path) -> None:
    desk = whole_desk(tmp_path)
    with desk.vault:
        for name, paper in PAPERS.items():
            if paper.signable:
                _, pdf = made(desk, name, dress=dress, to_sign=True)
                assert places_are_bare(pdf, len(pdf)), name
