"""Who says what of one topic: where each mark stands, and what is read aloud.

A row has two faces. In columns each mark stands under the level its voice chose,
and what is no level stands below in words; in lines each mark stands before its
name and its answer, which is also the table twin of the columns. The desk draws
both, paper the lines; both say ``voices_alt`` to whoever listens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from livret.domain.barriers import Level
from livret.words.charts.lettering import Lettering
from livret.words.charts.shapes import Box, Drawing, Mark, Piece, Shape, Words
from livret.words.labels import answer_label, mark_label
from livret.words.translator import LANGUAGES, Translator

LEVELS = tuple(level.value for level in Level)
"""Columns, from what does not get in the way to what blocks."""

MARK = 24.0
"""Side of a mark under its level, at 100 %."""

_GAP = 4.0
_LINE = 26.0
_SMALL = 20.0
_INSET = 12.0
_AFTER = 28.0
_DROP = 2.0
_EDGE = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What one voice says of a topic.

    Attributes:
        id: Of the voice.
        side: Shape of its mark.
        name: As written beside it.
        initial: Inside it, possibly empty.
        answer: A level or another answer; empty: not said yet.
        beside: Other answers of the same voice, written at the same time.
        day: When it was said, in words, where that is told beside it.
        since: What it said otherwise in a review since: lines that tell which
            review, and the answer.
    """

    id: str
    side: str
    name: str
    initial: str = ""
    answer: str = ""
    beside: tuple[str, ...] = ()
    day: str = ""
    since: tuple[tuple[tuple[str, ...], str], ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """How a mark stands before its words, in the unit of who draws.

    Attributes:
        mark: Its side.
        indent: Where words begin.
        middle: From the top of a line to the middle of its letters.
        between: From one voice to the next.
    """

    mark: float
    indent: float
    middle: float
    between: float


# --- in words ------------------------------------------------------------------


def names_told(tr: Translator, names: Sequence[str]) -> str:
    """Return names as a list people say (« Amina et Marc »)."""
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    first = tr.comma.join(names[:-1])
    return tr.text("{first} et {last}", first=first, last=names[-1])


def voices_alt(tr: Translator, stands: Sequence[Stand]) -> str:
    """Return who says what, one part for each answer (practice rule 26)."""
    said: dict[tuple[str, str], list[str]] = {}
    for one in stands:
        said.setdefault((one.answer, one.day), []).append(one.name)
    parts = []
    for (code, day), names in said.items():
        who = _on_its_day(tr, names_told(tr, names), day)
        if code and code not in LEVELS:  # one speaks of oneself, judging nothing
            answer = answer_label(tr, code)
            parts.append(tr.text("{name} : {words}", name=who, words=answer))
        elif code:
            answer = answer_label(tr, code)
            parts.append(tr.text("{answer} selon {who}", answer=answer, who=who))
        elif len(said) > 1:
            parts.append(tr.text("{who} : pas encore dit", who=who))
    return (" ; " if tr.language == LANGUAGES[0] else "; ").join(parts)


def _on_its_day(tr: Translator, told: str, day: str) -> str:
    return tr.text("{way} ({details})", way=told, details=day) if day else told


def apart(tr: Translator, stands: Sequence[Stand]) -> list[tuple[Stand | None, str]]:
    """Return what stands in words below the marks: whose it is, and the words.

    Whose answer is no level, answers of another day, and what was said in a
    review since, under the lines that tell which one: those are nobody's.
    """
    found: list[tuple[Stand | None, str]] = []
    if any(one.answer for one in stands):
        found += [
            (
                one,
                answer_label(tr, one.answer)
                if one.answer
                else tr.text("pas encore dit"),
            )
            for one in stands
            if one.answer not in LEVELS and (one.answer or not one.since)
        ]
        found += [
            (one, tr.text("aussi : {answer}", answer=answer_label(tr, other)))
            for one in stands
            for other in one.beside
        ]
        found += [(one, one.day) for one in stands if one.day]
    titles = dict.fromkeys(title for one in stands for title, _ in one.since)
    for title in titles:
        found += [(None, line) for line in title]
        found += [
            (one, told) for one in stands for of, told in one.since if of == title
        ]
    return found


# --- in columns ----------------------------------------------------------------


def columns_height(
    tr: Translator, stands: Sequence[Stand], letters: Lettering
) -> float:
    """Return the height that ``in_columns`` needs."""
    px = letters.length
    some = any(one.answer in LEVELS for one in stands)
    return px(MARK + _GAP) * some + px(_LINE) * len(apart(tr, stands))


def in_columns(
    tr: Translator,
    stands: Sequence[Stand],
    letters: Lettering,
    columns: Sequence[tuple[float, float]],
    height: float,
) -> Drawing:
    """Return the marks under their levels, in the middle of a row.

    Args:
        tr: Says answers.
        stands: Hers first.
        letters: Measures words.
        columns: Left edge and width of each level, from ``ne gêne pas``.
        height: Of the row.
    """
    px = letters.length
    left, right = columns[0][0], columns[-1][0] + columns[-1][1]
    below = apart(tr, stands)
    some = any(one.answer in LEVELS for one in stands)
    side = px(MARK)
    top = (height - side * some - px(_LINE) * len(below)) / 2
    pieces: list[Piece] = []
    for level, (x, room) in zip(LEVELS, columns, strict=True):
        chosen = [one for one in stands if one.answer == level]
        pieces += _under(chosen, Box(x, top, room, side), letters)
    y = top + (side + px(_GAP)) * some
    for one, words in below:
        box = Box(left + px(_INSET), y, right - left - px(_INSET), px(_LINE))
        whose = one.id if one is not None else ""
        pieces.append(Piece(id=whose, box=box, shapes=_said(one, words, box, letters)))
        y += px(_LINE)
    return Drawing(width=right, height=height, pieces=tuple(pieces))


def _under(chosen: Sequence[Stand], box: Box, letters: Lettering) -> Iterator[Piece]:
    """Yield the marks of one level, smaller where they are many."""
    gap, count = letters.length(_GAP), len(chosen)
    room = box.w - letters.length(_EDGE)
    shrink = min(1.0, room / max(1.0, count * (box.h + gap)))
    side, gap = box.h * shrink, gap * shrink
    x = box.x + (box.w - count * side - (count - 1) * gap) / 2
    for one in chosen:
        square = Box(x, box.y + (box.h - side) / 2, side, side)
        yield Piece(id=one.id, box=square, shapes=(_mark(one, square),))
        x += side + gap


def _said(
    one: Stand | None, words: str, box: Box, letters: Lettering
) -> tuple[Shape, ...]:
    """Return a small mark and one line of words beside it; or the words alone."""
    px = letters.length
    indent = px(_AFTER) if one is not None else 0.0
    room = box.w - indent
    (text,) = letters.wrapped(words, room, 1) or ("",)
    y = box.y + px(_DROP) + (px(_SMALL) - letters.line) / 2
    said = Words(box.x + indent, y, text, room, "soft", letters.size)
    if one is None:
        return (said,)
    return (_mark(one, Box(box.x, box.y + px(_DROP), px(_SMALL), px(_SMALL))), said)


# --- in lines ------------------------------------------------------------------


def in_lines(
    tr: Translator,
    stands: Sequence[Stand],
    letters: Lettering,
    width: float,
    lines: Lines,
) -> Drawing:
    """Return one mark with its name and answer for each voice, from the top.

    Nothing is cut: a word wider than its line goes on in the next.
    """
    y, pieces = 0.0, []
    for one in stands:
        told = _on_its_day(tr, mark_label(tr, one.answer, name=one.name), one.day)
        rows = _every_line(told, letters, width - lines.indent)
        middle = y + lines.middle
        square = Box(0, middle - lines.mark / 2, lines.mark, lines.mark)
        shapes: list[Shape] = [_mark(one, square)]
        for at, text in enumerate(rows):
            top = y + at * letters.line
            room = letters.width(text)
            shapes.append(Words(lines.indent, top, text, room, "ink", letters.size))
        box = Box(0, y, width, letters.line * len(rows))
        pieces.append(Piece(id=one.id, box=box, shapes=tuple(shapes)))
        y = box.bottom + lines.between
    height = max(0.0, y - lines.between)
    return Drawing(width=width, height=height, pieces=tuple(pieces))


def _every_line(text: str, letters: Lettering, room: float) -> list[str]:
    """Break a text into lines no wider than ``room``, without leaving any out."""
    found, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if letters.width(longer) <= room:
            line = longer
            continue
        if line:
            found.append(line)
        *whole, line = _parted(word, letters, room)
        found += whole
    return [*found, line]


def _parted(word: str, letters: Lettering, room: float) -> list[str]:
    """Part a word that is wider than a line."""
    parts, part = [], ""
    for character in word:
        if part and letters.width(part + character) > room:
            parts.append(part)
            part = ""
        part += character
    return [*parts, part]


def _mark(one: Stand, square: Box) -> Mark:
    hollow = not one.answer
    return Mark(square, one.side, hollow=hollow, initial=one.initial)
