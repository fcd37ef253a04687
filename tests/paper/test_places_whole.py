"""A place to sign is never parted by a page: its name, its box and its field."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from livret.bootstrap.machine import FormFiles
from livret.paper.drawing import draw_sheet
from livret.paper.dress import DRESSES
from livret.paper.flow import Band, Column, Slice
from livret.paper.paging import filled, paginate
from livret.paper.signature_panel import panel_bands
from livret.paper.signature_words import Panel
from livret.paper.signing_acts import CLOSING_FIELD
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import A4
from livret.paper.typesetting import Typesetter
from livret.paper.voices import Voices
from livret.usecases.sheets import Signatory
from livret.words.translator import translator_for
from tests.paper.papers import MADE, failures, plain, sheet

LONG = "Marie-Antoinette de la Tour d’exemple-Vandenberghe"
QUALITY = "référente sociale du service d’accompagnement de l’exemple"
ROLES = ("personne", "social", "emploi", "autre-1", "autre-2")


def signers(count: int) -> tuple[Signatory, ...]:
    return tuple(
        Signatory(
            role=role,
            name=f"{at}{at}{at} {LONG}",
            quality=QUALITY if at else "",
            field=f"Sig{at}",
        )
        for at, role in enumerate(ROLES[:count])
    )


def fields(pdf: bytes) -> Iterator[tuple[int, str, list[float]]]:
    """Page, name and box of each place that is seen."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages, 1):
            for one in page.get("/Annots", ()):
                if one.get("/FT") == "/Sig":
                    box = [float(each) for each in one.Rect]
                    if box[0] >= 0:  # that of a time stamp is not on the page
                        yield number, str(one.T), box


@pytest.mark.parametrize("rows", [4])
@pytest.mark.parametrize("count", [3, 5])
@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-uk"])
def test_each_place_is_whole_on_its_page(
    dress: str, count: int, rows: int, tmp_path: Path
) -> None:
    said = sheet()
    said = replace(said, rows=said.rows[:rows], signatories=signers(count))
    pdf = draw_sheet(said, MADE, forms=FormFiles(), dress=dress)
    path = tmp_path / "d.pdf"
    path.write_bytes(pdf)
    bottom = DRESSES[dress.partition("-")[0]].frame.bottom
    found = {field: (page, box) for page, field, box in fields(pdf)}
    assert len(found) == count + 1
    for at in range(count):
        page, (_, low, _, high) = found[f"Sig{at}"]
        assert bottom - 8 <= low < high
        # Its name stands on the same page, right above its field.
        words = read(path, page)
        assert f"{at}{at}{at} Marie-Antoinette" in words
    boxes = sorted((page, -box[3], -box[1]) for page, box in found.values())
    for (page, top, low), (after, next_top, _) in pairwise(boxes):
        assert page < after or low <= next_top or top == next_top


def read(path: Path, page: int) -> str:
    done = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), str(path), "-"],
        capture_output=True,
        check=True,
    )
    return plain(done.stdout.decode())


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("dress", ["simple", "simple-words"])
def test_three_sign_a_simple_paper_on_one_page(
    dress: str, language: str, tmp_path: Path
) -> None:
    """The places, the seal and how to check the file: the back of a sheet."""
    said = replace(sheet(), language=language)
    pdf = draw_sheet(said, MADE, forms=FormFiles(), dress=dress)
    path = tmp_path / "d.pdf"
    path.write_bytes(pdf)
    pages = {page for page, _, _ in fields(pdf)}
    assert len(list(fields(pdf))) == 4
    assert len(pages) == 1
    last = {"fr": "Demandez le fichier.", "en": "Ask for the file."}[language]
    assert last in read(path, pages.pop())


def test_in_large_print_long_names_conform(tmp_path: Path) -> None:
    said = replace(sheet(), signatories=signers(5))
    pdf = draw_sheet(said, MADE, forms=FormFiles(), dress="large")
    for profile in ("3a", "ua1"):
        assert failures(pdf, profile, tmp_path) == []


@pytest.mark.parametrize("strengths", range(0, 12, 3))
@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual-uk"])
def test_the_seal_is_never_alone_on_its_page(
    dress: str, count: int, strengths: int
) -> None:
    said = sheet()
    many = tuple(f"Je sais faire {at}" for at in range(strengths))
    said = replace(said, strengths=many, signatories=signers(count))
    on = {
        name: page
        for page, name, _ in fields(
            draw_sheet(said, MADE, forms=FormFiles(), dress=dress)
        )
    }
    seal = on.pop(CLOSING_FIELD)
    assert seal in on.values(), on


def test_the_title_of_nine_places_never_stands_without_one() -> None:
    """Nine sign: a page cannot hold them all under their title."""
    nine = tuple(
        Signatory(role=f"autre-{at}", name=f"Nom {at}", quality="", field=f"Sig{at}")
        for at in range(9)
    )
    bands = panel_bands(
        Panel(
            signatories=nine,
            witness="Claire M.",
            form="",
            tr=translator_for("fr"),
            setter=Typesetter("fr"),
            voices=Voices(),
            root=TaggedCanvas(title="T", language="fr", made_at=MADE).root,
        )
    )
    assert sum(each.before + each.height for each in bands) > A4.room
    for taken in range(100, int(A4.room), 20):
        above = Band([Column(0, [Slice(float(taken))])])
        pages = paginate([above, *bands])
        (opened,) = [page for page in pages if any(one.band.in_company for one in page)]
        assert not opened[-1].band.in_company, taken
        # Nor does how to check the file stand alone, and no sheet is wasted.
        assert len(pages[-1]) > 1
        assert len(pages) <= 3
        assert filled(pages[0], A4) > 0.45, taken
