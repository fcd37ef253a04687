"""What stands in a paper made of papers: the page of each, then what it is.

The pages are known once the whole paper is set. Room is kept for their numbers,
which are written when their line is drawn: nothing is set twice. The number stands
before the title, where large letters, a narrow column and a magnifier have both in
sight; to who listens it is a table of contents (ISO 32000-1, 14.8.4.2). A line of it
is a link to the title it names.
"""

from __future__ import annotations

from collections.abc import Sequence

from livret.paper.flow import Band, Column, Placed, Slice
from livret.paper.pieces import Place, base_line
from livret.paper.setting import Setting
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.typesetting import Span
from livret.words.papers.blocks import Items
from livret.words.papers.elements import Item

_MOST = 888
"""A page number as wide as any that a livret may have."""
_AFTER_NUMBER = 10.0


def contents_bands(setting: Setting, block: Items) -> list[Band]:
    """Return a line for each paper that follows, in their order."""
    parent, last = setting.part.add("TOC"), len(block.items) - 1
    room = setting.setter.one_line(_told(setting, _MOST), setting.dress.body.bold())
    bands = []
    for at, item in enumerate(block.items):
        slices = _line(setting, parent.add("TOCI"), (at, item), room + _AFTER_NUMBER)
        # As any list: the first two lines, and the last two, keep together.
        held = at < last and at in (0, last - 1)
        air = (2.5 if at else 3) * setting.dress.air
        bands.append(Band([Column(0, slices)], before=air, with_next=held))
    return bands


def opened_on(pages: Sequence[Sequence[Placed]]) -> list[int]:
    """Return the number of the page on which each paper in a paper begins."""
    found = [
        number
        for number, page in enumerate(pages, 1)
        for each in page
        if each.band.opens_paper
    ]
    return found[1:]  # the first is the paper they all stand in


def _title(setting: Setting, at: int) -> Element:
    """Return the title of a paper; the first is of the one they all stand in."""
    kids = (kid for kid in setting.root.kids if isinstance(kid, Element))
    return [kid for kid in kids if kid.tag == "H1"][at + 1]


def _told(setting: Setting, page: int) -> str:
    return setting.tr.text("page {number}", number=page)


def _line(
    setting: Setting, entry: Element, listed: tuple[int, Item], room: float
) -> list[Slice]:
    """Return one paper's page and name; ``room`` is kept for its page, in points."""
    at, item = listed
    style = setting.dress.body
    number, link = entry.add("Lbl"), entry.add("Reference").add("Link")
    named = link.add("Span")  # told as it is written, which a link is not
    place = Place(setting.width, indent=room)
    first, *others = setting.spans(named, [Span(item.text, style)], place)
    high = sum(each.height for each in (first, *others))

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        said = Span(_told(setting, setting.opened_on[at]), style.bold())
        canvas.content(number)
        line = setting.setter.lines([said], room)[0]
        canvas.draw_line(line, x, top - base_line(style))
        if first.draw is not None:
            first.draw(canvas, x, top)
        box = (x, top - high, x + setting.width, top)
        canvas.link(link, _title(setting, at), f"{said.text} {item.text}", box)

    return [Slice(first.height, draw, first.order), *others]
