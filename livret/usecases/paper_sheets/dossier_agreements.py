"""The agreements that stood on the day when a document was frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.agreements import Agreement, agreements_of
from livret.domain.livret import Livret


@dataclass(frozen=True, kw_only=True)
class AgreementThen:
    """An agreement in force when the document was frozen.

    Attributes:
        recipient: To whom.
        organisation: Their structure, possibly empty.
        purpose: Why.
        until: Last day.
        scopes: What may go: codes.
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
            organisation=one.organisation,
            purpose=one.purpose,
            until=one.until,
            scopes=tuple(sorted(one.scopes)),
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
