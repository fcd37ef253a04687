"""How a card stands at this desk, in one line: for a list, on paper or a screen."""

from __future__ import annotations

import datetime as dt

from livret.usecases.ports_sharing import KeptCard
from livret.words.dates import long_date
from livret.words.sharing import REVOKED, TRUST
from livret.words.translator import Translator


def standing_line(tr: Translator, one: KeptCard) -> str:
    """Return whether a card is accepted, since when, and why."""
    day = long_date(tr, one.revoked_on or one.on)
    if one.revoked:
        why = tr.text(REVOKED[one.revoked])
        return tr.text("plus acceptée depuis le {day} : {why}", day=day, why=why)
    why = tr.text(TRUST.get(one.way, TRUST["in_person"]))
    told = tr.text("acceptée le {day} : {why}", day=day, why=why)
    return " · ".join(filter(None, (told, renewed_line(tr, one.renewed_on))))


def renewed_line(tr: Translator, day: dt.date | None) -> str:
    """Return since when somebody's certificate is a new one; empty for None."""
    if day is None:
        return ""
    return tr.text("nouveau certificat depuis le {day}", day=long_date(tr, day))
