"""The level of one barrier over time, voice by voice: words, dates, marks.

Columns are the days on which anything was said, in order and all as wide; rows
are the four level words and, under them, the answers that are not levels. Each
voice keeps its own place in a column, so that no mark covers another, and a
line of its own kind joins its marks. Nothing is averaged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from livret.domain.barriers import Level
from livret.words.charts.lettering import MORE, Lettering
from livret.words.charts.shapes import (
    Box,
    Drawing,
    Mark,
    Outline,
    Piece,
    Shape,
    Stroke,
    Words,
    colour_of,
)
from livret.words.dates import month_year
from livret.words.labels import AT_DESK
from livret.words.translator import Translator

LEVELS = (Level.BLOQUE, Level.GENE_BEAUCOUP, Level.GENE_UN_PEU, Level.NE_GENE_PAS)
"""Rows from top to bottom."""

_DASHES: dict[str, tuple[float, ...]] = {
    "personne": (),
    "social": (5.0, 2.0),
    "emploi": (1.5, 2.0),
    "autre": (6.0, 2.0, 1.5, 2.0),
}
"""Lines are told apart without colour."""

_MARK = 16.0
_PAD = 10.0
_ROW = 30.0
_COLUMN = 104.0
"""Room that a day is given; less where not every day would have its column."""
_CLOSE = 4.0
"""Least that parts the marks of two days, over what parts those of one."""
_DATE_LINES = 2
_FURTHER = 136.0
"""Widest a column grows, so that two dates stand near each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPoint:
    """What one voice said on one day.

    Attributes:
        id: Of the contribution.
        side: Shape of its mark.
        place: Which of the voices of the picture it is, from 0.
        on: The day.
        answer: A level or another answer; empty points are not drawn.
    """

    id: str
    side: str
    place: int
    on: dt.date
    answer: str


@dataclass(frozen=True, slots=True)
class _Grid:
    left: float
    column: float
    step: float
    voices: int
    rows: dict[str, float]
    days: dict[dt.date, int]
    skips: bool

    def at(self, point: LevelPoint) -> tuple[float, float]:
        """Return the middle of a point."""
        middle = self.left + (self.days[point.on] + 0.5) * self.column
        aside = (point.place - (self.voices - 1) / 2) * self.step
        return middle + aside, self.rows.get(point.answer, self.rows[""])


