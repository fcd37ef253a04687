"""One topic of the blank form: a page of its own, so that one can take only some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livret.domain.forms import Form, Support, Topic
from livret.paper.flow import Band, Column, Slice
from livret.paper.marks import shape_operators, sign
from livret.paper.pieces import (
    Place,
    gap,
    paragraph,
    told_box,
    with_icon,
    writing_lines,
)
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    BODY,
    CONTROL,
    INK,
    NOTE,
    RULE,
    SECTION,
    SUPPORT,
    WIDTH,
    Style,
)
from livret.paper.typesetting import Span, Typesetter
from livret.words.labels import answer_label, side_label
from livret.words.papers.topics import ICONS
from livret.words.translator import Translator

SIDES = ("personne", "social", "emploi")
"""Whose answers the form keeps a place for."""

_TICK = 10.5
_LINE = 25.0
_ICON = 17.0
_INDENT = 26.0
_VOICE = 30.0
_VOICES_AT = WIDTH - _VOICE * len(SIDES)
_GUTTER = 16.0
_ANSWER = 20.0


@dataclass(frozen=True)
class Blank:
    """One blank form being made.

    Attributes:
        form: Its definition.
        tr: Says the sentences.
        setter: Sets text.
        root: The Document element.
    """

    form: Form
    tr: Translator
    setter: Typesetter
    root: Element

    def lines(
        self, element: Element, text: str, style: Style, place: Place
    ) -> list[Slice]:
        """Return one paragraph of one style."""
        return paragraph(self.setter, element, [Span(text, style)], place)


def topic_band(blank: Blank, topic: Topic) -> Band:
    """Return one topic: question, supports, answers, lines to write on."""
    part = blank.root.add("Sect")
    column = Column(0)
    place = Place(WIDTH, indent=_INDENT)
    title = blank.lines(part.add("H2"), topic.title, SECTION, place)
    column.slices += with_icon(title, ICONS[topic.barrier], _ICON, INK)
    column.slices += blank.lines(part.add("P"), topic.aim, BODY, place)
    about = " · ".join(facet.label for facet in topic.facets)
    column.slices += blank.lines(part.add("P"), about, NOTE, place)
    headings = blank.form.headings
    column.slices.append(gap(4))
    column.slices += _written(blank, part, headings.words, 3)
    column.slices.append(gap(12))
    column.slices += _supports(blank, part, topic.supports)
    column.slices.append(gap(9))
    column.slices += _answers(blank, part, topic)
    apart = blank.tr.text("Pas d’accord, chacun dit pourquoi")
    for told, lines in ((headings.outside, 1), (headings.agreed, 2), (apart, 2)):
        column.slices += _written(blank, part, told, lines)
    return Band([column], before=10, padding=9, ground=_rule_above)


def _supports(blank: Blank, part: Element, supports: Sequence[Support]) -> list[Slice]:
    """Return the points of support to tick, in two columns."""
    half = (WIDTH - _GUTTER) / 2
    heading = blank.form.headings.supports
    slices = blank.lines(
        part.add("H3"), heading, BODY.bold().inked(SUPPORT), Place(WIDTH)
    )
    items = part.add("L")
    place = Place(half, indent=_TICK + 6)
    cells = []
    for each in supports:
        item = items.add("LI")
        box, body = item.add("Lbl"), item.add("LBody")
        cells.append(_ticked(box, blank.lines(body, each.me, BODY, place)))
    for at in range(0, len(cells), 2):
        slices.append(_beside(cells[at : at + 2], half + _GUTTER))
    return slices


def _answers(blank: Blank, part: Element, topic: Topic) -> list[Slice]:
    """Return every level and every other answer, a box for each voice."""
    table = part.add("Table")
    slices = [_voices(blank, table.add("TR"))]
    anchors = dict(topic.anchors)
    place = Place(_VOICES_AT - 8)
    for code in (*blank.form.levels, *blank.form.answers):
        row = table.add("TR")
        title = row.add("TH", scope="Row")
        cells = [row.add("TD") for _ in SIDES]
        spans = [Span(answer_label(blank.tr, code), BODY.bold())]
        anchor = anchors.get(code)  # type: ignore[call-overload]
        if anchor:
            told = blank.tr.text("\u202f: {anchor}", anchor=anchor)
            spans.append(Span(told, BODY))
        lines = paragraph(blank.setter, title, spans, place)
        slices.append(_answer(lines, cells))
    return [*slices, gap(4)]


def _written(blank: Blank, part: Element, heading: str, count: int) -> list[Slice]:
    """Return a heading and lines to write on, the first beside the heading."""
    told = blank.tr.text("{heading}\u202f:", heading=heading)
    lines = blank.lines(part.add("P"), told, BODY.bold(), Place(WIDTH))
    start = blank.setter.width(told, BODY.bold()) + 8
    first = lines[0]

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        canvas.rule(x + start, top - _LINE, WIDTH - start, CONTROL)
        if first.draw is not None:
            first.draw(canvas, x, top - _LINE + first.height - 2)

    return [
        Slice(_LINE, draw),
        *writing_lines(count - 1, Place(WIDTH), CONTROL, _LINE),
    ]


def _ticked(box: Element, lines: Sequence[Slice]) -> Slice:
    """Return ``lines`` as one slice with a box to tick before them."""
    height = sum(each.height for each in lines)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        with told_box(canvas, box):
            _tick(canvas, x, top - lines[0].height / 2)
        y = top
        for each in lines:
            if each.draw is not None:
                each.draw(canvas, x, y)
            y -= each.height

    return Slice(height, draw)


def _beside(cells: Sequence[Slice], step: float) -> Slice:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        for at, cell in enumerate(cells):
            if cell.draw is not None:
                cell.draw(canvas, x + at * step, top)

    return Slice(max(cell.height for cell in cells), draw)


def _voices(blank: Blank, row: Element) -> Slice:
    """Return the shapes of the voices above their boxes, told by their names."""
    row.add("TD")  # above the answers
    titles = [row.add("TH", scope="Column") for _ in SIDES]

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        for at, (side, title) in enumerate(zip(SIDES, titles, strict=True)):
            left = x + _VOICES_AT + at * _VOICE + (_VOICE - 11) / 2
            with told_box(canvas, title, side_label(blank.tr, side)):
                canvas.operators(shape_operators(sign(side, ""), left, top - 12, 11))

    return Slice(14, draw)


def _answer(lines: Sequence[Slice], cells: Sequence[Element]) -> Slice:
    """Return one answer and a box for each voice, on a thin rule."""
    inside = sum(each.height for each in lines)
    height = max(_ANSWER, inside + 4)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        canvas.rule(x, top, WIDTH, RULE, 0.5)
        for at, cell in enumerate(cells):
            left = x + _VOICES_AT + at * _VOICE + (_VOICE - _TICK) / 2
            with told_box(canvas, cell):
                _tick(canvas, left, top - height / 2)
        y = top - (height - inside) / 2
        for each in lines:
            if each.draw is not None:
                each.draw(canvas, x, y)
            y -= each.height

    return Slice(height, draw)


def _tick(canvas: TaggedCanvas, x: float, middle: float) -> None:
    canvas.box(
        x, middle - _TICK / 2, _TICK, _TICK, stroke=CONTROL, radius=1.5, line=0.9
    )


def _rule_above(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.rule(x, y + height, width, INK, line=1.2)
