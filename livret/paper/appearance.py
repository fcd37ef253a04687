"""What a signed place looks like: a drawing or words, fitted to its field.

Text is real text in fonts of ours, so that it can be read aloud, searched and
copied; it shrinks before it is cut, and what is cut stays in the signed
record. Nothing here knows PDF objects: the result is content and glyphs.

May import: ``words``, ``domain``, HarfBuzz through ``typesetting``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from livret.paper.appearance_words import FieldWords
from livret.paper.shaping import Glyph
from livret.paper.strokes import Drawing, Point, outline, to_content
from livret.paper.tokens import INK, SOFT_INK, Colour, Style
from livret.paper.typefaces import Typeface
from livret.paper.typesetting import Line, Run, Span, Typesetter, height
from livret.words.cleaning import reads_right_to_left

_MAIN = Style(12.5, 15.5)
_SAID = Style(12, 15)
_NOTE = Style(9.5, 12, colour=SOFT_INK)
_LEGIBLE = (1.0, 0.95, 0.9)
"""How much all may shrink before anything is left out …"""
_SMALL = (0.82, 0.74, 0.66)
"""… and how much more before the words are cut."""
_DRAWING_ROOM = 0.34
"""Least part of the field that a drawing keeps for itself."""
_ROOM = 81.5
"""Height of a field in the standard dress, or a little more; letters are as
much larger as the field is higher …"""
_LARGEST = 1.9
"""… so that in large print nothing is under 18 pt."""
_WIDE, _WIDE_ROOM = 360.0, 90.0
"""From there on a place is as wide as the page, in the dresses of large letters …"""
_WIDE_LARGER = 1.475
"""… of which the smallest are of 14 pt."""
_BESIDE = 0.38
"""Part of the width that a drawing takes in a wide place, beside its words."""
_GAP = 2.0
_GUTTER = 8.0
_INSET = 2.0
_ASCENT = 0.76


@dataclass
class Drawn:
    """Content of a field and the glyphs it uses.

    Attributes:
        content: Operators of a content stream, origin at the bottom left.
        faces: Name in the resources of each face used.
        glyphs: Characters that each glyph drawn stands for, by face.
    """

    content: bytes = b""
    faces: dict[Typeface, str] = field(default_factory=dict)
    glyphs: dict[Typeface, dict[int, str]] = field(default_factory=dict)

    def use(self, run: Run) -> str:
        """Note the glyphs of ``run``; return the font's name in the content."""
        face = run.shaped.face
        key = self.faces.setdefault(face, f"F{len(self.faces) + 1}")
        drawn = self.glyphs.setdefault(face, {})
        for glyph in run.shaped.glyphs:
            if not drawn.get(glyph.number):
                drawn[glyph.number] = glyph.text
        return key


def draw_field(
    words: FieldWords,
    drawing: Drawing,
    width: float,
    height_: float,
    *,
    highest: float = 0.0,
) -> Drawn:
    """Return the content of a field.

    Args:
        words: What is written.
        drawing: What was drawn, possibly nothing.
        width: Of the field, in points.
        height_: Of the field, in points.
        highest: Height of the highest field of the paper: letters are as large
            in the closing, which is lower, as in the places of the signers.
    """
    setter = Typesetter()
    column = max(width - 2 * _INSET, 1.0)
    most = max(height_, highest)
    wide = width >= _WIDE and most > _WIDE_ROOM
    larger = max(_WIDE_LARGER if wide else 1.0, min(most / _ROOM, _LARGEST))
    drawn = Drawn()
    parts: list[bytes] = []
    if wide and not drawing.empty:
        return _side_by_side(setter, words, drawing, (width, height_), larger)
    room = height_ * (1 - _DRAWING_ROOM) if not drawing.empty else height_ - _INSET
    lines = _fitted(setter, words, column, room, larger)
    text_height = height(lines)
    if not drawing.empty:
        above = height_ - text_height - _GAP
        shapes = outline(drawing, column, max(above - _INSET, 6.0))
        parts.append(_shapes(shapes, text_height + _GAP))
        top = text_height
    else:
        # Centred in height, so that a short word does not hang.
        top = height_ - max((height_ - text_height) / 2, 0)
    parts += _set(drawn, lines, top)
    drawn.content = b"\n".join(parts)
    return drawn


def _side_by_side(
    setter: Typesetter,
    words: FieldWords,
    drawing: Drawing,
    size: tuple[float, float],
    larger: float,
) -> Drawn:
    """Return a wide place: the drawing at the left, what is told beside it."""
    wide, high = size
    at = wide * _BESIDE
    lines = _fitted(setter, words, wide - at - 2 * _INSET, high - _INSET, larger)
    drawn = Drawn()
    shapes = outline(drawing, at - 2 * _INSET - _GUTTER, high - 2 * _INSET)
    told = height(lines)
    parts = [_shapes(shapes, _INSET)]
    parts += _set(drawn, lines, high - max((high - told) / 2, 0), at)
    drawn.content = b"\n".join(parts)
    return drawn


