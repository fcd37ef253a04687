"""A topic with every voice, and steps: who does what by when."""

from __future__ import annotations

from collections.abc import Sequence

from livret.paper.blocks_list import item_slices
from livret.paper.blocks_text import said_slices
from livret.paper.breaking import words_of
from livret.paper.flow import Band, Column, Slice
from livret.paper.levelling import begun
from livret.paper.pieces import (
    MARK_GAP,
    Place,
    gap,
    paragraph,
    with_icon,
    with_mark,
    with_rules,
)
from livret.paper.setting import Setting
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import ACCENT, INK, RULE, SOFT_INK
from livret.paper.typesetting import Span
from livret.words.cleaning import own, reads_right_to_left
from livret.words.papers.blocks import Deeds, Since, Topic
from livret.words.papers.elements import Deed, Fact, Item, Kept

_TITLE = 0.22
_MARKS = 0.31
_BETWEEN = 14.0
_PADDING = 9.0
_RULE_INDENT = 12.0
_AFTER_ICON = 9.0
_UNDER_NOTE = 7.0
_WHO = 0.25
_WHO_AT_LEAST = 0.14
_WHEN_AT_MOST = 0.45


def topic_bands(setting: Setting, topic: Topic) -> list[Band]:
    """Return one topic: its name, her words and what is kept, every voice."""
    dress, wide = setting.dress, setting.width
    # A note over the first topic stands clear of its rule.
    under_note = bool(setting.part.kids) and _is_text(setting.part.kids[-1])
    part = setting.part.add("Sect")
    at = wide * _TITLE + _BETWEEN
    marks_at = wide * (1 - _MARKS) if topic.marks or topic.since else wide + _BETWEEN
    indent = setting.beside_icon(topic.icon, _AFTER_ICON)
    title_place = Place(at - _BETWEEN, indent=indent)
    inner = Place(marks_at - at - _BETWEEN, 1)
    marks_place = Place(wide - marks_at, 3)
    longest = _longest_word(setting, topic.title)
    beside = longest + indent <= wide * _TITLE
    if dress.stacked or longest > wide * _TITLE:
        at = marks_at = 0.0
        title_place = Place(wide, indent=indent)
        inner, marks_place = Place(wide, 1), Place(wide, 3)
    elif not beside:
        title_place = Place(at - _BETWEEN)
    name = setting.lines(part.add("H3"), topic.title, dress.topic, title_place)
    if topic.icon and at and not beside:
        # A long word takes the whole column, under its icon.
        name.insert(0, gap(dress.icon + 3))
    title = with_icon(name, topic.icon, dress.icon, INK) if topic.icon else name
    words = _words(setting, part, topic, inner)
    marks = _marks(setting, part, topic.marks, marks_place)
    kept = _beside_and_kept(setting, part, topic, inner)
    # After what was kept: it was not kept in view of it.
    since_place = Place(marks_place.width, 6)
    first = bool(at) and not marks
    since = _since(setting, part, topic.since, since_place, first=first)
    pad = _PADDING * min(dress.air, 1)
    if at:
        columns = [Column(0, title), Column(at, [*words, *kept])]
        columns.append(Column(marks_at, [*marks, *since]))
        again = [columns[0]]
    else:
        between = [gap(3)] if words else []
        below = gap(3 * dress.air)
        told = [*begun(words), *between, *marks, *kept, *since]
        columns = [Column(0, [*title, below, *told])]
        again = []
    before = _UNDER_NOTE * dress.air if under_note else 0.0
    return [Band(columns, before, pad, rule_above, again=again)]


def _is_text(kid: object) -> bool:
    return isinstance(kid, Element) and kid.seen == "P"


def _longest_word(setting: Setting, title: str) -> float:
    width = setting.setter.width
    words = [title[start:end] for start, end in words_of(title, 0, len(title))]
    return max(width(word, setting.dress.topic) for word in words)


def _words(setting: Setting, part: Element, topic: Topic, place: Place) -> list[Slice]:
    dress = setting.dress
    slices: list[Slice] = []
    if topic.question:
        slices += setting.lines(part.add("P"), topic.question, dress.note, place)
    for said in topic.said:
        slices += said_slices(setting, part, said, dress.her_words, place)
        if said.credit:
            slices += setting.lines(part.add("P"), said.credit, dress.note, place)
        slices.append(gap(2, 1))
    for fact in topic.facts:
        slices += _fact(setting, part, fact, place)
    return slices


def _fact(setting: Setting, part: Element, fact: Fact, place: Place) -> list[Slice]:
    body = setting.dress.body
    value = setting.said(fact.value, fact.simple)
    spans = [Span(f"{fact.label} ", body.bold()), Span(value, body)]
    return [gap(2, 1), *begun(setting.spans(part.add("P"), spans, place))]


def _marks(
    setting: Setting, part: Element, marks: tuple[Item, ...], place: Place
) -> list[Slice]:
    slices: list[Slice] = []
    voices = part.add("L") if marks else part
    for each in marks:
        slices += item_slices(setting, voices, each, place)
        slices.append(gap(3.5, place.order))
    return slices[:-1]


def _since(
    setting: Setting,
    part: Element,
    reviews: tuple[Since, ...],
    place: Place,
    *,
    first: bool,
) -> list[Slice]:
    """Return what was said otherwise in a review, under its title and its day."""
    slices: list[Slice] = []
    for each in reviews:
        if slices or not first:
            slices.append(gap(6, place.order))
        body = setting.dress.body
        slices += begun(setting.lines(part.add("P"), each.title, body.bold(), place))
        slices.append(gap(2, place.order))
        slices += _marks(setting, part, each.marks, place)
    return slices


