"""Draws the shapes of ``livret.words.charts`` on a tagged page.

The same geometry as on the screen, in points instead of pixels: one drawing is
one figure of the structure, with its sentences as the text alternative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from livret.paper.flow import Slice
from livret.paper.marks import (
    Sign,
    outline_operators,
    shape_operators,
)
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    ACCENT,
    CONTROL,
    EMPLOI,
    HER_GROUND,
    INK,
    OTHER,
    RULE,
    SHEET,
    SOCIAL,
    SOFT_INK,
    Colour,
    Style,
)
from livret.paper.typesetting import Span, Typesetter
from livret.paper.voices import Voices
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import (
    Drawing,
    Mark,
    Outline,
    Rect,
    Shape,
    Stroke,
    Words,
)
from livret.words.cleaning import bare, ours, ours_apart

UNIT = 0.68
"""Points for one pixel at 100 %: letters of 15 pixels are 10.2 points."""

_LEADING = 4 / 3
_AT_100 = 15.0
SIZE = _AT_100 * UNIT
"""Letters of a chart on a sheet of the standard dress, in points."""

_ASCENT = 0.75
_LINE = 1.1
_SUNK: Colour = (0.933, 0.941, 0.949)

_ROLES: Mapping[str, Colour] = {
    "ink": INK,
    "soft": SOFT_INK,
    "rule": RULE,
    "control": CONTROL,
    "sheet": SHEET,
    "sunk": _SUNK,
    "her_ground": HER_GROUND,
    "accent": ACCENT,
    "voice_personne": INK,
    "voice_social": SOCIAL,
    "voice_emploi": EMPLOI,
    "voice_autre": OTHER,
}
"""Roles of ``resources/themes`` on white paper."""


def lettering(setter: Typesetter, size: float = SIZE) -> Lettering:
    """Return what measures labels as they are set on paper.

    Args:
        setter: Sets words.
        size: Of the letters, in points; every other length goes with it.
    """

    def measure(text: str, bold: bool) -> float:  # noqa: FBT001 - as ``Measure``
        style = _style(size, bold=bold)
        # Words are measured one by one: an isolate is not closed in each.
        text = bare(ours(text)) or text
        if text.strip(" "):
            return setter.width(text, style)
        # A line drops the spaces at its ends.
        return setter.width(f"a{text}a", style) - setter.width("aa", style)

    return Lettering(measure, unit=size / _AT_100)


def _style(size: float, colour: Colour = INK, *, bold: bool = False) -> Style:
    style = Style(size, size * _LEADING, colour=colour)
    return style.bold() if bold else style


def figure(
    setter: Typesetter,
    parent: Element,
    drawing: Drawing,
    alt: str,
    *,
    size: float = SIZE,
    voices: Voices | None = None,
) -> Slice:
    """Return a drawing as one figure that no page break cuts.

    Args:
        setter: Sets words.
        parent: The element it stands in.
        drawing: What is drawn, in points.
        alt: All that it shows, in sentences.
        size: Of its letters, in points, as they were measured.
        voices: Marks of the paper, where others than the sides are told apart.
    """
    element = parent.add("Figure", alt=ours_apart(alt))

    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.content(element)
        pen = _Pen(canvas, setter, (x, top), size, voices or Voices())
        pen.draw(drawing.ground)
        for piece in drawing.pieces:
            pen.draw(piece.shapes)
        element.box = (
            x,
            top - drawing.height,
            x + drawing.width,
            top,
        )

    return Slice(drawing.height, draw)


class _Pen:
    """Draws shapes whose y grows downwards from the upper left ``corner``."""

    def __init__(
        self,
        canvas: TaggedCanvas,
        setter: Typesetter,
        corner: tuple[float, float],
        size: float,
        voices: Voices,
    ) -> None:
        self._canvas = canvas
        self._setter = setter
        self._x, self._top = corner
        self._size = size
        self._voices = voices

    def draw(self, shapes: Iterable[Shape]) -> None:
        """Draw shapes in order."""
        for shape in shapes:
            if isinstance(shape, Words):
                self._words(shape)
            elif isinstance(shape, Mark):
                self._mark(shape)
            elif isinstance(shape, Rect):
                self._rect(shape)
            elif isinstance(shape, Stroke):
                self._path(
                    [(shape.x1, shape.y1), (shape.x2, shape.y2)],
                    shape.role,
                    shape.width,
                    (4.0, 3.0) if shape.dashed else (),
                )
            else:
                self._outline(shape)

    def _words(self, said: Words) -> None:
        style = _style(self._size, _ROLES[said.role], bold=said.strong)
        lines = self._setter.lines([Span(ours_apart(said.text), style)], float("inf"))
        if lines:
            drop = (style.leading - style.size) / 2 + style.size * _ASCENT
            x, y = self._x + said.x, self._top - said.y - drop
            self._canvas.draw_line(lines[0], x, y)

    def _mark(self, mark: Mark) -> None:
        of_all = mark.side == "ensemble"
        side, _, name = mark.side.partition(":")
        shown = self._voices.sign(side, name)
        box = mark.box
        x, y = self._x + box.x, self._top - box.bottom
        if mark.planned or mark.hollow:
            drawn = outline_operators(shown, x, y, box.w, dashed=mark.planned)
        else:
            drawn = shape_operators(shown, x, y, box.w)
        self._canvas.operators(drawn)
        if of_all and not mark.planned:
            inner = box.w / 2
            hole = Sign("circle", "", SHEET, "")
            at = (box.w - inner) / 2
            self._canvas.operators(shape_operators(hole, x + at, y + at, inner))

    def _rect(self, rect: Rect) -> None:
        box = rect.box
        if rect.dashed:
            self._canvas.operators("[2.6 1.8] 0 d")
        self._canvas.box(
            self._x + box.x,
            self._top - box.bottom,
            box.w,
            box.h,
            fill=_ROLES[rect.fill] if rect.fill else None,
            stroke=_ROLES[rect.edge] if rect.edge else None,
            radius=min(rect.radius, box.w / 2, box.h / 2),
            line=_LINE,
        )
        if rect.dashed:
            self._canvas.operators("[] 0 d")

    def _outline(self, outline: Outline) -> None:
        points = list(outline.points)
        if outline.closed:
            points.append(points[0])
        dashes = tuple(length * outline.width for length in outline.dashes)
        self._path(points, outline.role, outline.width, dashes)

    def _path(
        self,
        points: list[tuple[float, float]],
        role: str,
        width: float,
        dashes: tuple[float, ...],
    ) -> None:
        red, green, blue = _ROLES[role]
        first, *rest = [f"{self._x + x:.2f} {self._top - y:.2f}" for x, y in points]
        lines = " ".join(f"{point} l" for point in rest)
        pattern = " ".join(f"{length:g}" for length in dashes)
        self._canvas.operators(
            f"{red:.4g} {green:.4g} {blue:.4g} RG {width:.2f} w [{pattern}] 0 d "
            f"{first} m {lines} S [] 0 d"
        )
