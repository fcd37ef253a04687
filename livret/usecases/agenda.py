"""What is coming in every livret, and a discreet calendar of it.

A calendar travels: it is synchronised, shown on a locked screen, read by who
shares a telephone. So an entry says when, and nothing that tells what for:
no name, no place, no subject (practice rule 5).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from livret.domain.errors import InvalidField
from livret.domain.meetings import (
    CANCELLED,
    DID_NOT_HAPPEN,
    LAST_HOUR,
    PLANNED,
    POSTPONED,
)
from livret.usecases.context import Changes, Context, Done
from livret.usecases.due import MEETING, SIGNATURE, meetings_due
from livret.usecases.listed import dues_listed
from livret.usecases.livrets import note
from livret.usecases.ports_people import Due, LivretSummary

_UID = b"livret/calendar/1\n"
_OFF = frozenset({POSTPONED, DID_NOT_HAPPEN, CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One meeting planned, with whom.

    Attributes:
        livret: Id of the livret.
        called: How the person wants to be called, or empty.
        private_line: The referent's own memory aid, or empty.
        meeting: Id of the meeting.
        on: Its day.
        at: Its hour, ``HH:MM`` on the wall clock of the place, or empty.
        minutes: How long, 0 where nobody said.
        means: A code of ``meeting_fields.MEANS``, or empty.
        place: Where, possibly empty.
        about: What it will be about, possibly empty.
        language: ISO 639 code, or empty.
        interpreter: Who interprets, possibly empty.
        review: Whether it is to look back together.
        state: ``planned``, ``postponed``, ``did_not_happen`` or ``cancelled``.
        revision: How many times it was planned otherwise or told of.
    """

    livret: str
    called: str
    private_line: str
    meeting: str
    on: dt.date
    at: str = ""
    minutes: int = 0
    means: str = ""
    place: str = ""
    about: str = ""
    language: str = ""
    interpreter: str = ""
    review: bool = False
    state: str = PLANNED
    revision: int = 0

    @property
    def moment(self) -> tuple[dt.date, str, str]:
        """Orders by day, hour, then id; without an hour comes last."""
        return self.on, self.at or LAST_HOUR, self.meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class HopedFor:
    """A signature hoped for before a day; never in a calendar that leaves.

    Attributes:
        livret: Id of the livret.
        called: How the person wants to be called, or empty.
        private_line: The referent's own memory aid, or empty.
        document: Id of the paper.
        paper: Which, e.g. ``diagnostic``.
        role: Who is to sign: ``personne``, ``social``, ``emploi``, ``autre-N``.
        on: The last day.
    """

    livret: str
    called: str
    private_line: str
    document: str
    paper: str
    role: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One entry of a calendar, and nothing that tells what it is for.

    Attributes:
        uid: The same for the same meeting, whatever became of it.
        on: Its day.
        at: Its hour, ``HH:MM``, floating (no time zone), or empty.
        minutes: How long, 0 where nobody said.
        means: A code of ``meeting_fields.MEANS``, or empty.
        cancelled: Whether it is off.
        revision: Grows each time it changes.
    """

    uid: str
    on: dt.date
    at: str
    minutes: int
    means: str
    cancelled: bool
    revision: int


def agenda(
    ctx: Context, first: dt.date | None = None, last: dt.date | None = None
) -> tuple[AgendaLine, ...]:
    """Return what is planned in every livret, by day and hour.

    Args:
        ctx: The open vault.
        first: From this day; today where it is None.
        last: Until this day, itself included; no end where it is None.

    Raises:
        InvalidField: ``last`` comes before ``first``.
    """
    lines = _lines(ctx, first, last)
    return tuple(line for line in lines if line.state == PLANNED)


def hoped_for(
    ctx: Context, first: dt.date | None = None, last: dt.date | None = None
) -> tuple[HopedFor, ...]:
    """Return the signatures hoped for in every livret, by their last day.

    Args:
        ctx: The open vault.
        first: From this day; today where it is None.
        last: Until this day, itself included; no end where it is None.

    Raises:
        InvalidField: ``last`` comes before ``first``.
    """
    since, people = _since(ctx, first, last), _people(ctx)
    return tuple(
        HopedFor(
            livret=due.livret,
            called=people[due.livret].called,
            private_line=people[due.livret].private_line,
            on=due.on,
            **due.facts,
        )
        for due in dues_listed(ctx, last)
        if due.what == SIGNATURE and due.on >= since and due.livret in people
    )


def calendar(
    ctx: Context,
    leave: Callable[[tuple[CalendarEntry, ...]], object],
    first: dt.date | None = None,
    last: dt.date | None = None,
    livret: str = "",
) -> Done[int]:
    """Let a calendar leave, then note in each journal that it did.

    What is off is there too, as such: a calendar that holds it takes it away.

    Args:
        ctx: The open vault.
        leave: Given the entries, writes them somewhere; where it refuses,
            nothing left and nothing is noted.
        first: From this day; today where it is None.
        last: Until this day, itself included; no end where it is None.
        livret: Of this livret only; of every one where it is empty.

    Returns:
        How many entries left.

    Raises:
        InvalidField: ``last`` comes before ``first``.
    """
    lines = [
        one for one in _lines(ctx, first, last) if not livret or one.livret == livret
    ]
    leave(tuple(map(entry_of, lines)))
    livrets = dict.fromkeys(one.livret for one in lines)
    for one in livrets:
        note(ctx, one, "exported", paper="calendar")
    changes = Changes(livrets=frozenset(livrets), kinds=frozenset({"journal"}))
    return Done(len(lines), changes)


def entry_of(line: AgendaLine) -> CalendarEntry:
    """Return what a calendar may hold of one meeting."""
    return CalendarEntry(
        uid=calendar_uid(line.meeting),
        on=line.on,
        at=line.at,
        minutes=line.minutes,
        means=line.means,
        cancelled=line.state in _OFF,
        revision=line.revision,
    )


def calendar_uid(meeting: str) -> str:
    """Return the lasting name of a meeting in calendars, as RFC 7986 5.3 asks.

    A UUID drawn from the meeting's id: it tells nothing of the livret.
    """
    digest = hashlib.sha256(_UID + meeting.encode()).digest()
    return str(uuid.UUID(bytes=digest[:16], version=5))


def _lines(
    ctx: Context, first: dt.date | None, last: dt.date | None
) -> list[AgendaLine]:
    since = _since(ctx, first, last)
    found = meetings_due(dues_listed(ctx, last), since)
    return sorted(lines_with(found, _people(ctx)), key=lambda one: one.moment)


def _since(ctx: Context, first: dt.date | None, last: dt.date | None) -> dt.date:
    since = first or ctx.clock.today()
    if last is not None and last < since:
        raise InvalidField(path="to", problem="order")
    return since


def _people(ctx: Context) -> Mapping[str, LivretSummary]:
    return {one.livret: one for one in ctx.people.people()}


def lines_with(
    dues: Iterable[Due], people: Mapping[str, LivretSummary]
) -> Iterator[AgendaLine]:
    """Return each meeting among ``dues`` with whom it is, in the order given."""
    for due in dues:
        person = people.get(due.livret)
        if person is not None and due.what == MEETING:
            yield AgendaLine(
                livret=due.livret,
                called=person.called,
                private_line=person.private_line,
                meeting=due.of,
                on=due.on,
                **due.facts,
            )
