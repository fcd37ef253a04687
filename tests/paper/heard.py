"""What a screen reader is given: the text in the order of the structure tree.

Poppler reads each piece by going through its whole page again, which takes seconds
for a long paper. This reads each page once; ``test_hearing.py`` holds both together.
"""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator

import pikepdf

from tests.paper.papers import plain

_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)

_READ = "BDC BMC EMC Tf Tj TJ"
"""What ``_Page`` reads of a page: most of a picture is lines and colours."""

_BLOCKS = frozenset({"/P", "/LBody", "/Caption", "/TH", "/TD", "/H1", "/H2", "/H3"})
"""What holds text and no other block (ISO 32000-1, 14.8.4.3)."""

Pieces = dict[int, str]
"""The text of a page, by the number of its marked content."""


@functools.lru_cache(maxsize=4)
def heard(pdf: bytes) -> str:
    """All the text, as the structure tree orders it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: _Page(page).pieces() for page in document.pages}
        return plain("".join(_told(document.Root.StructTreeRoot, pages, None)))


def paragraphs(pdf: bytes) -> list[str]:
    """The text of each block, in that order: a reader stops between two."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: _Page(page).pieces() for page in document.pages}
        found = _paragraphs(document.Root.StructTreeRoot)
        return [plain("".join(_told(one, pages, None))) for one in found]


def tables(pdf: bytes) -> list[list[list[tuple[str, str, str]]]]:
    """Tag, scope and text of each cell, by row, of each table."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: _Page(page).pieces() for page in document.pages}

        def cell(one: pikepdf.Object) -> tuple[str, str, str]:
            scope = str(one.get("/A", {}).get("/Scope", "")).strip("/")
            told = plain("".join(_told(one, pages, None)))
            return str(one.S).strip("/"), scope, told

        found = (
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Table"
        )
        return [[[cell(one) for one in row.K] for row in each.K] for each in found]


def contents(pdf: bytes) -> list[list[tuple[str, str]]]:
    """Page and name of each entry, of each table of contents."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: _Page(page).pieces() for page in document.pages}

        def told(one: pikepdf.Object) -> tuple[str, str]:
            assert [str(kid.S) for kid in one.K] == ["/Lbl", "/Reference"]
            page, name = (plain("".join(_told(kid, pages, None))) for kid in one.K)
            return page, name

        tables = _of(document.Root.StructTreeRoot.K, "/TOC")
        return [[told(each) for each in _of(one.K, "/TOCI")] for one in tables]


def links(pdf: bytes) -> list[tuple[str, int]]:
    """What each link says, and the number of the page it leads to."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.objgen: at for at, page in enumerate(document.pages, 1)}
        return [
            (plain(str(each.Contents)), numbers[each.Dest[0].objgen])
            for page in document.pages
            for each in page.get("/Annots", ())
            if each.Subtype == "/Link" and "/A" not in each
        ]


def opened_on(pdf: bytes) -> list[tuple[int, str]]:
    """Page number, from 1, and text of each title of a paper."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: _Page(page).pieces() for page in document.pages}
        numbers = {page.objgen: at for at, page in enumerate(document.pages, 1)}
        return [
            (numbers[one.Pg.objgen], plain("".join(_told(one, pages, None))))
            for one in _of(document.Root.StructTreeRoot.K, "/H1")
        ]


def _of(node: pikepdf.Object, tag: str) -> Iterator[pikepdf.Object]:
    """Elements of a tag, in the order of the structure tree."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _of(each, tag)
    elif isinstance(node, pikepdf.Dictionary):
        if node.get("/S") == tag:
            yield node
        elif "/K" in node:
            yield from _of(node.K, tag)


def languages(pdf: bytes) -> dict[str, str]:
    """The language of each text that is told in one of its own."""
    found: dict[str, str] = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: _Page(page).pieces() for page in document.pages}
        for each in document.objects:
            if (
                isinstance(each, pikepdf.Dictionary)
                and "/Lang" in each
                and "/S" in each
            ):
                found[plain("".join(_told(each, pages, None)))] = str(each.Lang)
    return found


def _paragraphs(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _paragraphs(each)
    elif isinstance(node, pikepdf.Dictionary):
        within = list(_paragraphs(node.K)) if "/K" in node else []
        if within or str(node.get("/S")) not in _BLOCKS:
            yield from within
        else:
            yield node


def _told(
    node: pikepdf.Object, pages: dict[tuple[int, int], Pieces], page: object
) -> Iterator[str]:
    if isinstance(node, int):
        yield pages[page].get(node, "")  # type: ignore[index]
        return
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _told(each, pages, page)
        return
    if "/ActualText" in node:
        yield str(node.ActualText)
        return
    if "/Pg" in node:
        page = node.Pg.objgen
    if "/MCID" in node:
        yield pages[page].get(int(node.MCID), "")  # type: ignore[index]
    elif "/K" in node:
        yield from _told(node.K, pages, page)


class _Page:
    """One page, read once."""

    def __init__(self, page: pikepdf.Page) -> None:
        self._page = page
        fonts = page.obj.get("/Resources", {}).get("/Font", {})
        self._fonts = {name: _letters(font) for name, font in fonts.items()}
        self._font: dict[bytes, str] = {}
        self._within: list[tuple[int | None, bool]] = []
        """For each mark that is open: its number, and whether it says its text."""
        self._pieces: Pieces = {}

    def pieces(self) -> Pieces:
        for operands, operator in pikepdf.parse_content_stream(self._page, _READ):
            self._read(str(operator), operands)
        return self._pieces

    def _read(self, operator: str, operands: list[object]) -> None:
        if operator == "BDC":
            told = operands[1]
            number = told.get("/MCID")  # type: ignore[attr-defined]
            said = told.get("/ActualText")  # type: ignore[attr-defined]
            if said is not None:
                self._say(str(said))
            self._within.append(
                (None if number is None else int(number), said is not None)
            )
        elif operator == "BMC":
            self._within.append((None, False))
        elif operator == "EMC":
            self._within.pop()
        elif operator == "Tf":
            self._font = self._fonts[str(operands[0])]
        elif operator == "Tj":
            self._show(operands[0])
        elif operator == "TJ":
            for each in operands[0]:  # type: ignore[attr-defined]
                if isinstance(each, pikepdf.String):
                    self._show(each)

    def _show(self, shown: object) -> None:
        codes = bytes(shown)  # type: ignore[call-overload]
        parts = [codes[at : at + 2] for at in range(0, len(codes), 2)]
        self._say("".join(self._font[each] for each in parts))

    def _say(self, text: str) -> None:
        if any(said for _, said in self._within):
            return
        numbers = [number for number, _ in self._within if number is not None]
        if numbers:
            self._pieces[numbers[-1]] = self._pieces.get(numbers[-1], "") + text


def _letters(font: pikepdf.Object) -> dict[bytes, str]:
    """What each code of a font stands for (ISO 32000-1, 9.10.3)."""
    found: dict[bytes, str] = {}
    for kind, body in _SECTION.findall(font.ToUnicode.read_bytes()):
        told = [bytes.fromhex(each.decode()) for each in _HEX.findall(body)]
        if kind == b"bfchar":
            for code, text in zip(told[::2], told[1::2], strict=True):
                found[code] = text.decode("utf-16-be")
            continue
        for first, last, text in zip(told[::3], told[1::3], told[2::3], strict=True):
            start, letters = int.from_bytes(first), text.decode("utf-16-be")
            for code in range(start, int.from_bytes(last) + 1):
                letter = chr(ord(letters[-1]) + code - start)
                found[code.to_bytes(len(first))] = letters[:-1] + letter
    return found
