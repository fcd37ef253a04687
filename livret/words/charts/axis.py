"""Days on a line: from a month to all the years there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from livret.words.dates import day_month, short_month, year_alone
from livret.words.translator import Translator


class Zoom(StrEnum):
    """How much time is in sight at once."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


DAYS_IN_SIGHT = {Zoom.MONTH: 35, Zoom.QUARTER: 105, Zoom.YEAR: 425}
"""Days that the width in sight holds; ``ALL`` holds everything.

A year is a little more than one, so that what is ahead is in sight too.
"""

LEAST_DAYS = 60
_WEEK = 7
_BACK = 100
_AHEAD = 50
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Axis:
    """Where each day stands.

    Attributes:
        first: The day at the left edge.
        last: The day at the right edge.
        width: From one to the other.
    """

    first: dt.date
    last: dt.date
    width: float

    @property
    def per_day(self) -> float:
        """Width of one day."""
        return self.width / max(1, (self.last - self.first).days)

    def x(self, day: dt.date) -> float:
        """Return where a day stands; at the edge, where it is beyond."""
        held = min(max(day, self.first), self.last)
        return (held - self.first).days * self.per_day

    def day(self, x: float) -> dt.date:
        """Return the day that stands at ``x``."""
        days = max(0, min((self.last - self.first).days, round(x / self.per_day)))
        return self.first + dt.timedelta(days=days)


def in_reach(day: dt.date, today: dt.date) -> dt.date:
    """Return a day that a picture goes to: a century back, half of one ahead.

    Whoever typed the year 206, or 9999, for another would have everybody draw as
    many months. Lists tell the day as it was written.
    """
    first = dt.date(max(dt.MINYEAR, today.year - _BACK), 1, 1)
    last = dt.date(min(dt.MAXYEAR - 1, today.year + _AHEAD), 12, 31)
    return min(max(day, first), last)


def axis_of(
    first: dt.date, last: dt.date, zoom: Zoom, in_sight: float, today: dt.date
) -> Axis:
    """Return the axis that holds everything in reach and today, at one zoom.

    Args:
        first: First day of anything.
        last: Last day of anything.
        zoom: How much is in sight.
        in_sight: Width that is in sight at once.
        today: The day it is read.
    """
    # What was done this week stands before today's line, in sight.
    first, last = in_reach(first, today), in_reach(last, today)
    begins = _month_start(min(first, today - dt.timedelta(days=_WEEK)))
    ends = _next_month(max(last, today) + dt.timedelta(days=_WEEK))
    days = max(LEAST_DAYS, (ends - begins).days)
    ends = begins + dt.timedelta(days=days)
    seen = DAYS_IN_SIGHT.get(zoom, days)
    return Axis(begins, ends, max(in_sight, in_sight * days / seen))


@dataclass(frozen=True, slots=True)
class Tick:
    """A date written over the line.

    Attributes:
        day: Where it stands.
        label: The month, or the day; a year when months are too narrow; empty
            where only the year of the first days is told.
        year: The year where it begins, or at the first tick; else empty.
    """

    day: dt.date
    label: str
    year: str = ""


def ticks(tr: Translator, axis: Axis, room: float) -> tuple[Tick, ...]:
    """Return dates at least ``room`` apart: weeks, months, quarters, years."""
    if axis.per_day * _WEEK >= room:
        return tuple(_weeks(tr, axis))
    months = next(
        (step for step in (1, 3, 6, 12, 24, 60) if axis.per_day * 28 * step >= room),
        120,
    )
    found: list[Tick] = []
    for day in _months(axis, months):
        year = year_alone(tr, day) if not found or day.month == 1 else ""
        if months >= _YEAR:
            found.append(Tick(day, year_alone(tr, day)))
        else:
            found.append(Tick(day, short_month(tr, day), year))
    early = found and found[0].year and found[0].day.year != axis.first.year
    if early and axis.x(found[0].day) >= room:
        # The days before January are of the year that ends.
        found.insert(0, Tick(axis.first, "", year_alone(tr, axis.first)))
    return tuple(found)


def _weeks(tr: Translator, axis: Axis) -> Iterator[Tick]:
    day = axis.first + dt.timedelta(days=-axis.first.weekday() % _WEEK)
    year = 0
    while day <= axis.last:
        said = year_alone(tr, day) if day.year != year else ""
        yield Tick(day, day_month(tr, day), said)
        year = day.year
        day += dt.timedelta(days=_WEEK)


def _months(axis: Axis, step: int) -> Iterator[dt.date]:
    """Every ``step`` months, in step with January."""
    day = _month_start(axis.first)
    while day <= axis.last:
        months = day.year * _YEAR + day.month - 1
        if day >= axis.first and (months % step == 0 if step > 1 else True):
            yield day
        day = _next_month(day)


def _month_start(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _next_month(day: dt.date) -> dt.date:
    if day.month == _YEAR:
        return dt.date(day.year + 1, 1, 1)
    return dt.date(day.year, day.month + 1, 1)
