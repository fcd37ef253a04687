"""Parts of a composite font that do not depend on who writes the file.

HarfBuzz cuts a face down to the glyphs drawn and numbers them anew; ToUnicode
tells the characters that each code stands for (ISO 32000-1, 9.7 and 9.10.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from livret.paper.typefaces import Typeface

_DROPPED = ("GDEF", "GPOS", "GSUB", "OS/2", "STAT", "cmap", "gasp", "name", "post")
_UNICODE_BLOCK = 100
_CONTINUES = "\u200d"


def subset(face: Typeface, numbers: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """Return a TrueType program that holds only some glyphs, and their numbers.

    A face of fifty thousand glyphs would keep a table of as many empty places:
    glyphs are numbered anew, without gaps.

    Args:
        face: Where the glyphs are.
        numbers: Their numbers in the face.

    Returns:
        The program, and the number in it of each glyph.
    """
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.glyph_set.update(numbers)
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(
        int.from_bytes(tag.encode("ascii"), "big") for tag in _DROPPED
    )
    plan = hb.SubsetPlan(face.face, wanted)
    numbered = dict(plan.old_to_new_glyph_mapping)
    return bytes(plan.execute().blob.data), numbered


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return a ToUnicode map of two-octet codes.

    Args:
        texts: The characters of each code; empty for a glyph that continues
            the one before it, which is told as a joiner (PDF/A wants a value).
    """
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    entries = [(code, texts[code] or _CONTINUES) for code in sorted(texts)]
    for at in range(0, len(entries), _UNICODE_BLOCK):
        block = entries[at : at + _UNICODE_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for code, text in block
        ]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
