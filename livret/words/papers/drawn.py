"""Pictures on papers: drawings of ``words.charts``, with what they show said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import Drawing
from livret.words.papers.elements import Voice


@dataclass(frozen=True, slots=True)
class Shown:
    """One drawing.

    Attributes:
        drawing: What is drawn, in points.
        alt: All that it shows.
    """

    drawing: Drawing
    alt: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Drawings of ``words.charts``, with all that they show in sentences.

    The same in words (their table twin) follows them as blocks.
    ``pictures.spread`` sets title and caption around them, or leaves out what
    is ``hard`` to read.

    Attributes:
        drawings: Makes them for letters, a width and a height, in points: as
            many as letters of that size ask for, each on a page with its title
            and what stands under it.
        title: Over them; possibly empty.
        level: Of the title: 3 inside a part, 2 where it opens one.
        caption: Under them, small; possibly empty.
        voices: Whose marks they show: a list of them stands under them.
        hard: Left out of the simple version, where the table stands alone.
        middle: They stand in the middle of the line.
        named: The foot of every page names the voices: no list of them is set.
        turns: Days go from right to left where the paper is read so.
        wordless: Nothing is written in them: in two languages drawn once.
        tall: Each may be as high as a page: in two languages one stands on each.
        halves: In two languages each may stand in its column, where it shows all
            that it would across the page; else one stands under the other.
    """

    drawings: Callable[[Lettering, float, float], Sequence[Shown]]
    title: str = ""
    level: int = 3
    caption: str = ""
    voices: tuple[Voice, ...] = ()
    hard: bool = False
    middle: bool = False
    turns: bool = False
    wordless: bool = False
    tall: bool = False
    halves: bool = False
    named: bool = False
