"""Minutes of a meeting: made from what was said in it, never typed again.

``minutes_of`` reads everything the people of the meeting said, as the printed
minutes show it to them; ``copy_minutes`` returns what may be pasted in other
software: never refusals, drafts, « Ma vie » or « seulement entre nous », only
what the agreement allows (practice 13). The words are made by
``livret.words.minutes_text``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from livret.domain.barriers import Answer
from livret.domain.body import COMMON_SCOPE
from livret.domain.diagnosis import aim_of, current_diagnosis
from livret.domain.kinds import SlotKey
from livret.domain.livret import Livret, Value
from livret.domain.meetings import Present, held_meeting, said_in
from livret.domain.person import person_of
from livret.domain.team import PERSON
from livret.usecases.apart import kept_apart, without
from livret.usecases.context import Changes, Context, Done
from livret.usecases.copying import EVERYTHING, scopes_allowed
from livret.usecases.errors import NothingToCopy, UnknownReference
from livret.usecases.livrets import note
from livret.usecases.minutes_told import Told, others_told
from livret.usecases.paper_rows import Printing, declined
from livret.usecases.paper_steps import goals_said, strengths_said
from livret.usecases.reviews_told import LookedBack, reviews_told
from livret.usecases.sheets import GoalOnPaper, Quote, Row

_WITH_THE_PLACE = frozenset({"diagnosis", "detail", "lead"})
"""Places that say whose livret it is and on which form, whenever they were said."""

_QUIET = frozenset({"", Answer.NE_SOUHAITE_PAS_REPONDRE.value})


@dataclass(frozen=True, kw_only=True)
class SaidTogether:
    """What was said in one meeting: as text and on paper, the same.

    Attributes:
        at: Its hour, ``HH:MM``, possibly empty.
        minutes: How long, 0 where nobody said.
        means: A code of ``meeting_fields.MEANS``, possibly empty.
        place: Where, possibly empty.
        present: Names of who was there, as (voice, name); hers first.
        interpreter: Who interpreted, possibly empty.
        aim: Her aim, where it was said in the meeting.
        strengths: What helps her, as said in the meeting.
        rows: Topics spoken of.
        goals: Goals and who does what, as agreed in the meeting.
        reviews: How each voice looked back in the meeting.
        others: What else was said, in the order said.
        words: What else is to be kept, possibly empty.
        next_words: About the next time, possibly empty.
        read_back: It was read back aloud.
    """

    at: str = ""
    minutes: int = 0
    means: str = ""
    place: str = ""
    present: tuple[tuple[str, str], ...] = ()
    interpreter: str = ""
    aim: Quote | None = None
    strengths: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    goals: tuple[GoalOnPaper, ...] = ()
    reviews: tuple[LookedBack, ...] = ()
    others: tuple[Told, ...] = ()
    words: str = ""
    next_words: str = ""
    read_back: bool = False

    @property
    def said(self) -> dict[str, Any]:
        """What was said, by name of its field."""
        return {one.name: getattr(self, one.name) for one in fields(SaidTogether)}


@dataclass(frozen=True, kw_only=True)
class Minutes(SaidTogether):
    """The minutes of one meeting.

    Attributes:
        meeting: Id of the ``meeting_held``.
        called: Whose livret; empty where only some topics may be told.
        on: Its day.
        handed_over: What she left with, a code, possibly empty.
    """

    meeting: str
    called: str
    on: dt.date
    handed_over: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was said that may be told."""
        told = (self.aim, self.strengths, self.rows, self.goals, self.reviews)
        return not (any(told) or self.others or self.words or self.next_words)


def minutes_of(
    livret: Livret,
    meeting: str,
    allowed: frozenset[str] = EVERYTHING,
    *,
    refusals: bool = True,
    kept: Printing | None = None,
) -> Minutes:
    """Read the minutes of a meeting.

    Args:
        livret: Folded, without what may not be read where they are shown.
        meeting: Id of the ``meeting_held``.
        allowed: Scopes that may be told.
        refusals: Whether what she preferred not to answer is told, as her
            answer; never what others said on such a topic.
        kept: Remembers what they tell, and what of it only in part.

    Raises:
        UnknownReference: No such meeting was held.
    """
    held = held_meeting(livret, meeting)
    if held is None:
        raise UnknownReference(path="meeting")
    if kept is not None:
        kept.keep(*held.told)
    told = minutes_so_far(
        livret, said_in(livret, held), allowed, refusals=refusals, kept=kept
    )
    common = COMMON_SCOPE in allowed
    return replace(
        told,
        meeting=held.id,
        on=held.on,
        at=held.at,
        minutes=held.minutes,
        means=held.means,
        place=held.place,
        present=_present(livret, held.present) if common else (),
        interpreter=held.interpreter,
        words=held.words if common else "",
        next_words=held.next_words if common else "",
        read_back=held.read_back,
        handed_over=held.handed_over,
    )


