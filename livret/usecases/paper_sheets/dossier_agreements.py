"""The agreements that stood on the day when a document was frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.agreements import Agreement, agreements_on
from livret.domain.barriers import Barrier
from livret.domain.body import COMMON_SCOPE
from livret.domain.livret import Livret
from livret.domain.support import seats_of, structure_shown

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
    left = {seat.member.id: seat.left_on for seat in seats_of(livret, day)}
    return tuple(
        AgreementThen(
            recipient=one.recipient,
            organisation=structure_shown(livret, one),
            purpose=one.purpose,
            until=one.until,
            scopes=tuple(scope for scope in _NAMED if scope in one.scopes),
        )
        for one in agreements_on(livret, day)
        if _stood(one, day, left.get(one.member))
    )


def _stood(agreement: Agreement, day: dt.date, left: dt.date | None) -> bool:
    """Tell whether an agreement stood: it ends with who it was given for."""
    gone = left is not None and left <= day
    return not agreement.withdrawn and day <= agreement.until and not gone
