"""Answers to tick by hand: every level and every other answer, as equals.

Each answer stands on a line of its own with a box for each voice, the shapes
of the voices above them. Who listens is given a table: whose each box is, and for
which answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from livret.paper.flow import Band, Column, Slice
from livret.paper.marks import mark_operators
from livret.paper.pieces import Place, gap, told_box, with_mark
from livret.paper.setting import Setting
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import CONTROL, RULE
from livret.paper.typesetting import Span
from livret.words.papers.elements import Item
from livret.words.papers.hand_blocks import Answers

_BOX = 0.9
"""Side of a box, as a part of the size of reading text."""
_STEP = 2.3
"""Distance of two boxes, in the same."""
_PADDING = 2.5


def answers_bands(setting: Setting, block: Answers) -> list[Band]:
    """Return the voices and their shapes, then each answer with its boxes."""
    table = setting.part.add("Table")
    bands = [_shapes(setting, table.add("TR"), block)]
    bands += [_answer(setting, table.add("TR"), block, each) for each in block.answers]
    for band in bands[:-1]:
        band.with_next = True
    return bands


def _room(setting: Setting, block: Answers) -> float:
    """Return the width that the boxes take."""
    return setting.dress.body.size * _STEP * len(block.voices)


def _shapes(setting: Setting, row: Element, block: Answers) -> Band:
    size, step = setting.dress.mark * 0.85, setting.dress.body.size * _STEP
    signs = [setting.voices.sign(each.side, "") for each in block.voices]

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        for at, each in enumerate(signs):
            left = canvas.left(x + at * step + (step - size) / 2, size)
            canvas.operators(mark_operators(each, left, top - size, size))

    at = setting.width - _room(setting, block)
    who = _voices(setting, row, block, at)
    high = max(sum(each.height for each in column.slices) for column in who)
    above = max(high - size - 3, 0.0)
    columns = [*who, Column(at, [gap(above), Slice(size + 3, draw)])]
    return Band(columns, before=9 * setting.dress.air)


def _voices(
    setting: Setting, row: Element, block: Answers, room: float
) -> list[Column]:
    """Return whose each shape is: a form is filled in far from any other legend.

    Side by side where there is room, so that a topic may fit on its page.
    """
    dress = setting.dress
    row.add("TD")  # above the answers
    columns = 1 if dress.stacked else len(block.voices)
    wide = room / columns
    found = [Column(at * wide) for at in range(columns)]
    for at, each in enumerate(block.voices):
        mark, spans = setting.voices.sign(each.side, ""), [Span(each.name, dress.note)]
        place = Place(wide - 8, at if columns > 1 else 0)
        title = row.add("TH", scope="Column")
        inside = title.add("Span"), title.add("Span")
        size = dress.mark * 0.85
        said = with_mark(setting.setter, inside, mark, spans, place, size)
        found[at % columns].slices += said
    return found


def _answer(setting: Setting, row: Element, block: Answers, answer: Item) -> Band:
    dress = setting.dress
    at = setting.width - _room(setting, block)
    title = row.add("TH", scope="Row")
    cells = [row.add("TD") for _ in block.voices]
    spans = [Span(answer.text, dress.body.bold())]
    if answer.note:
        spans.append(Span(f" · {answer.note}", dress.body))
    lines = setting.spans(title, spans, Place(at - 8))
    height = sum(each.height for each in lines)
    boxes = _boxes(setting, cells, height)
    return Band([Column(0, lines), Column(at, [boxes])], padding=_PADDING, ground=_rule)


def _boxes(setting: Setting, cells: Sequence[Element], height: float) -> Slice:
    side = setting.dress.body.size * _BOX
    step = setting.dress.body.size * _STEP

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        bottom = top - height / 2 - side / 2
        for at, cell in enumerate(cells):
            left = x + at * step + (step - side) / 2
            with told_box(canvas, cell):
                canvas.box(
                    left, bottom, side, side, stroke=CONTROL, radius=1.5, line=0.9
                )

    return Slice(height, draw, 1)


def _rule(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.rule(x, y + height, width, RULE, 0.5)