def _shapes(shapes: list[list[Point]], bottom: float) -> bytes:
    """Return the filled shapes of a drawing that stands ``bottom`` points high."""
    return b"q %s 1 0 0 1 %.2f %.2f cm\n%s\nQ" % (
        _colour(INK),
        _INSET,
        bottom,
        to_content(shapes),
    )


def _fitted(
    setter: Typesetter, words: FieldWords, column: float, room: float, larger: float
) -> list[Line]:
    bare = replace(words, extra="")
    tries = [(each, larger) for each in (words, bare) if larger > 1]
    tries += [(words, factor) for factor in _LEGIBLE]
    tries += [(bare, factor) for factor in (*_LEGIBLE, *_SMALL)]
    for said, factor in tries:
        lines = _lines(setter, said, column, factor)
        if height(lines) <= room:
            return lines
    return _cut(setter, words, column, room)


def _cut(
    setter: Typesetter, words: FieldWords, column: float, room: float
) -> list[Line]:
    """Shorten the words until all fits: the record keeps them whole."""
    kept = max(len(words.said), len(words.main))
    lines: list[Line] = []
    while True:
        shorter = replace(
            words,
            main=_shortened(words.main, kept, "…\u2069"),
            said=_shortened(words.said, kept, "…\u2069\u202f»"),
            extra="",
        )
        lines = _lines(setter, shorter, column, _SMALL[-1])
        if height(lines) <= room or not kept:
            break
        kept = kept * 3 // 4
    while height(lines) > room:
        lines.pop()
    return lines


def _shortened(text: str, kept: int, end: str) -> str:
    """Return ``text``, or its beginning; ``end`` closes what was cut open."""
    if len(text) <= kept:
        return text
    return text[:kept].rstrip() + end if kept else ""


def _lines(
    setter: Typesetter, words: FieldWords, column: float, factor: float
) -> list[Line]:
    found: list[Line] = []
    parts = [(words.main, _MAIN), (words.said, _SAID)]
    parts += [(note, _NOTE) for note in (*words.notes, words.extra)]
    for text, style in parts:
        if text:
            scaled = replace(
                style, size=style.size * factor, leading=style.leading * factor
            )
            found += setter.lines(
                [Span(text, scaled)], column, leftwards=reads_right_to_left(text)
            )
    return found


def _set(
    drawn: Drawn, lines: Sequence[Line], top: float, left: float = 0.0
) -> list[bytes]:
    parts: list[bytes] = []
    y = top
    for line in lines:
        base = y - (line.leading - line.size) / 2 - line.size * _ASCENT
        y -= line.leading
        runs = b"\n".join(_run(drawn, run, left, base) for run in line.runs)
        if not line.told:
            actual = ("\ufeff" + line.text).encode("utf-16-be").hex().upper()
            runs = b"/Span <</ActualText <%s>>> BDC\n%s\nEMC" % (actual.encode(), runs)
        parts.append(runs)
    return parts


def _run(drawn: Drawn, run: Run, left: float, base: float) -> bytes:
    key = drawn.use(run).encode("ascii")
    size = run.style.size
    start = b"BT %s /%s %.2f Tf" % (_colour(run.style.colour), key, size)
    pen = left + _INSET + run.x
    shows: list[bytes] = []
    waiting: list[Glyph] = []
    waiting_at = pen
    for glyph in run.shaped.glyphs:
        if glyph.right or glyph.up:
            shows += _show(run.shaped.face, waiting, (waiting_at, base))
            x = pen + glyph.right * size / 1000
            shows += _show(run.shaped.face, [glyph], (x, base + glyph.up * size / 1000))
            waiting, waiting_at = [], pen + glyph.advance * size / 1000
        else:
            waiting.append(glyph)
        pen += glyph.advance * size / 1000
    shows += _show(run.shaped.face, waiting, (waiting_at, base))
    return b" ".join([start, *shows, b"ET"])


def _show(
    face: Typeface, glyphs: Sequence[Glyph], at: tuple[float, float]
) -> list[bytes]:
    if not glyphs:
        return []
    items: list[str] = []
    for glyph in glyphs:
        kern = face.advance(glyph.number) - glyph.advance
        items.append(f"<{glyph.number:04X}>" + (f" {kern}" if kern else ""))
    joined = "".join(items).replace("><", "")
    return [f"1 0 0 1 {at[0]:.2f} {at[1]:.2f} Tm [{joined}] TJ".encode("ascii")]


def _colour(colour: Colour) -> bytes:
    return b"%.3f %.3f %.3f rg" % colour
