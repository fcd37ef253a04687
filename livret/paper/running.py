"""Titles said once more where a part goes on on the next page.

A level, an answer, a step or a day at the top of a loose sheet is read alone: it says
whose it is, or of what. Who listens has heard the title: an artifact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from livret.paper.flow import Band, Column, Slice
from livret.paper.mirror import turned
from livret.paper.pieces import Place, base_line, gap
from livret.paper.setting import Setting
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import Style
from livret.paper.typesetting import Line, Span, Typesetter
from livret.words.papers.blocks import Deeds, Facts, Head, Heading, Items, Paragraph
from livret.words.papers.drawn import Picture
from livret.words.papers.hand_blocks import Answers, Lines, Ticks
from livret.words.papers.wording import APART

_UNDER = 4.0


@dataclass(slots=True)
class Titles:
    """The titles that stand over what goes on, as the blocks of a paper follow.

    Attributes:
        chapter: Of the paper in a paper that the blocks stand in; possibly empty.
        title: Of their part; empty where it is not said again.
        level: Of that title: what stands inside its part is deeper.
    """

    chapter: str = ""
    title: str = ""
    level: int = 0

    def over(self, setting: Setting, block: object) -> str:
        """Return what is said over a block where it begins a page; empty for none."""
        if isinstance(block, Head):
            self.chapter, self.title = block.runs_on, ""
            return ""
        within = self._goes_on(block)
        told = self.title if within else ""
        if isinstance(block, Picture) and block.title:
            told = APART.join(filter(None, (told, block.title)))
        if isinstance(block, Heading) and block.runs_on:
            self.title = setting.said(block.text, block.simple)
            self.level = block.level
        elif not within:
            self.title = ""
        return APART.join(filter(None, (self.chapter, told)))

    def _goes_on(self, block: object) -> bool:
        """Tell whether a block goes on with the part that a title opened."""
        if isinstance(block, Heading):
            return block.level > self.level and not block.runs_on
        if isinstance(block, Answers | Lines | Ticks):
            return True  # boxes or lines alone on a sheet would be of any topic
        return isinstance(block, Items | Facts | Deeds | Paragraph | Picture)


def title_again(setting: Setting, text: str) -> Band | None:
    """Return what is said again over what goes on; None for nothing."""
    if not text:
        return None
    place, style = Place(setting.width), setting.dress.note.bold()
    slices = said_again(setting.setter, text, style, place)
    slices.append(gap(_UNDER * setting.dress.air))
    return turned(Band([Column(0, slices)]), setting.axis)


def said_again(
    setter: Typesetter, text: str, style: Style, place: Place
) -> list[Slice]:
    """Return the lines of a title as an artifact."""
    lines = setter.lines([Span(text, style)], place.room)
    return [_drawn(each, style, place) for each in lines]


def under_title(bands: Sequence[Band], title: Band | None) -> list[Band]:
    """Return the bands of a part, under its title where they begin a page."""
    return [replace(each, again_over=title) for each in bands]


def _drawn(line: Line, style: Style, place: Place) -> Slice:
    def draw(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        canvas.draw_line(line, x + place.indent, top - base_line(style))

    return Slice(line.leading, draw, place.order)
