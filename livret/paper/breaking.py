"""Where a line may end in text without spaces: between Chinese characters.

A part of the Unicode Standard Annex 14 that papers need: a line never starts
with a mark that closes, nor ends with one that opens (rules CL, CP and OP).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_IDEOGRAPHS = (
    range(0x2E80, 0x3000),
    range(0x3040, 0x3100),
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x30000),
)
_STARTS_NO_LINE = frozenset({"Pe", "Pf", "Po", "Pd", "Lm"})
"""Categories: what closes, stops, and the marks that lengthen or repeat."""
_ENDS_NO_LINE = frozenset({"Ps", "Pi"})
_WIDE_MARKS = (range(0x3000, 0x3040), range(0xFF00, 0xFF66))


def breakable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the parts of a word that may stand on two lines.

    Args:
        text: Where the word stands.
        start: Its first character.
        end: The one after its last.
    """
    if text[start:end].isascii():
        yield start, end
        return
    at = start
    for place in range(start + 1, end):
        before, after = text[place - 1], text[place]
        if (
            (_is_wide(before) or _is_wide(after))
            and unicodedata.category(after) not in _STARTS_NO_LINE
            and unicodedata.category(before) not in _ENDS_NO_LINE
        ):
            yield at, place
            at = place
    yield at, end


def _is_wide(character: str) -> bool:
    code = ord(character)
    return any(code in part for part in (*_IDEOGRAPHS, *_WIDE_MARKS))
