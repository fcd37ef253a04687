"""Fonts of a signed place, as objects of an incremental update.

Each update carries the few glyphs it draws: earlier revisions are not touched
and the file stays archivable (ISO 19005-3, 6.2.11.4).

Loaded late: it imports pyHanko. May import: pyHanko, HarfBuzz.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from livret.paper.appearance import Drawn
from livret.paper.font_program import subset, to_unicode
from livret.paper.typefaces import Typeface

_SYMBOLIC = 4


def form_of(
    writer: BasePdfFileWriter, drawn: Drawn, width: float, height: float
) -> generic.IndirectObject:
    """Add a field's content to ``writer`` as a form XObject.

    Args:
        writer: The update being written.
        drawn: The content and its glyphs.
        width: Of the field, in points.
        height: Of the field, in points.
    """
    resources = _dictionary()
    if drawn.faces:
        resources[pdf_name("/Font")] = _dictionary(
            {
                f"/{key}": _font(writer, face, drawn.glyphs[face])
                for face, key in drawn.faces.items()
            }
        )
    box = (0, 0, round(width, 3), round(height, 3))
    return _stream(
        writer,
        drawn.content,
        {
            "/Type": pdf_name("/XObject"),
            "/Subtype": pdf_name("/Form"),
            "/BBox": _array(map(generic.FloatObject, box)),
            "/Resources": resources,
        },
    )


def _font(
    writer: BasePdfFileWriter, face: Typeface, drawn: dict[int, str]
) -> generic.IndirectObject:
    program, numbered = subset(face, drawn)
    tag = hashlib.sha256(program).digest()[:6]
    prefix = "".join(chr(ord("A") + octet % 26) for octet in tag)
    name = pdf_name(f"/{prefix}+{face.name}")
    descendant = writer.add_object(
        _dictionary(
            {
                "/Type": pdf_name("/Font"),
                "/Subtype": pdf_name("/CIDFontType2"),
                "/BaseFont": name,
                "/CIDSystemInfo": _dictionary(
                    {
                        "/Registry": generic.pdf_string("Adobe"),
                        "/Ordering": generic.pdf_string("Identity"),
                        "/Supplement": _number(0),
                    }
                ),
                "/FontDescriptor": _descriptor(writer, face, name, program),
                "/CIDToGIDMap": _stream(writer, _glyph_map(numbered), {}),
                "/DW": _number(face.space_advance),
                "/W": _widths(face, drawn),
            }
        )
    )
    return writer.add_object(
        _dictionary(
            {
                "/Type": pdf_name("/Font"),
                "/Subtype": pdf_name("/Type0"),
                "/BaseFont": name,
                "/Encoding": pdf_name("/Identity-H"),
                "/DescendantFonts": _array([descendant]),
                "/ToUnicode": _stream(writer, to_unicode(drawn), {}),
            }
        )
    )


def _descriptor(
    writer: BasePdfFileWriter, face: Typeface, name: generic.NameObject, program: bytes
) -> generic.IndirectObject:
    extents = face.font.get_font_extents("ltr")
    box = (-500, extents.descender, 1500, extents.ascender)
    file = _stream(writer, program, {"/Length1": _number(len(program))})
    return writer.add_object(
        _dictionary(
            {
                "/Type": pdf_name("/FontDescriptor"),
                "/FontName": name,
                "/Flags": _number(_SYMBOLIC),
                "/FontBBox": _array(map(_number, box)),
                "/ItalicAngle": _number(0),
                "/Ascent": _number(extents.ascender),
                "/Descent": _number(extents.descender),
                "/CapHeight": _number(700),
                "/StemV": _number(140 if face.heavy else 90),
                "/FontFile2": file,
            }
        )
    )


def _widths(face: Typeface, drawn: dict[int, str]) -> generic.ArrayObject:
    items: list[Any] = []
    for number in sorted(drawn):
        advance = _number(face.advance(number))
        items += [_number(number), _array([advance])]
    return _array(items)


def _glyph_map(numbered: dict[int, int]) -> bytes:
    """Return the glyph of each code (its number in the whole face), two octets."""
    places = bytearray(2 * (max(numbered) + 1))
    for number, glyph in numbered.items():
        places[2 * number : 2 * number + 2] = glyph.to_bytes(2, "big")
    return bytes(places)


def _stream(
    writer: BasePdfFileWriter, data: bytes, entries: dict[str, Any]
) -> generic.IndirectObject:
    if zlib.adler32(data) & 0xFF in b"\r\n":
        # The last byte of the compressed stream: checkers would take it for an
        # end of line and miss it (ISO 19005-3, 6.1.7.1). More is never read.
        data += b"\n\n"
        if "/Length1" in entries:
            entries = entries | {"/Length1": _number(len(data))}
    stream = generic.StreamObject(
        {pdf_name(key): value for key, value in entries.items()}, stream_data=data
    )
    stream.compress()  # type: ignore[no-untyped-call]
    return writer.add_object(stream)


def _dictionary(entries: dict[str, Any] | None = None) -> generic.DictionaryObject:
    return generic.DictionaryObject(  # type: ignore[no-untyped-call]
        {pdf_name(key): value for key, value in (entries or {}).items()}
    )


def _array(items: Any) -> generic.ArrayObject:
    return generic.ArrayObject(items)


def _number(value: int) -> generic.NumberObject:
    return generic.NumberObject(value)  # type: ignore[no-untyped-call]
