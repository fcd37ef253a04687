"""The foot of every page: the legend of the marks, and the page number."""

from __future__ import annotations

from collections.abc import Sequence

from livret.paper.dress import PLAIN, Dress
from livret.paper.marks import Sign, initial_line, shape_operators
from livret.paper.tagged import FOOTER as FOOTER_ARTIFACT
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import FOOTER, RULE
from livret.paper.typesetting import Line, Span, Typesetter
from livret.words.cleaning import own
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
        about: Its day, told before the page number, so that loose sheets find
            each other again; before it whose paper it is and its name, told on
            every page but the first, which has them at its top: a page that is
            signed says what is signed, and that of somebody else is seen.
        dress: Measures of the page and letters of its foot; in large print the
            legend stands on a line of its own, over the page number.
    """

    def __init__(
        self,
        setter: Typesetter,
        tr: Translator,
        legend: Sequence[tuple[Sign, str]] = (),
        about: Sequence[str] = (),
        *,
        dress: Dress = PLAIN,
    ) -> None:
        self._setter = setter
        self._tr = tr
        self._legend = legend
        *self._paper, self._day = about or ("",)
        self._frame = dress.frame
        self._style = dress.foot
        self._over = dress.legend_over and bool(legend)
        self._mark = dress.foot.size * _MARK / FOOTER.size if self._over else _MARK

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Draw the foot of page ``number`` of ``total``."""
        canvas.artifact(FOOTER_ARTIFACT)
        frame = self._frame
        up = self._style.leading if self._over else 0.0
        canvas.rule(frame.margin, frame.foot + up + 17, frame.width, RULE)
        told = self._tr.text("page {number} sur {total}", number=number, total=total)
        line, names = self._fitting(told, self._paper if number > 1 else ())
        canvas.draw_line(line, frame.margin + frame.width - line.width, frame.foot)
        x = frame.margin
        for (mark, _), lines in zip(self._legend, names, strict=True):
            if lines:
                x = self._entry(canvas, mark, lines[0], (x, frame.foot + up))

    def _fitting(
        self, page: str, paper: Sequence[str]
    ) -> tuple[Line, list[list[Line]]]:
        """Return what is told at the right, and the lines of each name.

        Where that leaves no room for the names, whose it is gives way first,
        then the day.
        """
        usual, title = (self._day, page), paper[-1:]
        for told in ((*paper, *usual), (*title, *usual), (*title, page), usual):
            text = " · ".join(part for part in told if part)
            lines = self._setter.lines([Span(text, self._style)], self._frame.width)
            beside = 0.0 if self._over else lines[0].width
            names, fits = self._named(self._frame.width - beside - _BETWEEN)
            if (fits and len(lines) == 1) or told == usual:
                break
        return lines[0], names

    def _named(self, room: float) -> tuple[list[list[Line]], bool]:
        """Return the lines of each name, and whether all have room as they are."""
        whole = [self._set(name, self._frame.width) for _, name in self._legend]
        aside, count = self._mark + _GAP, len(whole)
        needed = sum(each[0].width for each in whole if each)
        needed += count * aside + max(count - 1, 0) * _BETWEEN
        if needed <= room and all(len(each) <= 1 for each in whole):
            return whole, True
        share = (room - _BETWEEN) / max(count, 1) - aside
        return [self._set(name, share) for _, name in self._legend], False

    def _set(self, name: str, room: float) -> list[Line]:
        return self._setter.lines([Span(own(name), self._style)], room)

    def _entry(
        self, canvas: TaggedCanvas, mark: Sign, line: Line, at: tuple[float, float]
    ) -> float:
        (x, y), side = at, self._mark
        bottom = y - 1.8
        left = canvas.left(x, side)
        canvas.operators(shape_operators(mark, left, bottom, side))
        initial = initial_line(self._setter, mark, side)
        if initial is not None:
            letter, right, up = initial
            with canvas.turned(None):
                canvas.draw_line(letter, left + right, bottom + up)
        canvas.draw_line(line, x + side + _GAP, y)
        return x + side + _GAP + line.width + _BETWEEN
