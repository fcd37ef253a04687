"""How somebody's words came, in words (practice rules 12 and 16).

« par interprète (dari, par téléphone) », « avec l'aide de Leïla », « recueilli
sur papier le 3 mars 2026 ». Said after a name or between brackets beside the words.
"""

from __future__ import annotations

import datetime as dt

from livret.domain.came import (
    DIRECTLY,
    HELPED,
    INTERPRETER,
    PAPER,
    STRAIGHT,
    Came,
)
from livret.words.dates import long_date
from livret.words.languages import language_name
from livret.words.translator import Translator, mark

WAYS: dict[str, str] = {
    "directly": mark("dit directement"),
    "interpreter": mark("par interprète"),
    "written": mark("écrit par la personne"),
    "helped": mark("avec de l’aide"),
    "telephone": mark("recueilli par téléphone"),
    "paper": mark("recueilli sur papier"),
}
"""Each way, as it is told beside the words."""

CHOICES: dict[str, str] = {
    "directly": mark("directement"),
    "interpreter": mark("par interprète"),
    "written": mark("écrits par la personne"),
    "helped": mark("avec l’aide de quelqu’un"),
    "telephone": mark("au téléphone"),
    "paper": mark("recopiés d’un papier"),
}
"""The same ways as chips, after « Ces mots sont venus »."""

ELSEWHERE = ("directly", "telephone", "paper", "interpreter")
"""Ways of a voice other than the person's: said here, or taken down."""


def came_words(tr: Translator, came: Came, on: dt.date | None = None) -> str:
    """Return how words came; empty when they were said directly, in French.

    Words of people stand in it as they were written.

    Args:
        tr: Says it in the language of the screen or paper.
        came: How they came.
        on: The day of the paper, where it is told nowhere beside.
    """
    if came == STRAIGHT:
        return ""
    if came.how == PAPER:
        return _from_paper(tr, came, on)
    return _told(tr, came)


def _from_paper(tr: Translator, came: Came, on: dt.date | None) -> str:
    way = tr.text(WAYS[PAPER])
    if on is not None:
        way = tr.text("recueilli sur papier le {day}", day=long_date(tr, on))
    if not came.by:
        return way
    by = tr.text("écrit par {name}", name=came.by)
    return tr.text("{way} ({details})", way=way, details=by)


def _told(tr: Translator, came: Came) -> str:
    way = tr.text(WAYS[came.how])
    if came.how == HELPED and came.by:
        way = tr.text("avec l’aide de {name}", name=came.by)
    told = []
    if came.language and came.language != "fr":
        told.append(language_name(tr, came.language))
    told += [came.service] if came.service else []
    if came.how != HELPED and came.by:
        told.append(came.by)
    if came.telephone:
        told.append(tr.text("par téléphone"))
    if came.how == DIRECTLY and told:
        # Directly, and not in French: the language is all there is to tell.
        return tr.text("dit en {language}", language=tr.comma.join(told))
    if not told:
        return way
    return tr.text("{way} ({details})", way=way, details=tr.comma.join(told))


def is_interpreted(came: Came) -> bool:
    """Tell whether somebody stood between the speaker and the paper."""
    return came.how in {INTERPRETER, HELPED}
