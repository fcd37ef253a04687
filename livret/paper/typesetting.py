"""From spans of text to lines that fit a width.

Lines break at spaces and between Chinese characters, never overflow (a word
wider than the column is broken between letters), and are placed from left to
right after the bidirectional order. Nothing is justified or hyphenated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from livret.paper.bidirectional import split_levels, visual_order
from livret.paper.breaking import BREAK, held_words, in_company, parts_of
from livret.paper.shaping import Shaped, Shaper, clusters
from livret.paper.tokens import Style
from livret.words.cleaning import END_ISOLATE, ISOLATE

_LETTERS = 32
"""Of a word wider than its column, tried first on a line."""


@dataclass(frozen=True)
class Span:
    """Characters of one style.

    Attributes:
        text: Cleaned; words of people through ``cleaning.own``.
        style: All spans of a paragraph share size and leading.
    """

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face and style at their place on a line.

    Attributes:
        x: From the left of the column, in points.
        style: Its style.
        shaped: The glyphs.
    """

    x: float
    style: Style
    shaped: Shaped


@dataclass(frozen=True)
class Line:
    """One line, ready to be drawn.

    Attributes:
        runs: From left to right.
        width: Width of what is drawn, in points.
        size: Type size in points.
        leading: Height of the line in points.
        text: The characters in the order they were typed.
        last: Whether the paragraph ends; a space is heard after any other line.
        parts: The same characters by style, in the order they were typed.
    """

    runs: tuple[Run, ...]
    width: float
    size: float
    leading: float
    text: str
    last: bool = False
    parts: tuple[tuple[Style, str], ...] = ()

    @property
    def told(self) -> bool:
        """Whether the glyphs stand in the order in which the text is read."""
        return not any(run.shaped.leftwards for run in self.runs)

    def of(self, style: Style) -> Line:
        """Return what is of one style on this line, where it stands."""
        text = "".join(text for each, text in self.parts if each == style)
        runs = tuple(run for run in self.runs if run.style == style)
        return replace(self, runs=runs, text=text)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of one style and level between two spaces, or one space."""

    text: str
    style: Style
    level: int
    width: float


class Typesetter:
    """Sets paragraphs for one document.

    Args:
        language: BCP 47 tag of the text, for the forms of its letters.
        leftwards: Whether the document reads right to left: its lines start
            at the right, where the canvas is turned around.
    """

    one_idea = False
    """Paragraphs put each sentence of ours on a line of its own."""

    def __init__(self, language: str = "fr", *, leftwards: bool = False) -> None:
        self.language = language
        self.shaper = Shaper(language)
        self._leftwards = leftwards

    def width(self, text: str, style: Style) -> float:
        """Return the width of ``text`` on one endless line, in points."""
        line = self.lines([Span(text, style)], float("inf"))
        return line[0].width if line else 0.0

    def one_line(self, text: str, style: Style) -> float:
        """Return a width in which ``text`` stands on one line, in points."""
        # Words shaped one by one may be a little wider than in their line.
        return self.width(text, style) * 1.04 + 1

    def lines(
        self,
        spans: Sequence[Span],
        width: float,
        *,
        leftwards: bool | None = None,
    ) -> list[Line]:
        r"""Break ``spans`` into lines at most ``width`` points wide.

        Args:
            spans: One paragraph; ``\n`` starts a new line.
            width: Width of the column in points.
            leftwards: Whether the paragraph reads right to left; as the
                document where nothing is said. Of the other way, it stands at
                the other side, or as a block in a document read leftwards.
        """
        reads = self._leftwards if leftwards is None else leftwards
        moved = reads != self._leftwards
        found: list[Line] = []
        for part in _paragraphs(spans):
            broken = _filled(self._words(part, width, base=int(reads)), width)
            found += [self._line(pieces, part[0].style) for pieces in broken]
        found[-1:] = [replace(each, last=True) for each in found[-1:]]
        if not moved:
            return found
        # Latin words of hers in an Arabic paper stay beside what they go with.
        edge = (
            max((line.width for line in found), default=0.0)
            if self._leftwards
            else width
        )
        return [_moved(line, edge - line.width) for line in found]

    def _words(
        self, spans: Sequence[Span], width: float, base: int
    ) -> list[list[_Piece]]:
        """Return the words and spaces of one paragraph, in the order typed."""
        styles = [
            span.style
            for span in spans
            for character in span.text
            if character not in (ISOLATE, END_ISOLATE)
        ]
        text, levels = split_levels("".join(span.text for span in spans), base)
        words: list[list[_Piece]] = []
        for start, end in held_words(text):
            word = self._pieces(text, styles, levels, (start, end))
            if sum(piece.width for piece in word) <= width:
                words.append(word)
                continue
            for part in parts_of(text, start, end):
                word = self._pieces(text, styles, levels, part)
                if sum(piece.width for piece in word) <= width:
                    words.append(word)
                else:
                    words.extend([piece] for piece in self._chunks(word, width))
        return words

    def _pieces(
        self,
        text: str,
        styles: Sequence[Style],
        levels: Sequence[int],
        bounds: tuple[int, int],
    ) -> list[_Piece]:
        start, end = bounds
        pieces: list[_Piece] = []
        at = start
        while at < end:
            stop = at + 1
            while (
                stop < end and styles[stop] == styles[at] and levels[stop] == levels[at]
            ):
                stop += 1
            pieces.append(self._piece(text[at:stop], styles[at], levels[at]))
            at = stop
        return pieces

    def _piece(self, text: str, style: Style, level: int) -> _Piece:
        width = self.shaper.width(text, style, leftwards=level % 2 == 1)
        return _Piece(text, style, level, width)

    def _chunks(self, word: Sequence[_Piece], width: float) -> Iterator[_Piece]:
        """Break a word wider than the column between its letters."""
        for piece in word:
            letters, most = clusters(piece.text), _LETTERS
            while letters:
                # Tried from a line on: the whole of a text without a space, for
                # each of its lines, cost the square of its length.
                while most < len(letters) and self._fits(piece, letters[:most], width):
                    most *= 2
                low, high = 1, min(most, len(letters))
                while low < high:
                    middle = (low + high + 1) // 2
                    if self._fits(piece, letters[:middle], width):
                        low = middle
                    else:
                        high = middle - 1
                yield self._piece("".join(letters[:low]), piece.style, piece.level)
                letters, most = letters[low:], low + 1

    def _fits(self, piece: _Piece, letters: Sequence[str], width: float) -> bool:
        part = self._piece("".join(letters), piece.style, piece.level)
        return part.width <= width

    def _line(self, pieces: Sequence[_Piece], style: Style) -> Line:
        joined = _joined(pieces)
        ordered = visual_order(joined, [piece.level for piece in joined])
        runs: list[Run] = []
        pen = 0.0
        for piece in ordered:
            leftwards = piece.level % 2 == 1
            parts = self.shaper.shape(
                piece.text, piece.style.weight, leftwards=leftwards
            )
            for shaped in reversed(parts) if leftwards else parts:
                runs.append(Run(pen, piece.style, shaped))
                pen += shaped.width * piece.style.size / 1000
        return Line(
            runs=tuple(runs),
            width=pen,
            size=style.size,
            leading=style.leading,
            text="".join(piece.text for piece in joined),
            parts=tuple((piece.style, piece.text) for piece in joined),
        )


def height(lines: Sequence[Line]) -> float:
    """Return the height of ``lines`` set one under the other, in points."""
    return sum(line.leading for line in lines)


def _paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    """Split spans at line breaks; empty lines are left out."""
    parts: list[list[Span]] = [[]]
    for span in spans:
        for at, text in enumerate(span.text.split("\n")):
            if at:
                parts.append([])
            if text:
                parts[-1].append(Span(text, span.style))
    return [part for part in parts if any(span.text.strip() for span in part)]


def _filled(words: Sequence[list[_Piece]], width: float) -> list[list[_Piece]]:
    """Fill lines greedily; spaces at either end of a line are dropped."""
    lines: list[list[_Piece]] = []
    line: list[_Piece] = []
    used = 0.0
    for word in words:
        wide = sum(piece.width for piece in word)
        blank = word[0].text[0] == BREAK
        if line and not blank and used + wide > width:
            lines.append(line)
            line, used = [], 0.0
        if blank and not line:
            continue
        line.extend(word)
        used += wide
    if line:
        lines.append(line)
    return in_company([_trimmed(each) for each in lines], lambda one: one.text)


def _trimmed(line: list[_Piece]) -> list[_Piece]:
    end = len(line)
    while end and not line[end - 1].text.strip(BREAK):
        end -= 1
    return line[:end]


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Put neighbours of one style and level together, to be shaped as one."""
    joined: list[_Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and (before.style, before.level) == (piece.style, piece.level):
            text = before.text + piece.text
            joined[-1] = _Piece(text, piece.style, piece.level, 0)
        else:
            joined.append(piece)
    return joined


def _moved(line: Line, right: float) -> Line:
    runs = tuple(Run(run.x + right, run.style, run.shaped) for run in line.runs)
    return replace(line, runs=runs)
