"""The day each voice said what it says of a topic, and what a review said since.

Most answers of a diagnosis were said on one day. It is told once, over them
all, and only an answer of another day tells its own beside it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from livret.domain.came import PAPER
from livret.usecases.sheets import Row
from livret.words.dates import long_date
from livret.words.reviews import moment_label
from livret.words.translator import Translator


def usual_day(days: Iterable[dt.date | None], on: dt.date) -> dt.date:
    """Return the day of an answer that tells none; of two, the later.

    Args:
        days: Of each answer; None where nothing was said.
        on: Where there is none: the day of the paper or of the page.
    """
    count = Counter(day for day in days if day is not None)
    return max(count, key=lambda day: (count[day], day), default=on)


def usual_day_of(rows: Iterable[Row], on: dt.date) -> dt.date:
    """Return the day of the answers of a diagnosis that tell none."""
    marks = chain.from_iterable(row.marks for row in rows)
    return usual_day((one.on for one in marks if one.answer), on)


def days_note(tr: Translator, usual: dt.date, on: dt.date) -> str:
    """Return of which day words and answers are; nothing where it is the paper's."""
    if usual == on:
        return ""
    day = long_date(tr, usual)
    return tr.text(
        "Sans autre date à côté, les paroles et les réponses sont du {day}.", day=day
    )


def other_day(tr: Translator, day: dt.date | None, usual: dt.date) -> str:
    """Return the day that stands beside an answer; mostly nothing."""
    if day is None or day == usual:
        return ""
    # A narrow column parts the answer from its day, never the day itself.
    return long_date(tr, day).replace(" ", "\u00a0")


def day_of_words(tr: Translator, day: dt.date | None, way: str, usual: dt.date) -> str:
    """Return the day that stands with words of hers; mostly nothing.

    Args:
        tr: Says it.
        day: On which they were said.
        way: How they came: those collected on paper tell their day with it.
        usual: The day of words that tell none.
    """
    return "" if way == PAPER else other_day(tr, day, usual)


def with_kept_day(
    tr: Translator, told: str, day: dt.date | None, usual: dt.date, on: dt.date
) -> str:
    """Return what is kept together with its day, where it has to be told.

    The note over the answers is about the answers alone (``days_note``): where it
    stands, what is kept tells its own day even when it is theirs.

    Args:
        tr: Says it.
        told: The words kept; where nothing was kept, the day stands alone.
        day: On which it was said.
        usual: The day of an answer that tells none.
        on: Of the paper or of the page.
    """
    beside = other_day(tr, day, on if usual == on else dt.date.min)
    return dated(tr, told, beside) if told else beside


def dated(tr: Translator, told: str, day: str) -> str:
    """Return « Amina : bloque (3 mai 2026) », or what is told without a day."""
    return tr.text("{way} ({details})", way=told, details=day) if day else told


def review_title(tr: Translator, moment: str, on: dt.date) -> str:
    """Return « Bilan d’étape (26 août 2026) : », over what was said in it."""
    title = dated(tr, moment_label(tr, moment), long_date(tr, on))
    return tr.text("{heading}\u202f:", heading=title)
