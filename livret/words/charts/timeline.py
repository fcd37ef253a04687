"""The time line as a picture: lanes, joint acts that tie them, today.

The lanes stand as people read them (social, her life, employment, then what
they do and what blocks outside); pieces come in reading order, her life first
(practice rule 28).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from livret.words.charts.axis import Axis, ticks
from livret.words.charts.entries import STANDING, STANDING_OPEN, TOGETHER, Entry, Lanes
from livret.words.charts.joining import Joining
from livret.words.charts.lettering import Lettering
from livret.words.charts.placing import GAP, MARK, Place, Placing, Walls, Wish
from livret.words.charts.shapes import (
    Box,
    Drawing,
    Mark,
    Piece,
    Rect,
    Shape,
    Stroke,
    Words,
    colour_of,
)
from livret.words.dates import short_month
from livret.words.translator import Translator

_PAD = 12.0
_TICK = 6.0
_TICK_ROOM = 52.0
_CLEAR = 3.0
_WIDEST_PLATE = 0.3
"""Of a picture, for a width of 1: a longer enumeration is told by its ends."""


@dataclass(frozen=True, slots=True)
class Now:
    """The day a time line is read.

    Attributes:
        day: The day.
        name: What it is called; « aujourd'hui » unless told.
    """

    day: dt.date
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One lane of the picture, to write its name beside.

    Attributes:
        lane: Its code.
        box: As wide as the picture.
    """

    lane: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePicture:
    """The time line drawn.

    Attributes:
        drawing: Shapes; pieces in reading order, one for each entry.
        bands: Lanes from top to bottom.
        today: Where today stands.
        axis: Where each day stands.
    """

    drawing: Drawing
    bands: tuple[Band, ...]
    today: float
    axis: Axis


def draw_timeline(
    tr: Translator,
    entries: Sequence[Entry],
    axis: Axis,
    now: Now,
    letters: Lettering,
    lanes: Lanes = STANDING_OPEN,
) -> LinePicture:
    """Return the picture of a time line.

    Args:
        tr: Says months and « aujourd'hui ».
        entries: In reading order.
        axis: Where days stand.
        now: The day it is read.
        letters: Measures words; its unit is that of the picture.
        lanes: How high they may be, and which stand there with nothing in them.
    """
    return _Drawing(tr, axis, now, letters, lanes).picture(entries)


