"""How long a livret is kept: two years in use, two years set aside, then erased.

Counted from the last exchange with the person, or from the day on which it was
taken over from another software if that came later (CASF art. R263-8; deliberations
2021-028 and 2023-095 of the CNIL). The clock tells and asks: nothing is erased
because a day has come, and a paper that somebody signed goes with its livret.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.contacts import last_contact
from livret.domain.livret import Livret
from livret.domain.reviews import in_months

MONTHS_KEPT = 24
"""Months in use after the last exchange with her."""

MONTHS_APART = 24
"""Months set aside afterwards, before everything is erased."""

MONTHS_TOLD = 22
"""After which the end is told: two months to meet again, or to decide."""

IN_USE, NEAR_ITS_END, APART, OVER = "in_use", "near_its_end", "apart", "over"


@dataclass(frozen=True, slots=True)
class Retention:
    """The days that count for one livret.

    Attributes:
        last: Of the last exchange with her.
        since: From which the time is counted: that day, or the one on which it was
            taken over from another software if that came later.
        told_on: From when the end is told.
        kept_until: Last day in use, if nothing more is said.
        erased_on: When everything is to be erased, by somebody.
    """

    last: dt.date
    since: dt.date
    told_on: dt.date
    kept_until: dt.date
    erased_on: dt.date

    def state(self, today: dt.date) -> str:
        """Return ``in_use``, ``near_its_end``, ``apart`` or ``over``."""
        if today > self.erased_on:
            return OVER
        if today > self.kept_until:
            return APART
        return NEAR_ITS_END if today >= self.told_on else IN_USE


def opened_on(livret: Livret) -> dt.date | None:
    """Return the day on which the livret was opened in Livret, where it is known."""
    if not livret.opened_at:
        return None
    return dt.datetime.fromtimestamp(livret.opened_at / 1000, dt.UTC).date()


def retention_of(livret: Livret) -> Retention | None:
    """Return how long a livret is kept, or None before any exchange with her."""
    last = last_contact(livret)
    if last is None:
        return None
    # What another software kept may be old: it is in use since it is here.
    since = max(last, opened_on(livret) or last)
    kept = in_months(since, MONTHS_KEPT)
    return Retention(
        last=last,
        since=since,
        told_on=in_months(since, MONTHS_TOLD),
        kept_until=kept,
        erased_on=in_months(kept, MONTHS_APART),
    )
