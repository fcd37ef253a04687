"""A drawn signature, kept flat: where the pen went, and nothing else.

Points have no time and no pressure, so that no behaviour can be read from a
signature (see ``resources/design``; biometric data, RGPD art. 9). What is
drawn on paper is a filled outline computed from the points; what is bound
into the one-time certificate is the digest of their canonical form.

May import: ``domain``, the standard library.
"""

from __future__ import annotations

import hashlib
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from livret.domain.encoding import encode
from livret.domain.errors import Refused

GRID = 10_000
"""Points are kept on a grid of this many steps across the pad."""

MOST_POINTS = 20_000
"""More than any hand draws; a hostile file is refused beyond."""

Point = tuple[float, float]


class DrawingRefused(Refused):
    """A drawing holds what no pad can give.

    Facts:
        problem: ``outside``, ``points`` or ``aspect``.
    """


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn on the pad.

    Attributes:
        strokes: Pen-down to pen-up; points (x, y) in 0..1 of the pad, y down.
        aspect: Width of the pad over its height.
    """

    strokes: tuple[tuple[Point, ...], ...]
    aspect: float = 3.0

    def __post_init__(self) -> None:
        """Refuse what no pad can give.

        Raises:
            DrawingRefused: A point off the pad, too many points, no aspect.
        """
        if not 0.1 <= self.aspect <= 20:  # noqa: PLR2004 - any pad there is
            raise DrawingRefused(problem="aspect")
        if sum(map(len, self.strokes)) > MOST_POINTS:
            raise DrawingRefused(problem="points")
        for stroke in self.strokes:
            for x, y in stroke:
                if not (0 <= x <= 1 and 0 <= y <= 1):
                    raise DrawingRefused(problem="outside")

    @property
    def empty(self) -> bool:
        """Whether the pen never touched the pad."""
        return not any(self.strokes)


NOTHING_DRAWN = Drawing(())
"""The drawing of an act that is not drawn."""


def drawing_from(
    strokes: Iterable[Iterable[Sequence[float]]], aspect: float
) -> Drawing:
    """Return a drawing from what a pad recorded, keeping x and y only.

    Args:
        strokes: Points of at least two numbers; what follows (time, pressure,
            tilt) is dropped here and kept nowhere.
        aspect: Width of the pad over its height.

    Raises:
        DrawingRefused: As ``Drawing``.
    """
    kept = (
        tuple((_on_grid(point[0]), _on_grid(point[1])) for point in stroke)
        for stroke in strokes
    )
    return Drawing(tuple(stroke for stroke in kept if stroke), aspect)


def canonical(drawing: Drawing) -> bytes:
    """Return the canonical JSON of a drawing: integers on the grid."""
    return encode(
        {
            "aspect": round(drawing.aspect * GRID),
            "strokes": [
                [[round(x * GRID), round(y * GRID)] for x, y in stroke]
                for stroke in drawing.strokes
            ],
        }
    )


def digest(drawing: Drawing) -> bytes:
    """Return the SHA-256 of the canonical JSON, 32 bytes."""
    return hashlib.sha256(canonical(drawing)).digest()


def outline(
    drawing: Drawing, width: float, height: float, pen: float = 1.3
) -> list[list[Point]]:
    """Return the filled shapes of a drawing, fitted and centred on the left.

    Args:
        drawing: What was drawn.
        width: Room, in points.
        height: Room, in points.
        pen: Thickness of the line, in points.

    Returns:
        Closed polygons in points, origin at the bottom left, y up.
    """
    points = [point for stroke in drawing.strokes for point in stroke]
    if not points:
        return []
    left, top = min(x for x, _ in points), min(y for _, y in points)
    across = (max(x for x, _ in points) - left) * drawing.aspect
    down = max(y for _, y in points) - top
    room_x, room_y = max(width - 2 * pen, 1), max(height - 2 * pen, 1)
    # A dot or a straight line has no extent one way: it is not blown up.
    scale = min(
        room_x / across if across else math.inf,
        room_y / down if down else math.inf,
        room_y / 0.3,
    )
    above = (height - down * scale) / 2
    return [
        _shape(
            [
                (
                    pen + (x - left) * drawing.aspect * scale,
                    height - above - (y - top) * scale,
                )
                for x, y in stroke
            ],
            pen,
        )
        for stroke in drawing.strokes
        if stroke
    ]


def to_content(shapes: Iterable[Sequence[Point]]) -> bytes:
    """Return PDF content that fills ``shapes`` in the current colour."""
    parts = []
    for shape in shapes:
        first, *rest = shape
        lines = " ".join(f"{x:.2f} {y:.2f} l" for x, y in rest)
        parts.append(f"{first[0]:.2f} {first[1]:.2f} m {lines} f")
    return "\n".join(parts).encode("ascii")


def _on_grid(value: float) -> float:
    return round(value * GRID) / GRID if math.isfinite(value) else -1.0


def _shape(points: list[Point], pen: float) -> list[Point]:
    line = _thinned(points, pen / 3)
    if len(line) == 1:
        return _dot(line[0], pen * 0.8)
    line = _smoothed(line)
    left: list[Point] = []
    right: list[Point] = []
    last = len(line) - 1
    for at, (x, y) in enumerate(line):
        before, after = line[max(0, at - 1)], line[min(last, at + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        # Thinner at both ends, as ink leaves a pen; the same for everyone.
        half = pen / 2 * min(1.0, 0.55 + 0.15 * min(at, last - at))
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return left + right[::-1]


def _thinned(points: list[Point], step: float) -> list[Point]:
    kept = points[:1]
    for point in points[1:]:
        if math.dist(point, kept[-1]) >= step:
            kept.append(point)
    if len(kept) > 1 and kept[-1] != points[-1]:
        kept[-1] = points[-1]
    return kept


def _smoothed(points: list[Point]) -> list[Point]:
    """Round the corners of a coarse line (one step of Chaikin's scheme)."""
    if len(points) < 3:  # noqa: PLR2004 - a segment has no corner
        return points
    smooth = points[:1]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        smooth.append((0.75 * x0 + 0.25 * x1, 0.75 * y0 + 0.25 * y1))
        smooth.append((0.25 * x0 + 0.75 * x1, 0.25 * y0 + 0.75 * y1))
    smooth.append(points[-1])
    return smooth


def _dot(centre: Point, radius: float) -> list[Point]:
    sides = 12
    return [
        (
            centre[0] + radius * math.cos(2 * math.pi * side / sides),
            centre[1] + radius * math.sin(2 * math.pi * side / sides),
        )
        for side in range(sides)
    ]