class _Drawing:
    """Draws from top to bottom: dates, lanes, names of joint acts."""

    def __init__(
        self,
        tr: Translator,
        axis: Axis,
        now: Now,
        letters: Lettering,
        lanes: Lanes,
    ) -> None:
        self._tr = tr
        self._lanes_drawn = lanes
        self._axis = axis
        self._day, self._now = now.day, now.name or tr.text("aujourd’hui")
        self._letters = letters
        self._px = letters.length
        self._today = axis.x(self._day)
        self._in_sight = axis.first <= self._day <= axis.last
        self._ground: list[Shape] = []
        self._pieces: dict[str, Piece] = {}

    def picture(self, entries: Sequence[Entry]) -> LinePicture:
        """Return the whole picture."""
        joint = [entry for entry in entries if entry.lane == TOGETHER]
        today = self._today if self._in_sight else None
        joining = Joining(self._letters, self._axis, joint, today, self._tr.figures)
        lines = {*joining.walls, *(() if today is None else (today,))}
        walls = Walls(sorted(lines), today)
        top = self._header()
        bands, bottom = self._lanes(entries, walls, top + joining.head)
        grounds, strokes = self._between(bands), joining.lines(top, bottom)
        if self._in_sight:
            x, thick = self._today, self._px(2)
            strokes.append(Stroke(x, top - self._px(4), x, bottom, "ink", thick))
        pieces, height = joining.names(bottom)
        self._pieces |= pieces
        drawing = Drawing(
            width=self._axis.width,
            height=height,
            ground=(*grounds, *self._ground, *strokes),
            pieces=tuple(self._pieces[entry.id] for entry in entries),
        )
        return LinePicture(
            drawing=drawing, bands=tuple(bands), today=self._today, axis=self._axis
        )

    def _header(self) -> float:
        """Years, months, then « aujourd'hui »; return where the lanes begin."""
        letters, px = self._letters, self._px
        line = letters.line
        months = (short_month(self._tr, dt.date(2000, at, 1)) for at in range(1, 13))
        room = max(px(_TICK_ROOM), px(8) + max(map(letters.width, months)))
        for tick in ticks(self._tr, self._axis, room):
            x = self._axis.x(tick.day)
            if tick.year:
                self._words(x + px(4), 0, tick.year, strong=True)
            if not tick.label:
                continue
            self._words(x + px(4), line, tick.label)
            self._ground.append(Stroke(x, line + px(3), x, 2 * line, "control", px(1)))
        top = 2 * line + px(4)
        if self._in_sight:
            width = letters.width(self._now, strong=True)
            x = min(max(0.0, self._today - width / 2), self._axis.width - width)
            said = Words(x, top, self._now, width, "ink", letters.size, strong=True)
            self._ground.append(said)
        return top + (line if self._in_sight else 0.0) + px(_TICK)

    def _words(self, x: float, y: float, text: str, *, strong: bool = False) -> None:
        letters = self._letters
        width = letters.width(text, strong=strong)
        if x + width <= self._axis.width:
            said = Words(x, y, text, width, "soft", letters.size, strong=strong)
            self._ground.append(said)

    def _lanes(
        self, entries: Sequence[Entry], walls: Walls, top: float
    ) -> tuple[list[Band], float]:
        bands = []
        for lane in STANDING:
            mine = sorted(
                (entry for entry in entries if entry.lane == lane),
                key=lambda entry: entry.on,
            )
            if not mine and lane not in self._lanes_drawn.always:
                continue
            rows = self._lanes_drawn.rows_of(lane)
            height = self._lane(mine, walls, top, rows)
            bands.append(Band(lane=lane, box=Box(0, top, self._axis.width, height)))
            top += height
        return bands, top

    def _between(self, bands: Sequence[Band]) -> list[Shape]:
        """The warm ground of her life; a hairline where none parts two lanes."""
        found: list[Shape] = []
        for above, band in zip((None, *bands), bands, strict=False):
            if band.lane == "ma_vie":
                found.append(Rect(band.box, "her_ground"))
            elif above is not None and above.lane != "ma_vie":
                y, width = band.box.y, band.box.w
                found.append(Stroke(0, y, width, y, "rule", self._px(1)))
        return found

    def _lane(
        self, entries: Sequence[Entry], walls: Walls, top: float, rows: int
    ) -> float:
        """Draw one lane and return its height."""
        placing = Placing(self._letters, walls, rows, self._axis.width)
        wishes = [
            Wish(
                entry.id,
                self._axis.x(entry.on),
                self._end(entry),
                "" if entry.small else entry.label,
                self._number(entry),
            )
            for entry in entries
        ]
        places = placing.place(wishes)
        known = {entry.id: entry for entry in entries}
        begin, half = top + self._px(_PAD), self._letters.line / 2
        y = begin
        for place in places:
            if place.top < 0:
                continue
            entry = known[place.wish.id]
            self._pieces[entry.id] = self._piece(entry, place, begin + place.top * half)
            y = max(y, begin + (place.top + place.height) * half)
        counted = [place for place in places if place.top < 0]
        for ids, box in self._plates(counted, known):
            self._count(ids, self._counted(ids, known), replace(box, y=y))
        if counted:
            y += self._letters.line + half
        least = self._letters.line * 2 + self._px(_PAD)
        return max(least, y - top)

    def _end(self, entry: Entry) -> float:
        """Where it ends: what lasts reaches today."""
        last = entry.until
        if entry.lasting:
            last = max(self._day, entry.on)
        return self._axis.x(last) if last else self._axis.x(entry.on)

    def _piece(self, entry: Entry, place: Place, y: float) -> Piece:
        px, line = self._px, self._letters.line
        shapes: list[Shape] = []
        middle = y + line / 2
        if place.wish.spans:
            bar = Box(place.left, y - px(2), place.right - place.left, line + px(4))
            shapes.append(_bar(entry, bar, px(8)))
            left, right = place.left, place.right
        else:
            side = px(MARK * (0.62 if entry.small else 1))
            centre = (place.left + place.right) / 2
            box = Box(centre - side / 2, middle - side / 2, side, side)
            shapes.append(Mark(box, entry.side, entry.planned))
            left, right = place.left, place.right
        for at, text in enumerate(place.lines):
            width = self._letters.width(text)
            lower = px(4) if place.under and place.wish.spans else 0
            top = y + (at + place.under) * line + lower
            said = Words(place.label_x, top, text, width, "ink", self._letters.size)
            shapes.append(said)
            left, right = min(left, said.x), max(right, said.x + width)
        height = max(line * _lines_of(place), px(MARK))
        pad = px(3)
        box = Box(left - pad, y - pad, right - left + 2 * pad, height + 2 * pad)
        return Piece(id=entry.id, box=box, shapes=tuple(shapes))

    def _plates(
        self, counted: Sequence[Place], known: Mapping[str, Entry]
    ) -> list[tuple[list[str], Box]]:
        """Return what is counted on each plate, from left to right, and its room.

        What is over is counted before today's line; two plates of one side of it
        that would cover each other are one.
        """
        found: list[tuple[list[str], Box]] = []
        over = False
        for place in counted:
            was, over = over, self._in_sight and place.wish.x < self._today
            ids, box = (
                place.counted,
                self._plate(place.counted, place.left, over, known),
            )
            while found and was == over and box.x < found[-1][1].right:
                before, beside = found.pop()
                ids = [*before, *ids]
                box = self._plate(ids, beside.x, over, known)
            found.append((ids, box))
        return found

    def _plate(
        self,
        ids: Sequence[str],
        x: float,
        over: bool,  # noqa: FBT001 - what ``Walls`` parts
        known: Mapping[str, Entry],
    ) -> Box:
        """Return the room of one plate, on the side of today where its days are."""
        clear = self._px(_CLEAR)
        said = self._counted(ids, known)
        wide = self._letters.width(said) + self._px(2 * GAP)
        left = max(0.0, min(x, self._axis.width - wide))
        if over:
            left = max(0.0, min(left, self._today - clear - wide))
        elif self._in_sight:
            left = max(left, self._today + clear)
        return Box(left, 0.0, wide, self._letters.line)

    def _counted(self, ids: Sequence[str], known: Mapping[str, Entry]) -> str:
        """Return how many there are; on paper, which of its list."""
        numbers = sorted(known[one].number for one in ids)
        if not all(numbers):
            return f"+\u2009{len(ids)}"
        runs: list[list[int]] = []
        for number in numbers:
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        said = self._tr.comma.join(map(self._run, runs))
        if self._letters.width(said) > self._axis.width * _WIDEST_PLATE:
            said = self._run(numbers)
        return said

    def _run(self, numbers: Sequence[int]) -> str:
        """Return the first and the last of some lines, or the only one."""
        first, last = numbers[0], numbers[-1]
        said = f"{first}" if first == last else f"{first}\u2013{last}"
        return self._tr.figures(said)

    def _number(self, entry: Entry) -> str:
        return self._tr.figures(str(entry.number)) if entry.number else ""

    def _count(self, ids: Sequence[str], said: str, box: Box) -> None:
        """One small plate for things that have no room of their own."""
        letters, px = self._letters, self._px
        width = box.w - px(2 * GAP)
        words = Words(box.x + px(GAP), box.y, said, width, "ink", letters.size)
        shapes: tuple[Shape, ...] = (Rect(box, "sunk", radius=px(6)), words)
        for one in ids:
            self._pieces[one] = Piece(id=one, box=box, shapes=shapes)
            shapes = ()


def _lines_of(place: Place) -> int:
    """Lines that a thing takes: its mark's, and its label's."""
    return max(1, len(place.lines) + place.under)


def _bar(entry: Entry, box: Box, radius: float) -> Rect:
    """A span: dashed while it is planned, of the colour of its side else."""
    role = colour_of(entry.side) if entry.lane != "outside" else "control"
    fill = "sheet" if entry.planned else "sunk"
    return Rect(box, fill, role, radius, dashed=entry.planned)
