"""Which pages a paper has: where a part begins, and what its last page holds.

A part that starts a page by will does; others go on under the one before. A last
page is not left nearly empty, nor with places to sign alone, where less air or
something taken from the page before mends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
    if ends_badly(pages[-1], frame):
        few = len(pages) <= _MOST_TIGHTENED
        kept, rest = ([], list(bands)) if few else _last_two(pages, bands)
        for factor in closer if rest else ():
            tighter = [replace(each, before=each.before * factor) for each in rest]
            found = [*kept, *fill(tighter, frame)]
            if len(found) < len(pages):
                return found
    return _with_company(pages, frame)


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
    starts = [
        at
        for at in range(1, len(before))
        if not before[at - 1].band.with_next
        and filled(before[:at], frame) >= _STAYS
        and filled(_stacked([*before[at:], *last], frame), frame) <= 1
    ]
    if not starts:
        return pages
    # What has the most air above it opens a part; the last such one.
    at = max(starts, key=lambda each: (before[each].band.before, each))
    return [*pages[:-2], before[:at], _stacked([*before[at:], *last], frame)]


def _without_title(page: list[Placed]) -> list[Placed]:
    """Return a page without the title that is said again at its top."""
    return page[1:] if _goes_on(page) else page


def _stacked(placed: Sequence[Placed], frame: Frame) -> list[Placed]:
    """Return bands placed again, from the top of a page."""
    again: list[Placed] = []
    top = frame.top
    for each in placed:
        top -= each.band.before if again else 0.0
        again.append(Placed(each.band, top))
        top -= each.band.height
    return again
