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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.contact_fields import NO_ANSWER
from livret.domain.joint_acts import joint_acts
from livret.domain.line_items import Item, Lane, day_of, in_lens, in_order
from livret.domain.livret import Livret, Value
from livret.domain.outside import obstacles_of
from livret.domain.pathway import Action, Pathway, pathway_of


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

    def through(self, lens: Iterable[str]) -> Timeline:
        """Return what helps with any function of ``lens``, and all of her life."""
        chosen = frozenset(lens)
        return Timeline(
            items=tuple(
                item
                for item in self.items
                if in_lens(item.lane, item.functions, chosen)
            )
        )

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
    pathway = pathway_of(livret)
    helping = _helping(pathway)
    found = [
        *_told(livret, "life", Lane.LIFE),
        *_told(livret, "event", None),
        *_actions(livret, pathway, helping),
        *_contacts(livret),
        *_referrals(livret),
        *_outside(livret, helping),
        *joint_acts(livret),
    ]
    said = {value.id: place for place, value in enumerate(livret.history)}
    found.sort(key=lambda item: (in_order(item), said.get(item.id, 0), item.id))
    return Timeline(items=tuple(found))


def _told(livret: Livret, place: str, lane: Lane | None) -> Iterator[Item]:
    """Her life, and the events of a side."""
    for key, values in livret.each(place):
        value = values[-1]
        content = value.content
        yield Item(
            id=key[1],
            lane=lane or _lane(livret, value),
            what=place,
            on=day_of(content["on"]),
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
    until, on = day_of(content["until"]), day_of(content["on"])
    return until if until > on else None


_LANE_OF = {"social": Lane.SOCIAL, "emploi": Lane.EMPLOI}


def _lane(livret: Livret, value: Value) -> Lane:
    """The lane of the side it says it is of; else that of the side that speaks.

    Else that of who wrote it down here. Who brought it in from elsewhere wrote
    none of it: it is of no side then.
    """
    side = str(value.content.get("side") or value.voice)
    if side not in _LANE_OF and not value.imported_from:
        author = livret.team.by_key.get(value.author)
        side = author.side if author is not None else ""
    return _LANE_OF.get(side, Lane.STEPS)


def _helping(pathway: Pathway) -> dict[str, tuple[str, ...]]:
    """What each step helps with, by its id: what was said of it or of its goal."""
    found = {action.id: action.functions for action in pathway.loose}
    for goal in pathway.goals:
        for action in goal.actions:
            both = (*action.functions, *goal.functions)
            found[action.id] = tuple(dict.fromkeys(both))
    return found


def _actions(
    livret: Livret, pathway: Pathway, helping: Mapping[str, tuple[str, ...]]
) -> Iterator[Item]:
    """Steps done, on their day; steps to do, where a day was agreed."""
    for action in pathway.actions:
        done = action.state == "done"
        day = _done_on(livret, action) if done else action.by
        if day is None or (action.over and not done):
            continue
        voice, name = action.who
        side = voice or action.side
        starts = action.values[-1].content.get("starts")
        begins = day_of(starts) if starts else day
        yield Item(
            id=action.id,
            lane=_LANE_OF.get(side, Lane.STEPS),
            what="action",
            on=min(begins, day),
            until=day if begins < day else None,
            planned=not done,
            words=action.words,
            who=voice,
            who_name=name,
            state=action.state,
            barriers=action.barriers,
            functions=helping[action.id],
            value=action.values[-1],
        )


def _done_on(livret: Livret, action: Action) -> dt.date:
    state = livret.at("action_state", action.id)[-1]
    return _told_day(state)


def _told_day(state: Value) -> dt.date:
    """The day a state began, or else the day it was said."""
    day = state.content.get("on")
    return day_of(day) if day else state.said_on


def _contacts(livret: Livret) -> Iterator[Item]:
    for key, values in livret.each("contact"):
        value = values[-1]
        if value.content.get("outcome") == NO_ANSWER:
            continue  # nobody's fault, and no part of anybody's pathway (rule 8)
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
            on=day_of(value.content["on"]) if "on" in value.content else value.said_on,
            words=str(value.content.get("words", "")),
            who=value.voice,
            who_name=str(value.content.get("to", "")),
            state=str(states[-1].content["state"]) if states else "waiting",
            barriers=tuple(value.content.get("barriers", ())),
            value=value,
        )


def _outside(livret: Livret, helping: Mapping[str, tuple[str, ...]]) -> Iterator[Item]:
    """What blocks; where it is a step that waits, it helps with what this does."""
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
            about=obstacle.about,
            barriers=obstacle.barriers,
            functions=helping.get(str(obstacle.value.content.get("action", "")), ()),
            value=obstacle.value,
        )
