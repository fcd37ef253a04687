"""The bilingual dress: the text that is signed, and the aid facing it.

The same sheet is read twice, in French and in the other language; each pair of
blocks stands side by side, as high as the higher. Somebody who listens hears
the whole paper in French first, then the aid. Signatures are not drawn twice: they
stand across the page. So do pictures, each in both languages: one under the other,
or facing each other where half the page holds all of it.
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
    with_its_foot,
    with_less_air,
)
from livret.paper.blocks_contents import opened_on
from livret.paper.blocks_picture import drawings_in, picture_shared
from livret.paper.dress import LEFTWARDS_SCALE, Dress
from livret.paper.flow import Band, Column, Ground, Placed, Slice
from livret.paper.hand_running import draw_name_line
from livret.paper.levelling import levelled
from livret.paper.made import Made, attachments_of, report
from livret.paper.mirror import turned
from livret.paper.page_drawing import draw
from livret.paper.paging import paginate
from livret.paper.running import Titles, title_again, under_title
from livret.paper.setting import Setting
from livret.paper.signature_panel import parted_where_many, place_bands
from livret.paper.signature_words import Panel, check_band, head_band
from livret.paper.structure import Content, Element, Widget
from livret.paper.tagged import HEADER, TaggedCanvas
from livret.paper.typesetting import Span, Typesetter
from livret.words.aid import LEFTWARDS
from livret.words.aid_notice import aid_running
from livret.words.labels import SIDES, side_label
from livret.words.papers import blocks as b
from livret.words.papers.drawn import Picture
from livret.words.papers.hand_blocks import Signatures
from livret.words.translator import Translator

GUTTER = 22.0
_OVER = 13.0
"""Above the body stands what the right column is, in points."""
_LANGUAGES = 2
_AFTER = 100
"""Added to the reading order of the aid: it is told after the French."""


@dataclass(frozen=True)
class _Sides:
    """The two columns of one paper.

    Attributes:
        french: Sets the left column.
        aid: Sets the right one.
        dress: Of the whole page, for what stands across it.
    """

    french: Setting
    aid: Setting
    dress: Dress

    @property
    def half(self) -> float:
        """Width of a column, in points."""
        return self.french.width


def draw_facing(
    french: Sequence[b.Block],
    aid: Sequence[b.Block],
    dress: Dress,
    made: Made,
    language: Translator,
) -> bytes:
    """Return a paper in two languages as a PDF.

    Args:
        french: The blocks that are signed, in ``made.tr``'s language.
        aid: The same blocks in the other language.
        dress: The bilingual dress.
        made: What the paper is made from.
        language: Says the texts of the aid.

    Raises:
        PrintingStopped: ``made.progress`` answered that it should stop.
    """
    canvas = new_canvas(french, made)

    def set_in(tried: Dress) -> tuple[_Sides, list[list[Placed]]]:
        sides = _sides(french, tried, made, language)
        return sides, paginate(_bands(sides, french, aid, made), tried.frame)

    (sides, pages), dress = with_its_foot(
        french, dress, made, lambda tried: with_less_air(set_in, tried)
    )
    canvas.root.kids = in_parts(sides.french.root, sides.aid.root, language)
    sides.french.opened_on = sides.aid.opened_on = opened_on(pages)
    footer = footer_of(replace_dress(sides.french, dress), made)
    for number, page in enumerate(pages, 1):
        draw(canvas, page, dress.frame)
        if made.by_hand and number > 1:
            french_side = sides.french
            draw_name_line(
                canvas, french_side.setter, made.tr, dress, french_side.width
            )
        _head_the_aid(canvas, sides)
        footer.draw(canvas, number, len(pages))
        canvas.showPage()
        report(made, len(pages) + number, 2 * len(pages))
    return canvas.finish(attachments_of(made))


def _head_the_aid(canvas: TaggedCanvas, sides: _Sides) -> None:
    """Say over the right column what it is: nobody takes it for what is signed."""
    aid, frame = sides.aid, sides.dress.frame
    told = aid_running(sides.french.tr, aid.tr)
    line = aid.setter.lines([Span(told, sides.dress.foot)], sides.half)[0]
    canvas.artifact(HEADER)
    with canvas.turned(aid.axis):
        x = frame.margin + sides.half + GUTTER
        canvas.draw_line(line, x, frame.top + _OVER)


def replace_dress(setting: Setting, dress: Dress) -> Setting:
    """Return what sets across the page, in the part that ``setting`` is in."""
    leftwards = setting.axis is not None
    wide = Setting(
        dress=dress,
        tr=setting.tr,
        root=setting.root,
        voices=setting.voices,
        setter=setting.setter,
        axis=dress.frame.page_width if leftwards else None,
    )
    wide.part = setting.part
    return wide


def _sides(
    blocks: Sequence[b.Block], dress: Dress, made: Made, language: Translator
) -> _Sides:
    half = (dress.frame.width - GUTTER) / 2
    frame = replace(dress.frame, page_width=half + 2 * dress.frame.margin)
    narrow = replace(dress, frame=frame, stacked=True)
    french = new_setting(blocks, narrow, made)
    axis = 2 * (dress.frame.margin + dress.frame.width) - half
    return _Sides(french, aid_setting(french, language, axis), dress)


def aid_setting(french: Setting, language: Translator, axis: float) -> Setting:
    """Return what sets an aid to reading, with the marks of the French.

    Args:
        french: What sets the French beside it, in the same dress.
        language: Says the texts of the aid.
        axis: As ``Setting.axis``, in points, where it reads right to left.
    """
    for side in SIDES:
        french.voices.same(side_label(language, side), side_label(french.tr, side))
    leftwards = language.language in LEFTWARDS
    return Setting(
        dress=french.dress.scaled(LEFTWARDS_SCALE) if leftwards else french.dress,
        tr=language,
        root=Element("Document"),
        voices=french.voices,
        setter=Typesetter(language.language, leftwards=leftwards),
        axis=axis if leftwards else None,
    )


def in_parts(
    french: Element, aid: Element, language: Translator
) -> list[Element | Content | Widget]:
    """Return what a screen reader is told: all the French, then the aid."""
    return [
        Element("Part", kids=french.kids),
        Element("Part", language=language.language, kids=aid.kids),
    ]


def _bands(
    sides: _Sides, french: Sequence[b.Block], aid: Sequence[b.Block], made: Made
) -> list[Band]:
    bands: list[Band] = []
    breaks: b.PageBreak | None = None
    titles = Titles(), Titles()
    for at, (one, other) in enumerate(zip_longest(french, aid)):
        found = _pair(sides, one, other)
        told = titles[0].over(sides.french, one), titles[1].over(sides.aid, other)
        if over := _title_again(sides, *told):
            found = under_title(found, over)
        if found and at and _is_drawn_once(french[at - 1]):
            # The aid's part has no picture: to it, what is under one opens it.
            found[-1].with_next = False
        if found and breaks:
            found[0].new_page, found[0].joins, breaks = True, breaks.joins, None
        breaks = one if isinstance(one, b.PageBreak) else breaks
        bands += found
        report(made, at, 2 * len(french))
    if made.after is not None:
        bands += made.after(replace_dress(sides.french, sides.dress))
    return bands


def _title_again(sides: _Sides, french: str, aid: str) -> Band | None:
    """Return what is said again in both languages over what goes on."""
    left, right = title_again(sides.french, french), title_again(sides.aid, aid)
    return _beside(sides, left, right) if left or right else None


def _pair(sides: _Sides, one: b.Block | None, other: b.Block | None) -> list[Band]:
    if isinstance(one, Signatures):
        return _signatures(sides, one)
    if isinstance(one, Picture):
        return _pictures(sides, one, other if isinstance(other, Picture) else None)
    left = bands_of(sides.french, [one]) if one is not None else []
    right = bands_of(sides.aid, [other]) if other is not None else []
    return [_beside(sides, *pair) for pair in zip_longest(left, right)]


def _is_drawn_once(block: b.Block) -> bool:
    return isinstance(block, Picture) and block.wordless


def _pictures(sides: _Sides, one: Picture, other: Picture | None) -> list[Band]:
    """Return a picture in French and in the other language, its words in each."""
    french = replace_dress(sides.french, sides.dress)
    frame = sides.dress.frame
    aid = replace_dress(sides.aid, replace(sides.aid.dress, frame=frame))
    if other is None or one.wordless:
        return bands_of(french, [one])
    if one.halves and _fits(sides.french, french, one) and _fits(sides.aid, aid, other):
        columns = bands_of(sides.french, [one]), bands_of(sides.aid, [other])
        return [_beside(sides, *pair) for pair in zip_longest(*columns)]
    # One a page: the legend in both languages stands under the last.
    one, share = (replace(one, named=True), 1) if one.tall else (one, _LANGUAGES)
    both = [
        picture_shared(setting, block, share)
        for setting, block in ((french, one), (aid, other))
    ]
    for band in both[0]:
        band.with_next = not one.tall
    pairs = zip_longest(*both)
    return [band for pair in pairs for band in pair if band is not None]


def _fits(column: Setting, wide: Setting, block: Picture) -> bool:
    """Tell whether a picture shows as much in a column as across the page."""
    shown = [
        sum(len(each.drawing.pieces) for each in drawings_in(setting, block))
        for setting in (column, wide)
    ]
    return shown[0] == shown[1]


def _signatures(sides: _Sides, block: Signatures) -> list[Band]:
    """Return the places once, across the page, told of in both languages."""
    panels = [
        Panel(
            signatories=block.signatories,
            witness=block.witness,
            form=block.form,
            in_order=block.in_order,
            tr=side.tr,
            setter=side.setter,
            voices=side.voices,
            root=side.root,
            dress=side.dress,
            width=side.width,
        )
        for side in (sides.french, sides.aid)
    ]
    sections = [panel.root.add("Sect") for panel in panels]
    across = replace(panels[0], dress=sides.dress)
    pairs = list(zip(panels, sections, strict=True))
    heads = [head_band(*each) for each in pairs]
    places = place_bands(across, sections[0], (panels[1], sections[1]))
    ends = [check_band(*each) for each in pairs]
    for both in (heads, ends):
        both[1] = turned(both[1], sides.aid.axis)
    bands = [_beside(sides, *heads), *places, _beside(sides, *ends)]
    return parted_where_many(bands, sides.dress.frame.room)


def _beside(sides: _Sides, left: Band | None, right: Band | None) -> Band:
    """Return two bands as one, the second in the right column."""
    left, right = left or Band([]), right or Band([])
    french, aid = levelled(left.columns, right.columns)
    at = sides.half + GUTTER
    columns = [Column(at + each.x, _after(each)) for each in aid]
    again = [Column(at + each.x, _after(each)) for each in right.again]
    over = [Column(at + each.x, _after(each)) for each in right.over]
    return Band(
        [*french, *columns],
        before=max(left.before, right.before),
        padding=max(left.padding, right.padding),
        ground=_grounds(left.ground, right.ground, sides.half),
        with_next=left.with_next or right.with_next,
        again=[*left.again, *again],
        over=[*left.over, *over],
        in_company=left.in_company,
        parts=left.parts and right.parts,
        opens_paper=left.opens_paper,
    )


def _after(column: Column) -> list[Slice]:
    return [replace(each, order=each.order + _AFTER) for each in column.slices]


def _grounds(left: Ground | None, right: Ground | None, half: float) -> Ground | None:
    if left is None and right is None:
        return None

    def both(
        canvas: TaggedCanvas, x: float, y: float, width: float, height: float
    ) -> None:
        if left is not None:
            left(canvas, x, y, half, height)
        if right is not None:
            right(canvas, x + width - half, y, half, height)

    return both
