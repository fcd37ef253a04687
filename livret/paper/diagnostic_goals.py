"""Goals in her words, and who does what by when."""

from __future__ import annotations

from collections.abc import Iterator

from livret.paper.flow import Band, Column
from livret.paper.marks import SIZE
from livret.paper.pieces import (
    MARK_GAP,
    Place,
    gap,
    paragraph,
    with_icon,
    with_label,
    with_mark,
)
from livret.paper.running import said_again, under_title
from livret.paper.sheet_context import Context
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    BODY,
    HER_WORDS,
    INK,
    NOTE,
    RULE,
    SECTION,
    SOFT_INK,
    TOPIC,
    WIDTH,
)
from livret.paper.typesetting import Span
from livret.usecases.sheets import GoalOnPaper, Step
from livret.words.cleaning import own
from livret.words.labels import barrier_label
from livret.words.papers.parts import deed, unsaid
from livret.words.papers.wording import APART, quoted

_INDENT = 26.0
_ICON = 16.0
_DATE_AT = 372.0
_STEP = _DATE_AT - 14


def goal_bands(context: Context) -> Iterator[Band]:
    """Set the heading, then each goal with its steps."""
    goals = [goal for goal in context.sheet.goals if goal.words or goal.steps]
    if not goals:
        return
    section = context.root.add("Sect")
    title = context.tr.text("Ce que nous allons faire")
    slices = paragraph(
        context.setter, section.add("H2"), [Span(title, SECTION)], Place(WIDTH)
    )
    again = said_again(context.setter, title, NOTE.bold(), Place(WIDTH))
    over = Band([Column(0, [*again, gap(4)])])
    nothing = unsaid(context.tr, goals)
    if nothing:
        told = [Span(nothing, BODY)]
        slices += paragraph(context.setter, section.add("P"), told, Place(WIDTH))
    yield Band([Column(0, [*slices, gap(6)])], before=18, with_next=True)
    for goal in goals:
        alone = len(goals) == 1
        bands = _goal(context, section, goal, alone=alone, told=bool(nothing))
        yield from under_title(bands, over)


def _goal(
    context: Context,
    section: Element,
    goal: GoalOnPaper,
    *,
    alone: bool,
    told: bool,
) -> list[Band]:
    part = section.add("Sect")
    setter, tr = context.setter, context.tr
    place = Place(WIDTH, indent=_INDENT)
    head = Column(0)
    if goal.words:
        said = quoted(tr, goal.words) if goal.hers else own(goal.words)
        spans = [Span(said, HER_WORDS)]
        words = paragraph(setter, part.add("H3"), spans, place)
        head.slices += with_icon(words, "target", _ICON, INK)
    elif not alone:
        spans = [Span(tr.text("Et aussi"), TOPIC)]
        head.slices += paragraph(setter, part.add("H3"), spans, place)
    if goal.barriers:
        names = tuple(barrier_label(tr, code) for code in goal.barriers)
        topics = APART.join(names)
        head.slices += paragraph(setter, part.add("P"), [Span(topics, NOTE)], place)
    bands = [Band([head], padding=7, ground=_rule_above, with_next=bool(goal.steps))]
    if goal.steps:
        steps = part.add("L")
        bands += [_step(context, steps, step, told=told) for step in goal.steps]
        for band in bands[:-1]:
            band.with_next = True
        bands[-1].columns[0].slices.append(gap(8))
    return bands


def _step(context: Context, steps: Element, step: Step, *, told: bool) -> Band:
    tr, setter = context.tr, context.setter
    read = deed(tr, step, context.sheet.on, told=told)
    said = read.what
    if read.who is not None:
        said = tr.text("{name}\u202f: {words}", name=own(read.who.name), words=said)
    elif read.nobody:
        said = tr.text("{way} ({details})", way=said, details=read.nobody)
    spans, place = [Span(said, BODY)], Place(_STEP, 0, _INDENT)
    item = steps.add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    # The day is heard after what is to be done: each is a paragraph, in that order.
    inside = (label, body.add("P"))
    if read.who is not None and step.side != "ensemble":
        mark = context.voices.sign(step.side, step.who)
        slices = with_mark(setter, inside, mark, spans, place)
    else:
        dash, room = Span("–", BODY), SIZE + MARK_GAP
        slices = with_label(setter, inside, dash, spans, place, room)
    columns = [Column(0, slices)]
    if read.when:
        when = [Span(read.when, BODY.inked(SOFT_INK))]
        day = paragraph(setter, body.add("P"), when, Place(WIDTH - _DATE_AT, 1))
        columns.append(Column(_DATE_AT, day))
    return Band(columns, before=3)


def _rule_above(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.rule(x, y + height, width, RULE)
