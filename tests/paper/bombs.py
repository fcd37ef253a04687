"""Small files that keep whoever reads them busy for days."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def _file(objects: Sequence[bytes]) -> bytes:
    out, starts = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))
    )


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(data), data)


def tiled() -> bytes:
    """A page painted with a pattern of a hundred million million tiles."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Pattern<</P 5 0 R>>>>>>"
    )
    pattern = (
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]"
        b"/XStep 0.0001/YStep 0.0001/Resources<<>>"
    )
    drawn = _stream(b"", b"/Pattern cs /P scn 0 0 595 842 re f")
    tile = _stream(pattern, b"0 0 1 1 re f")
    return _file([_CATALOG, _PAGES, page, drawn, tile])


def fields_of_fields() -> bytes:
    """Forty fields, each twice below the one before: a million million places."""
    form = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]/SigFlags 3>>>>"
    empty = b"<</Type/Pages/Kids[]/Count 0>>"
    fields = [b"<</T(a)/Kids[%d 0 R %d 0 R]>>" % (at, at) for at in range(4, 44)]
    return _file([form, empty, *fields, b"<</T(z)/FT/Sig>>"])


def long_name(letters: int = 1_000_000) -> bytes:
    """One name of a million letters, each written as a number."""
    root = b"<</Type/Catalog/Pages 2 0 R/X /%b>>" % (b"#41" * letters)
    return _file([root, b"<</Type/Pages/Kids[]/Count 0>>"])


def many_places(count: int) -> bytes:
    """So many places that nobody signed, with names of a thousand letters."""
    first = 4
    numbers = range(first, first + count)
    kids = b" ".join(b"%d 0 R" % at for at in numbers)
    form = (
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[%b %d 0 R]>>>>"
        % (kids, first + count)
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    places = [b"<</FT/Sig/T(%b%d)>>" % (b"x" * 1000, at) for at in numbers]
    # Something that is no signature stands in one.
    filled = b"<</FT/Sig/T(a)/V<</Type/Nothing>>>>"
    return _file([form, _PAGES, page, *places, filled])


def deep_lists(depth: int = 100_000) -> bytes:
    """A catalog that holds lists within lists, deeper than anybody reads."""
    nested = b"[" * depth + b"]" * depth
    root = b"<</Type/Catalog/Pages 2 0 R/X %b>>" % nested
    return _file([root, b"<</Type/Pages/Kids[]/Count 0>>"])


def boxed(box: bytes, count: int = 1) -> bytes:
    """Pages of any size, with a square on each."""
    kids = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b"3 0 R " * count, count)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%b/Contents 4 0 R>>" % box
    return _file([_CATALOG, kids, page, _stream(b"", b"0 0 100 100 re f")])


def unfolding(gigabytes: int = 4) -> bytes:
    """A face in letters that unfold to so many gigabytes, folded twice."""
    once, zeros = zlib.compressobj(9), bytes(1 << 24)
    folded = [once.compress(zeros) for _ in range(gigabytes * 64)]
    twice = zlib.compress(b"".join([*folded, once.flush()]), 9)
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>"
    )
    face = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+X/FirstChar 65/LastChar 65"
        b"/Widths[600]/FontDescriptor 6 0 R/Encoding/WinAnsiEncoding>>"
    )
    about = (
        b"<</Type/FontDescriptor/FontName/ABCDEF+X/Flags 32/FontBBox[0 0 9 9]"
        b"/ItalicAngle 0/Ascent 8/Descent -2/CapHeight 7/StemV 8/FontFile2 7 0 R>>"
    )
    words = _stream(b"", b"BT /F 24 Tf 50 700 Td (A) Tj ET")
    program = _stream(b"/Filter[/FlateDecode/FlateDecode]", twice)
    return _file([_CATALOG, _PAGES, page, words, face, about, program])


def pictured(picture: bytes) -> bytes:
    """A page with a picture of JPEG 2000, and what it says of its size."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>"
    )
    kind = b"/Type/XObject/Subtype/Image/Width 64/Height 64/Filter/JPXDecode"
    drawn = _stream(b"", b"q 500 0 0 500 50 100 cm /I Do Q")
    return _file([_CATALOG, _PAGES, page, drawn, _stream(kind, picture)])
