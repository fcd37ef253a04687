"""Which pages a paper has: where a part begins, and what its last page holds.

A part that starts a page by will does; others go on under the one before. A last
page is not left nearly empty, nor with places to sign alone, where less air or
something taken from the page before mends it. Where what stays together would
leave a page before it half blank, ``evening`` shares the pages out again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from livret.paper.evening import BLANK, evened, stacked
from livret.paper.flow import Band, Placed, fill
from livret.paper.tokens import A4, Frame

_LITTLE, _ALONE, _PARTED = 0.25, 0.22, 0.42
"""Parts of the body under which a last page is hardly begun, takes company, or only
goes on with a part that began on the page before."""
_STAYS = 0.3
"""Least part that stays of the page before, where something is taken from it."""
CLOSER = (0.8, 0.65, 0.5)
"""Less air, tried for a page less: the gaps are multiplied by these."""
_MOST_TIGHTENED = 4
"""Pages beyond which gaps are left as they are."""

_JOINED, _EMPTY = 0.62, 0.4
"""Parts of the body above which no part begins under what stands there, and under
which one does that is on several pages anyway."""
_OPENING = 34.0
"""Air over a part that does not begin its page, in points."""


def paginate(
    bands: Sequence[Band], frame: Frame = A4, closer: Sequence[float] = CLOSER
) -> list[list[Placed]]:
    """Return the bands of each page, in order.

    Args:
        bands: From the first to the last.
        frame: Measures of the page.
        closer: What gaps are multiplied by, tried for a page less.
    """
    pages: list[list[Placed]] = []
    for chapter in _chapters(bands):
        own = _chapter(chapter, frame, closer)
        joined = None
        if pages and chapter[0].joins:
            joined = _joined(pages[-1], chapter, len(own), frame, closer)
        pages = [*pages[:-1], *joined] if joined else [*pages, *own]
    return pages or [[]]


def filled(page: Sequence[Placed], frame: Frame) -> float:
    """Return how much of a page's height is taken, from 0 to 1."""
    return (frame.top - min(each.top - each.band.height for each in page)) / frame.room


def ends_badly(page: Sequence[Placed], frame: Frame) -> bool:
    """Tell whether a last page holds a few lines, or what is not to be alone."""
    full = filled(page, frame)
    if _goes_on(page) and full < _PARTED:
        return True
    return full < _LITTLE or page[0].band.in_company


def asks_for_less(pages: Sequence[Sequence[Placed]], frame: Frame) -> bool:
    """Tell whether a page less, had from its air, would be better for a paper."""
    blank = any(filled(page, frame) < BLANK for page in pages[:-1])
    return blank or ends_badly(pages[-1], frame)


def _goes_on(page: Sequence[Placed]) -> bool:
    """Tell whether a page begins with the title of its part, said once more."""
    return len(page) > 1 and page[1].band.again_over is page[0].band


def _chapters(bands: Sequence[Band]) -> list[list[Band]]:
    """Part the bands where a page is started by will."""
    chapters: list[list[Band]] = []
    for band in bands:
        if band.new_page or not chapters:
            chapters.append([])
        chapters[-1].append(band)
    return chapters


def _joined(
    page: Sequence[Placed],
    chapter: Sequence[Band],
    own: int,
    frame: Frame,
    closer: Sequence[float],
) -> list[list[Placed]] | None:
    """Return a page and the part that begins on it, where that is better.

    It saves a page; or the page is nearly empty, and the part is on several.

    Args:
        page: The last one before the part.
        chapter: The part.
        own: How many pages the part takes alone.
        frame: Measures of the page.
        closer: What gaps are multiplied by, tried for a page less.
    """
    taken = filled(page, frame)
    if taken > _JOINED:
        return None
    opening = replace(chapter[0], before=max(chapter[0].before, _OPENING))
    bands = [*(each.band for each in page), opening, *chapter[1:]]
    found = _chapter(bands, frame, closer)
    begun = len(found[0]) > len(page) + 1
    if not begun or len(found) > own + 1:
        return None
    parted = own > 1 and taken <= _EMPTY
    return found if len(found) <= own or parted else None


def _chapter(
    bands: Sequence[Band], frame: Frame, closer: Sequence[float]
) -> list[list[Placed]]:
    pages = fill(bands, frame)
    if len(pages) < 2:  # noqa: PLR2004 - one page, the last one
        return pages
    if asks_for_less(pages, frame):
        few = len(pages) <= _MOST_TIGHTENED
        kept, rest = ([], list(bands)) if few else _last_two(pages, bands)
        for factor in closer if rest else ():
            tighter = [replace(each, before=each.before * factor) for each in rest]
            found = [*kept, *fill(tighter, frame)]
            if len(found) < len(pages):
                return found
    return evened(_with_company(pages, frame), frame)


def _last_two(
    pages: list[list[Placed]], bands: Sequence[Band]
) -> tuple[list[list[Placed]], list[Band]]:
    """Return the pages before the last two, and the bands of those two.

    No band where the first of the two begins with the end of what was cut.
    """
    first = pages[-2][0].band
    at = next((at for at, each in enumerate(bands) if each is first), len(bands))
    return pages[:-2], list(bands[at:])


def _with_company(pages: list[list[Placed]], frame: Frame) -> list[list[Placed]]:
    """Move to a last page that would end badly what stands before it."""
    before, last = pages[-2], _without_title(pages[-1])
    first = last[0].band
    # The halves of what was cut are more than a page: never put together below.
    short = filled(last, frame) < _ALONE
    if not short and not first.in_company:
        return pages
    moved = {
        at: stacked(_titled([*before[at:], *last]), frame)
        for at in range(1, len(before))
        if not before[at - 1].band.with_next and filled(before[:at], frame) >= _STAYS
    }
    fitting = {at: page for at, page in moved.items() if filled(page, frame) <= 1}
    if not fitting or first.rest:
        return pages
    # One line more is no company for a few.
    enough = [at for at, page in fitting.items() if filled(page, frame) >= _ALONE]
    titles = [
        at
        for at in enough or fitting
        if _is_title(before[at:]) and filled(before[:at], frame) >= BLANK
    ]
    # What has the most air above it opens a part; the last such one.
    among = titles or enough or fitting
    at = max(among, key=lambda each: (before[each].band.before, each))
    return [*pages[:-2], before[:at], fitting[at]]


def _titled(bands: list[Placed]) -> list[Placed]:
    """Return what begins a page under the title of its part, if that is said again."""
    over = bands[0].band.again_over
    return bands if over is None else [Placed(over, 0.0), *bands]


def _is_title(bands: Sequence[Placed]) -> bool:
    """Tell whether the first has less air under it, where what it opens follows."""
    first = bands[0].band
    held = first.with_next and len(bands) > 1
    return held and first.before > bands[1].band.before


def _without_title(page: list[Placed]) -> list[Placed]:
    """Return a page without the title that is said again at its top."""
    return page[1:] if _goes_on(page) else page
