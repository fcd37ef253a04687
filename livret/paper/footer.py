"""The foot of every page: the legend of the marks, and the page number."""

from __future__ import annotations

from collections.abc import Sequence

from livret.paper.cleaning import own
from livret.paper.marks import Sign, initial_line, shape_operators
from livret.paper.tagged import FOOTER as FOOTER_ARTIFACT
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import FOOT, FOOTER, MARGIN, RULE, WIDTH
from livret.paper.typesetting import Line, Span, Typesetter
from livret.words.translator import Translator

_MARK = 10.5
_GAP = 5.0
_BETWEEN = 14.0


class Footer:
    """Draws the same foot on each page.

    Args:
        setter: Sets text.
        tr: Says the page number.
        legend: Marks and their names.
        about: What the sheet is, told before the page number, so that loose
            sheets find each other again.
    """

    def __init__(
        self,
        setter: Typesetter,
        tr: Translator,
        legend: Sequence[tuple[Sign, str]] = (),
        about: str = "",
    ) -> None:
        self._setter = setter
        self._tr = tr
        self._legend = legend
        self._about = about

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Draw the foot of page ``number`` of ``total``."""
        canvas.artifact(FOOTER_ARTIFACT)
        canvas.rule(MARGIN, FOOT + 17, WIDTH, RULE)
        told = self._tr.text("page {number} sur {total}", number=number, total=total)
        if self._about:
            told = f"{self._about} · {told}"
        line = self._setter.lines([Span(told, FOOTER)], WIDTH)[0]
        canvas.draw_line(line, MARGIN + WIDTH - line.width, FOOT)
        room = WIDTH - line.width - 2 * _BETWEEN
        x = MARGIN
        for mark, name in self._legend:
            share = room / len(self._legend) - _MARK - _GAP
            lines = self._setter.lines([Span(own(name), FOOTER)], share)
            if lines:
                x = self._entry(canvas, mark, lines[0], x)

    def _entry(self, canvas: TaggedCanvas, mark: Sign, line: Line, x: float) -> float:
        bottom = FOOT - 1.8
        canvas.operators(shape_operators(mark, x, bottom, _MARK))
        initial = initial_line(self._setter, mark, _MARK)
        if initial is not None:
            letter, right, up = initial
            canvas.draw_line(letter, x + right, bottom + up)
        canvas.draw_line(line, x + _MARK + _GAP, FOOT)
        return x + _MARK + _GAP + line.width + _BETWEEN
