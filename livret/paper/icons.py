"""Icons as PDF operators, read from the SVG files of ``resources/icons``.

The set draws with strokes only, in 24 × 24 units: paths (M L H V C S Q A Z and
their relative forms), circles, lines and rectangles. Curves stay curves; arcs
become Béziers (SVG 1.1, appendix F.6).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree as ET

from livret.paper.tokens import Colour
from livret.words.paths import resource

_UNITS = 24
_STROKE = 1.8
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d*\.\d+|\d+\.?)(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}
_CIRCLE = 0.5523

Point = tuple[float, float]


def icon(name: str, x: float, y: float, size: float, colour: Colour) -> str:
    """Return the operators that draw an icon.

    Args:
        name: File name in ``resources/icons`` without ``.svg``.
        x: Left of its square, in points.
        y: Bottom of its square.
        size: Side of the square.
        colour: Ink.
    """
    scale = size / _UNITS
    red, green, blue = colour
    return (
        f"q {scale:.4f} 0 0 {-scale:.4f} {x:.2f} {y + size:.2f} cm "
        f"{red:.4g} {green:.4g} {blue:.4g} RG {_STROKE} w 1 J 1 j\n"
        f"{_outline(name)}\nQ"
    )


@lru_cache(maxsize=128)
def _outline(name: str) -> str:
    path = resource("icons") / f"{name}.svg"
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - our file
    return "\n".join(_shape(node) + " S" for node in root)


def _shape(node: ET.Element) -> str:
    kind = node.tag.rpartition("}")[2]
    if kind == "path":
        return " ".join(_Pen().draw(node.get("d", "")))
    number = {
        key: float(value)
        for key, value in node.attrib.items()
        if re.fullmatch(r"[-\d.]+", value)
    }
    if kind == "circle":
        radius = number["r"]
        return _ellipse((number["cx"], number["cy"]), radius)
    if kind == "line":
        start, end = (number["x1"], number["y1"]), (number["x2"], number["y2"])
        return f"{_at(start)} m {_at(end)} l"
    if kind == "rect":
        return _rectangle(number)
    if kind in ("polyline", "polygon"):
        closing = " Z" if kind == "polygon" else ""
        return " ".join(_Pen().draw("M" + node.get("points", "") + closing))
    raise ValueError(kind)


def _rectangle(number: dict[str, float]) -> str:
    x, y = number.get("x", 0), number.get("y", 0)
    wide, high = number["width"], number["height"]
    r = number.get("rx", number.get("ry", 0))
    return " ".join(
        _Pen().draw(
            f"M{x + r} {y}H{x + wide - r}A{r} {r} 0 0 1 {x + wide} {y + r}"
            f"V{y + high - r}A{r} {r} 0 0 1 {x + wide - r} {y + high}"
            f"H{x + r}A{r} {r} 0 0 1 {x} {y + high - r}"
            f"V{y + r}A{r} {r} 0 0 1 {x + r} {y}Z"
        )
    )


def _ellipse(centre: Point, radius: float) -> str:
    x, y = centre
    pull = radius * _CIRCLE
    return (
        f"{_at((x + radius, y))} m "
        f"{_at((x + radius, y + pull), (x + pull, y + radius), (x, y + radius))} c "
        f"{_at((x - pull, y + radius), (x - radius, y + pull), (x - radius, y))} c "
        f"{_at((x - radius, y - pull), (x - pull, y - radius), (x, y - radius))} c "
        f"{_at((x + pull, y - radius), (x + radius, y - pull), (x + radius, y))} c h"
    )


class _Pen:
    """Follows the commands of one SVG path."""

    def __init__(self) -> None:
        self._here: Point = (0, 0)
        self._start: Point = (0, 0)
        self._pull: Point = (0, 0)

    def draw(self, path: str) -> Iterator[str]:
        """Yield the operators of ``path``."""
        for command, numbers in _commands(path):
            if command.islower():
                numbers = self._absolute(command.upper(), numbers)  # noqa: PLW2901
            yield from self._operators(command.upper(), numbers)

    def _absolute(self, command: str, numbers: list[float]) -> list[float]:
        x, y = self._here
        if command == "H":
            return [numbers[0] + x]
        if command == "V":
            return [numbers[0] + y]
        if command == "A":
            return [*numbers[:5], numbers[5] + x, numbers[6] + y]
        return [each + (y if at % 2 else x) for at, each in enumerate(numbers)]

    def _operators(self, command: str, numbers: list[float]) -> Iterator[str]:
        x, y = self._here
        if command == "Z":
            self._here = self._start
            yield "h"
        elif command in "MLHV":
            end = {"H": (numbers[0], y), "V": (x, numbers[0])}.get(
                command, (numbers[0], numbers[-1])
            )
            yield self._straight(end, move=command == "M")
        elif command == "C":
            yield self._curve(*_points(numbers))
        elif command == "S":
            mirrored = (2 * x - self._pull[0], 2 * y - self._pull[1])
            yield self._curve(mirrored, *_points(numbers))
        elif command == "Q":
            pull, end = _points(numbers)
            yield self._curve(_third(self._here, pull), _third(end, pull), end)
        else:
            for curve in _arc(self._here, numbers):
                yield self._curve(*curve)
        if command not in "CS":
            self._pull = self._here

    def _straight(self, end: Point, *, move: bool) -> str:
        self._here = end
        if move:
            self._start = end
        return f"{_at(end)} {'m' if move else 'l'}"

    def _curve(self, first: Point, second: Point, end: Point) -> str:
        self._here, self._pull = end, second
        return f"{_at(first, second, end)} c"


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(_spaced(path))
    at = 0
    command = ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
        count = _ARGUMENTS[command.upper()]
        yield command, [float(token) for token in tokens[at : at + count]]
        at += count
        # Further pairs after a move are lines (SVG 1.1, 8.3.2).
        command = {"M": "L", "m": "l"}.get(command, command)


def _spaced(path: str) -> str:
    """Part the two flags of an arc from each other and from what follows."""
    number = r"[-+]?(?:\d*\.\d+|\d+\.?)"
    arc = re.compile(
        rf"({number}[\s,]*{number}[\s,]*{number})[\s,]*([01])[\s,]*([01])[\s,]*"
        rf"({number})[\s,]*({number})[\s,]*"
    )

    def parted(section: re.Match[str]) -> str:
        return section[1] + arc.sub(r" \1 \2 \3 \4 \5 ", section[2])

    return re.sub(r"([Aa])([^A-Za-z]*)", parted, path)


def _third(end: Point, pull: Point) -> Point:
    """Return the cubic handle at ``end`` of a quadratic curve."""
    return (end[0] + 2 / 3 * (pull[0] - end[0]), end[1] + 2 / 3 * (pull[1] - end[1]))


def _points(numbers: list[float]) -> list[Point]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _arc(start: Point, numbers: list[float]) -> Iterator[tuple[Point, Point, Point]]:
    """Yield the Béziers of a circular arc (SVG 1.1, F.6.5); radii are equal."""
    radius, large, sweep = numbers[0], numbers[3] != 0, numbers[4] != 0
    end = (numbers[5], numbers[6])
    half = ((start[0] - end[0]) / 2, (start[1] - end[1]) / 2)
    reach = math.hypot(*half)
    if not reach or not radius:
        return
    radius = max(radius, reach)
    away = math.sqrt(max(radius**2 - reach**2, 0)) / reach
    away = away if large != sweep else -away
    centre = (
        (start[0] + end[0]) / 2 + away * half[1],
        (start[1] + end[1]) / 2 - away * half[0],
    )
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    turn = math.atan2(end[1] - centre[1], end[0] - centre[0]) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    steps = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-6))
    step = turn / steps
    pull = 4 / 3 * math.tan(step / 4) * radius
    for at in range(steps):
        here, there = first + at * step, first + (at + 1) * step
        a, b = _on(centre, radius, here), _on(centre, radius, there)
        yield (
            (a[0] - pull * math.sin(here), a[1] + pull * math.cos(here)),
            (b[0] + pull * math.sin(there), b[1] - pull * math.cos(there)),
            b,
        )


def _on(centre: Point, radius: float, angle: float) -> Point:
    return (
        centre[0] + radius * math.cos(angle),
        centre[1] + radius * math.sin(angle),
    )


def _at(*points: Point) -> str:
    return " ".join(f"{x:.3f} {y:.3f}" for x, y in points)
