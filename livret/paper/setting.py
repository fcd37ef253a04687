"""One paper being set: what every block needs to draw itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from livret.paper.dress import Dress
from livret.paper.flow import Slice
from livret.paper.pieces import Place, paragraph
from livret.paper.structure import Element
from livret.paper.tokens import Style
from livret.paper.typesetting import Span, Typesetter
from livret.paper.voices import Voices
from livret.words.cleaning import broken
from livret.words.papers.elements import Deed
from livret.words.papers.one_idea import one_a_line
from livret.words.translator import Translator


@dataclass
class Setting:
    """One paper being made.

    Attributes:
        dress: How its blocks are drawn.
        tr: Says the few sentences that blocks do not bring.
        root: The Document element.
        voices: Marks of the voices.
        setter: Sets text.
        axis: What is turned around, in a column that reads right to left: the
            sum of its left and right edges on the page.
        deeds: Every step of the paper: its columns are the same under each goal.
        opened_on: Page on which each paper in the paper begins, from 1; known once
            the pages are, before they are drawn.
        part: The part that the next block stands in.
    """

    dress: Dress
    tr: Translator
    root: Element
    voices: Voices
    setter: Typesetter = field(default_factory=Typesetter)
    axis: float | None = None
    deeds: tuple[Deed, ...] = ()
    opened_on: list[int] = field(default_factory=list)
    part: Element = field(init=False)
    _above: Element = field(init=False)

    def __post_init__(self) -> None:
        self.open_paper()

    @property
    def width(self) -> float:
        """Width of the body, in points."""
        return self.dress.frame.width

    def open_paper(self) -> None:
        """Leave every part: what comes before the next heading stands in none.

        In the whole livret it would be heard in the last part of the paper before.
        """
        self.part = self._above = self.root

    def open_part(self, level: int) -> Element:
        """Begin a part; those of level 3 stand inside the last of level 2."""
        if level == 2:  # noqa: PLR2004 - the level of a heading
            self.part = self._above = self.root.add("Sect")
        else:
            self.part = self._above.add("Sect")
        return self.part

    def lines(
        self, element: Element, text: str, style: Style, place: Place
    ) -> list[Slice]:
        """Return a paragraph of one style."""
        return paragraph(self.setter, element, [Span(text, style)], place)

    def each_line(
        self, parent: Element, text: str, style: Style, place: Place
    ) -> list[Slice]:
        """Return lines one under the other, each a paragraph for who listens.

        A line break is no stop: « gêne un peu Claire M. : bloque » in one breath
        is not who said what.
        """
        told = one_a_line(text) if self.setter.one_idea else text
        lines = broken(told)
        return [
            each
            for line in lines
            for each in self.lines(parent.add("P"), line, style, place)
        ]

    def spans(
        self, element: Element, spans: Sequence[Span], place: Place
    ) -> list[Slice]:
        """Return a paragraph of several styles."""
        return paragraph(self.setter, element, spans, place)

    def beside_icon(self, icon: str, between: float) -> float:
        """Return where words begin beside an icon, in points: at 0 without one."""
        return self.dress.icon + between if icon else 0.0

    def said(self, text: str, simple: str) -> str:
        """Return the simple text in the simple version, where there is one."""
        return simple if self.dress.simple and simple else text
