"""Contracts in words: their dates, and what the law asks of the referent."""

from __future__ import annotations

import datetime as dt

from livret.domain.contracts import CONVERT, END, REVIEW, SIGN
from livret.words.dates import long_date
from livret.words.translator import Translator, mark

TYPES: dict[str, str] = {
    "contrat_engagement": mark("Contrat d’engagement"),
    "ppae": mark("PPAE, projet personnalisé d’accès à l’emploi"),
    "cer": mark("CER, contrat d’engagements réciproques"),
    "cej": mark("CEJ, contrat d’engagement jeune"),
    "pacea": mark("PACEA, parcours d’accompagnement vers l’emploi"),
}
"""Types of contracts, the one of today first."""

DAYS: dict[str, str] = {
    "oriented_on": mark("Décision reçue le"),
    "signed_on": mark("Signé le"),
    "starts_on": mark("Commence le"),
    "ends_on": mark("Se termine le"),
    "review_on": mark("À relire ensemble le"),
}
"""The days of a contract, in the order they come."""

_AHEAD = {
    SIGN: mark("Contrat d’engagement : à écrire ensemble avant le {day}"),
    CONVERT: mark("Contrat d’avant 2025 : à remplacer ensemble avant le {day}"),
    REVIEW: mark("Contrat : à relire ensemble le {day}"),
    END: mark("Contrat : il se termine le {day}"),
}
_BEHIND = {
    SIGN: mark("Contrat d’engagement : il était à écrire avant le {day}"),
    CONVERT: mark("Contrat d’avant 2025 : il était à remplacer avant le {day}"),
    REVIEW: mark("Contrat : vous deviez le relire ensemble le {day}"),
    END: mark("Contrat : il s’est terminé le {day}"),
}

CLOCKS = frozenset(_AHEAD)
"""What the clocks of a contract are called."""


def type_label(tr: Translator, code: str) -> str:
    """Return the name of a type of contract."""
    return tr.text(TYPES[code])


def clock_sentence(tr: Translator, what: str, on: dt.date, today: dt.date) -> str:
    """Return what a clock recalls to the referent.

    Args:
        tr: Says it in the language of the screen.
        what: ``sign``, ``convert``, ``review`` or ``end``.
        on: Its day.
        today: The day it is read.
    """
    sentence = (_AHEAD if on >= today else _BEHIND)[what]
    return tr.text(sentence, day=long_date(tr, on))
