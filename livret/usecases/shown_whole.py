"""What a paper shows of a contribution only in part: nobody confirms it by signing.

Who signs has read the page. Words that stand in a contribution and not on the
paper, or levels of which one alone is printed, were not in front of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from livret.domain.fields import Field, Line, ListOf, Record, Text
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret
from livret.usecases.paper_rows import Printing, outside_told
from livret.usecases.sheets import Sheet, as_json

_WHOSE = frozenset({"name", "came"})
"""Who it is and how it came: a paper tells them as it names people today."""


def shown_in_part(printing: Printing, sheet: Sheet) -> tuple[str, ...]:
    """Return the ids of what a paper holds and shows only in part.

    Args:
        printing: What it holds, and what it is known to show in part.
        sheet: What it shows.

    Returns: those of ``printing.printed``, in their order.
    """
    shown = frozenset(_shown(as_json(sheet)))
    hidden = _not_shown(printing.livret, frozenset(printing.printed), shown)
    parted = printing.in_part | set(hidden)
    return tuple(one for one in printing.printed if one in parted)


def _not_shown(
    livret: Livret, printed: frozenset[str], shown: frozenset[str]
) -> Iterator[str]:
    """Return the ids of contributions with words that are not on a paper."""
    for value in livret.history:
        if value.id not in printed:
            continue
        words = words_in(KINDS[value.kind].content, value.content)
        # What a reader chose among the facets of a topic is on no paper.
        if "facets" in value.content or not all(_stands(one, shown) for one in words):
            yield value.id


def words_in(field: Field, told: Any) -> Iterator[str]:
    """Return every text of a content that somebody said or wrote.

    Args:
        field: What it may hold.
        told: What it holds.
    """
    if isinstance(field, Text | Line):
        yield str(told)
    elif isinstance(field, ListOf):
        for item in told:
            yield from words_in(field.item, item)
    elif isinstance(field, Record):
        for name, value in told.items():
            if name == "outside":
                yield from (outside_told(item) for item in value)
            elif name == "birth_date":
                yield str(value)
            elif name not in _WHOSE:
                yield from words_in(field.fields[name], value)


def _stands(words: str, shown: frozenset[str]) -> bool:
    """Tell whether words are on a paper, as one text or as its lines."""
    whole = " ".join(words.split())
    return whole in shown or all(line in shown for line in in_lines(words))


def in_lines(words: str) -> Iterator[str]:
    """Yield the lines of a text that hold something, with single spaces."""
    lines = (" ".join(line.split()) for line in words.splitlines())
    return (line for line in lines if line)


def _shown(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        for value in told.values():
            yield from _shown(value)
    elif isinstance(told, list):
        for value in told:
            yield from _shown(value)
    elif isinstance(told, str):
        yield " ".join(told.split())
