"""Large numbers as they are read: in groups of three digits."""

from __future__ import annotations

from livret.words.aid import digits
from livret.words.translator import LANGUAGES, Translator

_LEAST = 10_000
"""Under it there is nothing to group: 2 026 is no year."""

_SPACE = "\u202f"


def grouped_number(tr: Translator, number: int) -> str:
    """Return ``12 345`` (``12,345`` in English), in the digits of the language.

    The thin space that never breaks is read in every language (ISO 80000-1,
    7.3.1), and keeps its place between digits where one reads from the right.
    """
    if number < _LEAST:
        return digits(tr.language, str(number))
    mark = "," if tr.language in LANGUAGES[1:] else _SPACE
    return digits(tr.language, f"{number:,}".replace(",", mark))
