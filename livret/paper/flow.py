"""Bands, and pages filled with them: what goes together, where a page ends.

A page is filled with bands, one under the other. A band has columns side by
side; a column is a pile of slices (a line of text, a gap). A band stands whole
on a page unless it is taller than a page; then it goes on at the next, between
two slices. ``paging`` looks at the pages that come of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import Frame

Draw = Callable[[TaggedCanvas, float, float], None]
"""Draws at the left and the top of its place."""
Ground = Callable[[TaggedCanvas, float, float, float, float], None]
"""Draws behind a band: left, bottom, width, height."""

_MUCH = 0.3
"""Part of the body that is not left blank under what may be cut."""
_TOGETHER = 2
"""Rows that stay together where one is cut."""
_ROUNDING = 0.02


@dataclass(frozen=True)
class Slice:
    """The smallest thing that a page break does not cut.

    Attributes:
        height: In points.
        draw: Draws it; None for a gap.
        order: Its place in the reading order of its band.
        begins: Whether it begins a row, level with the one that faces it.
    """

    height: float
    draw: Draw | None = None
    order: int = 0
    begins: bool = False


@dataclass
class Column:
    """Slices one under the other.

    Attributes:
        x: From the left of the body.
        slices: From the top.
    """

    x: float
    slices: list[Slice] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Sum of the heights of its slices."""
        return sum(each.height for each in self.slices)


@dataclass
class Band:
    """Columns side by side, as high as the highest.

    Attributes:
        columns: From left to right.
        before: Gap above, none at the top of a page.
        padding: Room kept inside, above and below the columns.
        ground: Drawn behind.
        with_next: Whether it stands on the page of the next band.
        again: Columns drawn at the top of what goes on on the next page.
        over: Columns drawn over what goes on on the next page: its title.
        new_page: Whether it starts a page.
        joins: With ``new_page``: it goes on under what stands on the page before
            rather than leave that page nearly empty.
        in_company: Something stands on its page before it: what is signed.
        again_over: Drawn over it where it begins a page: the title of its part.
        parts: Whether it may be cut between its rows where it would leave much of
            a page blank.
        rest: It is what a cut left for the page after.
        opens_paper: A paper begins with it, the first or one that stands in it.
    """

    columns: list[Column]
    before: float = 0.0
    padding: float = 0.0
    ground: Ground | None = None
    with_next: bool = False
    again: list[Column] = field(default_factory=list)
    over: list[Column] = field(default_factory=list)
    new_page: bool = False
    joins: bool = False
    in_company: bool = False
    again_over: Band | None = None
    parts: bool = False
    rest: bool = False
    opens_paper: bool = False

    @property
    def height(self) -> float:
        """Height with the padding, without the gap above."""
        tallest = max((column.height for column in self.columns), default=0.0)
        return tallest + 2 * self.padding


@dataclass(frozen=True)
class Placed:
    """A band at its place.

    Attributes:
        band: What to draw.
        top: Its top edge, from the bottom of the page.
    """

    band: Band
    top: float


def fill(bands: Sequence[Band], frame: Frame) -> list[list[Placed]]:
    """Fill pages from the top; each band where the one before leaves room."""
    pages: list[list[Placed]] = [[]]
    left = frame.room
    waiting = list(bands)
    parted = False  # inside a chain longer than a page, which is parted anywhere
    while waiting:
        band = waiting[0]
        over = _title_again(waiting, left) if len(pages) > 1 and not pages[-1] else None
        if over is not None:
            pages[-1].append(Placed(over, frame.bottom + left))
            left -= over.height
        before = band.before if pages[-1] else 0.0
        alone = not pages[-1] and band.height <= left
        held = waiting[:2] if parted else waiting
        if alone or _together(held, frame.room) + before <= left:
            longer = _chain(waiting, frame.room) > frame.room
            parted = band.with_next and (parted or longer)
            pages[-1].append(Placed(band, frame.bottom + left - before))
            left -= before + band.height
            waiting.pop(0)
        elif (rows := _rows_that_fit(band, left - before, frame)) is not None:
            pages[-1].append(Placed(rows[0], frame.bottom + left - before))
            waiting[0] = rows[1]
            pages.append([])
            left = frame.room
        elif pages[-1] and band.height <= frame.room:
            pages.append([])
            left = frame.room
        else:
            head, tail = _cut(band, left - before)
            if head is not None:
                pages[-1].append(Placed(head, frame.bottom + left - before))
                waiting[0] = tail
            elif not pages[-1]:
                # Higher than a page and not to be cut: drawn all the same.
                pages[-1].append(Placed(band, frame.bottom + left))
                waiting.pop(0)
            if waiting:
                pages.append([])
                left = frame.room
    return pages


