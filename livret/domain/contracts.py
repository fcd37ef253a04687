"""The dates of a contract, and the clocks that the law gives the referent.

Livret keeps the dates of a contract of engagement (or of an older contract)
and where its paper is; it neither writes nor signs it and never measures
anybody by it (practice rule 8). Every clock here binds the professional.

Source: loi n° 2023-1196 of 18 December 2023; code du travail, art. L5411-6,
D5411-8-2 and D5411-14-1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.livret import Livret, Value
from livret.domain.reviews import in_months

ENGAGEMENT = "contrat_engagement"
"""The one contract since the law of 18 December 2023."""

CONVERTED_BY = dt.date(2027, 1, 1)
"""By when whoever was followed on 1 January 2025 has a contract of engagement."""

SIGN = "sign"
CONVERT = "convert"
REVIEW = "review"
END = "end"

_SOURCES = {
    SIGN: "code du travail, art. D5411-14-1",
    CONVERT: "loi n° 2023-1196 du 18 décembre 2023",
    REVIEW: "code du travail, art. L5411-6",
    END: "code du travail, art. L5411-6",
}
_SHOWN_AFTER = dt.timedelta(days=90)
"""For how long a day that was only agreed is recalled once it is over."""

_AHEAD = {
    SIGN: dt.timedelta(days=31),
    CONVERT: dt.timedelta(days=180),
    REVIEW: dt.timedelta(days=30),
    END: dt.timedelta(days=45),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One contract: its dates, and where its paper is.

    Attributes:
        id: Id of the contribution that first noted it.
        values: What stands; several where two were written at the same time.
        document: Id of a document of this livret that is its paper, possibly
            empty; never a joint diagnosis.
    """

    id: str
    values: tuple[Value, ...]
    document: str = ""

    @property
    def content(self) -> Mapping[str, Any]:
        """Fields of what stands; the newest where several do."""
        return self.values[-1].content

    @property
    def type(self) -> str:
        """``contrat_engagement``, ``ppae``, ``cer``, ``cej`` or ``pacea``."""
        return str(self.content["type"])

    @property
    def paper_kept(self) -> str:
        """Where the paper is, possibly empty."""
        return str(self.content.get("paper_kept", ""))

    @property
    def oriented_on(self) -> dt.date | None:
        """Day the orientation was notified."""
        return self._day("oriented_on")

    @property
    def signed_on(self) -> dt.date | None:
        """Day it was signed."""
        return self._day("signed_on")

    @property
    def starts_on(self) -> dt.date | None:
        """Its first day."""
        return self._day("starts_on")

    @property
    def ends_on(self) -> dt.date | None:
        """Its last day."""
        return self._day("ends_on")

    @property
    def review_on(self) -> dt.date | None:
        """Day agreed to look at it again together."""
        return self._day("review_on")

    @property
    def began(self) -> dt.date | None:
        """The first day known of it."""
        days = (self.oriented_on, self.signed_on, self.starts_on)
        return min((day for day in days if day is not None), default=None)

    def _day(self, name: str) -> dt.date | None:
        text = self.content.get(name)
        return None if text is None else dt.date.fromisoformat(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A date the referent has to keep in mind, never one held against anybody.

    Attributes:
        contract: Id of the contract.
        type: Its type.
        what: ``sign``, ``convert``, ``review`` or ``end``.
        on: The day.
        source: Where the law says so.
    """

    contract: str
    type: str
    what: str
    on: dt.date
    source: str

    def is_due(self, today: dt.date) -> bool:
        """Tell whether it is time to show it.

        What the law sets stays until it is done; a day that was agreed is
        recalled for three months.
        """
        if self.what in {REVIEW, END} and today - self.on > _SHOWN_AFTER:
            return False
        return self.on - today <= _AHEAD[self.what]


def contracts_of(livret: Livret) -> tuple[Contract, ...]:
    """Read every contract, in the order noted."""
    return tuple(
        Contract(id=key[1], values=values, document=_paper(livret, values[-1].content))
        for key, values in livret.each("contract")
    )


def may_be_a_contract(document: Mapping[str, Any]) -> bool:
    """Tell whether the content of a ``document_frozen`` may be a contract's paper.

    A joint diagnosis never is: nobody is held to what they said in it.
    """
    return document.get("paper") != "diagnostic"


def _paper(livret: Livret, contract: Mapping[str, Any]) -> str:
    linked = str(contract.get("document", ""))
    frozen = livret.slots.get(("document", linked), ())
    return linked if all(may_be_a_contract(one.content) for one in frozen) else ""


def clocks_of(livret: Livret) -> tuple[Reminder, ...]:
    """Return every clock that runs, whatever the day, the nearest first.

    * A contract of engagement is signed within one month of the notified
      orientation; a new orientation starts the month again (D5411-14-1,
      D5411-8-2): only the latest runs.
    * A contract of an older type is converted by 1 January 2027.
    * A review and an end fall on the days agreed; only those of the contract
      that came last run, and a review that was opened since is done.
    """
    contracts = contracts_of(livret)
    found = [*_signing(contracts)]
    last = _last(contracts)
    if last is not None:
        found += [*_converting(contracts, last), *_agreed(livret, last)]
    return tuple(sorted(found, key=lambda one: (one.on, one.what, one.contract)))


def reminders_of(livret: Livret, today: dt.date) -> tuple[Reminder, ...]:
    """Return the clocks to keep in mind on ``today``, the nearest first."""
    return tuple(one for one in clocks_of(livret) if one.is_due(today))


def _signing(contracts: tuple[Contract, ...]) -> Iterator[Reminder]:
    ours = [one for one in contracts if one.type == ENGAGEMENT]
    oriented = [(one.oriented_on, one) for one in ours if one.oriented_on is not None]
    if not oriented:
        return
    day, latest = max(oriented, key=lambda pair: pair[0])
    signed = [one.signed_on for one in ours if one.signed_on is not None]
    if not any(one >= day for one in signed):
        yield _reminder(latest, SIGN, in_months(day, 1))


def _last(contracts: tuple[Contract, ...]) -> Contract | None:
    return max(contracts, key=lambda one: one.began or dt.date.min, default=None)


def _converting(contracts: tuple[Contract, ...], last: Contract) -> Iterator[Reminder]:
    if any(one.type == ENGAGEMENT for one in contracts):
        return
    if last.ends_on is None or last.ends_on >= CONVERTED_BY:
        yield _reminder(last, CONVERT, CONVERTED_BY)


def _agreed(livret: Livret, last: Contract) -> Iterator[Reminder]:
    if last.review_on is not None and not _reviewed(livret, last.review_on):
        yield _reminder(last, REVIEW, last.review_on)
    if last.ends_on is not None:
        yield _reminder(last, END, last.ends_on)


def _reviewed(livret: Livret, day: dt.date) -> bool:
    """Tell whether they looked back around ``day`` or later."""
    opened = (values[-1].content["on"] for _, values in livret.each("review"))
    return any(day - dt.date.fromisoformat(on) <= _AHEAD[REVIEW] for on in opened)


def _reminder(contract: Contract, what: str, on: dt.date) -> Reminder:
    return Reminder(
        contract=contract.id,
        type=contract.type,
        what=what,
        on=on,
        source=_SOURCES[what],
    )
