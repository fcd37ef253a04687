"""What Accueil tells beside the list: what comes, what waits, what grows old.

Neither words of anybody, nor names of structures, nor counts (practice 24).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from livret.domain.meetings import PLANNED
from livret.usecases.agenda import AgendaLine, lines_with
from livret.usecases.context import Context
from livret.usecases.due import MEETING, SIGNATURE
from livret.usecases.listed import by_livret, dues_listed
from livret.usecases.notes import ASKS_AFTER_DAYS, begun_on, is_rough
from livret.usecases.ports_people import ERASED, JOINED, Due, LivretSummary

AHEAD = dt.timedelta(days=60)
"""How far ahead Accueil looks."""

NEAR = dt.timedelta(days=30)
"""From when an end, or a date the law sets, is told."""

HOPED_FOR = dt.timedelta(days=30)
"""For how long Accueil tells of a signature after the day it was hoped for; the
page of documents goes on telling it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldDraft:
    """Something typed long ago and not said; its words stay where they are.

    Attributes:
        livret: Of which livret.
        since: Since when.
        rough: Whether it is a rough note, and not typing left in a page.
    """

    livret: str
    since: dt.date
    rough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What comes, what waits and what grows old, of everyone.

    Attributes:
        meetings: Planned from today on, the nearest first.
        untold: Planned before, and nobody told what became of them.
        dues: Other dates that are near or past, by day.
        drafts: Typed long ago and not said, the oldest first.
        next_days: Day of the next meeting, by livret.
    """

    meetings: tuple[AgendaLine, ...] = ()
    untold: tuple[AgendaLine, ...] = ()
    dues: tuple[Due, ...] = ()
    drafts: tuple[OldDraft, ...] = ()
    next_days: Mapping[str, dt.date] = field(default_factory=dict, hash=False)


def coming(ctx: Context, people: Iterable[LivretSummary]) -> Coming:
    """Read what Accueil tells beside the list.

    Args:
        ctx: The open vault.
        people: Everyone accompanied.
    """
    today = ctx.clock.today()
    known = by_livret(people)
    dues = [due for due in dues_listed(ctx, today + AHEAD) if due.livret in known]
    lines = [one for one in lines_with(dues, known) if one.state == PLANNED]
    lines.sort(key=lambda one: one.moment)
    meetings = tuple(one for one in lines if one.on >= today)
    return Coming(
        meetings=meetings,
        next_days={one.livret: one.on for one in reversed(meetings)},
        untold=tuple(one for one in lines if one.on < today),
        dues=tuple(due for due in dues if _told(due, today)),
        drafts=_old_drafts(ctx, known, today),
    )


def _told(due: Due, today: dt.date) -> bool:
    if due.what in {MEETING, JOINED, ERASED} or due.on > today + NEAR:
        return False
    return due.what != SIGNATURE or due.on >= today - HOPED_FOR


def _old_drafts(
    ctx: Context, known: Collection[str], today: dt.date
) -> tuple[OldDraft, ...]:
    ever = ctx.clock.now() + dt.timedelta(days=1)
    found = [
        OldDraft(livret=one.livret, since=begun_on(one), rough=is_rough(one.place))
        for one in ctx.drafts.before(ever)
        if one.livret in known
    ]
    limit = today - dt.timedelta(days=ASKS_AFTER_DAYS)
    old = [one for one in found if one.since <= limit]
    return tuple(sorted(old, key=lambda one: (one.since, one.livret)))