def minutes_so_far(
    livret: Livret,
    values: Iterable[Value],
    allowed: frozenset[str] = EVERYTHING,
    *,
    refusals: bool = True,
    kept: Printing | None = None,
) -> Minutes:
    """Return what some contributions say, as minutes without a meeting yet.

    It is what is read back aloud before a meeting closes.
    """
    said = tuple(values)
    only = _as_said(livret, said)
    printing = Printing(only)
    if kept is not None:
        printing = replace(kept, livret=only, show_despite_refusal=frozenset())
    diagnosis = current_diagnosis(only)
    whole = current_diagnosis(livret)
    refused = {
        one.barrier.value
        for each in (diagnosis, whole)
        if each is not None
        for one in each.topics
        if declined(one)
    }
    may = _may(allowed, refused)
    aim = aim_of(only) if may(()) else None
    rows = [
        printing.row(topic, aimed=aim is not None)
        for topic in (diagnosis.topics if diagnosis else ())
        if _has_said(only, topic.barrier.value) and {topic.barrier.value} <= allowed
    ]
    if not refusals:
        rows = [_without_refusals(one) for one in rows if one.barrier not in refused]
    first = said[0].said_on if said else dt.date.min
    return Minutes(
        meeting="",
        called=person_of(livret).called if may(()) else "",
        on=first,
        aim=printing.quote(aim) if aim else None,
        strengths=strengths_said(printing, diagnosis, may),
        rows=tuple(_spoken_of(one) for one in rows),
        goals=goals_said(printing, may),
        reviews=reviews_told(livret, printing, said, allowed, refusals=refusals),
        others=tuple(others_told(livret, printing, said, may)),
    )


def copy_minutes(ctx: Context, livret: str, meeting: str) -> Done[Minutes]:
    """Return the minutes that may be pasted elsewhere; the journal tells of it.

    Raises:
        UnknownReference: No such meeting was held.
        NotShared: Agreements with the owner have ended, or were withdrawn.
        NothingToCopy: Nothing was said in it that may be copied.
    """
    livret = ctx.home(livret, meeting)
    whole = ctx.livret(livret)
    allowed = scopes_allowed(whole, ctx.owner, ctx.clock.today())
    read = without(whole, kept_apart(ctx.log.read(livret)))
    copied = minutes_of(read, meeting, allowed, refusals=False)
    if copied.empty:
        raise NothingToCopy
    note(ctx, livret, "copied", paper="minutes", to="own_software")
    changes = Changes(livrets=frozenset({livret}), kinds=frozenset({"journal"}))
    return Done(copied, changes)


# --- the livret as it was said in one meeting ----------------------------------------


def _as_said(livret: Livret, values: tuple[Value, ...]) -> Livret:
    """Return a livret in which only some contributions stand.

    As they were said: what replaced them later does not, so that the minutes
    of an old meeting stay what they were.
    """
    slots: dict[SlotKey, tuple[Value, ...]] = {
        key: stood for key, stood in livret.slots.items() if key[0] in _WITH_THE_PLACE
    }
    told: dict[SlotKey, tuple[Value, ...]] = {}
    for value in values:
        for key in livret.places_of(value):
            beside = _beside(livret.slots.get(key, ()), told.get(key, ()), value)
            slots[key] = told[key] = (*beside, value)
    return replace(livret, slots=slots, history=values)


def _beside(
    stands: tuple[Value, ...], before: tuple[Value, ...], value: Value
) -> tuple[Value, ...]:
    """Return what another room said in one place, and ``value`` does not replace.

    Two rooms may write in one place at the same time: both are told, unless one
    of them is known to have replaced the other.
    """
    now = {one.id for one in stands}
    return tuple(
        one
        for one in before
        if one.author != value.author and (one.id in now or value.id not in now)
    )


def _has_said(livret: Livret, barrier: str) -> bool:
    """Tell whether a view or a line on a topic was said in the meeting."""
    return any(key[0] in {"view", "line"} and key[2] == barrier for key in livret.slots)


def _may(allowed: frozenset[str], refused: set[str]) -> Callable[[Iterable[str]], bool]:
    def may(barriers: Iterable[str]) -> bool:
        needed = set(barriers) or {COMMON_SCOPE}
        return needed <= allowed and not needed & refused

    return may


def _spoken_of(row: Row) -> Row:
    """Leave out the voices that said nothing in the meeting."""
    return replace(row, marks=tuple(m for m in row.marks if m.answer or m.words))


def _without_refusals(row: Row) -> Row:
    marks = tuple(one for one in row.marks if one.answer not in _QUIET or one.words)
    return replace(row, marks=marks)


def _present(livret: Livret, present: Iterable[Present]) -> tuple[tuple[str, str], ...]:
    printing = Printing(livret)
    hers = person_of(livret).called
    found = [
        (
            one.voice,
            (hers if one.voice == PERSON and one.name else one.name)
            or printing.name_of(one.voice),
        )
        for one in present
    ]
    return tuple(sorted(found, key=lambda one: one[0] != "personne"))
