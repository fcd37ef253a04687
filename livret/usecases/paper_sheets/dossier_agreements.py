"""The agreements that stood on the day when a document was frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.agreements import Agreement, agreements_of
from livret.domain.barriers import Barrier
from livret.domain.body import COMMON_SCOPE
from livret.domain.livret import Livret
from livret.domain.support import structure_shown

_NAMED = (COMMON_SCOPE, *(one.value for one in Barrier))
"""Scopes named before whoever reads the dossier, in the order of her topics. That
« Ma vie » goes to somebody would tell that something is written there."""


@dataclass(frozen=True, kw_only=True)
class AgreementThen:
    """An agreement in force when the document was frozen.

    Attributes:
        recipient: To whom.
        organisation: Their structure, empty where it is told to nobody.
        purpose: Why.
        until: Last day.
        scopes: What may go: ``commun`` and codes of barriers; « Ma vie » is not
            named (practice rule 6).
    """

    recipient: str
    organisation: str
    purpose: str
    until: dt.date
    scopes: tuple[str, ...]


def agreements_then(livret: Livret, day: dt.date) -> tuple[AgreementThen, ...]:
    """Return the agreements that stood on a day, as far as it is known now."""
    return tuple(
        AgreementThen(
            recipient=one.recipient,
            organisation=structure_shown(livret, one),
            purpose=one.purpose,
            until=one.until,
            scopes=tuple(scope for scope in _NAMED if scope in one.scopes),
        )
        for one in agreements_of(livret)
        if _stood(one, day)
    )


def _stood(agreement: Agreement, day: dt.date) -> bool:
    """Tell whether an agreement stood on a day, as far as it is known now."""
    begun = min((value.said_on for value in agreement.values), default=day)
    over = [
        value.said_on
        for value in agreement.values
        if value.kind == "agreement_withdrawn"
    ]
    return begun <= day <= agreement.until and not any(each <= day for each in over)
