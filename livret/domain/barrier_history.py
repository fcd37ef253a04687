"""How each barrier was read, voice by voice, from the first day to the last.

Levels are words with a date and, where she gave one, a sentence; nothing is
averaged over voices or over time. A barrier closes with a word of hers and can
open again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from livret.domain.barriers import Answer, Barrier
from livret.domain.line_items import taken_back
from livret.domain.livret import Livret, Value

PERSON = "personne"
_ORDER = {PERSON: 0, "social": 1, "emploi": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one voice said of one barrier on one day.

    Attributes:
        on: The day it was said.
        answer: A level or another answer; empty when only words were said.
        words: Hers or theirs, possibly empty.
        value: The view, or the part of a review, that says it.
    """

    on: dt.date
    answer: str
    words: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One voice on one barrier.

    Attributes:
        voice: Whose.
        readings: In the order they were said; on one day the last counts.
    """

    voice: str
    readings: tuple[Reading, ...]

    def on(self, day: dt.date) -> Reading | None:
        """Return what stood at the end of a day, or None before the first."""
        before = [one for one in self.readings if one.on <= day]
        return before[-1] if before else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A barrier that no longer is one, or is one again.

    Attributes:
        on: The day it was said.
        closed: Whether it closed.
        words: A word of hers, possibly empty.
        value: The contribution.
    """

    on: dt.date
    closed: bool
    words: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class BarrierHistory:
    """Everything said of the level of one barrier.

    Attributes:
        barrier: Which.
        tracks: Hers first, then social, emploi and others.
        turns: Closings and reopenings, the oldest first.
        declined: She prefers not to speak of it: then only her own words are
            here, and no other voice's (practice rule 7).
    """

    barrier: Barrier
    tracks: tuple[Track, ...] = ()
    turns: tuple[Turn, ...] = ()
    declined: bool = False

    @property
    def closed(self) -> bool:
        """Whether it no longer stands in the way, as last said."""
        return bool(self.turns) and self.turns[-1].closed

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which anything was said, in order."""
        said = {reading.on for track in self.tracks for reading in track.readings}
        return tuple(sorted(said | {turn.on for turn in self.turns}))

    def track(self, voice: str) -> Track | None:
        """Return one voice's track, or None: "pas encore dit"."""
        return next((track for track in self.tracks if track.voice == voice), None)


def closed_now(livret: Livret) -> dict[str, Turn]:
    """Return, by barrier code, what closed each topic that no longer gets in the way.

    One that was taken up again since is not there.
    """
    if not any(value.kind == "barrier_state" for value in livret.history):
        return {}
    histories = barrier_histories(livret)
    return {one.barrier.value: one.turns[-1] for one in histories if one.closed}


def said_between(
    history: BarrierHistory, first: dt.date, last: dt.date
) -> BarrierHistory:
    """Return only what was said from ``first`` to ``last``, both included.

    A voice that said nothing in between has no track.
    """
    tracks = (
        replace(
            track,
            readings=tuple(one for one in track.readings if first <= one.on <= last),
        )
        for track in history.tracks
    )
    return replace(
        history,
        tracks=tuple(track for track in tracks if track.readings),
        turns=tuple(one for one in history.turns if first <= one.on <= last),
    )


def barrier_histories(livret: Livret) -> tuple[BarrierHistory, ...]:
    """Read the history of the seven barriers, in the field's order."""
    gone = taken_back(livret)
    readings: dict[tuple[str, str], list[Reading]] = {}
    turns: dict[str, list[Turn]] = {}
    for value in livret.history:
        if value.id in gone:
            continue
        for barrier, reading in _readings(value):
            readings.setdefault((barrier, value.voice), []).append(reading)
        if value.kind == "barrier_state":
            turns.setdefault(str(value.content["barrier"]), []).append(_turn(value))
    return tuple(_history(barrier, readings, turns) for barrier in Barrier)


def _readings(value: Value) -> Iterator[tuple[str, Reading]]:
    if value.kind == "view_given":
        told = [value.content]
    elif value.kind == "review_said":
        told = list(value.content.get("levels", ()))
    else:
        return
    for one in told:
        reading = Reading(
            on=value.said_on,
            answer=str(one.get("level") or one.get("answer") or ""),
            words=str(one.get("words", "")),
            value=value,
        )
        yield str(one["barrier"]), reading


def _turn(value: Value) -> Turn:
    return Turn(
        on=value.said_on,
        closed=value.content["state"] == "closed",
        words=str(value.content.get("words", "")),
        value=value,
    )


def _history(
    barrier: Barrier,
    readings: dict[tuple[str, str], list[Reading]],
    turns: dict[str, list[Turn]],
) -> BarrierHistory:
    tracks = [
        Track(voice=voice, readings=_daily(said))
        for (where, voice), said in readings.items()
        if where == barrier
    ]
    tracks.sort(key=lambda track: (_ORDER.get(track.voice, 3), track.voice))
    hers = readings.get((barrier, PERSON), [])
    # What she said last holds, whatever day it is told about.
    declined = bool(hers) and hers[-1].answer == Answer.NE_SOUHAITE_PAS_REPONDRE
    return BarrierHistory(
        barrier=barrier,
        tracks=tuple(
            track for track in tracks if not declined or track.voice == PERSON
        ),
        turns=tuple(sorted(turns.get(barrier, ()), key=lambda turn: turn.on)),
        declined=declined,
    )


def _daily(said: list[Reading]) -> tuple[Reading, ...]:
    """By day; of one day the last said, in the order of the log."""
    days: dict[dt.date, Reading] = {}
    for reading in said:
        days[reading.on] = reading
    return tuple(days[day] for day in sorted(days))
