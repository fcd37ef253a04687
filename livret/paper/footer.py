"""The foot of every page: the legend of the marks, and the page number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

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
_BEFORE = 10.0

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a foot tells at the right.

    Attributes:
        lines: The lowest first.
        whole: Whether it is all of it.
        named: Whether it says whose the paper is.
    """

    lines: list[Line]
    whole: bool
    named: bool


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
        made: When it was made, for a paper that is signed: told on each page,
            so that two versions of one day are never taken for each other; in
            full, then as short as it may be told beside a long name.
        dress: Measures of the page and letters of its foot, as ``room_in``
            returns it; the legend may stand on lines of its own, over the page
            number, and whose paper it is beside the last of them or under it.
    """

    def __init__(
        self,
        setter: Typesetter,
        tr: Translator,
        legend: Sequence[tuple[Sign, str]] = (),
        about: Sequence[str] = (),
        *,
        made: Sequence[str] = (),
        dress: Dress = PLAIN,
    ) -> None:
        self._setter = setter
        self._tr = tr
        self._legend = legend
        *self._paper, self._day = about or ("",)
        self._made, self._moment = (made[0], made[-1]) if made else ("", "")
        self._frame = dress.frame
        self._style = dress.foot
        self._over = dress.legend_over and bool(legend)
        self._mark = dress.foot.size * _MARK / FOOTER.size if self._over else _MARK
        self._rows = self._in_rows() if self._over else []
        self._kept = dress.foot_rows

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Draw the foot of page ``number`` of ``total``."""
        canvas.artifact(FOOTER_ARTIFACT)
        frame = self._frame
        leading, right = self._style.leading, frame.margin + frame.width
        told = self._tr.text("page {number} sur {total}", number=number, total=total)
        lines = self._told(told, self._paper if number > 1 else ()).lines
        own_row = len(lines) > 1 and not self._shares(lines[1])
        up = (len(self._rows) + own_row) * leading
        canvas.rule(frame.margin, frame.foot + up + 17, frame.width, RULE)
        for at, line in enumerate(lines):
            canvas.draw_line(line, right - line.width, frame.foot + at * leading)
        for row in self._rows or [self._entries()]:
            x = frame.margin
            for mark, name in row:
                x = self._entry(canvas, mark, name, (x, frame.foot + up * self._over))
            up -= leading

    def room_in(self, dress: Dress, *, whose: bool = False) -> Dress:
        """Return a dress whose pages have room for each name of the legend, whole.

        The legend stands beside the page number where both have room, else over
        it.

        Args:
            dress: The one this foot was made with.
            whose: Whose paper it is has to have room too.
        """
        rows = self._rows_needed(whose=whose) if self._legend else 0
        worn = dress.with_foot(rows) if rows else dress
        asked = whose and any(self._paper[:-1]) and not self._all_in(worn)
        return dress.with_foot(rows + 1) if asked else worn

    def paged(
        self, dress: Dress, set_in: Callable[[Dress], S], pages: Callable[[S], int]
    ) -> S:
        """Return what pages hold that have room for what their foot names.

        Whose paper it is stands on every page but the first: in full if that takes
        no page more, else in short, else with the room that it takes.

        Args:
            dress: The one this foot was made with.
            set_in: Sets the paper in a dress.
            pages: How many pages what was set takes.
        """
        usual, roomy = (self.room_in(dress, whose=each) for each in (False, True))
        found = set_in(usual)
        if roomy == usual or pages(found) == 1:
            return found
        named = set_in(roomy)
        short = self._worn(usual)._at_most().named
        return found if short and pages(named) > pages(found) else named

    def _all_in(self, dress: Dress) -> bool:
        """Tell whether all that is told has room on a page of a dress."""
        return self._worn(dress)._at_most().whole

    def _worn(self, dress: Dress) -> Footer:
        about, tr, legend = (*self._paper, self._day), self._tr, self._legend
        made = (self._made, self._moment) if self._made else ()
        return Footer(self._setter, tr, legend, about, made=made, dress=dress)

    def _at_most(self) -> _Told:
        number = self._tr.text("page {number} sur {total}", number=99, total=99)
        return self._told(number, self._paper)

    def _told(self, page: str, paper: Sequence[str]) -> _Told:
        """Return what is told at the right.

        Where one line is too short, whose paper it is stands over it, if a line is
        kept there. Whose it is never gives way there: before it do the day, then
        the name of the paper.
        """
        one = self._line(*paper, self._day, self._made, page)
        if self._beside(one):
            return _Told(one, whole=True, named=True)
        whose = paper[:1] if len(paper) > 1 else ()
        below = (self._made, page) if self._made else (self._day, page)
        above = (*paper, self._day) if self._made else tuple(paper)
        kept = self._kept > len(self._rows)
        shorter = (below, (self._moment, page), (page,))
        tries: list[tuple[Sequence[str], Sequence[str]]] = [
            (above, below),
            (paper, below),
        ]
        tries += [(whose, each) for each in shorter]
        for at, (upper, lower) in enumerate(tries if paper else ()):
            over, under = self._line(*upper), self._line(*lower)
            last = at == len(tries) - 1
            whole = last or (len(over) == 1 and self._beside(under))
            room = kept or (not at and whole and self._shares(over[0]))
            if over and whole and room:
                return _Told([under[0], over[0]], whole=not at, named=True)
        line, _, named = self._fitting(page, paper)
        return _Told([line], whole=False, named=named)

    def _line(self, *told: str) -> list[Line]:
        """Return what is told as lines: one, where it has room."""
        text = " · ".join(part for part in told if part)
        return self._setter.lines([Span(text, self._style)], self._frame.width)

    def _beside(self, lines: Sequence[Line]) -> bool:
        """Tell whether one line has room beside the names that stand there."""
        names = self._needed() + _BEFORE if self._legend and not self._over else 0.0
        return len(lines) == 1 and names + lines[0].width <= self._frame.width

    def _shares(self, line: Line) -> bool:
        """Tell whether a line has room beside the last names over the page number."""
        if not self._rows:
            return False
        last = self._rows[-1]
        names = sum(self._wide(name) + _BETWEEN for _, name in last)
        return names + line.width <= self._frame.width

    def _rows_needed(self, *, whose: bool) -> int:
        """Return the lines of names over the page number; 0 where all fit beside it.

        The name of the paper and its day never give way to them; nor, if
        ``whose``, whose it is.
        """
        number = self._tr.text("page {number} sur {total}", number=99, total=99)
        paper = self._paper if whose else self._paper[-1:]
        least = (*paper, self._day, self._made, number)
        told = " · ".join(filter(None, least))
        dated = self._setter.width(told, self._style) + _BEFORE
        fits = self._fitting(number, self._paper)[1]
        beside = fits and self._needed() + dated <= self._frame.width
        beside = not self._over and beside
        return 0 if beside else len(self._in_rows())

    def _fitting(self, page: str, paper: Sequence[str]) -> tuple[Line, bool, bool]:
        """Return what is told at the right, whether it has room, and tells whose.

        Where it leaves none, the day gives way first, then the name of the paper,
        and whose it is last: a page of somebody else is to be seen. When a paper
        to be signed was made never does.
        """
        made, whose, title = (self._made, page), paper[:-1], paper[-1:]
        moment = (self._moment, page)
        usual, least = (self._day, *made), made if self._made else (self._day, page)
        ends = (usual, made, moment)
        hers = (paper, whose) if any(whose) else ()
        named = [(*each, *end) for each in hers for end in ends]
        others = [*((*title, *end) for end in ends), least]
        for told in [*named, *others]:
            lines = self._line(*told)
            beside = 0.0 if self._over else self._needed() + _BEFORE
            fits = len(lines) == 1 and beside + lines[0].width <= self._frame.width
            if fits:
                break
        return lines[0], fits, fits and told in named

    def _entries(self) -> list[tuple[Sign, Line]]:
        """Return each mark with its name, set on one line."""
        width = self._frame.width - self._mark - _GAP
        found = [
            (mark, self._setter.lines([Span(own(name), self._style)], width))
            for mark, name in self._legend
        ]
        return [(mark, lines[0]) for mark, lines in found if lines]

    def _needed(self) -> float:
        """Return the width that all names take on one line, 0 without any."""
        widths = [self._wide(line) for _, line in self._entries()]
        return sum(widths) + max(len(widths) - 1, 0) * _BETWEEN

    def _wide(self, name: Line) -> float:
        return self._mark + _GAP + name.width

    def _in_rows(self) -> list[list[tuple[Sign, Line]]]:
        """Return the names as they follow each other on lines of their own."""
        rows: list[list[tuple[Sign, Line]]] = []
        left = 0.0
        for mark, name in self._entries():
            left -= _BETWEEN + self._wide(name)
            if not rows or left < 0:
                rows.append([])
                left = self._frame.width - self._wide(name)
            rows[-1].append((mark, name))
        return rows

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
