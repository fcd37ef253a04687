"""Room for marks and their labels: none over another, none across a line.

A label never crosses the line of a joint act or of today (practice rule 28):
it is broken into lines, put at the other side of its mark or under it, or cut
short instead. Words inside a bar hide the line behind them. Where there is
still no room the mark stands alone, and where marks would cover each other
they are counted together; all of them are in the list and under the arrows of
the keyboard in any case.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from livret.words.charts.lettering import Lettering

WIDEST = 168.0
"""Widest a label may be, at 100 %."""

NARROWEST = 56.0
"""A label narrower than this says nothing, at 100 %."""

GAP = 7.0
MARK = 16.0
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that wants a place in a lane.

    Attributes:
        id: Of the thing.
        x: Where it begins.
        end: Where it ends; ``x`` for one day.
        label: What is said of it.
    """

    id: str
    x: float
    end: float
    label: str

    @property
    def spans(self) -> bool:
        """Whether it lasts longer than a day."""
        return self.end > self.x


@dataclass(slots=True)
class Place:
    """Where one thing went.

    Attributes:
        wish: What was wished.
        row: From 0; -1 for a thing that is only counted.
        left: Left edge of its mark or bar.
        right: Right edge of its mark or bar.
        label_x: Left edge of its label.
        lines: Its label; empty where there is no room.
        under: Whether the label stands under the mark, not beside it.
        counted: Ids counted with it, itself included, when ``row`` is -1.
    """

    wish: Wish
    row: int
    left: float
    right: float
    label_x: float = 0.0
    lines: tuple[str, ...] = ()
    under: bool = False
    counted: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether its label was not cut short."""
        return sum(map(len, self.lines)) >= len(self.wish.label.replace(" ", ""))

    def until(self, letters: Lettering) -> float:
        """Return its right edge, label included."""
        ends = [self.label_x + letters.width(line) for line in self.lines]
        return max([self.right, *ends])


class Placing:
    """Finds places for the things of one lane, from left to right."""

    def __init__(
        self, letters: Lettering, walls: Sequence[float], rows: int, right: float
    ) -> None:
        """Begin an empty lane.

        Args:
            letters: Measures labels.
            walls: Where lines stand that no label may cross, in order.
            rows: How many rows the lane may have.
            right: Right edge of the picture.
        """
        self._letters = letters
        self._walls = walls
        self._free = [float("-inf")] * rows
        self._right = right
        self._gap = letters.length(GAP)
        self._mark = letters.length(MARK)

    def place(self, wishes: Sequence[Wish]) -> list[Place]:
        """Return a place for each wish; they come by where they begin."""
        placed: list[Place] = []
        counting: Place | None = None
        for wish in wishes:
            one = self._place(wish)
            if one is None:
                if counting is None or wish.x > counting.right + self._gap * 6:
                    half = self._mark / 2
                    counting = Place(wish, -1, wish.x - half, wish.x + half)
                    placed.append(counting)
                counting.counted.append(wish.id)
                counting.right = max(counting.right, wish.x)
                continue
            placed.append(one)
        return placed

    def _place(self, wish: Wish) -> Place | None:
        left, right = self._body(wish)
        rows = [row for row, free in enumerate(self._free) if free <= left - self._gap]
        if not rows:
            return None
        body = Place(wish, rows[0], left, right)
        best = self._best(body, rows) if wish.label else body
        self._free[best.row] = max(self._free[best.row], best.until(self._letters))
        return best

    def _best(self, body: Place, rows: Sequence[int]) -> Place:
        """Return the first way to say all of the label, else the most of it."""
        best = body
        for find in (self._inside, self._at_right, self._at_left, self._under):
            found = find(body, rows)
            if found is None:
                continue
            if found.is_whole:
                return found
            if sum(map(len, found.lines)) > sum(map(len, best.lines)):
                best = found
        return best

    def _body(self, wish: Wish) -> tuple[float, float]:
        """Return the edges of the mark or bar; a mark stands beside a line."""
        half = self._mark / 2
        if wish.spans:
            return wish.x, max(wish.end, wish.x + self._mark)
        x = wish.x
        at = bisect_left(self._walls, x - half - 3)
        while at < len(self._walls) and self._walls[at] < x + half + 3:
            x = self._walls[at] + half + self._gap / 2
            at += 1
        return x - half, x + half

    def _wall_after(self, x: float) -> float:
        at = bisect_right(self._walls, x)
        return self._walls[at] if at < len(self._walls) else self._right

    def _wall_before(self, x: float) -> float:
        at = bisect_left(self._walls, x)
        return self._walls[at - 1] if at else 0.0

    def _inside(self, body: Place, rows: Sequence[int]) -> Place | None:
        """Words inside a bar, in its widest part between two lines if they fit."""
        wish, left, right = body.wish, body.left, body.right
        wide = self._letters.width(wish.label)
        if not wish.spans or wide > right - left - 2 * self._gap:
            return None
        low, high = bisect_left(self._walls, left), bisect_right(self._walls, right)
        edges = [left, *self._walls[low:high], right]
        parts = [(b - a - 2 * self._gap, a) for a, b in itertools.pairwise(edges)]
        start = next((at for room, at in parts if wide <= room), left)
        return self._with(body, rows[0], start + self._gap, (wish.label,))

    def _at_right(self, body: Place, rows: Sequence[int]) -> Place | None:
        start = body.right + self._gap
        lines = self._lines(body, self._wall_after(body.right) - self._gap - start)
        return self._with(body, rows[0], start, lines) if lines else None

    def _at_left(self, body: Place, rows: Sequence[int]) -> Place | None:
        before = self._wall_before(body.left)
        for row in rows:
            floor = max(before, self._free[row]) + self._gap
            lines = self._lines(body, body.left - self._gap - floor)
            if lines:
                start = body.left - self._gap - self._widest(lines)
                return self._with(body, row, start, lines)
        return None

    def _under(self, body: Place, rows: Sequence[int]) -> Place | None:
        """Under its mark, as far to the left as it must to stay between lines."""
        # A bar may cross lines; the label stays where the bar begins.
        after = self._wall_after(body.left) - self._gap
        before = self._wall_before(body.left + 1)
        for row in rows:
            floor = max(before, self._free[row]) + self._gap
            lines = self._lines(body, after - floor)
            if lines:
                start = max(floor, min(body.left, after - self._widest(lines)))
                place = self._with(body, row, start, lines)
                place.under = True
                return place
        return None

    def _lines(self, body: Place, room: float) -> tuple[str, ...]:
        if room < self._letters.length(NARROWEST):
            return ()
        room = min(room, self._letters.length(WIDEST))
        return self._letters.wrapped(body.wish.label, room, MOST_LINES)

    def _with(
        self, body: Place, row: int, label_x: float, lines: tuple[str, ...]
    ) -> Place:
        return Place(body.wish, row, body.left, body.right, label_x, lines)

    def _widest(self, lines: Sequence[str]) -> float:
        return max(self._letters.width(line) for line in lines)
