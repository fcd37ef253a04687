"""Pieces that papers are composed of: paragraphs, marks, icons, rules.

Each function returns slices for ``flow``; text is tagged with the element it
is given, everything else is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from livret.paper.flow import Slice
from livret.paper.icons import icon
from livret.paper.line_ends import well_ended
from livret.paper.marks import SIZE, Sign, initial_line, mark_operators
from livret.paper.spoken import by_things
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import Colour, Style
from livret.paper.typesetting import Line, Span, Typesetter
from livret.words.papers.one_idea import one_a_line

MARK_GAP = 7.0
"""Room between a mark and its words."""

BOX = "☐"
"""What is told of a box to tick, in any language."""

_ASCENT = 0.75
_DOT = 0.25
"""Side of a dot in parts of the height of its line."""


def base_line(style: Style) -> float:
    """Return how far under the top of a line its letters stand, in points."""
    return (style.leading - style.size) / 2 + style.size * _ASCENT


@dataclass(frozen=True)
class Place:
    """Where slices go.

    Attributes:
        width: Of the column, in points.
        order: In the reading order of the band.
        indent: From the left of the column.
    """

    width: float
    order: int = 0
    indent: float = 0.0

    @property
    def room(self) -> float:
        """Width left for text."""
        return self.width - self.indent


def gap(height: float, order: int = 0) -> Slice:
    """Return an empty slice."""
    return Slice(height, None, order)


def paragraph(
    setter: Typesetter,
    element: Element,
    spans: Sequence[Span],
    place: Place,
    *,
    leftwards: bool | None = None,
) -> list[Slice]:
    """Return the lines of one paragraph.

    Args:
        setter: Sets the text.
        element: What the text is content of.
        spans: Its characters.
        place: Width, order and indent.
        leftwards: Whether it reads right to left; as the document if None.
    """
    if setter.one_idea:
        spans = [replace(span, text=one_a_line(span.text)) for span in spans]

    spoken = by_things(setter.language, element, spans)

    def lines_in(room: float) -> list[Line]:
        return setter.lines(spoken.spans, room, leftwards=leftwards)

    # What reads the other way is aligned on the room it was given; what somebody
    # broke into lines keeps them.
    kept = leftwards or any("\n" in span.text for span in spans)
    lines = lines_in(place.room) if kept else well_ended(lines_in, place.room)
    style = spans[0].style if spans else None
    if style is None:
        return []

    def drawn(line: Line) -> Slice:
        return _text(element, spoken.owners, line, style, place)

    return [drawn(line) for line in lines]


def _text(
    element: Element,
    parted: Mapping[Style, Element | None],
    line: Line,
    style: Style,
    place: Place,
) -> Slice:
    drop = base_line(style)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        if parted:
            canvas.draw_parts(line, parted, x + place.indent, top - drop)
            return
        canvas.content(element)
        canvas.draw_line(line, x + place.indent, top - drop)

    return Slice(line.leading, draw, place.order)


def marked(
    setter: Typesetter,
    parent: Element,
    mark: Sign,
    spans: Sequence[Span],
    place: Place,
    size: float = SIZE,
) -> list[Slice]:
    """Return an item of a list whose bullet is a voice's mark.

    Args:
        setter: Sets the text.
        parent: The L element.
        mark: Shape, initial and colour.
        spans: What the voice says.
        place: Width, order and indent.
        size: Height of the mark.
    """
    item = parent.add("LI")
    inside = (item.add("Lbl"), item.add("LBody"))
    return with_mark(setter, inside, mark, spans, place, size)


def with_mark(
    setter: Typesetter,
    inside: tuple[Element, Element],
    mark: Sign,
    spans: Sequence[Span],
    place: Place,
    size: float = SIZE,
) -> list[Slice]:
    """Return the same in an item that is there already.

    Args:
        setter: Sets the text.
        inside: The elements of the mark and of the words.
        mark: Shape, initial and colour.
        spans: What the voice says.
        place: Width, order and indent.
        size: Height of the mark.
    """
    label, body = inside
    initial = initial_line(setter, mark, size)
    # A shape has no letter to read: without this the label would be empty.
    label.turned = label.turned or initial is None or bool(mark.aloud)
    inner = Place(place.width, place.order, place.indent + size + MARK_GAP)
    lines = paragraph(setter, body, spans, inner)
    if not lines:
        return []
    style = spans[0].style
    middle = base_line(style) - style.size * 0.335

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        left = canvas.left(x + place.indent, size)
        bottom = top - middle - size / 2
        canvas.content(label)
        canvas.begin_told(mark.aloud or mark.character)
        canvas.operators(mark_operators(mark, left, bottom, size))
        if initial is not None:
            line, right, up = initial
            with canvas.turned(None):
                canvas.draw_line(line, left + right, bottom + up)
        canvas.end_told()
        if lines[0].draw is not None:
            lines[0].draw(canvas, x, top)

    return [Slice(lines[0].height, draw, place.order), *lines[1:]]


def labelled(
    setter: Typesetter,
    parent: Element,
    label: Span,
    spans: Sequence[Span],
    place: Place,
    room: float,
) -> list[Slice]:
    """Return an item of a list with a written label, its lines aligned after it.

    Args:
        setter: Sets the text.
        parent: The L element.
        label: "1."
        spans: The words of the item.
        place: Width, order and indent.
        room: Width kept for the label, in points.
    """
    item = parent.add("LI")
    inside = (item.add("Lbl"), item.add("LBody"))
    return with_label(setter, inside, label, spans, place, room)


def with_label(
    setter: Typesetter,
    inside: tuple[Element, Element],
    label: Span,
    spans: Sequence[Span],
    place: Place,
    room: float,
) -> list[Slice]:
    """Return the same in an item that is there already.

    Args:
        setter: Sets the text.
        inside: The elements of the label and of the words.
        label: "1."
        spans: The words of the item.
        place: Width, order and indent.
        room: Width kept for the label, in points.
    """
    tag, body = inside
    inner = Place(place.width, place.order, place.indent + room)
    lines = paragraph(setter, body, spans, inner)
    head = paragraph(setter, tag, [label], place)
    return [_both(head[0], lines[0]), *lines[1:]]


def _both(one: Slice, other: Slice) -> Slice:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        for each in (one, other):
            if each.draw is not None:
                each.draw(canvas, x, top)

    return Slice(other.height, draw, other.order)


def dotted(lines: Sequence[Slice], colour: Colour, indent: float = 0.0) -> list[Slice]:
    """Return ``lines`` with a small dot before the first, an artifact."""
    if not lines:
        return []
    first = lines[0]

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        side = first.height * _DOT
        bottom = top - first.height / 2 - 0.5 - side / 2
        canvas.box(
            x + indent + 1, bottom, side, side, fill=colour, radius=side / 2 - 0.01
        )
        if first.draw is not None:
            first.draw(canvas, x, top)

    return [Slice(first.height, draw, first.order), *lines[1:]]


def writing_lines(
    count: int, place: Place, colour: Colour, height: float = 23.0
) -> list[Slice]:
    """Return lines to write on by hand; 8 mm apart, an artifact."""

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        canvas.rule(x + place.indent, top - height, place.room, colour)

    return [Slice(height, draw, place.order)] * count


@contextmanager
def told_box(canvas: TaggedCanvas, cell: Element, told: str = BOX) -> Iterator[None]:
    """Draw what has no letter as content of a cell, and tell it as ``told``."""
    cell.turned = True
    canvas.content(cell)
    canvas.begin_told(told)
    yield
    canvas.end_told()


def with_rules(slices: Sequence[Slice], *, double: bool, colour: Colour) -> list[Slice]:
    """Return ``slices`` with one rule, or two, along their left.

    One rule: kept together. Two: not agreed, and both stay visible.
    """
    return [_ruled(each, double=double, colour=colour) for each in slices]


def _ruled(piece: Slice, *, double: bool, colour: Colour) -> Slice:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        bottom = top - piece.height
        if double:
            canvas.box(x, bottom, 1.1, piece.height, fill=colour)
            canvas.box(x + 3.2, bottom, 1.1, piece.height, fill=colour)
        else:
            canvas.box(x + 1, bottom, 2.2, piece.height, fill=colour)
        if piece.draw is not None:
            piece.draw(canvas, x, top)

    return replace(piece, draw=draw)


def with_icon(
    slices: Sequence[Slice],
    name: str,
    size: float,
    colour: Colour,
    *,
    indent: float = 0.0,
) -> list[Slice]:
    """Return ``slices`` with an icon before the first line.

    The icon says nothing that the words beside it do not say: an artifact.
    """
    if not slices:
        return []
    first = slices[0]

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        bottom = top - first.height / 2 - size / 2
        left = canvas.left(x + indent, size)
        canvas.operators(icon(name, left, bottom, size, colour))
        if first.draw is not None:
            first.draw(canvas, x, top)

    return [Slice(first.height, draw, first.order), *slices[1:]]
