"""Sentences that only papers say, in the paper's language.

Words of people always go in through ``cleaning.own``: they keep their own
direction and cannot pass for a sentence of ours.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from livret.domain.came import Came
from livret.usecases.sheets import Quote
from livret.words.came import came_words
from livret.words.cleaning import (
    END_ISOLATE,
    ISOLATE,
    bare,
    cleaned,
    own,
    reads_right_to_left,
)
from livret.words.dates import day_month, long_date
from livret.words.said_on import day_of_words
from livret.words.translator import Translator

APART = " · "
"""Between sayings of one person that stand on one line, each as it was said."""

_VOWELS = "aàâäeéèêëiîïoôöuùûüœæ"


def quoted(tr: Translator, words: str) -> str:
    """Return somebody's words between quotation marks, line breaks kept.

    In a language that reads the other way the marks stand where the words begin
    and end: French words in an Arabic sentence take theirs along.
    """
    lines = [own(line) for line in cleaned(words).split("\n") if line.strip()]
    told = tr.text("«\u202f{words}\u202f»", words="\n".join(lines))
    rightwards = any(map(str.isalpha, told)) and not reads_right_to_left(bare(told))
    if not tr.leftwards or not rightwards:
        return told
    return "\n".join(f"{ISOLATE}{line}{END_ISOLATE}" for line in told.split("\n"))


def said_by(tr: Translator, name: str) -> str:
    """Return "Paroles d'Amina", "Paroles de Claire"."""
    first = cleaned(name).strip()[:1].lower()
    if first and first in _VOWELS:
        return tr.text("Paroles d’{name}", name=own(name))
    return tr.text("Paroles de {name}", name=own(name))


def attribution(tr: Translator, quote: Quote, on: dt.date | None = None) -> str:
    """Return whose words these are and how they came (practice rules 16, 23).

    Args:
        tr: Says it in the paper's language.
        quote: The words.
        on: The day of words that tell none; None where no day is told.
    """
    parts = [said_by(tr, quote.speaker)]
    if quote.written_by:
        parts.append(tr.text("écrites par {name}", name=own(quote.written_by)))
    came = how_it_came(tr, quote.way, quote.on)
    if came:
        parts.append(came)
    parts.append(another_day(tr, quote, on))
    return tr.comma.join(filter(None, parts))


def another_day(tr: Translator, quote: Quote, on: dt.date | None) -> str:
    """Return the day of words, where that has to be told: ``on`` as above."""
    return "" if on is None else day_of_words(tr, quote.on, quote.came, on)


def how_it_came(tr: Translator, came: Came, on: dt.date | None = None) -> str:
    """Return how words came, possibly empty; names in it stand on their own.

    Args:
        tr: Says it in the paper's language.
        came: How they came.
        on: The day of the paper they were collected on, where it is told.
    """
    isolated = replace(
        came,
        language=cleaned(came.language),
        service=own(came.service) if came.service else "",
        by=own(came.by) if came.by else "",
    )
    return came_words(tr, isolated, on)


def by_date(tr: Translator, day: dt.date, on: dt.date) -> str:
    """Return "pour le 12 avril"; with its year where it is not that of ``on``.

    The words of the screens and of what is copied: one step has one day.

    Args:
        tr: Says it in the paper's language.
        day: The day for which something is to be done.
        on: Date of the paper.
    """
    near = day.year == on.year
    date = day_month(tr, day) if near else long_date(tr, day)
    return tr.text("pour le {date}", date=date)


def sentence(text: str, stop: str = ".") -> str:
    """Return ``text`` with one full stop at its end ("Claire M.")."""
    bare_end = text.rstrip("\u2069")
    return text if bare_end.endswith((".", "!", "?", "…")) else f"{text}{stop}"


def listed(items: tuple[str, ...], comma: str) -> str:
    """Return the items as one enumeration."""
    return comma.join(items)