def _beside_and_kept(
    setting: Setting, part: Element, topic: Topic, inner: Place
) -> list[Slice]:
    slices: list[Slice] = []
    place = Place(inner.width, 4)
    for each in topic.beside:
        slices.append(gap(3, 4))
        slices += item_slices(setting, part.add("L"), each, place)
    for kept in topic.kept:
        slices.append(gap(5, 5))
        slices += _kept(setting, part, kept, Place(inner.width, 5, _RULE_INDENT))
    return slices


def _kept(setting: Setting, part: Element, kept: Kept, place: Place) -> list[Slice]:
    """Return what the three keep; not agreed has two rules, at the same size."""
    body = setting.dress.body
    label = setting.said(kept.label, kept.simple)
    spans = []
    if label:
        spans.append(Span(f"{label} ", body.bold()))
    if kept.words:
        spans.append(Span(kept.words, body))
    slices = (
        setting.spans(part.add("P", alt="" if label else kept.heard), spans, place)
        if spans
        else []
    )
    if kept.reasons:
        reasons = part.add("L")
        for each in kept.reasons:
            inside = reasons.add("LI").add("LBody")
            slices += setting.lines(inside, each.text, body, place)
    ink = INK if kept.apart else ACCENT
    return with_rules(begun(slices), double=kept.apart, colour=ink)


def deeds_bands(setting: Setting, block: Deeds) -> list[Band]:
    """Return a goal in large, then who does what by when."""
    dress = setting.dress
    part = setting.part.add("Sect")
    indent = setting.beside_icon(block.icon, _AFTER_ICON)
    place = Place(setting.width, indent=indent)
    head = Column(0)
    if block.goal:
        # A goal in her words reads in the direction of her words.
        reads = reads_right_to_left(block.goal)
        spans = [Span(block.goal, dress.her_words)]
        title = part.add("H3")
        goal = paragraph(setting.setter, title, spans, place, leftwards=reads)
        if block.icon:
            goal = with_icon(goal, block.icon, dress.icon, INK)
        head.slices += goal
    elif block.title:
        wide = Place(setting.width)
        head.slices += setting.lines(part.add("H3"), block.title, dress.topic, wide)
    if block.about:
        head.slices += setting.lines(part.add("P"), block.about, dress.note, place)
    bands = []
    if head.slices:
        head.slices.append(gap(4 * dress.air))
        bands.append(Band([head], before=14 * dress.air, with_next=bool(block.deeds)))
    if block.deeds:
        steps = part.add("L")
        every = setting.deeds or block.deeds
        widths = _who_width(setting, every), _dates_width(setting, every)
        bands += [_deed(setting, steps, each, widths) for each in block.deeds]
    return bands


def _who_width(setting: Setting, deeds: Sequence[Deed]) -> float:
    """Return the room of the names, in points: what they need, within bounds."""
    style, mark = setting.dress.body.bold(), setting.dress.mark + MARK_GAP
    wide, plain = setting.setter.one_line, setting.dress.body
    names = {own(one.who.name) for one in deeds if one.who is not None}
    needed = [wide(name, style) + mark for name in names]
    needed += [wide(each, plain) for each in {one.nobody for one in deeds} if each]
    if not needed:
        # Nobody said who: the steps stand under the words of their goal.
        return setting.dress.icon + _AFTER_ICON
    least, most = _WHO_AT_LEAST * setting.width, _WHO * setting.width
    return min(max(least, *needed), most) + _BETWEEN


def _dates_width(setting: Setting, deeds: Sequence[Deed]) -> float:
    """Return the room of the dates, in points: each on one line where it can be."""
    style = setting.dress.body
    wide = setting.setter.one_line
    widths = [wide(when, style) for when in {one.when for one in deeds} if when]
    return min(max(widths, default=0.0), _WHEN_AT_MOST * setting.width)


def _deed(
    setting: Setting, steps: Element, deed: Deed, widths: tuple[float, float]
) -> Band:
    dress, wide = setting.dress, setting.width
    item = steps.add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    at, when_at = widths[0], wide - widths[1]
    if dress.stacked:
        at = when_at = 0.0
    who_place = Place((at - _BETWEEN) if at else wide)
    what_place = Place((when_at - at - 14) if at else wide, 1)
    when_place = Place(wide - when_at, 2)
    who = _who(setting, (label, body), deed, who_place)
    what = setting.lines(body.add("P"), deed.what, dress.body, what_place)
    if deed.note:
        what += setting.lines(body.add("P"), deed.note, dress.note, what_place)
    when = []
    if deed.when:
        style = dress.body.inked(SOFT_INK)
        when = setting.lines(body.add("P"), deed.when, style, when_place)
    pad = 7 * dress.air
    if at:
        columns = [Column(0, who), Column(at, what), Column(when_at, when)]
    else:
        columns = [Column(0, [*who, *begun(what), *begun(when)])]
    return Band(columns, padding=pad, ground=rule_above)


def _who(
    setting: Setting, inside: tuple[Element, Element], deed: Deed, place: Place
) -> list[Slice]:
    """Return who does it, with their mark; or that nobody said it yet."""
    (label, body), who = inside, deed.who
    dress = setting.dress
    if who is None:
        style = dress.body.inked(SOFT_INK)
        nobody = deed.nobody
        return setting.lines(body.add("P"), nobody, style, place) if nobody else []
    spans = [Span(own(who.name), dress.body.bold())]
    mark = setting.voices.sign(who.side, who.name)
    told = (label, body.add("P"))
    return with_mark(setting.setter, told, mark, spans, place, dress.mark)


def rule_above(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    """Draw the thin rule over a band."""
    canvas.rule(x, y + height, width, RULE)
