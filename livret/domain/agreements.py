"""What may go to whom, why and until when; the more restrictive holds.

Source: CASF art. L121-6-2 (strictly necessary), ``resources/design/log.md`` 4.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.livret import Livret, Value

_SAID = frozenset({"agreement_given", "agreement_withdrawn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the person agreed to share with one recipient.

    Attributes:
        recipient: Name of the recipient.
        organisation: Their structure, possibly empty.
        member: Member id when the recipient is in the team, possibly empty.
        scopes: What may go: the intersection where several stand.
        purpose: Why, as said.
        until: Last day; the earliest where several stand.
        withdrawn: True once withdrawn by somebody who saw the giving.
        left: The recipient was a member and has left: it ends with them.
        values: The contributions it is read from.
    """

    recipient: str
    organisation: str
    member: str
    scopes: frozenset[str]
    purpose: str
    until: dt.date
    withdrawn: bool
    values: tuple[Value, ...]
    left: bool = False

    def allows(self, scope: str, day: dt.date) -> bool:
        """Tell whether ``scope`` may be sent on ``day``."""
        ended = self.withdrawn or self.left
        return not ended and day <= self.until and scope in self.scopes


def agreements_of(livret: Livret) -> tuple[Agreement, ...]:
    """Read every agreement, withdrawn ones included, in the log's order."""
    return tuple(
        agreement
        for _, values in livret.each("agreement")
        if (agreement := _agreement(livret, values)) is not None
    )


def agreements_on(livret: Livret, day: dt.date) -> tuple[Agreement, ...]:
    """Read every agreement as it stood on a day, as far as it is known now.

    What was said since ended it, or took its place, on a later day: of each
    recipient it is the last that was said until then, a withdrawal included.
    """
    said = [
        value
        for value in livret.history
        if value.kind in _SAID and value.said_on <= day
    ]
    found = []
    for key, values in livret.each("agreement"):
        then = values
        if any(value.said_on > day for value in values):
            then = tuple(one for one in said if key in livret.places_of(one))[-1:]
        found.append(_agreement(livret, then))
    return tuple(one for one in found if one is not None)


def _agreement(livret: Livret, values: tuple[Value, ...]) -> Agreement | None:
    given = [value for value in values if value.kind == "agreement_given"]
    withdrawn = len(given) < len(values)
    if not given:
        ids = {value.content["agreement"] for value in values}
        given = [value for value in livret.history if value.id in ids]
    if not given:
        return None
    last = given[-1].content
    scopes = frozenset.intersection(*(frozenset(v.content["scopes"]) for v in given))
    recipient = last["recipient"]
    member = livret.team.members.get(recipient.get("member", ""))
    return Agreement(
        recipient=recipient["name"],
        organisation=recipient.get("organisation", ""),
        member=recipient.get("member", ""),
        scopes=scopes,
        purpose=last["purpose"],
        until=min(dt.date.fromisoformat(v.content["until"]) for v in given),
        withdrawn=withdrawn,
        values=values,
        left=member is not None and not member.present,
    )
