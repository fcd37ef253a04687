"""Where on a paper words stand, told by drawing it with marks in their place.

The same words may stand twice in the data of a paper: once where they are drawn,
once in a field that no page shows. That they are read somewhere on its pages
then says nothing of the second place. So each place where words stand gets a
mark of its own, as long as they are, and the paper is drawn with the marks: a
place whose mark is on no page is not shown.

Source: ``resources/design/log.md``, "Acts".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from livret.domain.fields import is_day
from livret.usecases.shown_letters import flat, letters_of
from livret.usecases.shown_whole import in_lines

_BYTES = 5
_LETTERS = "bcdfghjklmnpqrst"
"""Digits of a mark: letters that neither join nor are drawn as others."""


@dataclass(frozen=True, slots=True)
class Marking:
    """Data of a paper with marks in place of words.

    Attributes:
        data: The data to draw.
        marks: The words that each mark replaces.
    """

    data: Mapping[str, Any]
    marks: Mapping[str, str]


def markings(
    data: Mapping[str, Any], words: Iterable[str], seed: bytes
) -> tuple[Marking, ...]:
    """Return how a paper is drawn to tell where words stand: the best way first.

    A word alone may be a code on which the drawing turns, and draw nothing where
    a mark stands for it; a sentence never is, so the last way marks those alone.

    Args:
        data: What is attached to it.
        words: What is looked for on it, each as somebody said it.
        seed: Random bytes, 32 at most: who made the paper foresees no mark.
    """
    sought = frozenset(_sought(words))
    found: list[Marking] = []
    for each in (sought, frozenset(one for one in sought if " " in one)):
        marks: dict[str, str] = {}
        marked = _marked(data, each, marks, seed)
        if not found or len(marks) != len(found[0].marks):
            found.append(Marking(marked, marks))
    return tuple(found)


def drawn_there(
    marked: Sequence[Marking], heard: Sequence[Sequence[str] | None]
) -> Mapping[str, Any] | None:
    """Return the data of a paper without those words that no page shows there.

    Args:
        marked: Every way it was drawn.
        heard: Of each, what its pages said; None where it could not be drawn.

    Returns: the data, empty texts in place of what is not shown; None where it
        could be drawn in no way: then nothing is known of it.
    """
    for one, said in zip(marked, heard, strict=True):
        if said is not None:
            letters = letters_of("".join(said))
            shown: Mapping[str, Any] = _unmarked(one.data, one.marks, letters)
            return shown
    return None


def _sought(words: Iterable[str]) -> Iterator[str]:
    for one in words:
        if not is_day(one) and letters_of(one):
            yield flat(one)
            yield from in_lines(one)


def _marked(
    told: Any, sought: frozenset[str], marks: dict[str, str], seed: bytes
) -> Any:
    """Return data with a mark in each place where words stand; note them."""
    if isinstance(told, Mapping):
        return {
            name: _marked(value, sought, marks, seed) for name, value in told.items()
        }
    if isinstance(told, list):
        return [_marked(value, sought, marks, seed) for value in told]
    if isinstance(told, str) and flat(told) in sought:
        mark = _mark(seed, len(marks), len(told))
        marks[mark] = told
        return mark
    return told


def _mark(seed: bytes, number: int, length: int) -> str:
    """Return words that stand nowhere else, about as long as those they replace."""
    said = hashlib.blake2s(number.to_bytes(4, "big"), key=seed, digest_size=_BYTES)
    digits = str.maketrans("0123456789abcdef", _LETTERS)
    word = said.hexdigest().translate(digits)
    return " ".join([word] * max(1, round(length / (len(word) + 1))))


def _unmarked(told: Any, marks: Mapping[str, str], said: str) -> Any:
    """Return data with words again where their mark was drawn, else without."""
    if isinstance(told, Mapping):
        return {name: _unmarked(value, marks, said) for name, value in told.items()}
    if isinstance(told, list):
        return [_unmarked(value, marks, said) for value in told]
    words = marks.get(told) if isinstance(told, str) else None
    if words is None:
        return told
    return words if letters_of(told) in said else ""
