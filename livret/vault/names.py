"""Names as they are looked for: no accents, no case, ``œ`` as ``oe``.

The database's own tokenizer folds accents but leaves ``œ`` and ``ß``; so the
text is folded here, and the index holds this shadow of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"})
_WORD = re.compile(r"[^\W_]+")

KEY_LETTERS = 9
_LETTER_BITS = 5
TIE_BITS = 16
"""Names that start alike share a range of 65,536 positions."""
LAST_POSITION = (1 << 63) - 1
"""Largest integer of SQLite."""


def folded(text: str) -> str:
    """Return ``text`` without accents nor case, ligatures spelt out."""
    if text.isascii():
        return text.lower()
    plain = text.casefold().translate(_LIGATURES)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Return the folded words of a name or a query."""
    return _WORD.findall(folded(text))


def shadow(name: str) -> str:
    """Return what the search index holds of a name."""
    return " ".join(words(name))


def found_by(called: str, also: Iterable[str]) -> str:
    """Return what the search index holds of somebody: every name they had."""
    return shadow(" ".join((called, *also)))


def match_starts(query: str) -> str:
    """Return the FTS5 query for names whose words start like those of ``query``.

    Empty where the query holds no letter and no digit.
    """
    return " ".join([f'"{word}"*' for word in words(query)])


def first_position(name: str) -> int:
    """Return where the names that start like ``name`` begin, in folded order.

    Rows kept at growing positions come out of the index sorted by name, so
    that the first fifty of thousands need no sorting.
    """
    letters = shadow(name).ljust(KEY_LETTERS)[:KEY_LETTERS]
    packed = 0
    for letter in letters:
        packed = packed << _LETTER_BITS | _rank(letter)
    return packed << TIE_BITS


def _rank(letter: str) -> int:
    if letter == " ":
        return 0
    if letter.isdigit():
        return 1
    if "a" <= letter <= "z":
        return ord(letter) - ord("a") + 2
    return 31
