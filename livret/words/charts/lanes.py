"""The time line on a sheet: as many parts as its letters ask for, lanes named.

A sheet is as wide as it is: what the screen scrolls, paper sets in parts, each
as long as its letters leave room for (a year; six months in large print). What
stands in a part is what lies in it, cut at its edges. No part is higher than a
page: where a lane has too many things, the last are counted on a plate, and
all of them are in the lists that follow.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import inf

from livret.domain.line_items import Lane
from livret.words.charts.axis import Axis, in_reach
from livret.words.charts.entries import READING, TOGETHER, Entry, Lanes
from livret.words.charts.lettering import Lettering
from livret.words.charts.mirror import moved
from livret.words.charts.shapes import Drawing, Rect, Shape, Words
from livret.words.charts.timeline import LinePicture, Now, draw_timeline
from livret.words.timeline import lane_label
from livret.words.translator import Translator

NAMES = 132.0
"""Room for the names of the lanes, at 100 %."""

_MONTHS = ((12, 480.0), (6, 240.0))
"""Months of a part, and the room that they ask for, at 100 %."""

_FEWEST_MONTHS = 3
_MORE = 1.16
"""How much longer than its months the last part may be: a few weeks more."""

_LONE = 4
"""Parts of the only line: what takes less than one of them stands in its middle."""

_AIR = dt.timedelta(days=10)
_ROWS = 9
_OF_NOTHING = (Lane.SOCIAL.value, Lane.EMPLOI.value)
"""Lanes of a part where only joint acts stand. An empty lane of her life would
tell of what she left off."""
_CLEAR = 18.0
"""Kept free beside a lane's name: a mark of the first day stands half in it."""
_HIGHEST = 1.3
"""Of a part, for a width of 1: it stands whole on one page."""


def line_parts(
    tr: Translator,
    entries: Sequence[Entry],
    now: Now,
    letters: Lettering,
    width: float,
    highest: float = inf,
) -> Iterator[tuple[Drawing, tuple[Entry, ...]]]:
    """Make the pictures of a time line, each with what it shows.

    Args:
        tr: Says months and the names of lanes.
        entries: In reading order.
        now: The day it is read.
        letters: Measures words.
        width: Of the sheet.
        highest: What the page leaves to a part.
    """
    room, highest = width - letters.length(NAMES), min(highest, width * _HIGHEST)
    made: list[tuple[Drawing, tuple[Entry, ...]]] = []
    months = _months(letters, room)
    while months >= _FEWEST_MONTHS:
        made = []
        for axis in stretches(entries, now.day, room, months):
            shown = tuple(_within(entries, axis, now.day))
            if shown:
                part = _part(tr, _merged(shown), axis, now, letters, highest)
                made.append((part, shown))
        if all(part.height <= highest for part, _ in made):
            break
        months //= 2  # a shorter part has less on it, and is lower
    yield from made


