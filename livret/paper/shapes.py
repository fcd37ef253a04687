"""Boxes, rules and pictures of a page, and the axis that turns them around.

In a column that reads right to left everything stands where a mirror would
show it: marks and labels at the right, what follows at their left. Only places
are turned; letters and pictures stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from livret.paper.tokens import Colour


class Shapes:
    """What a canvas draws besides text; mixed into ``TaggedCanvas``."""

    rect: Callable[..., None]
    roundRect: Callable[..., None]  # noqa: N815 - reportlab's name
    _code: list[str]
    _axis: float | None = None

    def left(self, x: float, width: float) -> float:
        """Return where something begins, turned around the axis if there is one.

        Args:
            x: Where it would begin in text that reads left to right.
            width: How wide it is.
        """
        return x if self._axis is None else self._axis - x - width

    @contextmanager
    def turned(self, axis: float | None) -> Iterator[None]:
        """Turn what is drawn inside around an axis.

        Args:
            axis: Sum of the left and right edges of the column; None for text
                that reads left to right.
        """
        before, self._axis = self._axis, axis
        try:
            yield
        finally:
            self._axis = before

    def box(  # noqa: PLR0913 - a box has six measures
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        radius: float = 0,
        line: float = 0.75,
    ) -> None:
        """Draw a box, its lower left corner at ``x``, ``y``."""
        x = self.left(x, width)
        if fill is not None:
            self._code.append(f"{ink(fill)} rg")
        if stroke is not None:
            self._code.append(f"{ink(stroke)} RG {line:g} w")
        shape = (x, y, width, height)
        paint = {"stroke": int(stroke is not None), "fill": int(fill is not None)}
        if radius:
            self.roundRect(*shape, radius, **paint)
        else:
            self.rect(*shape, **paint)

    def rule(
        self, x: float, y: float, width: float, colour: Colour, line: float = 0.75
    ) -> None:
        """Draw a horizontal line."""
        x = self.left(x, width)
        self._code.append(
            f"{ink(colour)} RG {line:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S"
        )

    def operators(self, syntax: str) -> None:
        """Draw with PDF operators (icons and marks)."""
        self._code.append(syntax)


def ink(colour: Colour) -> str:
    """Return a colour as the numbers of a PDF operator."""
    return " ".join(f"{part:.4g}" for part in colour)
