"""What people typed, made safe to print, without losing a letter.

Names and words may hold right-to-left marks, zero-width characters, control
characters or hundreds of letters. On paper an invisible character can only
mislead: it is dropped, and what turns the direction of the text around cannot
reach beyond the words it stands in (Unicode Standard Annex 9, isolates).
The JSON attached keeps every character as it was typed.
"""

from __future__ import annotations

import re
import unicodedata

ISOLATE = "\u2068"
"""FIRST STRONG ISOLATE: starts words whose direction is their own."""
END_ISOLATE = "\u2069"
"""POP DIRECTIONAL ISOLATE: ends them."""

_JOINERS = "\u200c\u200d"
_KEPT_SPACES = "\u00a0\u202f"
_MOST_MARKS = 4
_MOST_ALIKE = 2
_INDIC = range(0x0900, 0x0E00)
"""Devanagari, Bengali … Sinhala: a joiner chooses the shape of a cluster."""
_ON_ANY_LETTER = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
"""Marks of no script of their own; some, as circles, have combining class 0."""
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def cleaned(text: str) -> str:
    r"""Return ``text`` as it can be printed.

    Line breaks stay, as ``\n``; other white space becomes a space; control
    and formatting characters go, but for the joiners inside words of Arabic
    and Indic scripts; unassigned and private characters become U+FFFD; few
    combining marks stand on one letter (``few_marks``). The result is in NFC.
    """
    source = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    source = few_marks(source)
    return "".join(_printable(source, at) for at in range(len(source)))


def few_marks(text: str) -> str:
    """Return ``text`` with few combining marks on one letter.

    At most four, and two of them in one direction (of one combining class):
    more than any language writes. A tower of them would run over what stands
    above and below.
    """
    if text.isascii() or not any(map(_stands_on, text)):
        return text
    kept: list[str] = []
    marks: list[int] = []
    for character in text:
        where = unicodedata.combining(character)
        if not _stands_on(character):
            marks.clear()
        elif len(marks) == _MOST_MARKS or marks.count(where) == _MOST_ALIKE:
            continue
        else:
            marks.append(where)
        kept.append(character)
    return "".join(kept)


def _stands_on(character: str) -> bool:
    """Tell whether it is a mark on the letter before it, or in a row of such."""
    if unicodedata.combining(character):
        return True
    return _ON_ANY_LETTER.fullmatch(character) is not None


def own(text: str) -> str:
    """Return ``text`` cleaned, on one line, isolated from what stands around it.

    For names and words put into a sentence of ours: Arabic words keep their
    order and do not turn the sentence around.
    """
    return f"{ISOLATE}{_one_line(text).strip()}{END_ISOLATE}"


def ours(text: str) -> str:
    """Return a sentence of ours on one line, cleaned, that holds words of people.

    The isolates around them stay; where some are not paired, none does.
    """
    depth = 0
    for character in text:
        depth += (character == ISOLATE) - (character == END_ISOLATE)
        if depth < 0:
            break
    kept = text if depth == 0 else bare(text)
    parts = re.split(f"([{ISOLATE}{END_ISOLATE}])", kept)
    # At odd places stand the isolates themselves.
    told = (part if at % 2 else _one_line(part) for at, part in enumerate(parts))
    return "".join(told).strip()


def ours_apart(text: str) -> str:
    """Return a sentence of ours as ``ours`` does, isolated from what is around it."""
    return f"{ISOLATE}{ours(text)}{END_ISOLATE}"


def broken(text: str) -> list[str]:
    """Return the lines of a text of ours; words between isolates stay whole."""
    lines, depth = [""], 0
    for character in text:
        depth += (character == ISOLATE) - (character == END_ISOLATE)
        if character == "\n" and depth == 0:
            lines.append("")
        else:
            lines[-1] += character
    return [line for line in lines if line.strip()]


def bare(text: str) -> str:
    """Return ``text`` without the isolates that ``own`` put around words."""
    return text.replace(ISOLATE, "").replace(END_ISOLATE, "")


def _one_line(text: str) -> str:
    return re.sub(r"[\n ]+", " ", cleaned(text))


def reads_right_to_left(text: str) -> bool:
    """Tell whether the first letter of ``text`` belongs to such a script."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _printable(source: str, at: int) -> str:
    character = source[at]
    if character in "\n\u2028\u2029\x0b\x0c\r":
        return "\n"
    if " " <= character <= "~":
        return character
    kind = unicodedata.category(character)
    if character in _KEPT_SPACES:
        return character
    if kind == "Zs" or character == "\t":
        return " "
    if character in _JOINERS:
        return character if _joins(source, at) else ""
    if kind in ("Cc", "Cf") or ord(character) in _VARIATION_SELECTORS:
        return ""
    if kind in ("Cs", "Co", "Cn"):
        return "\ufffd"
    return character


def _joins(source: str, at: int) -> bool:
    """Tell whether a joiner stands between two letters that join, or do not."""
    neighbours = source[at - 1 : at] + source[at + 1 : at + 2]
    return len(neighbours) == 2 and (  # noqa: PLR2004
        all(unicodedata.bidirectional(letter) == "AL" for letter in neighbours)
        or all(ord(letter) in _INDIC for letter in neighbours)
    )
