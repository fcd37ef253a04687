"""The booklet for a pocket, drawn: A6 pages imposed on A4, in every dress.

In two languages no A6 page holds two columns that can be read. The French
stands on each left page and the aid on the page facing it; what opens the
booklet, in both, stands on its cover.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from livret.paper.blocks import (
    bands_of,
    footer_of,
    new_canvas,
    new_setting,
    set_pages,
)
from livret.paper.booklet import FOLDS, imposed
from livret.paper.dress import Dress
from livret.paper.facing import aid_setting, in_parts
from livret.paper.flow import Band, Column, Ground, Placed
from livret.paper.made import Made, attachments_of, report
from livret.paper.page_drawing import draw
from livret.paper.paging import CLOSER, paginate
from livret.paper.setting import Setting
from livret.paper.tagged import TaggedCanvas
from livret.words.papers import blocks as b
from livret.words.translator import Translator

_COVER = 24.0
"""Between the two languages on the cover, in points."""
_ONE_SHEET = 2
"""Sides of the shortest booklet."""
_FACING = 10_000.0
"""Further right than any page is wide: tells the columns of the aid apart."""


@dataclass(frozen=True)
class _Page:
    """One A6 page: what stands on it, and what set it."""

    bands: Sequence[Placed]
    setting: Setting


def draw_booklet(blocks: Sequence[b.Block], dress: Dress, made: Made) -> bytes:
    """Return a booklet of A6 pages imposed on A4, to print on both sides.

    Turned on the long edge, cut across and folded, its pages come in order,
    bound at the side that the language begins from.

    Raises:
        PrintingStopped: ``made.progress`` answered that it should stop.
    """
    canvas = new_canvas(blocks, made)
    setting, pages = set_pages(blocks, dress, made)
    canvas.root.kids = setting.root.kids
    return _printed(
        canvas, [_Page(page, setting) for page in pages], made, setting.axis
    )


def draw_facing_booklet(
    french: Sequence[b.Block],
    aid: Sequence[b.Block],
    dress: Dress,
    made: Made,
    language: Translator,
) -> bytes:
    """Return the booklet in two languages: French at the left, the aid facing it.

    Args:
        french: The blocks in ``made.tr``'s language.
        aid: The same blocks in the other language, in the same order.
        dress: Of the booklet.
        made: What the paper is made from.
        language: Says the texts of the aid.

    Raises:
        PrintingStopped: ``made.progress`` answered that it should stop.
    """
    canvas = new_canvas(french, made)
    found = _spread_out(french, aid, dress, made, language)
    for air in CLOSER:
        if len(imposed(len(found.pages))) == _ONE_SHEET:
            break
        closer = replace(dress, air=dress.air * air)
        again = _spread_out(french, aid, closer, made, language)
        if len(imposed(len(again.pages))) < len(imposed(len(found.pages))):
            found = again
    canvas.root.kids = in_parts(found.left.root, found.right.root, language)
    return _printed(canvas, found.pages, made, None)


@dataclass(frozen=True)
class _Spread:
    """Pages of the two languages, and what set them."""

    left: Setting
    right: Setting
    pages: list[_Page]


def _spread_out(
    french: Sequence[b.Block],
    aid: Sequence[b.Block],
    dress: Dress,
    made: Made,
    language: Translator,
) -> _Spread:
    left = new_setting(french, dress, made)
    right = aid_setting(left, language, dress.frame.page_width)
    covers, sections = _sections(french, aid)
    pages = _cover(left, right, *covers)
    for one, other in sections:
        # A left page has an even number: what faces it can be seen with it.
        pages += [_Page((), left)] * ((len(pages) + 1) % 2)
        pages += _spreads(left, right, one, other)
    return _Spread(left, right, pages)


_Pair = tuple[list[b.Block], list[b.Block]]


def _sections(
    french: Sequence[b.Block], aid: Sequence[b.Block]
) -> tuple[_Pair, list[_Pair]]:
    """Return what the cover tells, and the rest from one page break to the next.

    What opens the booklet under its title goes on with the first part: nothing
    of the two languages is told on the back of a cover.
    """
    cover: _Pair = ([], [])
    found: list[_Pair] = [([], [])]
    for one, other in zip(french, aid, strict=True):
        if isinstance(one, b.PageBreak):
            if any(not isinstance(each, b.HerWords) for each in found[-1][0]):
                found.append(([], []))
            continue
        at = cover if isinstance(one, b.Head) else found[-1]
        at[0].append(one)
        at[1].append(other)
    return cover, [pair for pair in found if pair[0]]


def _cover(
    left: Setting, right: Setting, one: Sequence[b.Block], other: Sequence[b.Block]
) -> list[_Page]:
    """Return the first pages: the French, then the aid under it."""
    first, second = bands_of(left, one), bands_of(right, other)
    if second:
        second[0].before = _COVER
    frame = left.dress.frame
    return [_Page(page, left) for page in paginate([*first, *second], frame)]


def _spreads(
    left: Setting, right: Setting, one: Sequence[b.Block], other: Sequence[b.Block]
) -> list[_Page]:
    """Return pages by two: each block as high as the same one facing it."""
    bands: list[Band] = []
    for first, second in zip(one, other, strict=True):
        pair = zip_longest(bands_of(left, [first]), bands_of(right, [second]))
        bands += [_both(*each) for each in pair]
    frame = left.dress.frame
    pages: list[_Page] = []
    for spread in paginate(bands, frame):
        for at, setting in enumerate((left, right)):
            page = [_half(each, facing=bool(at)) for each in spread]
            pages.append(_Page(page, setting))
    return pages


@dataclass(frozen=True)
class _Grounds:
    """What is drawn behind two bands that face each other."""

    left: Ground | None
    right: Ground | None

    def __call__(
        self, canvas: TaggedCanvas, x: float, y: float, width: float, height: float
    ) -> None:
        """Never drawn together: each stands on its own page."""


def _both(left: Band | None, right: Band | None) -> Band:
    """Return two bands as one; the second stands a page further right."""
    left, right = left or Band([]), right or Band([])
    padding = max(left.padding, right.padding)
    return Band(
        [*left.columns, *_moved(right.columns)],
        before=max(left.before, right.before),
        padding=padding,
        ground=_Grounds(left.ground, right.ground),
        with_next=left.with_next or right.with_next,
        again=[*left.again, *_moved(right.again)],
        over=[*left.over, *_moved(right.over)],
    )


def _moved(columns: Sequence[Column]) -> list[Column]:
    return [Column(each.x + _FACING, each.slices) for each in columns]


def _half(placed: Placed, *, facing: bool) -> Placed:
    """Return what stands on the left page of a spread, or on the right one."""
    band = placed.band
    columns = [
        Column(each.x % _FACING, each.slices)
        for each in band.columns
        if (each.x >= _FACING) == facing
    ]
    ground = band.ground
    if isinstance(ground, _Grounds):
        ground = ground.right if facing else ground.left
    return Placed(replace(band, columns=columns, ground=ground), placed.top)


def _printed(
    canvas: TaggedCanvas, pages: Sequence[_Page], made: Made, axis: float | None
) -> bytes:
    """Return the file: the pages drawn in the order read, then put on sheets.

    Args:
        canvas: Nothing is drawn on it yet.
        pages: In the order read.
        made: What the paper is made from.
        axis: Given when the booklet is bound at the right.
    """
    sides = imposed(len(pages))
    side_of = {number: at for at, side in enumerate(sides) for number, _ in side}
    drawn: list[list[str]] = []
    for number, page in enumerate(pages, 1):
        with canvas.ahead(side_of[number]) as operators:
            _draw_page(canvas, page, (number, len(pages)), made)
        drawn.append(operators)
        report(made, number, len(pages))
    for side in sides:
        canvas.artifact()
        canvas.operators(FOLDS)
        canvas.close_mark()
        for number, (at, y) in side:
            width = pages[number - 1].setting.dress.frame.page_width
            x = at if axis is None else width - at
            canvas.operators(f"q 1 0 0 1 {x:.2f} {y:.2f} cm")
            for each in (*drawn[number - 1], "Q"):
                canvas.operators(each)
        canvas.showPage()
    return canvas.finish(attachments_of(made))


def _draw_page(
    canvas: TaggedCanvas, page: _Page, number: tuple[int, int], made: Made
) -> None:
    setting = page.setting
    draw(canvas, page.bands, setting.dress.frame)
    with canvas.turned(setting.axis):
        footer_of(setting, made).draw(canvas, *number)