def draw_levels(
    tr: Translator, points: Sequence[LevelPoint], letters: Lettering, width: float
) -> Drawing:
    """Return the picture of one barrier.

    Args:
        tr: Says the levels and the days.
        points: In the order said.
        letters: Measures words.
        width: Widest the picture may be; the days shown are the first and the
            latest that fit, all of them stand in the text beside it.
    """
    drawn = [point for point in points if point.answer]
    px, line = letters.length, letters.line
    names = {level: tr.text(AT_DESK[level]) for level in LEVELS}
    other = tr.text("autre réponse")
    left = px(_PAD) + max(letters.width(name) for name in (*names.values(), other))
    voices = 1 + max((point.place for point in drawn), default=0)
    said_on = {point.on for point in drawn}
    least = _least(tr, said_on, letters, voices)
    days = _days(said_on, int((width - left) // least))
    drawn = [point for point in drawn if point.on in days]
    column = min(px(_FURTHER), (width - left) / max(1, len(days)))
    said = {
        day: letters.wrapped(month_year(tr, day), column - px(_PAD), _DATE_LINES)
        for day in days
    }
    top = line * max(map(len, said.values()), default=1) + px(_PAD)
    rows: dict[str, float] = {}
    for at, level in enumerate(LEVELS):
        rows[level] = top + px(_ROW) * (at + 0.5)
    rows[""] = top + px(_ROW) * (len(LEVELS) + 0.5)
    skips = len(days) < len(said_on)
    grid = _Grid(left, column, px(_MARK + 6), voices, rows, days, skips)
    has_other = any(point.answer not in names for point in drawn)
    shapes = _ground(grid, letters, names | ({"": other} if has_other else {}))
    shapes += _dates(grid, letters, said)
    pieces = [_piece(point, grid, px(_MARK)) for point in drawn]
    return Drawing(
        width=left + column * len(days),
        height=top + px(_ROW) * (len(LEVELS) + has_other) + px(_PAD),
        ground=(*shapes, *_joined(drawn, grid, names, px(2))),
        pieces=tuple(pieces),
    )


def _least(
    tr: Translator, days: Iterable[dt.date], letters: Lettering, voices: int
) -> float:
    """Return the least room of a day: its marks, and the longest word of its date."""
    px = letters.length
    words = (word for day in days for word in month_year(tr, day).split())
    longest = max(map(letters.width, words), default=0.0)
    needed = max(px(_MARK + 6) * voices + px(_CLOSE), longest + px(_PAD))
    return min(px(_COLUMN), needed)


def _days(said_on: Iterable[dt.date], room: int) -> dict[dt.date, int]:
    """Return the columns: the first day and the latest that fit."""
    days = sorted(said_on)
    room = max(2, room)
    if len(days) > room:
        days = [days[0], *days[-(room - 1) :]]
    return {day: at for at, day in enumerate(days)}


def _ground(grid: _Grid, letters: Lettering, names: dict[str, str]) -> list[Shape]:
    px, line = letters.length, letters.line
    right = grid.left + grid.column * len(grid.days)
    found: list[Shape] = []
    for code, name in names.items():
        y = grid.rows[code]
        width = letters.width(name)
        found.append(Words(0, y - line / 2, name, width, "soft", letters.size))
        found.append(Stroke(grid.left, y, right, y, "rule", px(1)))
    return found


def _dates(
    grid: _Grid, letters: Lettering, said: Mapping[dt.date, Sequence[str]]
) -> list[Shape]:
    """Each day over its column, on two lines where it is long; days left out."""
    found: list[Shape] = []
    for day, at in grid.days.items():
        middle = grid.left + (at + 0.5) * grid.column
        for y, text in enumerate(said[day]):
            width = letters.width(text)
            x = middle - width / 2
            found.append(Words(x, y * letters.line, text, width, "soft", letters.size))
    if grid.skips:
        width = letters.width(MORE)
        x = grid.left + grid.column - width / 2
        found.append(Words(x, 0, MORE, width, "soft", letters.size))
    return found


def dashes_of(side: str) -> tuple[float, ...]:
    """Return the dashes of a voice's line; several others are told apart by marks."""
    return _DASHES.get(side.partition(":")[0], ())


def _piece(point: LevelPoint, grid: _Grid, side: float) -> Piece:
    x, y = grid.at(point)
    box = Box(x - side / 2, y - side / 2, side, side)
    mark = Mark(box, point.side)
    return Piece(id=f"{point.id}/{point.place}", box=box, shapes=(mark,))


def _joined(
    points: Sequence[LevelPoint],
    grid: _Grid,
    names: dict[Level, str],
    width: float,
) -> list[Shape]:
    """One line for each voice, from level to level.

    Other answers break it, and days that are left out: it would pass over levels.
    """
    found: list[Shape] = []
    for place in range(grid.voices):
        said = [point for point in points if point.place == place]
        for run in _runs(said, grid, names):
            if len(run) > 1:
                way, role = tuple(map(grid.at, run)), colour_of(run[0].side)
                found.append(Outline(way, role, width, dashes_of(run[0].side)))
    return found


def _runs(
    said: Sequence[LevelPoint], grid: _Grid, names: dict[Level, str]
) -> list[list[LevelPoint]]:
    """Part what one voice said where its line breaks."""
    runs: list[list[LevelPoint]] = [[]]
    for point in said:
        over = grid.skips and runs[-1] and grid.days[runs[-1][-1].on] == 0
        if point.answer not in names or (over and grid.days[point.on] > 0):
            runs.append([])
        if point.answer in names:
            runs[-1].append(point)
    return runs
