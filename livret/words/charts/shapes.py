"""What a picture is made of: boxes, lines, marks, words, each with a role.

Lengths are in one unit chosen by who draws (pixels, points); y grows downwards.
Roles are those of ``resources/themes``; paper has the same names.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle.

    Attributes:
        x: The left edge.
        y: The upper edge.
        w: The width.
        h: The height.
    """

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.h

    def meets(self, other: Box) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def moved(self, dx: float, dy: float) -> Box:
        """Return the same box elsewhere."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled or outlined rectangle.

    Attributes:
        box: Where.
        fill: Role of the inside, or empty.
        edge: Role of the outline, or empty.
        radius: Of the corners.
        dashed: Whether the outline is dashed: what is only planned.
    """

    box: Box
    fill: str = ""
    edge: str = ""
    radius: float = 0.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line.

    Attributes:
        x1: Where it begins, from the left.
        y1: Where it begins, from the top.
        x2: Where it ends, from the left.
        y2: Where it ends, from the top.
        role: Of its ink.
        width: Of the line.
        dashed: What is only planned.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    role: str = "ink"
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A line through points, never filled.

    Attributes:
        points: (x, y), in order.
        role: Of the line.
        width: Of the line.
        dashes: Lengths drawn and left out in turn; empty for a whole line.
        closed: Whether it comes back to where it began.
    """

    points: tuple[tuple[float, float], ...]
    role: str
    width: float = 2.0
    dashes: tuple[float, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The shape of a voice, ● ■ ▲ ◆, or the ring of a joint act.

    Attributes:
        box: A square.
        side: ``personne``, ``social``, ``emploi``, ``autre`` or ``ensemble``; on
            paper ``autre:NAME``, where two others are told apart.
        planned: Outlined and dashed instead of filled.
        hollow: Outlined, for an older of two dates or a view not given yet.
        initial: Of who speaks, possibly empty; None for a mark of a chart,
            which has no letter.
    """

    box: Box
    side: str
    planned: bool = False
    hollow: bool = False
    initial: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``x``, ``y`` are its left and top.

    Attributes:
        x: Left edge, whatever the direction of the script.
        y: Top of the line.
        text: What is said.
        width: Room it takes.
        role: Of its ink.
        size: Of its letters, at 100 %.
        strong: Whether it is bold.
    """

    x: float
    y: float
    text: str
    width: float
    role: str = "ink"
    size: float = 15.0
    strong: bool = False


Shape = Rect | Stroke | Outline | Mark | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The part of a picture that is one thing: it can be pointed at and read.

    Attributes:
        id: Of the thing.
        box: Where it can be pointed at; its ring when it has the keyboard.
        shapes: What is drawn of it.
    """

    id: str
    box: Box
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture.

    Attributes:
        width: Of the picture.
        height: Of the picture.
        ground: What is drawn first and is nothing by itself.
        pieces: The things on it, in reading order.
    """

    width: float
    height: float
    ground: tuple[Shape, ...] = ()
    pieces: tuple[Piece, ...] = ()


def colour_of(side: str) -> str:
    """Return the role of a voice's colour: others have one, whoever they are."""
    return f"voice_{side.partition(':')[0]}"
