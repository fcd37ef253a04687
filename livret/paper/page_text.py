"""The text of a paper: to be read aloud, and to find words in it.

Letters are compared without their case and accents, ``œ`` as ``oe``, Arabic ones
without vowel signs and joiners, and words are found across the end of a line.
Loaded late: it imports pypdfium2.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from livret.paper.preview import opened
from livret.usecases.reading import FoundWords
from livret.words.cleaning import reads_right_to_left

_MOST_LETTERS = 200_000
"""Of one page; nobody reads more, and a hostile file may hold more."""
_MOST_FOUND = 1000
_SAME = str.maketrans({"’": "'", "‘": "'", "–": "-", "\u2011": "-"})

_SIGNS = "\u200c\u200d\u0640\u064b-\u0652\u0670"
"""Joiners, the stretched line and the vowel signs of Arabic writing."""


def texts(pdf: bytes) -> tuple[str, ...]:
    """Return what each page says, in the order it was written.

    Raises:
        PaperUnreadable: No PDF.
    """
    with opened(pdf) as document:
        return tuple(
            " ".join(page_text(page.get_textpage()).split()) for page in document
        )


def find(pdf: bytes, words: str) -> tuple[FoundWords, ...]:
    """Return where words stand, in reading order; at most a thousand places.

    Args:
        pdf: The whole file.
        words: Anything; an empty search finds nothing.

    Raises:
        PaperUnreadable: No PDF.
    """
    pattern = _pattern(words)
    if pattern is None:
        return ()
    found: list[FoundWords] = []
    with opened(pdf) as document:
        for at, page in enumerate(document):
            for one in _found(page, pattern, at):
                found.append(one)
                if len(found) >= _MOST_FOUND:
                    return tuple(found)
    return tuple(found)


def _found(page: object, pattern: re.Pattern[str], at: int) -> Iterator[FoundWords]:
    text_page = page.get_textpage()  # type: ignore[attr-defined]
    wide, high = page.get_size()  # type: ignore[attr-defined]
    for match in pattern.finditer(folded(page_text(text_page))):
        boxes = []
        length = match.end() - match.start()
        for rect in range(text_page.count_rects(match.start(), length)):
            left, bottom, right, top = text_page.get_rect(rect)
            boxes.append(
                (
                    left / wide,
                    1 - top / high,
                    (right - left) / wide,
                    (top - bottom) / high,
                )
            )
        yield FoundWords(page=at, boxes=tuple(boxes))


def page_text(text_page: object) -> str:
    """Return what a page says as pdfium reads it, as much as anybody reads."""
    count = min(text_page.count_chars(), _MOST_LETTERS)  # type: ignore[attr-defined]
    if not count:
        return ""
    return str(text_page.get_text_range(0, count))  # type: ignore[attr-defined]


def folded(text: str) -> str:
    """Return a text of the same length, without case, accents and curls."""
    same = text.translate(_SAME)
    return "".join(
        unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in same
    )


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = [_part(part) for part in folded(words).split()]
    return re.compile(r"\s+".join(parts)) if parts else None


def _part(part: str) -> str:
    """Return the pattern of one word, folded."""
    if reads_right_to_left(part):
        letters = re.sub(f"[{_SIGNS}]", "", part)
        return "".join(f"{re.escape(letter)}[{_SIGNS}]*" for letter in letters)
    return re.escape(part).replace("oe", "(?:oe|œ)").replace("œ", "(?:oe|œ)")
