"""Which voice reads what: French words in a paper of another language."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from ctypes import create_string_buffer
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from livret.usecases.sheets import SIGNED_LANGUAGES
from livret.words.papers.aids import asked
from livret.words.papers.catalogue import PAPERS
from tests.paper import whole_desk
from tests.paper.papers import failures
from tests.paper.whole_desk import made
from tests.usecases.desks import Desk

FRENCH = re.compile(
    r"[àâçéèêîôûùœ]|\b(?:le|la|les|je|ma|mon|pas|une|dans|avec|pour|du|nous)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(?:the|and|with|words|done|meeting|who|agree|way|since)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Everything that papers are made from."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(whole_desk, "HOME", "Je tiens bien ma chambre.")
        changed.setattr(whole_desk, "NOT_AGREED", "Ma sœur garde mon fils.")
        changed.setattr(whole_desk, "LIFE", "Mon fils a eu la varicelle.")
        changed.setattr(whole_desk, "SITUATION", "Je me sens prête.")
        ready = whole_desk.whole_desk(tmp_path_factory.mktemp("desk"))
    with ready.vault:
        yield ready


def _letters(text_page: Any, thing: Any) -> str:
    size = raw.FPDFTextObj_GetText(thing, text_page, None, 0)
    held = create_string_buffer(size)
    raw.FPDFTextObj_GetText(
        thing,
        text_page,
        raw.ctypes.cast(held, raw.ctypes.POINTER(raw.FPDF_WCHAR)),
        size,
    )
    return held.raw.decode("utf-16-le").rstrip("\0")


def _marked(pdf: bytes) -> dict[tuple[int, int], str]:
    """The letters drawn as each marked content, by page and number."""
    found: dict[tuple[int, int], str] = defaultdict(str)
    with pdfium.PdfDocument(pdf) as document:
        for at, page in enumerate(document):
            text_page = page.get_textpage()
            for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=4):
                number = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
                if number >= 0:
                    found[at, number] += _letters(text_page.raw, thing.raw)
            text_page.close()
    return found


def heard(pdf: bytes) -> list[tuple[str, str]]:
    """Language and text of what each voice says, in the order of the tree."""
    drawn, told = _marked(pdf), []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = {page.obj.objgen: at for at, page in enumerate(file.pages)}

        def walk(one: Any, language: str, page: int) -> None:
            if isinstance(one, int):
                told.append((language, drawn[page, one]))
                return
            if "/Pg" in one:
                page = pages[one["/Pg"].objgen]
            if "/MCID" in one:
                told.append((language, drawn[page, int(one["/MCID"])]))
                return
            language = str(one.get("/Lang", language))
            if one.get("/S") == "/Figure" or "/K" not in one:
                return
            kids = one["/K"]
            for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
                walk(kid, language, page)

        walk(file.Root["/StructTreeRoot"], str(file.Root["/Lang"]), 0)
    return told


@pytest.mark.parametrize("dress", ["standard", "large", "simple", "bilingual"])
@pytest.mark.parametrize("name", PAPERS)
def test_french_words_in_an_english_paper_have_a_french_voice(
    desk: Desk, name: str, dress: str, tmp_path: Path
) -> None:
    language, worn = asked("en", dress, pictures=True)
    signs = PAPERS[name].signable and language in SIGNED_LANGUAGES
    more = {"with_life": True} if name in ("livret", "parcours") else {}
    _, pdf = made(desk, name, language=language, dress=worn, to_sign=signs, **more)
    told = heard(pdf)
    english = [text for spoken, text in told if spoken == "en" and text.strip()]
    assert english
    assert [text for text in english if FRENCH.search(text)] == []
    french = [text for spoken, text in told if spoken == "fr"]
    assert [text for text in french if ENGLISH.search(text)] == []
    assert failures(pdf, "ua1", tmp_path) == []
