"""Texts compared by what is read of them, not by how they are written."""

from __future__ import annotations

import unicodedata


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, of one case and one form."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    same = unicodedata.normalize("NFKC", folded)
    return "".join(letter for letter in same if letter.isalnum())


def flat(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())
