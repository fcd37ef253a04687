"""Dates to keep in mind, read from a folded livret for the read models.

They do not depend on today: whoever shows them decides which have come near.
Nothing here counts or measures anybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from livret.domain.accompaniment import accompaniment_of
from livret.domain.agreements import agreements_of
from livret.domain.burial import burial_of
from livret.domain.contracts import clocks_of
from livret.domain.documents import documents_of
from livret.domain.livret import Livret
from livret.domain.meetings import HELD, PlannedMeeting, planned_meetings
from livret.domain.pathway import pathway_of
from livret.domain.retention import retention_of
from livret.domain.reviews import in_months, reviews_to_come
from livret.domain.team import PERSON
from livret.usecases.ports_people import ERASED, JOINED, Due

MEETING = "meeting"
DIAGNOSIS = "diagnosis"
AGREEMENT = "agreement"
ANSWER = "answer"
RETENTION = "retention"
SIGNATURE = "signature"

MONTHS_OF_A_DIAGNOSIS = 12
"""After which one looks at it again together."""


def dues_of(livret: Livret) -> tuple[Due, ...]:
    """Return the dates of one livret, in no particular order.

    Once the accompaniment is closed only meetings are left, how long the livret
    is kept, and the reviews some months later. Of a livret that was erased nothing
    is left but that.
    """
    if livret.erased:
        return tuple(_erased(livret))
    found = [*_joined(livret), *_meetings(livret), *_retention(livret)]
    stands = accompaniment_of(livret)
    if stands.closed and stands.on is not None and stands.value is not None:
        after = reviews_to_come(livret, stands.on)
        of = stands.value.id
        found += [Due(livret=livret.id, what=one, of=of, on=on) for one, on in after]
    else:
        found += [
            *_clocks(livret),
            *_diagnosis(livret),
            *_agreements(livret),
            *_answers(livret),
            *_signatures(livret),
        ]
    return tuple(found)


def meetings_due(dues: Iterable[Due], since: dt.date) -> Iterator[Due]:
    """Return the meetings among dates, from ``since`` on."""
    return (due for due in dues if due.what == MEETING and due.on >= since)


def _erased(livret: Livret) -> Iterator[Due]:
    burial = burial_of(livret)
    if burial is not None:
        member = burial.member
        told = {
            "by": burial.name,
            "key": burial.author,
            "reason": burial.reason,
            "side": member.side if member else "",
            "hers": member is not None and member.role == PERSON,
        }
        yield Due(livret=livret.id, what=ERASED, of=burial.id, on=burial.on, facts=told)


def _joined(livret: Livret) -> Iterator[Due]:
    days = {value.id: value.said_on for value in livret.history}
    for other, joinings in livret.joined.items():
        since = min(days[one] for one in joinings if one in days)
        yield Due(livret=livret.id, what=JOINED, of=other, on=since)


def _meetings(livret: Livret) -> Iterator[Due]:
    wordings: dict[str, int] = {}
    for value in livret.history:
        if value.kind in {"meeting_planned", "meeting_state"}:
            meeting = str(value.content.get("meeting", value.id))
            wordings[meeting] = wordings.get(meeting, -1) + 1
    for one in planned_meetings(livret):
        if one.state != HELD:
            told = _facts(one, wordings.get(one.id, 0))
            yield Due(livret=livret.id, what=MEETING, of=one.id, on=one.on, facts=told)


def _facts(one: PlannedMeeting, revision: int) -> dict[str, Any]:
    told: Mapping[str, Any] = {
        "at": one.at,
        "minutes": one.minutes,
        "means": one.means,
        "place": one.place,
        "about": one.about,
        "language": one.language,
        "interpreter": one.interpreter,
        "review": one.review,
    }
    kept = {name: value for name, value in told.items() if value}
    return {**kept, "state": one.state, "revision": revision}


def _retention(livret: Livret) -> Iterator[Due]:
    clock = retention_of(livret)
    if clock is not None:
        told = {
            "last": clock.last.isoformat(),
            "kept_until": clock.kept_until.isoformat(),
            "erased_on": clock.erased_on.isoformat(),
        }
        yield Due(
            livret=livret.id, what=RETENTION, of=livret.id, on=clock.told_on, facts=told
        )


def _clocks(livret: Livret) -> Iterator[Due]:
    for clock in clocks_of(livret):
        yield Due(
            livret=livret.id,
            what=clock.what,
            of=clock.contract,
            on=clock.on,
            facts={"type": clock.type, "source": clock.source},
        )


def _diagnosis(livret: Livret) -> Iterator[Due]:
    said = [v for place in ("view", "line") for _, vs in livret.each(place) for v in vs]
    last = max(said, key=lambda value: value.said_on, default=None)
    if last is not None:
        old = in_months(last.said_on, MONTHS_OF_A_DIAGNOSIS)
        said_on = {"said_on": last.said_on.isoformat()}
        yield Due(livret=livret.id, what=DIAGNOSIS, of=last.id, on=old, facts=said_on)


def _agreements(livret: Livret) -> Iterator[Due]:
    for one in agreements_of(livret):
        if not one.withdrawn:
            given = one.values[-1].id
            yield Due(livret=livret.id, what=AGREEMENT, of=given, on=one.until)


def _answers(livret: Livret) -> Iterator[Due]:
    """What a referent proposed and she has not answered."""
    for one in pathway_of(livret).waiting_for_her:
        said_on = one.values[-1].said_on
        yield Due(livret=livret.id, what=ANSWER, of=one.id, on=said_on)


def _signatures(livret: Livret) -> Iterator[Due]:
    """Signatures hoped for before a day; a paper that was replaced waits for none."""
    documents = documents_of(livret)
    replaced = {document.amends for document in documents}
    for one in documents:
        for place in one.places if one.id not in replaced else ():
            if place.given is not None and place.hoped_until is not None:
                yield Due(
                    livret=livret.id,
                    what=SIGNATURE,
                    of=place.given.id,
                    on=place.hoped_until,
                    facts={"document": one.id, "paper": one.paper, "role": place.role},
                )
