"""The accompaniment as a whole: open or closed, handed over, what is in progress.

Closing costs nothing and is no verdict: its reason is neutral, and it can be
reopened at any time with everything as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.documents import documents_of
from livret.domain.livret import Livret, Value
from livret.domain.pathway import Action, Goal, pathway_of

OPEN = "open"
CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accompaniment:
    """Whether the accompaniment goes on.

    Attributes:
        state: ``open`` or ``closed``.
        on: First day of this state; None where nobody ever closed it.
        reason: A neutral code of ``pathway_fields.ENDINGS``, empty when open.
        words: What was said of it, possibly empty.
        value: The contribution it is read from, None where nobody closed it.
    """

    state: str = OPEN
    on: dt.date | None = None
    reason: str = ""
    words: str = ""
    value: Value | None = None

    @property
    def closed(self) -> bool:
        """Whether it ended."""
        return self.state == CLOSED


def accompaniment_of(livret: Livret) -> Accompaniment:
    """Read whether the accompaniment goes on.

    Written at the same time as closed and as open, it is open: nobody's
    accompaniment ends while somebody says that it goes on.
    """
    values = livret.at("accompaniment")
    if not values:
        return Accompaniment()
    going_on = [one for one in values if one.content["state"] == OPEN]
    value = (going_on or list(values))[-1]
    return Accompaniment(
        state=value.content["state"],
        on=dt.date.fromisoformat(value.content["on"]),
        reason=value.content.get("reason", ""),
        words=value.content.get("words", ""),
        value=value,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """The livret passed on to somebody.

    Attributes:
        id: Id of the contribution.
        name: To whom.
        organisation: Their structure, possibly empty.
        on: The day.
        in_progress: What was under way, in words.
        call: Whom to call: name, what about, how to reach them.
        words: What she says about it, possibly empty.
        value: The contribution it is read from.
    """

    id: str
    name: str
    organisation: str
    on: dt.date
    in_progress: str
    call: tuple[Mapping[str, Any], ...]
    words: str
    value: Value


def handovers_of(livret: Livret) -> tuple[Handover, ...]:
    """Read every handover, in the log's order."""
    return tuple(
        _handover(key[1], values[-1]) for key, values in livret.each("handover")
    )


def _handover(key: str, value: Value) -> Handover:
    told = value.content
    return Handover(
        id=key,
        name=told["to"]["name"],
        organisation=told["to"].get("organisation", ""),
        on=dt.date.fromisoformat(told["on"]),
        in_progress=told.get("in_progress", ""),
        call=tuple(told.get("call", ())),
        words=told.get("words", ""),
        value=value,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InProgress:
    """What goes on and must not be told again.

    Attributes:
        goals: Goals under way.
        actions: Actions that are not over, blocked ones included.
        referrals: Sendings to a service that have no answer yet.
        meetings: Meetings planned from a day on.
        to_sign: Documents with a place that is still empty.
    """

    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    referrals: tuple[Value, ...] = ()
    meetings: tuple[Value, ...] = ()
    to_sign: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing is under way."""
        told = (self.goals, self.actions, self.referrals, self.meetings, self.to_sign)
        return not any(told)


_ANSWERED = frozenset({"refused", "ended"})
_HAPPENED = frozenset({"held", "did_not_happen", "cancelled"})


def in_progress_of(livret: Livret, today: dt.date) -> InProgress:
    """Read what goes on, for who takes over or closes."""
    pathway = pathway_of(livret)
    return InProgress(
        goals=tuple(one for one in pathway.goals if not one.over),
        actions=tuple(one for one in pathway.actions if not one.over),
        referrals=tuple(_going_on(livret, "referral", _ANSWERED)),
        meetings=tuple(
            one
            for one in _going_on(livret, "meeting", _HAPPENED)
            if dt.date.fromisoformat(one.content["on"]) >= today
        ),
        to_sign=tuple(
            one.id
            for one in documents_of(livret)
            if not one.closed and any(not place.way for place in one.places)
        ),
    )


def _going_on(livret: Livret, name: str, over: frozenset[str]) -> Iterator[Value]:
    for key, values in livret.each(name):
        states = livret.at(f"{name}_state", key[1])
        if not states or states[-1].content["state"] not in over:
            yield values[-1]
