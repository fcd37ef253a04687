"""Meetings: what is coming, what was, and what was said in it.

A meeting that did not happen is nobody's fault: its side is told where it
helps, never counted (practice rule 8). Nothing here is a measure of anybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.livret import Livret, Value

PLANNED = "planned"
HELD = "held"
POSTPONED = "postponed"
DID_NOT_HAPPEN = "did_not_happen"
CANCELLED = "cancelled"

_REVIEWS = frozenset({"review_opened", "review_said"})

LAST_HOUR = "24:00"
"""Sorts a meeting without an hour after those of the same day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Somebody who is, or was, in the room.

    Attributes:
        voice: Whose voice they are, e.g. ``personne`` or ``autre:Nour``.
        name: As said, possibly empty.
        member: Their member id, possibly empty.
    """

    voice: str
    name: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """What a planned meeting and one that was held have in common.

    Attributes:
        id: Id of the contribution that first told of it.
        values: What stands; several where two were written at the same time.
    """

    id: str
    values: tuple[Value, ...]

    @property
    def content(self) -> Mapping[str, Any]:
        """Fields of what stands; the newest where several do."""
        return self.values[-1].content

    @property
    def on(self) -> dt.date:
        """Its day."""
        return dt.date.fromisoformat(self.content["on"])

    @property
    def at(self) -> str:
        """Its hour on the wall clock of the place, ``HH:MM``, or empty."""
        return str(self.content.get("at", ""))

    @property
    def minutes(self) -> int:
        """How long, 0 where nobody said."""
        return int(self.content.get("minutes", 0))

    @property
    def means(self) -> str:
        """A code of ``meeting_fields.MEANS``, or empty."""
        return str(self.content.get("means", ""))

    @property
    def place(self) -> str:
        """Where, possibly empty."""
        return str(self.content.get("place", ""))

    @property
    def present(self) -> tuple[Present, ...]:
        """Who is, or was, there."""
        return tuple(Present(**one) for one in self.content.get("present", ()))

    @property
    def language(self) -> str:
        """The language it is held in, ISO 639, or empty."""
        return str(self.content.get("language", ""))

    @property
    def interpreter(self) -> str:
        """Who interprets, possibly empty."""
        return str(self.content.get("interpreter", ""))

    @property
    def sort_key(self) -> tuple[dt.date, str, str]:
        """Orders by day, hour, then id; without an hour comes last."""
        return self.on, self.at or LAST_HOUR, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeeting(Encounter):
    """A meeting as planned, and what became of it.

    Attributes:
        state: ``planned``, ``held``, ``postponed``, ``did_not_happen`` or
            ``cancelled``.
        side: On whose side it did not happen, a code of
            ``meeting_fields.SIDES_OF_CHANCE``, or empty.
        words: What was said about it, possibly empty.
        held: Ids of the meetings held that say they are this one.
    """

    state: str = PLANNED
    side: str = ""
    words: str = ""
    held: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What it will be about, possibly empty."""
        return str(self.content.get("about", ""))

    @property
    def review(self) -> bool:
        """Whether it is to look back together."""
        return bool(self.content.get("review"))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMeeting(Encounter):
    """A meeting as it was, whatever the number of rooms it was held in.

    Attributes:
        rooms: What stands of it in each place where it was told: one for each
            room that closed it, ``values`` first.
    """

    rooms: tuple[tuple[Value, ...], ...] = ()

    @property
    def told(self) -> tuple[Value, ...]:
        """What each room told of it, the newest where several stand."""
        return tuple(one[-1] for one in self.rooms) or self.values[-1:]

    @property
    def content(self) -> Mapping[str, Any]:
        """Its fields, with those of every room."""
        first, *others = (one.content for one in self.told)
        return _of_every_room(first, others) if others else first

    @property
    def marks(self) -> frozenset[str]:
        """The marks that it goes by; none for one told afterwards."""
        return frozenset(self.content.get("marks", ()))

    @property
    def targets(self) -> tuple[str, ...]:
        """Ids of what was said in it, in the order said."""
        return tuple(self.content["targets"])

    @property
    def words(self) -> str:
        """What else is to be kept of it, possibly empty."""
        return str(self.content.get("words", ""))

    @property
    def next_words(self) -> str:
        """What was said about the next one, possibly empty."""
        return str(self.content.get("next_words", ""))

    @property
    def read_back(self) -> bool:
        """Whether it was read back aloud."""
        return bool(self.content.get("read_back"))

    @property
    def handed_over(self) -> str:
        """``paper``, ``file``, ``kept_here``, ``nothing``, or empty."""
        return str(self.content.get("handed_over", ""))

    @property
    def planned(self) -> str:
        """Id of the meeting planned, possibly empty."""
        return str(self.content.get("meeting", ""))


