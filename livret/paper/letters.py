"""Letters on the page, and what is told of them where glyphs do not tell it.

Whoever copies, searches or reads a file aloud takes the characters of its
glyphs. Three things stand in the way, and are settled here:

- Glyphs of a word may stand in another order than its letters (Bengali), or
  share a letter (the body and the dots of an Arabic one): the word is told by
  an ``ActualText`` of its own (ISO 32000-1, 14.9.4).
- Marks that are moved off the line would be taken for another line: they are
  drawn as outlines, and only the letters that carry them as text.
- What reads right to left stands on the page from left to right. Readers turn
  it around again, what is told in a span too: it is told as it stands, without
  vowel signs and joiners, where they would part a word. The structure tells
  the whole paragraph as it was written (``structure.Element.said``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from livret.paper.embedding import Fonts
from livret.paper.outlines import outline
from livret.paper.shapes import ink
from livret.paper.shaping import Glyph
from livret.paper.structure import Element
from livret.paper.tokens import Style
from livret.paper.typefaces import THICKER, Typeface
from livret.paper.typesetting import Line, Run

_LETTERS = frozenset(("R", "AL", "NSM", "BN"))
_LEFT_OUT = frozenset(("Mn", "Cf"))


class Letters:
    """How a canvas draws text; mixed into ``TaggedCanvas``."""

    fonts: Fonts
    _code: list[str]
    _open: Element | str | None
    _telling: bool = False
    _ahead: int | None
    left: Callable[[float, float], float]
    content: Callable[[Element], None]
    artifact: Callable[[], None]

    def begin_told(self, text: str) -> None:
        """Tell ``text`` instead of what is drawn until ``end_told``."""
        self._begin_span(text)
        self._telling = True
        if isinstance(self._open, Element):
            self._open.say(text, mark=True)

    def end_told(self) -> None:
        """End what ``begin_told`` began."""
        self._code.append("EMC")
        self._telling = False

    def _begin_span(self, text: str) -> None:
        told = text.encode("utf-16-be").hex().upper()
        self._code.append(f"/Span <</ActualText <FEFF{told}>>> BDC")

    def draw_line(self, line: Line, x: float, y: float) -> None:
        """Draw one line of text, its column's left at ``x``, its base at ``y``."""
        self._draw_runs(line, self._origin(line, x), y)

    def draw_parts(
        self, line: Line, owners: Mapping[Style, Element | None], x: float, y: float
    ) -> None:
        """Draw one line whose words belong to an element for each style, or to none."""
        x = self._origin(line, x)
        # Those of this line alone: a long text in two scripts has thousands.
        here = dict.fromkeys(style for style, _ in line.parts if style in owners)
        found = [(line.of(style), owners[style]) for style in here]
        found = [(part, element) for part, element in found if part.runs]
        for at, (part, element) in enumerate(found, 1):
            if element is None:
                self.artifact()
            else:
                self.content(element)
            ends = at == len(found)
            text = part.text if line.last or not ends else f"{part.text} "
            # Only the last one has the space that the line break took away.
            told = replace(part, text=text, last=line.last or not ends)
            self._draw_runs(told, x, y)

    def _origin(self, line: Line, x: float) -> float:
        start = line.runs[0].x if line.runs else 0.0
        return self.left(x + start, line.width) - start

    def _draw_runs(self, line: Line, x: float, y: float) -> None:
        if isinstance(self._open, Element) and not self._telling:
            self._open.say(line.text, turned=not line.told)
            if self._open.top is None and self._ahead is None and line.runs:
                self._open.top = y + line.runs[0].style.size
        marks: list[str] = []
        self._code.append("BT")
        for run in line.runs:
            self._draw_run(run, x, y, marks)
        if not line.last and line.runs:
            self._draw_space(line.runs[-1].shaped.face)
        self._code.append("ET")
        self._code += marks

    def _draw_run(self, run: Run, x: float, y: float, marks: list[str]) -> None:
        face = run.shaped.face
        colour, size = run.style.colour, run.style.size
        write = self._code.append
        write(f"{ink(colour)} rg /{self.fonts.key(face)} {size:g} Tf")
        if face.thickened:
            write(f"{ink(colour)} RG {size * THICKER:.3f} w 2 Tr")
        pen = x + run.x
        for word, told in _words(run):
            if told and not self._telling:
                self._begin_span(told)
            self._draw_word(word, run, (pen, y), marks)
            if told and not self._telling:
                write("EMC")
            pen += sum(glyph.advance for glyph in word) * size / 1000
        if face.thickened:
            write("0 Tr")

    def _draw_word(
        self,
        word: Sequence[Glyph],
        run: Run,
        at: tuple[float, float],
        marks: list[str],
    ) -> None:
        pen, y = at
        size = run.style.size / 1000
        # What is told needs a letter drawn as text to be told of.
        moved = [glyph for glyph in word if glyph.right or glyph.up]
        as_text = len(moved) == len(word)
        batch: list[Glyph] = []
        start = pen
        for glyph in word:
            right, up = pen + glyph.right * size, y + glyph.up * size
            pen += glyph.advance * size
            if not (glyph.right or glyph.up):
                batch.append(glyph)
                continue
            if as_text:
                self._draw_batch([glyph], run, right, up)
            else:
                marks.append(_mark(glyph, run, right, up))
            if glyph.advance:
                self._draw_batch(batch, run, start, y)
                batch, start = [], pen
            elif not batch:
                start = pen
        self._draw_batch(batch, run, start, y)

    def _draw_batch(
        self, glyphs: Sequence[Glyph], run: Run, x: float, y: float
    ) -> None:
        if not glyphs:
            return
        face = run.shaped.face
        parts: list[str] = []
        codes: list[str] = []
        for glyph in glyphs:
            codes.append(f"{self.fonts.code(face, glyph):04X}")
            extra = face.advance(glyph.number) - glyph.advance
            if extra:
                parts.append(f"<{''.join(codes)}> {extra}")
                codes = []
        if codes:
            parts.append(f"<{''.join(codes)}>")
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm [{' '.join(parts)}] TJ")

    def _draw_space(self, face: Typeface) -> None:
        """Draw the space that a line break took away, for those who listen."""
        space = Glyph(face.space, face.space_advance, 0, 0, " ")
        self._code.append(f"<{self.fonts.code(face, space):04X}> Tj")


