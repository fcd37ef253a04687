"""Fonts in the file: composite fonts holding only the glyphs that were drawn.

HarfBuzz cuts each face down, and the PDF addresses glyphs
by codes of the document (Type0, Identity-H; ISO 32000-1, 9.7). ToUnicode tells
the characters each code stands for, ligatures and accents included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from livret.paper import reportlab_gaps as pdf
from livret.paper.font_program import subset, to_unicode
from livret.paper.shaping import Glyph
from livret.paper.typefaces import Typeface

Drawn = list[tuple[int, str]]
"""Glyph numbers and their texts; the code of each is its place, from 1."""

_SYMBOLIC = 4


class Fonts:
    """The faces of one document and the glyphs it drew.

    A glyph has one code for each text it stood for: the skeleton that several
    Arabic letters share tells each time the letter that was meant.
    """

    def __init__(self) -> None:
        self._keys: dict[Typeface, str] = {}
        self._codes: dict[Typeface, dict[tuple[int, str], int]] = {}

    def key(self, face: Typeface) -> str:
        """Return the name of ``face`` on the pages."""
        key = self._keys.get(face)
        if key is None:
            key = self._keys[face] = f"F{len(self._keys) + 1}"
            self._codes[face] = {}
        return key

    def code(self, face: Typeface, glyph: Glyph) -> int:
        """Return the code that draws ``glyph`` and tells its text."""
        codes = self._codes[face]
        return codes.setdefault((glyph.number, glyph.text), len(codes) + 1)

    def objects(self, document: Any) -> dict[str, Any]:
        """Return the font dictionaries by name, their parts put in ``document``."""
        return {
            key: document.Reference(_font(document, face, list(self._codes[face])))
            for face, key in self._keys.items()
        }


def _font(document: Any, face: Typeface, drawn: Drawn) -> Any:
    texts = {code: text for code, (_, text) in enumerate(drawn, 1)}
    program, numbered = subset(face, (number for number, _ in drawn))
    tag = hashlib.sha256(program).digest()[:6]
    prefix = "".join(chr(ord("A") + octet % 26) for octet in tag)
    font_name = pdf.name(f"{prefix}+{face.name}")
    descriptor = document.Reference(_descriptor(document, face, font_name, program))
    descendant = pdf.dictionary(
        {
            "Type": pdf.name("Font"),
            "Subtype": pdf.name("CIDFontType2"),
            "BaseFont": font_name,
            "CIDSystemInfo": pdf.dictionary(
                {
                    "Registry": pdf.string("Adobe"),
                    "Ordering": pdf.string("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": descriptor,
            "CIDToGIDMap": document.Reference(
                pdf.Stream({}, _glyph_map(drawn, numbered))
            ),
            "DW": face.space_advance,
            "W": _widths(face, drawn),
        }
    )
    return pdf.dictionary(
        {
            "Type": pdf.name("Font"),
            "Subtype": pdf.name("Type0"),
            "BaseFont": font_name,
            "Encoding": pdf.name("Identity-H"),
            "DescendantFonts": pdf.array([document.Reference(descendant)]),
            "ToUnicode": document.Reference(pdf.Stream({}, to_unicode(texts))),
        }
    )


def _descriptor(document: Any, face: Typeface, font_name: str, program: bytes) -> Any:
    extents = face.font.get_font_extents("ltr")
    file = pdf.Stream({"Length1": len(program)}, program)
    return pdf.dictionary(
        {
            "Type": pdf.name("FontDescriptor"),
            "FontName": font_name,
            "Flags": _SYMBOLIC,
            "FontBBox": pdf.array([-500, extents.descender, 1500, extents.ascender]),
            "ItalicAngle": 0,
            "Ascent": extents.ascender,
            "Descent": extents.descender,
            "CapHeight": 700,
            "StemV": 140 if face.heavy else 90,
            "FontFile2": document.Reference(file),
        }
    )


def _widths(face: Typeface, drawn: Drawn) -> Any:
    return pdf.array([1, pdf.array([face.advance(number) for number, _ in drawn])])


def _glyph_map(drawn: Drawn, numbered: Mapping[int, int]) -> bytes:
    """Return the glyph of each code, two octets each, code 0 first."""
    glyphs = [0, *(numbered[number] for number, _ in drawn)]
    return b"".join(number.to_bytes(2, "big") for number in glyphs)