def stretches(
    entries: Sequence[Entry], today: dt.date, width: float, months: int = 12
) -> tuple[Axis, ...]:
    """Return one axis for each few months, from the first thing to the last."""
    days = [entry.on for entry in entries]
    days += [entry.until for entry in entries if entry.until is not None]
    if not days:
        return ()
    days = [in_reach(day, today) for day in days]
    first, last = min(days).replace(day=1), max(days)
    if any(entry.lasting for entry in entries):
        last = max(last, today)
    if (last - first) * _LONE < _later(first, months) - first:
        # What is close together stands in the middle, with room for its words at
        # both sides: no line of empty months to come.
        first = _later(first, -(months // 2))
    found: list[Axis] = []
    while first <= last:
        after = _later(first, months)
        if last - first <= (after - first) * _MORE:
            # A few weeks more stand on the same line, with air at its end.
            after = max(after, last + _AIR)
        found.append(Axis(first, after, width))
        first = after
    return tuple(found)


def _months(letters: Lettering, room: float) -> int:
    fitting = (months for months, asked in _MONTHS if room >= letters.length(asked))
    return next(fitting, _FEWEST_MONTHS)


def _later(first: dt.date, months: int) -> dt.date:
    """Return the first day of a month, so many months later (before, if negative)."""
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


def _within(entries: Sequence[Entry], axis: Axis, today: dt.date) -> Iterator[Entry]:
    """Return what stands in one part; what goes beyond it is cut at its edges."""
    for entry in entries:
        end = entry.until or (max(today, entry.on) if entry.lasting else entry.on)
        if entry.on >= axis.last or end < axis.first:
            continue
        on = max(entry.on, axis.first)
        until = min(end, axis.last)
        yield replace(entry, on=on, until=until if until > on else None, lasting=False)


def _merged(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return what is done together with one name for all of a day that have it."""
    alike = Counter(map(_day_and_name, entries))
    found: dict[tuple[str, dt.date, str] | str, Entry] = {}
    for entry in entries:
        key = _day_and_name(entry)
        count = alike[key]
        if entry.lane != Lane.TOGETHER or count == 1:
            found[entry.id] = entry
        elif key not in found:
            found[key] = replace(entry, label=f"{entry.label} ({count})")
    return tuple(found.values())


def _day_and_name(entry: Entry) -> tuple[str, dt.date, str]:
    return entry.lane, entry.on, entry.label


def _part(
    tr: Translator,
    entries: Sequence[Entry],
    axis: Axis,
    now: Now,
    letters: Lettering,
    highest: float,
) -> Drawing:
    """Return one part, its lanes as high as the page leaves them."""
    told = any(entry.lane != Lane.TOGETHER for entry in entries)
    standing = Lanes(always=() if told else _OF_NOTHING)

    def drawn(lanes: Lanes) -> LinePicture:
        return draw_timeline(tr, entries, axis, now, letters, lanes)

    picture = _as_high(drawn, standing, [one.lane for one in entries], highest)
    aside = letters.length(NAMES)
    drawing = moved(picture.drawing, aside)
    names = tuple(_names(tr, picture, letters, aside))
    return replace(drawing, ground=(*drawing.ground, *names))


def _as_high(
    drawn: Callable[[Lanes], LinePicture],
    lanes: Lanes,
    told: Sequence[str],
    highest: float,
) -> LinePicture:
    """Return the picture of lanes as high as the page leaves them.

    All of them as high as all may be; then a line more for each in turn, hers
    first, while there is room: a line for every lane asks for much at a time.
    """
    for rows in range(_ROWS, 0, -1):
        lanes = replace(lanes, rows=rows)
        picture = drawn(lanes)
        if picture.drawing.height <= highest:
            break
    growing = [lane for lane in READING if lane in told and lane != TOGETHER]
    while growing:
        for lane in tuple(growing):
            high = lanes.rows_of(lane) + 1
            wider = replace(lanes, higher={**lanes.higher, lane: high})
            if high <= _ROWS and (tried := drawn(wider)).drawing.height <= highest:
                lanes, picture = wider, tried
            else:
                growing.remove(lane)
    return picture


def _names(
    tr: Translator, picture: LinePicture, letters: Lettering, room: float
) -> Iterator[Shape]:
    """Each lane's name before its lane, on her ground before hers."""
    px = letters.length
    for band in picture.bands:
        box = replace(band.box, w=room)
        if band.lane == "ma_vie":
            yield Rect(box, "her_ground")
        role = f"voice_{band.lane}" if band.lane in {"social", "emploi"} else "ink"
        lines = max(2, int((box.h - px(9)) // letters.line))
        said = letters.wrapped(lane_label(tr, band.lane), room - px(_CLEAR), lines)
        for at, text in enumerate(said):
            wide = letters.width(text, strong=True)
            y = box.y + px(9) + at * letters.line
            yield Words(px(3), y, text, wide, role, letters.size, strong=True)
