"""Blocks to fill in by hand, on blank papers: lines to write on, boxes to tick."""

from __future__ import annotations

from livret.paper.blocks_text import INSIDE, her_ground
from livret.paper.flow import Band, Column, Slice
from livret.paper.levelling import begun
from livret.paper.pieces import Place, gap, told_box, writing_lines
from livret.paper.setting import Setting
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import CONTROL, HER_BORDER
from livret.words.papers.elements import Item
from livret.words.papers.hand_blocks import Lines, Ticks

_LINE = 25.0
"""Lines to write on stand 9 mm apart."""
_LABEL = 0.6
"""Of the width, what a label with a line beside it takes at most."""
_AFTER_LABEL = 6.0
_TICK = 0.96
"""Side of a box to tick, as a part of the size of reading text."""
_GUTTER = 18.0


def lines_bands(setting: Setting, block: Lines) -> list[Band]:
    """Return a label and lines to write on; hers stand on her ground."""
    dress = setting.dress
    inset = INSIDE if block.hers else 0.0
    place = Place(setting.width - inset, indent=inset)
    column = Column(0)
    style = dress.body.bold()
    style = style.inked(HER_BORDER) if block.hers else style
    count = block.count
    if block.label:
        told = setting.lines(setting.part.add("P"), block.label, style, place)
        wide = setting.setter.one_line(block.label, style) + _AFTER_LABEL
        if block.beside and not dress.stacked and wide <= setting.width * _LABEL:
            told, count = [_written_beside(told[0], wide, place)], count - 1
        column.slices += told
    column.slices += begun(writing_lines(count, place, CONTROL, _LINE))
    if block.hers:
        column.slices.append(gap(4))
    return [
        Band(
            [column],
            before=9 * dress.air,
            padding=10 if block.hers else 0,
            ground=her_ground if block.hers else None,
        )
    ]


def _written_beside(label: Slice, wide: float, place: Place) -> Slice:
    """Return a label with the first line to write on after it."""
    (line,) = writing_lines(1, Place(place.width, indent=wide), CONTROL, _LINE)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        if label.draw is not None:
            label.draw(canvas, x, top - _LINE + label.height)
        if line.draw is not None:
            line.draw(canvas, x, top)

    return Slice(_LINE, draw)


def ticks_bands(setting: Setting, block: Ticks) -> list[Band]:
    """Return sentences with a box before each, one band for each row."""
    parent = setting.part.add("L")
    columns = 1 if setting.dress.stacked else block.columns
    wide = (setting.width - (columns - 1) * _GUTTER) / columns
    cells = [_ticked(setting, parent, each, wide) for each in block.items]
    bands = [
        Band(
            [
                Column(side * (wide + _GUTTER), cell)
                for side, cell in enumerate(cells[at : at + columns])
            ],
            before=5 * setting.dress.air,
        )
        for at in range(0, len(cells), columns)
    ]
    for band in bands[-2:-1]:
        band.with_next = True  # the last row is not alone on a page
    return bands


def _ticked(setting: Setting, parent: Element, item: Item, width: float) -> list[Slice]:
    line = parent.add("LI")
    box, body = line.add("Lbl"), line.add("LBody")
    text = setting.said(item.text, item.simple)
    side = setting.dress.body.size * _TICK
    place = Place(width, indent=side + 8)
    lines = setting.lines(body, text, setting.dress.body, place)
    if not lines:
        return []
    first = lines[0]

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        bottom = top - first.height / 2 - side / 2
        with told_box(canvas, box):
            canvas.box(x, bottom, side, side, stroke=CONTROL, radius=1.5, line=0.9)
        if first.draw is not None:
            first.draw(canvas, x, top)

    return [Slice(first.height, draw), *lines[1:]]
