"""Marks of the voices: shape first, then the initial, then the colour.

Printed in black, photocopied or seen without colours, the shapes still tell
the voices apart: ● the person, ■ social, ▲ employment, ◆ and ⬢ two others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from livret.paper.tokens import ACCENT, EMPLOI, INK, OTHER, SHEET, SOCIAL, Colour, Style
from livret.paper.typesetting import Line, Span, Typesetter
from livret.words.cleaning import cleaned

SIZE = 13.0
"""Height of a mark beside reading text, in points."""

_CIRCLE_PULL = 0.5523
_OUTLINE = 1.1
_CAP_HEIGHT = 0.67


@dataclass(frozen=True)
class Sign:
    """One voice's mark.

    Attributes:
        shape: ``circle``, ``square``, ``triangle``, ``diamond``, ``hexagon``.
        character: The same as a character, for those who listen or copy.
        colour: Its colour; white letters on it reach 4.5:1.
        initial: First letter of the name, may be empty.
        aloud: Whose it is, for who listens, where no name stands beside it.
    """

    shape: str
    character: str
    colour: Colour
    initial: str
    aloud: str = ""


_OF_SIDE = {
    "personne": ("circle", "●", INK),
    "social": ("square", "■", SOCIAL),
    "emploi": ("triangle", "▲", EMPLOI),
}
_OF_OTHERS = (("diamond", "◆", OTHER), ("hexagon", "⬢", OTHER))


def sign(side: str, name: str, *, other: int = 0) -> Sign:
    """Return the mark of a voice.

    Args:
        side: ``personne``, ``social``, ``emploi`` or ``autre``.
        name: Whose initial stands in it.
        other: Which of the others, from 0; after the second, shapes repeat
            and the initial tells.
    """
    shape, character, colour = _OF_SIDE.get(side, _OF_OTHERS[other % len(_OF_OTHERS)])
    plain = cleaned(name).strip()
    return Sign(shape, character, colour, plain[:1].upper())


TOGETHER = Sign("circle", "○", ACCENT, "")
"""What all do together: a ring, no one's mark."""


def mark_operators(mark: Sign, x: float, y: float, size: float) -> str:
    """Return the operators of a mark in a list: filled, or the ring of all."""
    if mark.character == TOGETHER.character:
        inset = size * 0.08
        return outline_operators(
            mark, x + inset, y + inset, size - 2 * inset, dashed=False
        )
    return shape_operators(mark, x, y, size)


def shape_operators(mark: Sign, x: float, y: float, size: float) -> str:
    """Return the operators of the shape, filled; lower left corner ``x``, ``y``."""
    red, green, blue = mark.colour
    path = _PATHS[mark.shape](x, y, size)
    return f"{red:.4g} {green:.4g} {blue:.4g} rg {path} f"


def outline_operators(
    mark: Sign, x: float, y: float, size: float, *, dashed: bool
) -> str:
    """Return the operators of the shape, outlined: what is planned is dashed."""
    red, green, blue = mark.colour
    path = _PATHS[mark.shape](x, y, size)
    ink = f"{red:.4g} {green:.4g} {blue:.4g} RG {_OUTLINE:g} w"
    dashes = "[2.2 1.6] 0 d" if dashed else "[] 0 d"
    return f"{ink} {dashes} 1 1 1 rg {path} b [] 0 d"


def initial_line(
    setter: Typesetter, mark: Sign, size: float
) -> tuple[Line, float, float] | None:
    """Return the initial and where its base line starts in the shape.

    Returns:
        The line, and its offsets from the lower left corner; None without one.
    """
    type_size = size * (0.52 if mark.shape == "triangle" else 0.62)
    style = Style(type_size, type_size, colour=SHEET).bold()
    lines = setter.lines([Span(mark.initial, style)], float("inf"))
    if not lines:
        return None
    middle = {"triangle": 0.36}.get(mark.shape, 0.5) * size
    return (
        lines[0],
        (size - lines[0].width) / 2,
        middle - type_size * _CAP_HEIGHT / 2,
    )


def _circle(x: float, y: float, size: float) -> str:
    r = size / 2
    cx, cy, pull = x + r, y + r, r * _CIRCLE_PULL
    points = [
        (cx + r, cy + pull, cx + pull, cy + r, cx, cy + r),
        (cx - pull, cy + r, cx - r, cy + pull, cx - r, cy),
        (cx - r, cy - pull, cx - pull, cy - r, cx, cy - r),
        (cx + pull, cy - r, cx + r, cy - pull, cx + r, cy),
    ]
    curves = " ".join(" ".join(f"{n:.2f}" for n in each) + " c" for each in points)
    return f"{cx + r:.2f} {cy:.2f} m {curves}"


def _square(x: float, y: float, size: float) -> str:
    inset = size * 0.04
    side = size - 2 * inset
    return f"{x + inset:.2f} {y + inset:.2f} {side:.2f} {side:.2f} re"


def _triangle(x: float, y: float, size: float) -> str:
    wide = size * 1.16
    left = x - (wide - size) / 2
    return _polygon([(left, y), (left + wide, y), (left + wide / 2, y + size * 1.04)])


def _diamond(x: float, y: float, size: float) -> str:
    reach, middle = size * 0.58, size / 2
    cx, cy = x + middle, y + middle
    return _polygon(
        [(cx - reach, cy), (cx, cy - reach), (cx + reach, cy), (cx, cy + reach)]
    )


def _hexagon(x: float, y: float, size: float) -> str:
    radius, middle = size * 0.55, size / 2
    return _polygon(
        [
            (
                x + middle + radius * math.cos(math.radians(angle)),
                y + middle + radius * math.sin(math.radians(angle)),
            )
            for angle in range(30, 390, 60)
        ]
    )


def _polygon(points: list[tuple[float, float]]) -> str:
    first, *others = [f"{x:.2f} {y:.2f}" for x, y in points]
    return f"{first} m " + " ".join(f"{each} l" for each in others) + " h"


_PATHS = {
    "circle": _circle,
    "square": _square,
    "triangle": _triangle,
    "diamond": _diamond,
    "hexagon": _hexagon,
}
