"""The topics of the joint diagnosis: one band each.

At the left the topic, in the middle her words and what the three keep, at the
right every voice with its mark and its level in words. A refusal is an answer
like another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from livret.paper.diagnostic_head import quote_slices
from livret.paper.flow import Band, Column, Slice
from livret.paper.pieces import Place, gap, marked, paragraph, with_icon, with_rules
from livret.paper.sheet_context import Context
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    ACCENT,
    BODY,
    HER_WORDS,
    INK,
    NOTE,
    RULE,
    SECTION,
    SUPPORT,
    TOPIC,
    WIDTH,
)
from livret.paper.typesetting import Span
from livret.paper.voice_rows import voice_slices
from livret.usecases.sheets import Line, Mark, Quote, Reviewed, Row
from livret.words.charts.voices import Stand
from livret.words.cleaning import own
from livret.words.labels import (
    asked_label,
    barrier_label,
)
from livret.words.papers.topics import (
    ICONS,
    beside,
    closed,
    closed_label,
    heard,
    kept_label,
    kept_words,
)
from livret.words.papers.wording import (
    APART,
    another_day,
    attribution,
    sentence,
)
from livret.words.said_on import days_note, other_day, review_title, usual_day_of

_TOPIC = Place(106, indent=26)
_WORDS_AT = 118.0
_MARKS_AT = 346.0
_WORDS = WIDTH - _WORDS_AT - (WIDTH - _MARKS_AT) - 16
_MARKS = WIDTH - _MARKS_AT
_PADDING = 9.0
_ICON = 17.0
_RULE_INDENT = 12.0
_SMALL_MARK = 11.5


def row_bands(context: Context) -> Iterator[Band]:
    """Set the heading of the topics, and one band for each."""
    rows = context.sheet.rows
    if not rows:
        return
    section = context.root.add("Sect")
    common = _common_attribution(context)
    yield _heading(context, section, common)
    asked = {row.asked for row in rows}
    for row in rows:
        own_question = "" if len(asked) == 1 else _question(context, row.asked)
        yield _row(context, section, row, common, own_question)


def not_discussed_band(context: Context) -> Band:
    """Return the topics not spoken of yet, on one line (practice rule 10)."""
    tr, codes = context.tr, context.sheet.not_discussed
    # Apart, since a topic's own name has commas.
    topics = APART.join(barrier_label(tr, code) for code in codes)
    told = tr.text("On n’en a pas encore parlé\u202f: {topics}.", topics=topics)
    slices = paragraph(
        context.setter, context.root.add("P"), [Span(told, BODY)], Place(WIDTH)
    )
    return Band([Column(0, slices)], padding=_PADDING, ground=_rule_above)


def _heading(context: Context, section: Element, common: str) -> Band:
    setter = context.setter
    title = context.tr.text("Ce que chacun en dit")
    column = Column(0)
    column.slices += paragraph(
        setter, section.add("H2"), [Span(title, SECTION)], Place(WIDTH)
    )
    asked = {row.asked for row in context.sheet.rows}
    notes = [_question(context, asked.pop())] if len(asked) == 1 else []
    days = days_note(context.tr, _usual(context), context.sheet.on)
    notes += [days] if days else []
    if common:
        notes.append(sentence(common))
    if any(row.lines for row in context.sheet.rows):
        notes.append(
            context.tr.text(
                "Un trait à gauche\u202f: ce que nous retenons. Deux traits\u202f: "
                "nous ne sommes pas d’accord."
            )
        )
    column.slices.append(gap(2))
    for note in notes:
        column.slices += paragraph(
            setter, section.add("P"), [Span(note, NOTE)], Place(WIDTH)
        )
    column.slices.append(gap(8))
    return Band([column], before=18, with_next=True)


def _question(context: Context, asked: str) -> str:
    return context.tr.text(
        "Question posée\u202f: est-ce que cela vous gêne {asked}\u202f?",
        asked=asked_label(context.tr, asked),
    )


def _common_attribution(context: Context) -> str:
    """Return the attribution that all her words share, or nothing."""
    told = {
        attribution(context.tr, quote)
        for row in context.sheet.rows
        for quote in row.quotes
    }
    return told.pop() if len(told) == 1 else ""


def _row(
    context: Context, section: Element, row: Row, common: str, question: str
) -> Band:
    part = section.add("Sect")
    setter, tr = context.setter, context.tr
    label = [Span(barrier_label(tr, row.barrier), TOPIC)]
    title = paragraph(setter, part.add("H3"), label, _TOPIC)
    topic = Column(0, with_icon(title, ICONS[row.barrier], _ICON, INK))
    words = Column(_WORDS_AT)
    if question:
        words.slices += paragraph(
            setter, part.add("P"), [Span(question, NOTE)], Place(_WORDS, 1)
        )
        words.slices.append(gap(3, 1))
    for quote in row.quotes:
        words.slices += _quote(context, part, quote, common)
    words.slices += _helps(context, part, row)
    marks = Column(_MARKS_AT, _marks(context, part, row.marks, _usual(context)))
    for each in row.marks:
        words.slices += _beside(context, part, each)
    for line in row.lines:
        words.slices += _line(context, part, line, first=not words.slices)
    # After what was kept: it was not kept in view of it.
    marks.slices += _reviews(context, part, row.reviews, first=not marks.slices)
    return Band(
        [topic, words, marks],
        padding=_PADDING,
        ground=_rule_above,
        again=[topic],
    )


def _quote(context: Context, part: Element, quote: Quote, common: str) -> list[Slice]:
    place = Place(_WORDS, 1)
    slices = quote_slices(context, part, quote, HER_WORDS, place)
    credit = (another_day if common else attribution)(
        context.tr, quote, _usual(context)
    )
    if credit:
        told = [Span(credit, NOTE)]
        slices += paragraph(context.setter, part.add("P"), told, place)
    return [*slices, gap(2, 1)]


def _helps(context: Context, part: Element, row: Row) -> list[Slice]:
    """Return what helps on this topic, what blocks outside, and that it is over."""
    headings = context.form.headings
    slices: list[Slice] = []
    for heading, texts, ink in (
        (headings.supports, row.supports, SUPPORT),
        (headings.outside, row.outside, INK),
    ):
        if texts:
            told = context.tr.text("{heading}\u202f:", heading=heading) + " "
            spans = [
                Span(told, BODY.bold().inked(ink)),
                Span(APART.join(own(each) for each in texts), BODY),
            ]
            slices.append(gap(2, 2))
            slices += paragraph(context.setter, part.add("P"), spans, Place(_WORDS, 2))
    if row.closed:
        spans = [
            Span(f"{closed_label(context.tr, row.closed)} ", BODY.bold()),
            Span(closed(context.tr, row.closed), BODY),
        ]
        slices.append(gap(2, 2))
        slices += paragraph(context.setter, part.add("P"), spans, Place(_WORDS, 2))
    return slices


def _usual(context: Context) -> dt.date:
    return usual_day_of(context.sheet.rows, context.sheet.on)


def _marks(
    context: Context,
    part: Element,
    marks: tuple[Mark, ...],
    usual: dt.date,
    order: int = 3,
) -> list[Slice]:
    # What a voice says without choosing a level stands beside, in words.
    marks = tuple(each for each in marks if each.answer or not each.words)
    stands = []
    for at, each in enumerate(marks):
        sign = context.voices.sign(each.voice, each.name)
        name = own(each.name)
        day = other_day(context.tr, each.on, usual)
        stand = Stand(
            id=str(at), side=each.voice, name=name, answer=each.answer, day=day
        )
        stands.append((stand, sign))
    return voice_slices(context.setter, part, context.tr, stands, _MARKS, order)


def _reviews(
    context: Context, part: Element, reviews: tuple[Reviewed, ...], *, first: bool
) -> list[Slice]:
    """Return what was said otherwise since, under the review and its day."""
    slices: list[Slice] = []
    for each in reviews:
        title = review_title(context.tr, each.moment, each.on)
        if slices or not first:
            slices.append(gap(6, 6))
        slices += paragraph(
            context.setter, part.add("P"), [Span(title, BODY.bold())], Place(_MARKS, 6)
        )
        slices.append(gap(2, 6))
        slices += _marks(context, part, each.marks, each.on, 6)
    return slices


def _beside(context: Context, part: Element, mark: Mark) -> list[Slice]:
    """Return what a voice says beside its level, with its mark."""
    if not mark.words.strip():
        return []
    told = beside(context.tr, mark, _usual(context))
    shape = context.voices.sign(mark.voice, mark.name)
    return [
        gap(3, 4),
        *marked(
            context.setter,
            part.add("L"),
            shape,
            [Span(told, BODY)],
            Place(_WORDS, 4),
            _SMALL_MARK,
        ),
    ]


def _line(context: Context, part: Element, line: Line, *, first: bool) -> list[Slice]:
    """Return what the three keep, or that they do not agree, at the same size."""
    tr, setter = context.tr, context.setter
    place = Place(_WORDS, 5, _RULE_INDENT)
    spans: list[Span] = []
    label = kept_label(tr, line)
    if label:
        spans.append(Span(f"{label} ", BODY.bold()))
    days = _usual(context), context.sheet.on
    words = kept_words(tr, line, *days)
    if words:
        spans.append(Span(words, BODY))
    element = part.add("P", alt=heard(tr, line, *days)) if spans else None
    slices = paragraph(setter, element, spans, place) if element else []
    if line.reasons:
        reasons = part.add("L")
        for name, words in line.reasons:
            told = tr.text("{name}\u202f: {words}", name=own(name), words=own(words))
            body = reasons.add("LI").add("LBody")
            slices += paragraph(setter, body, [Span(told, BODY)], place)
    apart = line.outcome == "not_agreed"
    ruled = with_rules(slices, double=apart, colour=INK if apart else ACCENT)
    return ruled if first else [gap(5, 5), *ruled]


def _rule_above(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.rule(x, y + height, width, RULE)