def planned_meetings(livret: Livret) -> tuple[PlannedMeeting, ...]:
    """Read every meeting that was planned, by day and hour."""
    held: dict[str, list[str]] = {}
    for one in held_meetings(livret):
        for planned in {str(told.content.get("meeting", "")) for told in one.told}:
            held.setdefault(planned, []).append(one.id)
    found = (
        _planned(livret, key[1], values, tuple(held.get(key[1], ())))
        for key, values in livret.each("meeting")
    )
    return tuple(sorted(found, key=lambda one: one.sort_key))


def held_meetings(livret: Livret) -> tuple[HeldMeeting, ...]:
    """Read every meeting that was held, by day and hour.

    What several rooms told of one meeting is one meeting.
    """
    found = [
        HeldMeeting(id=key[1], values=values) for key, values in livret.each("held")
    ]
    found.sort(key=lambda one: one.sort_key)
    made: list[list[HeldMeeting]] = []
    for one in found:
        same = [
            group for group in made if any(one.marks & other.marks for other in group)
        ]
        apart = [group for group in made if group not in same]
        made = [*apart, [*(other for group in same for other in group), one]]
    joined = (_one_of(group) for group in made)
    return tuple(sorted(joined, key=lambda one: one.sort_key))


def _one_of(rooms: list[HeldMeeting]) -> HeldMeeting:
    first = min(rooms, key=lambda one: one.sort_key)
    if len(rooms) == 1:
        return first
    others = sorted((r for r in rooms if r is not first), key=lambda one: one.sort_key)
    told = (first.values, *(one.values for one in others))
    return HeldMeeting(id=first.id, values=first.values, rooms=told)


_LISTS = ("present", "targets", "marks")
_WORDS = ("words", "next_words")


def _of_every_room(
    first: Mapping[str, Any], others: Iterable[Mapping[str, Any]]
) -> Mapping[str, Any]:
    """Return the fields of one meeting told in several rooms; no word is lost.

    It was as long as the longest tells, and where the first one says, unless
    that one says nothing of it.
    """
    made = dict(first)
    for one in others:
        for name, value in one.items():
            before = made.get(name)
            if name in _LISTS:
                made[name] = [
                    *(before or ()),
                    *(v for v in value if v not in (before or ())),
                ]
            elif name in _WORDS and before and value not in before.split("\n"):
                made[name] = f"{before}\n{value}"
            elif name == "minutes":
                made[name] = max(before or 0, value)
            elif not before:
                made[name] = value
    return made


def held_meeting(livret: Livret, wanted: str) -> HeldMeeting | None:
    """Return the meeting that was held of an id, that any room gave it, or None."""
    for one in held_meetings(livret):
        if wanted == one.id or any(wanted == told.id for told in one.told):
            return one
    return None


def coming(livret: Livret, today: dt.date) -> tuple[PlannedMeeting, ...]:
    """Return what is planned from ``today`` on, the nearest first."""
    return tuple(one for one in _still_planned(livret) if one.on >= today)


def to_tell(livret: Livret, today: dt.date) -> tuple[PlannedMeeting, ...]:
    """Return what was planned before ``today`` and of which nobody told yet."""
    return tuple(one for one in _still_planned(livret) if one.on < today)


def last_meeting(livret: Livret) -> HeldMeeting | None:
    """Return the latest meeting that was held, or None."""
    held = held_meetings(livret)
    return held[-1] if held else None


def said_in(livret: Livret, meeting: HeldMeeting) -> tuple[Value, ...]:
    """Return what was said in a meeting and is held here, in the order said.

    What was withheld, erased or set aside is left out. Where it was planned to
    look back together, what was said of a review that day is in it.
    """
    wanted = {target: rank for rank, target in enumerate(meeting.targets)}
    found = [value for value in livret.history if value.id in wanted]
    if not meeting.rooms:  # two rooms were heard in the log's order
        found.sort(key=lambda value: wanted[value.id])
    return (*found, *_looked_back_in(livret, meeting, wanted))


def _looked_back_in(
    livret: Livret, meeting: HeldMeeting, known: Mapping[str, int]
) -> Iterator[Value]:
    """Return what was said that day of a review the meeting was planned for.

    A meeting that was told of afterwards names nothing that was said in it.
    """
    planned = livret.at("meeting", meeting.planned)
    if not planned or not planned[-1].content.get("review"):
        return
    gone = {one.content["target"] for one in livret.history if one.kind == "retracted"}
    for value in livret.history:
        unknown = value.id not in known and value.id not in gone
        if value.kind in _REVIEWS and value.said_on == meeting.on and unknown:
            yield value


def _still_planned(livret: Livret) -> Iterator[PlannedMeeting]:
    return (one for one in planned_meetings(livret) if one.state == PLANNED)


def _planned(
    livret: Livret, key: str, values: tuple[Value, ...], held: tuple[str, ...]
) -> PlannedMeeting:
    states = livret.at("meeting_state", key)
    told: Mapping[str, Any] = states[-1].content if states else {}
    state = HELD if held else str(told.get("state", PLANNED))
    return PlannedMeeting(
        id=key,
        values=values,
        state=state,
        side=str(told.get("side", "")),
        words=str(told.get("words", "")),
        held=held,
    )
