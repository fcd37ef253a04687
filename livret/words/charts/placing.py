"""Room for marks and their labels: none over another, none across a line.

A label never crosses the line of a joint act or of today (practice rule 28):
it is broken into lines, put at the other side of its mark or under it, or cut
short instead. Words inside a bar hide the line behind them. Where there is
still no room for one whole word the mark stands alone, and where marks would
cover each other they are counted together; all of them are in the list and
under the arrows of the keyboard in any case. On paper nothing can be pointed
at: there what is not said whole has the number of its line in the list, and no
mark stands alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from livret.words.charts.lettering import Lettering

WIDEST = 168.0
"""Widest a label may be, at 100 %."""

NARROWEST = 56.0
"""A label narrower than this says nothing, at 100 %."""

GAP = 7.0
MARK = 16.0
MOST_LINES = 3
_CLEAR = 3.0
"""Kept between a mark and a line."""


@dataclass(frozen=True, slots=True)
class Walls:
    """Lines through all the lanes.

    Attributes:
        lines: Where they stand, in order.
        today: Which of them is today's; None where it is not in sight.
    """

    lines: Sequence[float]
    today: float | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that wants a place in a lane.

    Attributes:
        id: Of the thing.
        x: Where it begins.
        end: Where it ends; ``x`` for one day.
        label: What is said of it.
        number: Of its line in a list; empty where there is none.
    """

    id: str
    x: float
    end: float
    label: str
    number: str = ""

    @property
    def numbered(self) -> str:
        """What is said of it where it is cut short: its number, then the words."""
        return f"{self.number}. {self.label}" if self.label else ""

    @property
    def spans(self) -> bool:
        """Whether it lasts longer than a day."""
        return self.end > self.x


