"""The topics around a centre: outlines only, no area, no total.

« ne gêne pas » is at the centre and « bloque » outside. Each voice is an
outline of its own kind, open where it gave no level; two dates are two
pictures side by side. It is a second view for those who like it, and the table
beside it says the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from livret.domain.barriers import Barrier, Level
from livret.words.charts.lettering import Lettering
from livret.words.charts.levels import dashes_of
from livret.words.charts.shapes import (
    Box,
    Drawing,
    Mark,
    Outline,
    Piece,
    Shape,
    Stroke,
    Words,
    colour_of,
)
from livret.words.labels import AT_DESK, barrier_label
from livret.words.translator import Translator

RINGS = (Level.NE_GENE_PAS, Level.GENE_UN_PEU, Level.GENE_BEAUCOUP, Level.BLOQUE)
"""From the centre outwards."""

_MARK = 13.0
_ASIDE = 19.0
_LABEL = 104.0
_INNER = 0.34
_NAME = 3
"""Lines of a topic's name, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarVoice:
    """One voice on one date.

    Attributes:
        side: Shape of its marks.
        levels: Level by barrier; barriers without one are absent.
    """

    side: str
    levels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Wheel:
    x: float
    y: float
    radius: float
    topics: tuple[Barrier, ...]

    def at(self, spoke: int, part: float, aside: float = 0.0) -> tuple[float, float]:
        """Return a point of a spoke, moved across it by ``aside``."""
        turn = 2 * math.pi * spoke / len(self.topics) - math.pi / 2
        out = self.radius * part
        return (
            self.x + out * math.cos(turn) - aside * math.sin(turn),
            self.y + out * math.sin(turn) + aside * math.cos(turn),
        )


def draw_radar(
    tr: Translator,
    voices: Sequence[RadarVoice],
    letters: Lettering,
    radius: float,
    topics: Sequence[Barrier] = tuple(Barrier),
) -> Drawing:
    """Return the picture of the topics on one date.

    Args:
        tr: Says topics and levels.
        voices: Hers first.
        letters: Measures words.
        radius: Of « bloque ».
        topics: Those around the centre: all seven, but for a topic that a paper
            must not name.
    """
    px = letters.length
    wide = px(_LABEL) + px(_MARK)
    width = 2 * (wide + radius)
    wheel = _Wheel(wide + radius, 0.0, radius, tuple(topics))
    over, under = _beyond(tr, wheel, letters, width)
    wheel, height = replace(wheel, y=over + radius), over + 2 * radius + under
    ground = [*_rings(wheel, px(1)), *_names(tr, wheel, letters, width)]
    pieces = []
    for place, voice in enumerate(voices):
        aside = (place - (len(voices) - 1) / 2) * px(_ASIDE)
        shapes = _outlines(wheel, voice, aside, px(2))
        shapes += _marks(wheel, voice, aside, px(_MARK))
        box = Box(wide, over, 2 * radius, 2 * radius)
        pieces.append(Piece(id=voice.side, box=box, shapes=tuple(shapes)))
    return Drawing(
        width=width, height=height, ground=tuple(ground), pieces=tuple(pieces)
    )


def _beyond(
    tr: Translator, wheel: _Wheel, letters: Lettering, width: float
) -> tuple[float, float]:
    """Return the room that names and marks take over a wheel at 0, and under it.

    Names of one line leave no room for three, but half a line of air: two pictures
    stand on one page.
    """
    names = [one for one in _names(tr, wheel, letters, width) if isinstance(one, Words)]
    least = letters.length(_MARK)
    over = max((-one.y for one in names), default=0.0) - wheel.radius
    under = max((one.y + letters.line for one in names), default=0.0) - wheel.radius
    air = letters.line / 2
    return max(over, least) + air, max(under, least) + air


def radius_within(letters: Lettering, width: float, height: float) -> float:
    """Return the largest radius of « bloque » whose picture is no larger than this."""
    across = width / 2 - letters.length(_LABEL) - letters.length(_MARK)
    upright = height / 2 - _NAME * letters.line - letters.length(_MARK)
    return min(across, upright)


def _part(level: str) -> float:
    """How far out a level stands: the first ring already has room for marks."""
    return _INNER + (1 - _INNER) * RINGS.index(Level(level)) / (len(RINGS) - 1)


def rings_line(tr: Translator) -> str:
    """Return what the rings mean, to stand under the picture."""
    words = tr.comma.join(tr.text(AT_DESK[level]) for level in RINGS)
    return tr.text("Du centre vers le bord : {levels}.", levels=words)


def _rings(wheel: _Wheel, width: float) -> list[Shape]:
    found: list[Shape] = []
    spokes = range(len(wheel.topics))
    for level in RINGS:
        points = tuple(wheel.at(spoke, _part(level)) for spoke in spokes)
        role = "control" if level is Level.BLOQUE else "rule"
        found.append(Outline(points, role, width, closed=True))
    for spoke in spokes:
        x, y = wheel.at(spoke, 1)
        found.append(Stroke(wheel.x, wheel.y, x, y, "rule", width))
    return found


def _names(
    tr: Translator, wheel: _Wheel, letters: Lettering, width: float
) -> list[Shape]:
    """Each topic beyond the end of its spoke."""
    found: list[Shape] = []
    gap = letters.length(_MARK + 9)
    for spoke, barrier in enumerate(wheel.topics):
        x, y = wheel.at(spoke, 1 + gap / wheel.radius)
        lines = letters.wrapped(
            barrier_label(tr, barrier), letters.length(_LABEL) - gap, _NAME
        )
        across = (x - wheel.x) / wheel.radius
        upright = (y - wheel.y) / wheel.radius
        top = y - letters.line * len(lines) * (0.5 - upright / 2)
        for at, text in enumerate(lines):
            wide = letters.width(text)
            left = x - wide * (0.5 - across / 2)
            left = max(0.0, min(left, width - wide))
            found.append(
                Words(left, top + at * letters.line, text, wide, "ink", letters.size)
            )
    return found


def _outlines(
    wheel: _Wheel, voice: RadarVoice, aside: float, width: float
) -> list[Shape]:
    """Runs of topics with a level; whole only when each has one."""
    role, dashes = colour_of(voice.side), dashes_of(voice.side)
    count = len(wheel.topics)
    points = [
        wheel.at(spoke, _part(voice.levels[barrier]), aside)
        if barrier in voice.levels
        else None
        for spoke, barrier in enumerate(wheel.topics)
    ]
    if all(point is not None for point in points):
        whole = tuple(point for point in points if point is not None)
        return [Outline(whole, role, width, dashes, closed=True)]
    found: list[Shape] = []
    for at, point in enumerate(points):
        after = points[(at + 1) % count]
        if point is not None and after is not None:
            found.append(Outline((point, after), role, width, dashes))
    return found


def _marks(wheel: _Wheel, voice: RadarVoice, aside: float, side: float) -> list[Shape]:
    found: list[Shape] = []
    for spoke, barrier in enumerate(wheel.topics):
        if barrier in voice.levels:
            x, y = wheel.at(spoke, _part(voice.levels[barrier]), aside)
            box = Box(x - side / 2, y - side / 2, side, side)
            found.append(Mark(box, voice.side))
    return found
