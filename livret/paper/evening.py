"""Pages shared out again, where one would be left half blank.

Pages are filled from the top: what is tall and stays together (places to sign, a
picture) then begins a page and leaves the one before it with little. The page
before that one gives some of its parts: as many pages, none half blank where that
can be, and rather cut between two parts than inside one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from livret.paper.flow import Band, Placed
from livret.paper.tokens import Frame

BLANK = 0.5
"""Part of the body under which a page that is not the last is left blank."""
_FULL = 0.85
"""Part of the body from which a page counts as full."""
_INSIDE = 0.15
"""What it costs to begin a page where no part begins; to leave half a page blank
costs (``_FULL`` - 0.5) ** 2."""
_SHORT, _TOO_SHORT = 0.25, 0.3
"""Part of the body under which a last page is hardly begun, and what that costs."""
_LESS = 0.02
"""Least that is saved where pages are shared out again."""
_ROUNDING = 1e-6
"""Sums of heights taken in another order differ by less, in points."""


def evened(pages: list[list[Placed]], frame: Frame) -> list[list[Placed]]:
    """Return as many pages, none left half blank where the one before may give.

    Args:
        pages: Of one part that begins a page, filled from the top.
        frame: Measures of the page.
    """
    pages = list(pages)
    for at in range(1, len(pages) - 1):
        if _height([each.band for each in pages[at]]) >= BLANK * frame.room:
            continue
        first = at if _begins_with_more(pages[at]) else at - 1
        end = at + 1 if _begins_with_more(pages[at + 1]) else at + 2
        if end - first > 1:
            last = end == len(pages)
            pages[first:end] = _shared_out(pages[first:end], frame, last=last)
    return pages


def stacked(bands: Sequence[Placed], frame: Frame) -> list[Placed]:
    """Return bands placed again, from the top of a page."""
    again: list[Placed] = []
    top = frame.top
    for each in bands:
        top -= each.band.before if again else 0.0
        again.append(Placed(each.band, top))
        top -= each.band.height
    return again


def _begins_with_more(page: Sequence[Placed]) -> bool:
    """Tell whether a page goes on with what was cut."""
    return _untitled(page)[0].band.rest


def _untitled(page: Sequence[Placed]) -> Sequence[Placed]:
    """Return a page without the title of its part that is said again at its top."""
    titled = len(page) > 1 and page[1].band.again_over is page[0].band
    return page[1:] if titled else page


def _titled(page: Sequence[Placed], frame: Frame) -> Sequence[Placed]:
    """Return what begins a page, under the title of its part where that has room."""
    over = page[0].band.again_over
    bands = [each.band for each in page]
    if over is None or _under(over, bands) > frame.room + _ROUNDING:
        return page
    return [Placed(over, 0.0), *page]


def _under(over: Band, bands: Sequence[Band]) -> float:
    """Return the height of bands under the title of their part."""
    return over.height + bands[0].before + _height(bands)


def _height(bands: Sequence[Band]) -> float:
    gaps = sum(band.before for band in bands[1:])
    return gaps + sum(band.height for band in bands)


def _shared_out(
    pages: list[list[Placed]], frame: Frame, *, last: bool
) -> list[list[Placed]]:
    """Return pages shared out again, where that is clearly better.

    Args:
        pages: One after the other; nothing is cut between two of them.
        frame: Measures of the page.
        last: Whether the last of them ends its part.
    """
    # The first page begins as it did.
    head = len(pages[0]) - len(_untitled(pages[0]))
    opening, pages_in = pages[0][:head], [_untitled(page) for page in pages]
    placed = [each for page in pages_in for each in page]
    found = _Sharing(
        [each.band for each in placed],
        frame,
        last=last,
        opening=opening[0].band.height + placed[0].band.before if opening else 0.0,
    )
    ends = [0]
    for page in pages_in:
        ends.append(ends[-1] + len(page))
    best = found.best(len(pages))
    if best is None or found.cost(ends) - found.cost(best) < _LESS:
        return pages
    shared = [placed[start:end] for start, end in pairwise(best)]
    first = stacked([*opening, *shared[0]], frame)
    return [first, *(stacked(_titled(each, frame), frame) for each in shared[1:])]


class _Sharing:
    """Ways to share bands out over pages."""

    def __init__(
        self, bands: Sequence[Band], frame: Frame, *, last: bool, opening: float
    ) -> None:
        self._bands, self._room, self._last = bands, frame.room, last
        self._opening = opening
        self._heights = [band.height for band in bands]
        self._most = max(band.before for band in bands[1:]) or 1.0

    def best(self, pages: int) -> list[int] | None:
        """Return where the pages end, from 0; None where no way holds."""
        many = len(self._bands)
        ways: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
        for _ in range(pages):
            found: dict[int, tuple[float, list[int]]] = {}
            for start, (cost, ends) in ways.items():
                for end, filled in self._ends(start):
                    total = cost + self._page(end, filled)
                    if end not in found or total < found[end][0]:
                        found[end] = total, [*ends, end]
            ways = found
        return ways[many][1] if many in ways else None

    def cost(self, ends: Sequence[int]) -> float:
        """Return what a way costs; more than any other where it does not hold."""
        total = 0.0
        for start, end in pairwise(ends):
            filled = dict(self._ends(start)).get(end)
            total += float("inf") if filled is None else self._page(end, filled)
        return total

    def _ends(self, start: int) -> list[tuple[int, float]]:
        """Return where a page may end, with how much of it is filled."""
        found: list[tuple[int, float]] = []
        height = self._over(start)
        for at in range(start, len(self._bands)):
            height += self._heights[at] + (self._bands[at].before if at > start else 0)
            if height > self._room + _ROUNDING:
                break
            end = at + 1
            if end == len(self._bands) or self._may_begin(end):
                found.append((end, height / self._room))
        return found

    def _over(self, start: int) -> float:
        """Return what a title said again takes at the top of a page."""
        if not start or start == len(self._bands):
            return 0.0 if start else self._opening
        over = self._bands[start].again_over
        if over is None:
            return 0.0
        taken = over.height + self._bands[start].before
        return taken if taken + self._heights[start] <= self._room else 0.0

    def _may_begin(self, at: int) -> bool:
        band, before = self._bands[at], self._bands[at - 1]
        held = before.with_next or band.in_company
        return not held and not band.rest

    def _page(self, end: int, filled: float) -> float:
        if end < len(self._bands):
            inside = _INSIDE * (1 - self._bands[end].before / self._most)
            return inside + max(_FULL - filled, 0.0) ** 2
        if self._last:
            return _TOO_SHORT if filled < _SHORT else 0.0
        return max(_FULL - filled, 0.0) ** 2