def _mark(glyph: Glyph, run: Run, x: float, y: float) -> str:
    size = run.style.size / 1000
    placed = f"{size:.5f} 0 0 {size:.5f} {x:.2f} {y:.2f} cm"
    path = outline(run.shaped.face, glyph.number)
    return f"q {ink(run.style.colour)} rg {placed} {path} f Q"


def _words(run: Run) -> Iterator[tuple[Sequence[Glyph], str]]:
    """Yield glyphs as they stand, and what is told of them where they do not."""
    glyphs = run.shaped.glyphs
    if not run.shaped.leftwards:
        plain = all(glyph.text and not glyph.up and not glyph.right for glyph in glyphs)
        yield glyphs, "" if plain else run.shaped.text
        return
    word: list[Glyph] = []
    for glyph in glyphs:
        if not glyph.text or _turns(glyph.text):
            word.append(glyph)
            continue
        if word:
            yield word, _as_it_stands(word)
        yield [glyph], ""
        word = []
    if word:
        yield word, _as_it_stands(word)


def _turns(text: str) -> bool:
    return all(unicodedata.bidirectional(letter) in _LETTERS for letter in text)


def _as_it_stands(word: Sequence[Glyph]) -> str:
    """Return the letters of a word from left to right; empty where glyphs do it."""
    told = [
        letter
        for glyph in reversed(word)
        for letter in glyph.text
        if unicodedata.category(letter) not in _LEFT_OUT
    ]
    alone = all(len(glyph.text) == 1 for glyph in word) and len(told) == len(word)
    moved = any(glyph.right or glyph.up for glyph in word)
    return "" if alone and not moved else "".join(reversed(told))
