"""Where a line may end: at spaces, and between Chinese characters.

People type « ça va ? » and « 19 h » with ordinary spaces: such a space is held,
so that no line begins with a mark or ends before a unit, nor between a day and
its month or a number and what it counts. Without spaces, a part
of the Unicode Standard Annex 14 that papers need: a line never starts
with a mark that closes, nor ends with one that opens (rules CL, CP and OP).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeVar

BREAK = " "
T = TypeVar("T")

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
_BEFORE = frozenset("?!:;»%€°·")
"""Marks that stand after a space, and that no line begins with …"""
_AFTER = frozenset("«")
_UNIT = re.compile(r"(?:h|min|km|kg|g|m|ans?|mois|€|[\u0440\u0433]\.)(?![^\W_])")
"""… and units that stay with their number (of years in Ukrainian, Russian)."""
_COUNT = re.compile(r"(?<![\w.,:/-])\d{1,2}(?:er)?$")
"""A day before its month, or how many: « 22 novembre », « 45 minutes »."""
_INITIAL = re.compile(r"\w\.(?!\w)")
"""The initial of a name: « Claire M. » stands on one line."""
_JOINS = re.compile(r"(?<=[-/@])(?=[^\W_])")
"""Where a word too long for its column may end a line."""
_DAYS = "年月日"
"""After the number of a year, a month and a day in Chinese."""
_WIDE_MARKS = (range(0x3000, 0x3040), range(0xFF00, 0xFF66))


def words_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of each word and of each run of spaces.

    Args:
        text: Where they stand.
        start: The first character.
        end: The one after the last.
    """
    at = start
    while at < end:
        stop = at + 1
        blank = text[at] == BREAK
        while stop < end and (text[stop] == BREAK) == blank:
            stop += 1
        yield from [(at, stop)] if blank else breakable(text, at, stop)
        at = stop


def parts_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of words too wide for a line, and of what a hyphen parts."""
    for first, last in words_of(text, start, end):
        joins = (match.start() for match in _JOINS.finditer(text, first, last))
        at = [first, *(each for each in joins if first < each < last), last]
        yield from pairwise(at)


def held_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the same for a whole text; words about a held space as one."""
    waiting: list[tuple[int, int]] = []
    for start, end in words_of(text, 0, len(text)):
        blank = text[start] == BREAK
        if waiting and (_held(text, start, end) if blank else _open(text, waiting[-1])):
            waiting.append((start, end))
            continue
        if waiting:
            yield waiting[0][0], waiting[-1][1]
        waiting = [(start, end)]
    if waiting:
        yield waiting[0][0], waiting[-1][1]


def _open(text: str, bounds: tuple[int, int]) -> bool:
    """Tell whether what waits ends with a held space; one alone is never held."""
    return text[bounds[0]] == BREAK and _held(text, *bounds)


def _held(text: str, start: int, end: int) -> bool:
    """Tell whether a space is one that no line ends at."""
    if end - start != 1 or start == 0 or end == len(text):
        return False
    before, after = text[start - 1], text[end]
    if after in _BEFORE:
        return end + 1 == len(text) or not text[end + 1].isalnum()
    if before.islower() and text[end].isupper() and _INITIAL.match(text, end):
        return True
    if text[end].isalpha() and _COUNT.search(text, max(0, start - 5), start):
        return True
    return before in _AFTER or (before.isdigit() and bool(_UNIT.match(text, end)))


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
            and not _in_a_date(before, after)
        ):
            yield at, place
            at = place
    yield at, end


def _in_a_date(before: str, after: str) -> bool:
    """Tell whether a Chinese date goes on: « 2026年3月11日 » has no space to hold."""
    dated = before.isdigit() and after in _DAYS
    return dated or (before in _DAYS and after.isdigit())


def in_company(lines: list[list[T]], said: Callable[[T], str]) -> list[list[T]]:
    """Give one Chinese character alone on a last line the one before it.

    Args:
        lines: Of one paragraph, each in parts; changed in place.
        said: The characters of a part.
    """
    if len(lines) > 1 and len(lines[-1]) == 1:
        alone, before = said(lines[-1][0]), lines[-2]
        told = [said(one) for one in before[-2:]]
        if all(len(one) == 1 and _is_letter(one) for one in (alone, *told)):
            lines[-1].insert(0, before.pop())
    return lines


def _is_letter(character: str) -> bool:
    return _is_wide(character) and unicodedata.category(character) == "Lo"


def _is_wide(character: str) -> bool:
    code = ord(character)
    return any(code in part for part in (*_IDEOGRAPHS, *_WIDE_MARKS))
