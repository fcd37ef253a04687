"""The person's details, named as one asks for them; none is mandatory."""

from __future__ import annotations

import datetime as dt
import re

from livret.words.translator import Translator, mark

DETAILS: dict[str, str] = {
    "called": mark("Comment voulez-vous qu’on vous appelle ?"),
    "first_name": mark("Prénom des papiers"),
    "last_name": mark("Nom des papiers"),
    "birth_date": mark("Date de naissance"),
    "birth_place": mark("Lieu de naissance"),
    "phone": mark("Téléphone"),
    "email": mark("Adresse mail"),
    "address": mark("Adresse"),
    "postal_code": mark("Code postal"),
    "city": mark("Commune"),
    "languages": mark("Vos langues"),
    "interpreter": mark("Interprète"),
    "reach": mark("Pour vous joindre sans risque"),
    "caf_number": mark("Numéro CAF ou MSA"),
    "france_travail_number": mark("Numéro France Travail"),
    "education": mark("Études, formations"),
    "work_situation": mark("Travail en ce moment"),
    "rights": mark("Droits et aides en cours"),
}
"""Every field of ``person_described``, said to her."""

_DAY = re.compile(r"\s*(\d{1,2})\s*[/. -]\s*(\d{1,2})\s*[/. -]\s*(\d{4})\s*")


def detail_label(tr: Translator, name: str) -> str:
    """Return how a detail is asked for.

    Raises:
        KeyError: There is no such detail.
    """
    return tr.text(DETAILS[name])


def written_day(day: str) -> str:
    """Return a day of the log (``2026-03-12``) as one types it (``12/03/2026``)."""
    return f"{dt.date.fromisoformat(day):%d/%m/%Y}"


def typed_day(text: str) -> str | None:
    """Return a day typed as ``12/03/1990`` as the log keeps it; None if none."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
