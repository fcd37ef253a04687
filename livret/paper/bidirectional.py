"""Which way each character reads: Unicode Standard Annex 9, as far as needed.

The text comes from ``cleaning``: no explicit embedding or override is left,
and isolates stand only around words put into our sentences. The levels inside
an isolate are found alone, so that it cannot turn its surroundings around.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from livret.words.cleaning import END_ISOLATE, ISOLATE, reads_right_to_left

_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_INVISIBLE = frozenset(("BN", "RLE", "LRE", "RLO", "LRO", "PDF"))
_PLACEHOLDER = "\ufffc"

_TELEPHONE = re.compile(r"\+?[0-9]{1,4}(?:[ .\u00a0\u202f-][0-9]{1,4}){3,}")
"""Groups that are dialled in their order, whatever letters stand around."""
_DIALLED = 8

Item = TypeVar("Item")


def split_levels(text: str, base: int) -> tuple[str, list[int]]:
    """Return ``text`` without its isolates, and the level of each character.

    Args:
        text: One line or paragraph, cleaned.
        base: 0 where the paragraph reads left to right, 1 otherwise.

    Returns:
        The characters that are drawn, in the order they were typed, and their
        embedding levels: even reads left to right, odd right to left.
    """
    if base == 0 and not _turns(text):
        plain = text.replace(ISOLATE, "").replace(END_ISOLATE, "")
        return plain, [0] * len(plain)
    outer, insides = _lifted(text)
    levels = _levels(outer, base)
    characters: list[str] = []
    found: list[int] = []
    for at, (character, level) in enumerate(zip(outer, levels, strict=True)):
        inside = insides.get(at)
        if inside is None:
            characters.append(character)
            found.append(level)
            continue
        # The first letter that stands in no isolate of its own (rule P2).
        direction = int(reads_right_to_left(_lifted(inside)[0]))
        start = level if level % 2 == direction else level + 1
        part, part_levels = split_levels(inside, direction)
        characters.append(part)
        found.extend(start + each - direction for each in part_levels)
    return "".join(characters), found


def visual_order(items: Sequence[Item], levels: Sequence[int]) -> list[Item]:
    """Return the ``items`` of one line from left to right (rule L2)."""
    pairs = list(zip(items, levels, strict=True))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(pairs):
            end = at
            while end < len(pairs) and pairs[end][1] >= level:
                end += 1
            pairs[at:end] = reversed(pairs[at:end])
            at = max(end, at + 1)
    return [item for item, _ in pairs]


def _turns(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text
    )


def _lifted(text: str) -> tuple[str, dict[int, str]]:
    """Take the outermost isolates out, a neutral placeholder left for each.

    By its place, for people type this character too: it stands for a picture
    in what a word processor copies.
    """
    outer: list[str] = []
    insides: dict[int, str] = {}
    depth = start = 0
    for at, character in enumerate(text):
        if character == ISOLATE:
            start = at + 1 if depth == 0 else start
            depth += 1
        elif character == END_ISOLATE:
            depth -= 1
            if depth == 0:
                insides[len(outer)] = text[start:at]
                outer.append(_PLACEHOLDER)
        elif depth == 0:
            outer.append(character)
    return "".join(outer), insides


def _levels(text: str, base: int) -> list[int]:
    # python-bidi: rules W1 to I2.
    from bidi import algorithm  # type: ignore[import-untyped]

    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "R" if base else "L"
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    resolved = iter(storage["chars"])
    levels: list[int] = []
    for character in text:
        if unicodedata.bidirectional(character) in _INVISIBLE:
            # Rule X9 drops it (a joiner): it follows the letter before it.
            levels.append(levels[-1] if levels else base)
        else:
            levels.append(next(resolved)["level"])
    for number in _TELEPHONE.finditer(text):
        if sum(map(str.isdecimal, number[0])) < _DIALLED:
            continue
        start, end = number.span()
        levels[start:end] = [max(levels[start:end])] * (end - start)
    return levels
