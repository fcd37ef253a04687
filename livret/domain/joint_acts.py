"""What the three do together: it joins the lanes of the time line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from livret.domain.documents import documents_of
from livret.domain.line_items import Item, Lane, day_of, taken_back
from livret.domain.livret import Livret, Value
from livret.domain.meetings import held_meetings


def joint_acts(livret: Livret) -> Iterator[Item]:
    """Read meetings, diagnoses, reviews, signatures, handovers, ends, returns."""
    yield from _meetings(livret)
    yield from _joint(livret)
    yield from _documents(livret)


_GONE = frozenset({"postponed", "did_not_happen", "cancelled"})
"""States of a planned meeting that is not on the line at all."""


def _meetings(livret: Livret) -> Iterator[Item]:
    held: set[str] = set()
    for one in held_meetings(livret):
        held |= {str(told.content.get("meeting", "")) for told in one.told}
        yield _together(one.id, "meeting", one.on, one.values[-1], one.words)
    for key, values in livret.each("meeting"):
        value = values[-1]
        states = livret.at("meeting_state", key[1])
        state = states[-1].content["state"] if states else ""
        if key[1] in held or state in _GONE:
            continue
        what = "review" if value.content.get("review") else "meeting"
        about = str(value.content.get("about", ""))
        day = day_of(value.content["on"])
        # That it was held may be all that was told of it.
        planned = state != "held"
        yield _together(key[1], what, day, value, about, planned=planned)


def _joint(livret: Livret) -> Iterator[Item]:
    for key, values in livret.each("diagnosis"):
        value = values[0]
        yield _together(key[1], "diagnosis", value.said_on, value)
    for key, values in livret.each("review"):
        value = values[-1]
        day = value.content.get("on")
        when = day_of(day) if day else value.said_on
        yield _together(key[1], "review", when, value)
    for key, values in livret.each("handover"):
        value = values[-1]
        words = str(value.content.get("words", ""))
        day = day_of(value.content["on"])
        made = _together(key[1], "handover", day, value, words)
        yield replace(made, who_name=str(value.content["to"]["name"]))
    gone = taken_back(livret)
    for value in livret.history:
        # Each closing and each reopening took place, whichever stands now.
        if value.kind == "accompaniment_state" and value.id not in gone:
            state = "closed" if value.content["state"] == "closed" else "reopened"
            words = str(value.content.get("words", ""))
            yield _together(value.id, state, day_of(value.content["on"]), value, words)


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
