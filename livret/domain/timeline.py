"""The time line: both accompaniments side by side, her life between them.

A reading of the livret and nothing else: what has a date stands in a lane,
what the three do together joins the lanes. Months in which nothing happened
are not read at all, so that nothing can be said of them (practice rule 22).

Her life (scope ``ma_vie``) holds only what she told as such; what she does
herself towards a goal stands in a lane of its own, so that her steps may be
shown where her life may not (practice rule 6). A meeting that did not happen
and the dates of a contract are left out (practice rule 8).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from livret.domain.documents import documents_of
from livret.domain.livret import Livret, Value
from livret.domain.outside import obstacles_of
from livret.domain.pathway import Action, pathway_of


class Lane(StrEnum):
    """Where something stands, in reading order: her life first (rule 28)."""

    LIFE = "ma_vie"
    SOCIAL = "social"
    EMPLOI = "emploi"
    STEPS = "steps"
    OUTSIDE = "outside"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing on the time line.

    Attributes:
        id: Of its place: the contribution that first said it.
        lane: Where it stands; ``TOGETHER`` joins the lanes.
        what: ``life``, ``event``, ``action``, ``contact``, ``referral``,
            ``outside``, or of joint acts ``diagnosis``, ``meeting``,
            ``review``, ``document``, ``handover``, ``closed``, ``reopened``.
        on: Its day, or its first.
        until: Its last day; None for one day, or while it lasts.
        planned: Nobody has said yet that it took place.
        lasting: It has begun and nobody has said that it ended.
        words: As they were said, possibly empty.
        who: Voice of who does it, or who answers for it outside.
        who_name: Their name, where it was said.
        state: Of an action or a referral, else empty.
        barriers: Codes of the topics it is tied to.
        value: What was said.
    """

    id: str
    lane: Lane
    what: str
    on: dt.date
    value: Value
    until: dt.date | None = None
    planned: bool = False
    lasting: bool = False
    words: str = ""
    who: str = ""
    who_name: str = ""
    state: str = ""
    barriers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything that has a date, in reading order.

    Attributes:
        items: Lane after lane in the order of ``Lane``, by date within each.
    """

    items: tuple[Item, ...] = ()

    def lane(self, lane: Lane) -> tuple[Item, ...]:
        """Return what stands in one lane, by date."""
        return tuple(item for item in self.items if item.lane is lane)

    @property
    def first(self) -> dt.date | None:
        """The first day of anything, or None."""
        return min((item.on for item in self.items), default=None)

    @property
    def last(self) -> dt.date | None:
        """The last day of anything, or None."""
        return max((item.until or item.on for item in self.items), default=None)


def timeline_of(livret: Livret) -> Timeline:
    """Read the time line of a livret."""
    found = [
        *_told(livret, "life", Lane.LIFE),
        *_told(livret, "event", None),
        *_actions(livret),
        *_contacts(livret),
        *_referrals(livret),
        *_outside(livret),
        *_meetings(livret),
        *_joint(livret),
        *_documents(livret),
    ]
    order = {lane: place for place, lane in enumerate(Lane)}
    found.sort(key=lambda item: (order[item.lane], item.on, item.id))
    return Timeline(items=tuple(found))


def _told(livret: Livret, place: str, lane: Lane | None) -> Iterator[Item]:
    """Her life and the events of a lane; the voice of an event is its lane."""
    for key, values in livret.each(place):
        value = values[-1]
        content = value.content
        yield Item(
            id=key[1],
            lane=lane or _lane(livret, value),
            what=place,
            on=_day(content["on"]),
            until=_end(content),
            planned=bool(content.get("planned")),
            words=str(content["words"]),
            who=value.voice,
            barriers=tuple(content.get("barriers", ())),
            value=value,
        )


def _end(content: Mapping[str, Any]) -> dt.date | None:
    """The last day, unless it is the first, or was told before it."""
    if "until" not in content:
        return None
    until, on = _day(content["until"]), _day(content["on"])
    return until if until > on else None


def _lane(livret: Livret, value: Value) -> Lane:
    """The lane of the side that speaks; else of who wrote it down."""
    side = value.voice
    if side not in {"social", "emploi"}:
        author = livret.team.by_key.get(value.author)
        side = author.side if author is not None else ""
    return {"social": Lane.SOCIAL, "emploi": Lane.EMPLOI}.get(side, Lane.STEPS)


_LANE_OF_WHO = {"social": Lane.SOCIAL, "emploi": Lane.EMPLOI}


def _actions(livret: Livret) -> Iterator[Item]:
    """Steps done, on their day; steps to do, where a day was agreed."""
    pathway = pathway_of(livret)
    everything = [action for goal in pathway.goals for action in goal.actions]
    for action in (*everything, *pathway.loose):
        done = action.state == "done"
        day = _done_on(livret, action) if done else action.by
        if day is None or action.state == "set_aside":
            continue
        voice, name = action.who
        starts = action.values[-1].content.get("starts")
        begins = _day(starts) if starts else day
        yield Item(
            id=action.id,
            lane=_LANE_OF_WHO.get(voice, Lane.STEPS),
            what="action",
            on=min(begins, day),
            until=day if begins < day else None,
            planned=not done,
            words=action.words,
            who=voice,
            who_name=name,
            state=action.state,
            barriers=action.barriers,
            value=action.values[-1],
        )


def _done_on(livret: Livret, action: Action) -> dt.date:
    state = livret.at("action_state", action.id)[-1]
    return _told_day(state)


def _told_day(state: Value) -> dt.date:
    """The day a state began, or else the day it was said."""
    day = state.content.get("on")
    return _day(day) if day else state.said_on


def _contacts(livret: Livret) -> Iterator[Item]:
    for key, values in livret.each("contact"):
        value = values[-1]
        yield Item(
            id=key[1],
            lane=_lane(livret, value),
            what="contact",
            on=value.said_on,
            words=str(value.content.get("words", "")),
            who=value.voice,
            state=str(value.content["means"]),
            value=value,
        )


def _referrals(livret: Livret) -> Iterator[Item]:
    for key, values in livret.each("referral"):
        value = values[-1]
        states = livret.at("referral_state", key[1])
        yield Item(
            id=key[1],
            lane=_lane(livret, value),
            what="referral",
            on=_day(value.content["on"]) if "on" in value.content else value.said_on,
            words=str(value.content.get("words", "")),
            who=value.voice,
            who_name=str(value.content.get("to", "")),
            state=str(states[-1].content["state"]) if states else "waiting",
            barriers=tuple(value.content.get("barriers", ())),
            value=value,
        )


def _outside(livret: Livret) -> Iterator[Item]:
    for obstacle in obstacles_of(livret):
        yield Item(
            id=obstacle.id,
            lane=Lane.OUTSIDE,
            what="outside",
            on=obstacle.since,
            until=obstacle.until,
            lasting=obstacle.until is None,
            words=obstacle.words,
            who_name=obstacle.who,
            state=obstacle.blocks,
            barriers=obstacle.barriers,
            value=obstacle.value,
        )


_GONE = frozenset({"postponed", "did_not_happen", "cancelled", "held"})
"""States of a planned meeting that no longer stands ahead."""


def _meetings(livret: Livret) -> Iterator[Item]:
    held: set[str] = set()
    for key, values in livret.each("held"):
        value = values[-1]
        held.add(str(value.content.get("meeting", "")))
        words = str(value.content.get("words", ""))
        yield _together(key[1], "meeting", _day(value.content["on"]), value, words)
    for key, values in livret.each("meeting"):
        value = values[-1]
        states = livret.at("meeting_state", key[1])
        gone = bool(states) and states[-1].content["state"] in _GONE
        if key[1] in held or gone:
            continue
        what = "review" if value.content.get("review") else "meeting"
        about = str(value.content.get("about", ""))
        day = _day(value.content["on"])
        yield _together(key[1], what, day, value, about, planned=True)


def _joint(livret: Livret) -> Iterator[Item]:
    for key, values in livret.each("diagnosis"):
        value = values[0]
        yield _together(key[1], "diagnosis", value.said_on, value)
    for key, values in livret.each("review"):
        value = values[-1]
        day = value.content.get("on")
        when = _day(day) if day else value.said_on
        yield _together(key[1], "review", when, value)
    for key, values in livret.each("handover"):
        value = values[-1]
        words = str(value.content.get("words", ""))
        yield _together(key[1], "handover", _day(value.content["on"]), value, words)
    gone = taken_back(livret)
    for value in livret.history:
        # Each closing and each reopening took place, whichever stands now.
        if value.kind == "accompaniment_state" and value.id not in gone:
            state = "closed" if value.content["state"] == "closed" else "reopened"
            words = str(value.content.get("words", ""))
            yield _together(value.id, state, _day(value.content["on"]), value, words)


def _documents(livret: Livret) -> Iterator[Item]:
    """Papers that somebody signed, on the day of the last signature."""
    for document in documents_of(livret):
        signed = [
            place.given
            for place in document.places
            if place.given is not None and place.way not in {"refused", "absent"}
        ]
        if signed:
            day = max(value.said_on for value in signed)
            yield _together(document.id, "document", day, document.frozen)


def _together(
    own: str,
    what: str,
    day: dt.date,
    value: Value,
    words: str = "",
    *,
    planned: bool = False,
) -> Item:
    return Item(
        id=own,
        lane=Lane.TOGETHER,
        what=what,
        on=day,
        planned=planned,
        words=words,
        value=value,
    )


def taken_back(livret: Livret) -> frozenset[str]:
    """Return the ids of what its author took back."""
    return frozenset(
        str(value.content["target"])
        for value in livret.history
        if value.kind == "retracted"
    )


def _day(told: str) -> dt.date:
    return dt.date.fromisoformat(told)
