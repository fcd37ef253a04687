"""One idea a line: where the simple version starts a new line.

Inclusion Europe's « Information for all » asks for it: a new sentence starts on
a new line, and what is listed stands one under the other. Words of people keep
their lines: what stands between isolates (``cleaning.own``) is never parted.
"""

from __future__ import annotations

import re

from livret.words.cleaning import END_ISOLATE, ISOLATE
from livret.words.papers.wording import APART

_CLOSES = "»”\u202f"
_SPACED = re.compile(
    rf"([.?!…؟\u06d4।።])([{_CLOSES}{END_ISOLATE}]*) +(?=[^\s{ISOLATE}])"
)
"""The end of a sentence in scripts that put a space after it."""
_CLOSE = re.compile(r"(。[”」]?)(?=.)")
"""The same in Chinese, which puts none."""
_COLON = re.compile(r"[\uff1a፦]|:(?!\d)")
"""What parts a label from what it is said of; that of « 09:35 » parts nothing."""
_INITIAL = re.compile(r"(?:^|[\s\u2068’'(-])([^\W\d_])\.$")
"""« Claire M. »: a letter that stands for a name ends no sentence."""


def one_a_line(text: str) -> str:
    r"""Return ``text`` with ``\n`` before each further sentence or thing listed.

    Args:
        text: A text of ours; words of people in it stand between isolates.
    """
    told = _outside(APART, text)
    if told != text:
        told = _under_its_label(told)
    found: list[str] = []
    start = 0
    for end in sorted(_ends(told)):
        found.append(told[start:end].rstrip(" "))
        start = end
    return "\n".join([*found, told[start:].lstrip(" ")] if found else [told])


def _under_its_label(text: str) -> str:
    """Return a list whose first thing stands under what is said of all of it."""
    first, *others = text.split("\n")
    found = colons(first)
    if len(found) != 1 or any(map(colons, others)):
        return text
    label, thing = first[: found[0]], first[found[0] :].lstrip(" ")
    return "\n".join((label, thing, *others)) if thing and label[:-1] else text


def colons(text: str) -> list[int]:
    """Return where each colon of ours ends: those of people stand in isolates."""
    return [each.end() for each in _COLON.finditer(text) if not _depth(text, each)]


def _outside(apart: str, text: str) -> str:
    """Return ``text`` with a line break for each ``apart`` outside isolates."""
    depth = 0
    told: list[str] = []
    at = 0
    while at < len(text):
        depth += (text[at] == ISOLATE) - (text[at] == END_ISOLATE)
        if depth == 0 and text.startswith(apart, at):
            told.append("\n")
            at += len(apart)
            continue
        told.append(text[at])
        at += 1
    return "".join(told)


def _ends(text: str) -> set[int]:
    """Return where each sentence but the last one ends, spaces included."""
    spaced = {
        match.end()
        for match in _SPACED.finditer(text)
        if _ends_here(text, match) and not text[match.end()].islower()
    }
    return spaced | {m.end() for m in _CLOSE.finditer(text) if not _depth(text, m)}


def _ends_here(text: str, match: re.Match[str]) -> bool:
    """Tell whether a stop ends a sentence of ours.

    The stop of a name's initial is a sentence's too where the name ends it: it
    stands inside the isolates, and what follows them is ours.
    """
    if _depth(text, match):
        return END_ISOLATE in match[2] and _depth(text, match) == 1
    initial = _INITIAL.search(text[: match.end(1)])
    # A small letter is a word cut short: that of a year ends its sentence in Ukrainian.
    return initial is None or initial[1].islower()


def _depth(text: str, match: re.Match[str]) -> int:
    before = text[: match.start() + 1]
    return before.count(ISOLATE) - before.count(END_ISOLATE)