def _title_again(bands: Sequence[Band], room: float) -> Band | None:
    """Return the title said once more over the first band, where both have room.

    Of one taller than the page, what stands on it at least has to have room.
    """
    over = bands[0].again_over
    if over is None:
        return None
    tall = bands[0].height > room
    least = _least(bands[0]) + _ROUNDING if tall else _together(bands, room)
    return over if over.height + bands[0].before + least <= room else None


def _together(bands: Sequence[Band], room: float) -> float:
    """Return the height of a band and of those it may not be parted from.

    What follows a heading and is taller than a page may be cut: a third of a page of
    it is enough, if that much of it may be parted from the rest. In a chain longer
    than a page each band only keeps its next one.
    """
    needed = _chain(bands, room)
    return needed if needed <= room else _chain(bands[:2], room)


def _chain(bands: Sequence[Band], room: float) -> float:
    needed = 0.0
    for at, band in enumerate(bands):
        gap = band.before if at else 0.0
        if at and band.height > room:
            return needed + gap + max(room / 3, _least(band) + _ROUNDING)
        needed += gap + band.height
        if not band.with_next:
            return needed
    return needed


def _least(band: Band) -> float:
    """Return the height of what is first seen of a band, however it is cut."""
    begun = [_first_seen(column.slices) for column in band.columns if column.slices]
    return max(begun, default=0.0) + 2 * band.padding


def _first_seen(slices: Sequence[Slice]) -> float:
    drawn = (at for at, piece in enumerate(slices) if piece.draw is not None)
    return sum(piece.height for piece in slices[: next(drawn, 0) + 1])


def _cut(band: Band, room: float) -> tuple[Band | None, Band]:
    """Cut a band where ``room`` ends; the head is None when nothing fits."""
    inside = room - 2 * band.padding
    heads: list[Column] = []
    tails: list[Column] = []
    for column in band.columns:
        fitting = _fitting(column.slices, inside)
        heads.append(Column(column.x, column.slices[:fitting]))
        tails.append(Column(column.x, column.slices[fitting:]))
    if not any(head.slices for head in heads):
        return None, band
    tail = replace(band, columns=tails, before=0.0, rest=True)
    tail.new_page = tail.in_company = tail.opens_paper = False
    for again in band.again:
        for column in tail.columns:
            if column.x == again.x and not column.slices:
                column.slices = list(again.slices)
    if band.over:
        high = max(each.height for each in band.over)
        under = [Column(each.x, [Slice(high), *each.slices]) for each in tails]
        tail.columns = [*band.over, *(each for each in under if each.slices[1:])]
    if _unread(tail) == _unread(band):
        return None, band  # what is said again fits, and nothing after it
    head = Band(heads, band.before, band.padding, band.ground, rest=band.rest)
    head.again_over, head.opens_paper = band.again_over, band.opens_paper
    return head, tail


def _unread(band: Band) -> list[Slice]:
    return [piece for column in band.columns for piece in column.slices]


def _rows_that_fit(band: Band, room: float, frame: Frame) -> tuple[Band, Band] | None:
    """Cut a band that may be, between two rows, where much would be left blank.

    None where it is to be whole: a row is never alone on its side of the cut.
    """
    if not band.parts or room < _MUCH * frame.room:
        return None
    inside = room - 2 * band.padding
    begins = [found for each in band.columns if (found := _begins(each.slices))]
    # Columns that are not level are cut where a row begins in each.
    rows = sorted(set.intersection(*begins)) if begins else []
    fitting = bisect_right(rows, inside) - 1
    fitting = min(fitting, len(rows) - _TOGETHER)
    if fitting < _TOGETHER:
        return None
    head, tail = _cut(band, rows[fitting] + 2 * band.padding + _ROUNDING)
    return None if head is None else (head, tail)


def _begins(slices: Sequence[Slice]) -> set[float]:
    """Return how far down each row begins, in points."""
    starts = accumulate((piece.height for piece in slices), initial=0.0)
    pairs = zip(starts, slices, strict=False)
    return {round(start, 2) for start, piece in pairs if piece.begins}


def _fitting(slices: Sequence[Slice], room: float) -> int:
    ends = list(accumulate(piece.height for piece in slices))
    return bisect_right(ends, room)