@dataclass(slots=True)
class Place:
    """Where one thing went.

    Attributes:
        wish: What was wished.
        left: Left edge of its mark or bar.
        right: Right edge of its mark or bar.
        top: First half line it stands on, from 0; -1 when it is only counted.
        label_x: Left edge of its label.
        label_w: Width of its label.
        lines: Its label; empty where there is no room.
        under: Whether the label stands under the mark, not beside it.
        counted: Ids counted with it, itself included, when ``top`` is -1.
    """

    wish: Wish
    left: float
    right: float
    top: int = -1
    label_x: float = 0.0
    label_w: float = 0.0
    lines: tuple[str, ...] = ()
    under: bool = False
    counted: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether its label was not cut short."""
        words = [word for word in self.wish.label.split(" ") if word]
        return " ".join(self.lines) == " ".join(words)

    @property
    def height(self) -> int:
        """Half lines it takes, with the air under it."""
        return 2 * max(1, len(self.lines) + self.under) + 1

    @property
    def start(self) -> float:
        """Its left edge, label included."""
        return min(self.left, self.label_x) if self.lines else self.left

    @property
    def end(self) -> float:
        """Its right edge, label included."""
        return max(self.right, self.label_x + self.label_w)


class Placing:
    """Finds places for the things of one lane, from left to right.

    A lane is a stack of half lines; each remembers how far it is taken. What
    comes next stands as high as it can, so that lanes stay low.
    """

    def __init__(
        self,
        letters: Lettering,
        walls: Walls,
        rows: int,
        right: float,
    ) -> None:
        """Begin an empty lane.

        Args:
            letters: Measures labels.
            walls: Where lines stand that no label may cross.
            rows: How many lines of text the lane may be high.
            right: Right edge of the picture.
        """
        self._letters = letters
        self._walls = walls.lines
        self._today = walls.today
        self._free = [float("-inf")] * (2 * rows + 1)
        self._right = right
        self._gap = letters.length(GAP)
        self._mark = letters.length(MARK)

    def place(self, wishes: Sequence[Wish]) -> list[Place]:
        """Return a place for each wish; they come by where they begin."""
        placed: list[Place] = []
        counting: Place | None = None
        for wish in wishes:
            one = self._place(wish)
            if one is not None:
                placed.append(one)
                continue
            if counting is None or self._far(counting, wish):
                half = self._mark / 2
                counting = Place(wish, wish.x - half, wish.x + half)
                placed.append(counting)
            counting.counted.append(wish.id)
            counting.right = max(counting.right, wish.x)
        return placed

    def _far(self, counting: Place, wish: Wish) -> bool:
        """Tell whether a thing is not counted with those before it.

        What is over is never counted with what is to come.
        """
        apart = self._is_over(counting.wish.x) != self._is_over(wish.x)
        return apart or wish.x > counting.right + self._gap * 6

    def _is_over(self, x: float) -> bool:
        """Tell whether a day stands before today's line."""
        return self._today is not None and x < self._today

    def _place(self, wish: Wish) -> Place | None:
        """Return the lowest place that says all of it, else the most of it."""
        left, right = self._body(wish)
        body = Place(wish, left, right)
        placed: list[Place] = []
        if wish.label and min(self._free) <= left - self._gap:
            for place in self._ways(body, wish.label):
                if place.top == 0 and not place.under and place.is_whole:
                    return self._take(place)  # none can be better
                placed.append(place)
        if wish.number and not any(place.is_whole for place in placed):
            placed = [*self._ways(body, wish.numbered), *self._ways(body, wish.number)]
        elif self._fits(body):
            placed.append(body)
        return self._take(min(placed, key=_price)) if placed else None

    def _ways(self, body: Place, said: str) -> Iterator[Place]:
        """Yield where the mark or bar and what is said of it have room."""
        if not said:
            return
        for way in (self._inside, self._at_right, self._at_left, self._under):
            place = way(body, said)
            if place is not None and self._fits(place):
                yield place

    def _take(self, place: Place) -> Place:
        until = place.end
        for at in range(place.top, place.top + place.height):
            self._free[at] = max(self._free[at], until)
        return place

    def _fits(self, place: Place) -> bool:
        """Give a place the first half lines that are free for it, if any are."""
        start, height = place.start - self._gap, place.height
        run = 0
        for at, free in enumerate(self._free):
            run = run + 1 if free <= start else 0
            if run == height:
                place.top = at - run + 1
                return True
        return False

    def _body(self, wish: Wish) -> tuple[float, float]:
        """Return the edges of the mark or bar; a mark stands beside a line.

        On the side of its day: what was before stands before the line. Where lines
        stand so close that it has no such place, it may be pushed over that of a
        joint act, never over today's: what was done would be taken for a plan.
        """
        half = self._mark / 2
        if not wish.spans:
            x = self._centre(wish.x, half)
            return x - half, x + half
        right = max(wish.end, wish.x + self._mark)
        if self._today is not None and wish.end < self._today:
            right = max(wish.end, min(right, self._today - _CLEAR))
        return min(wish.x, right - self._mark), right

    def _centre(self, day: float, half: float) -> float:
        """Return where the middle of a mark stands, beside the lines."""
        beside = half + self._gap
        wall = self._struck(day, half)
        if wall is None:
            return day
        before = wall - beside
        if day < wall and before > half and self._stands(before, half, day):
            return before
        for way in (1, -1):
            x, struck = day, self._struck(day, half)
            while struck is not None:
                x = struck + way * beside
                struck = self._struck(x, half)
            if half < x <= self._right and self._is_over(x) == self._is_over(day):
                return x
        if self._today is None:
            return day
        # Across the line of a joint act, rather than of today.
        clear = half + _CLEAR
        if self._is_over(day):
            return min(day, self._today - clear)
        return max(day, self._today + clear)

    def _stands(self, x: float, half: float, day: float) -> bool:
        """Tell whether a mark of a day may stand at ``x``: on its side, no line."""
        same = self._is_over(x) == self._is_over(day)
        return same and self._struck(x, half) is None

    def _struck(self, x: float, half: float) -> float | None:
        """Return the first line that a mark at ``x`` would touch, or None."""
        at = bisect_left(self._walls, x - half - _CLEAR)
        if at < len(self._walls) and self._walls[at] < x + half + _CLEAR:
            return self._walls[at]
        return None

    def _wall_after(self, x: float) -> float:
        at = bisect_right(self._walls, x)
        return self._walls[at] if at < len(self._walls) else self._right

    def _wall_before(self, x: float) -> float:
        at = bisect_left(self._walls, x)
        return self._walls[at - 1] if at else 0.0

    def _inside(self, body: Place, said: str) -> Place | None:
        """Words at the beginning of a bar, which hides the lines behind it."""
        wish, left, right = body.wish, body.left, body.right
        wide = self._letters.width(said)
        if not wish.spans or wide > right - left - 2 * self._gap:
            return None
        said = " ".join(word for word in said.split(" ") if word)
        return self._with(body, left + self._gap, (said,))

    def _at_right(self, body: Place, said: str) -> Place | None:
        start = body.right + self._gap
        room = self._wall_after(body.right) - self._gap - start
        lines = self._lines(body.wish, said, room)
        return self._with(body, start, lines) if lines else None

    def _at_left(self, body: Place, said: str) -> Place | None:
        floor = self._wall_before(body.left)
        if self._today is not None and self._is_over(floor) > self._is_over(body.left):
            floor = self._today  # of a bar that begins today
        floor += self._gap
        lines = self._lines(body.wish, said, body.left - self._gap - floor)
        if not lines:
            return None
        return self._with(body, body.left - self._gap - self._widest(lines), lines)

    def _under(self, body: Place, said: str) -> Place | None:
        """Under its mark, as far to the left as it must to stay between lines."""
        # A bar may cross lines; the label stays where the bar begins.
        after = self._wall_after(body.left) - self._gap
        floor = self._wall_before(body.left + 1) + self._gap
        lines = self._lines(body.wish, said, after - floor)
        if not lines:
            return None
        start = max(floor, min(body.left, after - self._widest(lines)))
        place = self._with(body, start, lines)
        place.under = True
        return place

    def _lines(self, wish: Wish, said: str, room: float) -> tuple[str, ...]:
        if said == wish.number:
            return (said,) if self._letters.width(said) <= room else ()
        if room < self._letters.length(NARROWEST):
            return ()
        room = min(room, self._letters.length(WIDEST))
        lines = self._letters.wrapped(said, room, MOST_LINES)
        # « prévu » half written says less than the mark alone.
        first, _, _ = wish.label.strip().partition(" ")
        if said != wish.label:
            first = f"{wish.number}. {first}"
        return lines if lines and lines[0].startswith(first) else ()

    def _with(self, body: Place, label_x: float, lines: tuple[str, ...]) -> Place:
        wide = self._widest(lines)
        return Place(body.wish, body.left, body.right, -1, label_x, wide, lines)

    def _widest(self, lines: Sequence[str]) -> float:
        return max(self._letters.width(line) for line in lines)


def _price(place: Place) -> tuple[bool, bool, int, int]:
    """Whole before cut, said before unsaid; then low in the lane; then short."""
    cut = not place.is_whole
    shown = sum(map(len, place.lines)) if cut else 0
    unsaid = cut and "".join(place.lines) == place.wish.number
    return cut, unsaid, place.top + place.height, -shown
