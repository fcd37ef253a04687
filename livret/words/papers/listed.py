"""Where a text lists things: who listens is to hear each by itself.

On a page a dot or a new line parts them. A voice passes over both: « J’ai un
médecin J’ai ma sœur » is heard in one breath. A new line after a full stop is
a stop already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from livret.words.cleaning import END_ISOLATE, ISOLATE
from livret.words.papers.one_idea import colons
from livret.words.papers.wording import APART

_BREAK = "\n"
_STOPPED = re.compile("[.?!…؟\u06d4።।。][»”」\u202f\u00a0 ]*$")
"""The end of a sentence of ours; the initial of a name stands between isolates."""


@dataclass(frozen=True)
class Thing:
    """One of the things that a text lists.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        label: It says what the others are.
    """

    start: int
    end: int
    label: bool = False


def things(text: str) -> list[Thing]:
    """Return what a text of ours lists, in order; nothing where it lists nothing.

    Words of people, between isolates (``cleaning.own``), are never parted. Lines are
    the things of a text that has several; one of them may list things in its turn.
    """
    first, *others = _parted(text)
    if not others:
        return []
    ends = colons(text[first.start : first.end])
    if len(ends) != 1 or any(colons(text[each.start : each.end]) for each in others):
        return [first, *others]
    label = Thing(first.start, first.start + ends[0], label=True)
    rest = _trimmed(text, label.end, first.end)
    if rest.start == rest.end:
        return [label, *others]
    # A line with a label of its own says nothing of the lines under it.
    lines = _BREAK in text[first.end : others[0].start]
    return [first, *others] if lines else [label, rest, *others]


def _parted(text: str) -> list[Thing]:
    """Return what stands between dots and new lines of ours."""
    found, start = [], 0
    breaks = list(_breaks(text))
    lines = [each for each in breaks if text[each[0]] == _BREAK]
    for at, length in lines or breaks:
        found.append(_trimmed(text, start, at))
        start = at + length
    found.append(_trimmed(text, start, len(text)))
    return [each for each in found if each.start < each.end] or [Thing(0, 0)]


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each break stands outside isolates, and how long it is."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character == ISOLATE) - (character == END_ISOLATE)
        if depth == 0 and character == _BREAK:
            if not _STOPPED.search(text, 0, at):
                yield at, len(_BREAK)
        elif depth == 0 and text.startswith(APART, at):
            yield at, len(APART)


def _trimmed(text: str, start: int, end: int) -> Thing:
    while start < end and text[start] in " \n":
        start += 1
    while start < end and text[end - 1] in " \n":
        end -= 1
    return Thing(start, end)
