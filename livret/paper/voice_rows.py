"""Who says what of one topic, drawn from ``livret.words.charts.voices``.

The geometry is that of the desk, in points. What it draws is text, not a figure:
each voice is an item of a list, its mark told by its character, and whoever
listens is told the whole in one sentence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from livret.paper.charts import lettering
from livret.paper.flow import Slice
from livret.paper.marks import SIZE, Sign, initial_line, mark_operators
from livret.paper.pieces import MARK_GAP, base_line, gap
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import BODY
from livret.paper.typesetting import Line, Span, Typesetter
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import Box, Piece, Words
from livret.words.charts.shapes import Mark as MarkShape
from livret.words.charts.voices import Lines, Stand, in_lines, voices_alt
from livret.words.translator import Translator

_BETWEEN = 3.5
_LETTERS = 0.335
"""Middle of small letters above their base line, of their size."""


def voice_slices(
    setter: Typesetter,
    part: Element,
    tr: Translator,
    stands: Sequence[tuple[Stand, Sign]],
    width: float,
    order: int,
) -> list[Slice]:
    """Return a line for each voice; no page break cuts one.

    Args:
        setter: Sets words.
        part: What the list stands in.
        tr: Says answers.
        stands: Each voice with its mark on this paper, hers first.
        width: Room, in points.
        order: When they are told.
    """
    if not stands:
        return []
    said = [stand for stand, _ in stands]
    signs = {stand.id: sign for stand, sign in stands}
    middle = base_line(BODY) - BODY.size * _LETTERS
    lines = Lines(SIZE, SIZE + MARK_GAP, middle, _BETWEEN)
    drawing = in_lines(tr, said, _letters(setter), width, lines)
    heard = part.add("L", alt=voices_alt(tr, said))
    slices: list[Slice] = []
    for piece in drawing.pieces:
        slices += [gap(_BETWEEN, order)] if slices else []
        slices.append(_item(setter, heard, piece, signs, order))
    return slices


def _letters(setter: Typesetter) -> Lettering:
    leading = BODY.leading / BODY.size * 15
    return dataclasses.replace(lettering(setter, BODY.size), leading=leading)


def _item(
    setter: Typesetter,
    heard: Element,
    piece: Piece,
    signs: Mapping[str, Sign],
    order: int,
) -> Slice:
    """Return one voice: its mark, then every line of its words."""
    item = heard.add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    sign = signs[piece.id]
    told = [
        (each, line)
        for each in piece.shapes
        if isinstance(each, Words)
        for line in setter.lines([Span(each.text, BODY)], float("inf"))
    ]
    *before, final = told
    # Who listens hears a space where a line ends.
    told = [(each, dataclasses.replace(line, last=False)) for each, line in before]
    told.append(final)
    (square,) = (one.box for one in piece.shapes if isinstance(one, MarkShape))
    initial = initial_line(setter, sign, square.w)

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.content(label)
        canvas.begin_told(sign.character)
        bottom = top - (square.bottom - piece.box.y)
        _draw_mark(canvas, sign, initial, Box(x + square.x, bottom, square.w, square.h))
        canvas.end_told()
        canvas.content(body)
        for each, line in told:
            drop = each.y - piece.box.y + base_line(BODY)
            canvas.draw_line(line, x + each.x, top - drop)

    return Slice(piece.box.h, draw, order)


def _draw_mark(
    canvas: TaggedCanvas,
    sign: Sign,
    initial: tuple[Line, float, float] | None,
    at: Box,
) -> None:
    """Draw a mark whose lower left corner is that of ``at``."""
    canvas.operators(mark_operators(sign, at.x, at.y, at.w))
    if initial is not None:
        line, right, up = initial
        canvas.draw_line(line, at.x + right, at.y + up)
