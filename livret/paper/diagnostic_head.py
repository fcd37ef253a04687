"""The top of the joint diagnosis: who, when, her aim, and what helps her."""

from __future__ import annotations

from collections.abc import Sequence

from livret.paper.flow import Band, Column, Slice
from livret.paper.pieces import (
    MARK_GAP,
    Place,
    dotted,
    gap,
    marked,
    paragraph,
    with_icon,
)
from livret.paper.running import said_again
from livret.paper.sheet_context import Context
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    AIM,
    BODY,
    HER_BORDER,
    HER_GROUND,
    HER_RULE,
    INK,
    NOTE,
    SECTION,
    SUPPORT,
    SUPPORT_GROUND,
    TITLE,
    WIDTH,
    Style,
)
from livret.paper.typesetting import Span
from livret.usecases.sheets import Quote
from livret.words.cleaning import cleaned, own, reads_right_to_left
from livret.words.dates import long_date
from livret.words.forms import other_form_note
from livret.words.papers.parts import language_of_words, replaces, taken_over, with_whom
from livret.words.papers.wording import attribution, quoted

_RIGHT = 300.0
_PADDING = 13.0
_INSIDE = 20.0
_ICON = 15.0
_MARK = 11.5
_GUTTER = 18.0
_WHO = Style(11, 15)


def header_band(context: Context) -> Band:
    """Return the title, her name and the date; at the right who took part."""
    tr, sheet, setter = context.tr, context.sheet, context.setter
    left = Column(0)
    place = Place(_RIGHT - _GUTTER)
    title = context.root.add("H1")
    left.slices += paragraph(setter, title, [Span(context.form.title, TITLE)], place)
    left.slices.append(gap(3))
    when = tr.text(
        "{name} · {date}", name=own(sheet.called), date=long_date(tr, sheet.on)
    )
    who = Style(14, 18)
    left.slices += paragraph(setter, context.root.add("P"), [Span(when, who)], place)
    name, _, version = sheet.form.rpartition("/")
    other = other_form_note(tr, name, int(version), context.form)
    notes = (*replaces(tr, sheet), other, *taken_over(tr, sheet))
    for told in filter(None, notes):
        left.slices += paragraph(
            setter, context.root.add("P"), [Span(told, NOTE)], place
        )
    place = Place(WIDTH - _RIGHT, order=1)
    at = WIDTH - _widest(context, place.width)
    right = Column(at, _present(context, place))
    left.slices.append(gap(12))
    return Band([left, right], ground=_ruled_below)


def _intro(context: Context) -> str:
    return with_whom(context.tr, context.sheet)


def _widest(context: Context, most: float) -> float:
    """Return the room of who took part: the names end where the page does."""
    width = context.setter.one_line
    names = [width(own(each), _WHO) for each in context.sheet.present]
    told = [width(_intro(context), NOTE), *(name + _MARK + MARK_GAP for name in names)]
    return min(max(told), most)


def _present(context: Context, place: Place) -> list[Slice]:
    sheet, setter = context.sheet, context.setter
    if not sheet.present:
        return []
    intro = _intro(context)
    slices = [gap(6, place.order)]
    slices += paragraph(setter, context.root.add("P"), [Span(intro, NOTE)], place)
    people = context.root.add("L")
    for each in sheet.present:
        side = context.voices.side_of(each)
        spans = [Span(own(each), _WHO)]
        if side:
            mark = context.voices.sign(side, each)
            slices += marked(setter, people, mark, spans, place, _MARK)
        else:
            item = people.add("LI").add("LBody")
            slices += paragraph(setter, item, spans, place)
    slices.append(gap(12, place.order))
    return slices


def aim_band(context: Context, aim: Quote) -> Band:
    """Return her aim in her words, largest on the page, on her ground."""
    section = context.root.add("Sect")
    place = Place(WIDTH - _INSIDE, indent=_INSIDE)
    column = Column(0)
    label = NOTE.bold().inked(HER_BORDER)
    heading = [Span(context.form.headings.aim, label)]
    column.slices += paragraph(context.setter, section.add("H2"), heading, place)
    column.slices.append(gap(3))
    column.slices += quote_slices(context, section, aim, AIM, place)
    column.slices.append(gap(3))
    told = [Span(attribution(context.tr, aim, context.sheet.on), NOTE)]
    column.slices += paragraph(context.setter, section.add("P"), told, place)
    return Band([column], before=16, padding=_PADDING, ground=_her_ground)


def quote_slices(
    context: Context, parent: Element, quote: Quote, style: Style, place: Place
) -> list[Slice]:
    """Return somebody's words between quotation marks.

    Words in other letters than the paper's are told in their language; in Arabic,
    Persian, Pashto or Urdu they stand at the right.
    """
    leftwards = reads_right_to_left(cleaned(quote.words))
    language = language_of_words(context.tr, quote)
    element = parent.add("P", language=language)
    spans = [Span(quoted(context.tr, quote.words), style)]
    return paragraph(context.setter, element, spans, place, leftwards=leftwards)


def strengths_band(context: Context) -> Band:
    """Return what helps her and what she can do, before any topic."""
    section = context.root.add("Sect")
    setter = context.setter
    head = Column(0)
    heading = Span(context.form.headings.supports, SECTION.inked(SUPPORT))
    place = Place(WIDTH - _INSIDE, indent=_INSIDE + _ICON + 7)
    title = paragraph(setter, section.add("H2"), [heading], place)
    head.slices += with_icon(title, "sprout", _ICON, SUPPORT, indent=_INSIDE)
    head.slices.append(gap(3))
    if context.sheet.strengths:
        columns = _strengths(context, section.add("L"), head.height)
    else:
        told = [Span(context.tr.text("On n’en a pas encore parlé."), BODY)]
        inside = Place(WIDTH - _INSIDE, indent=_INSIDE)
        head.slices += paragraph(setter, section.add("P"), told, inside)
        columns = []
    title_again = said_again(setter, heading.text, NOTE.bold().inked(SUPPORT), place)
    return Band(
        [head, *columns],
        before=10,
        padding=_PADDING - 1,
        ground=_support_ground,
        over=[Column(0, [*title_again, gap(3)])],
    )


def _strengths(context: Context, parent: Element, top: float) -> list[Column]:
    """Return the strengths in two columns, or one where they are long."""
    wide = WIDTH - 2 * _INSIDE
    half = (wide - _GUTTER) / 2
    texts = context.sheet.strengths
    fits = all(
        context.setter.width(cleaned(each), BODY) < 2 * half - 40 for each in texts
    )
    if len(texts) == 1 or not fits:
        return [Column(_INSIDE, [gap(top), *_items(context, parent, texts, wide, 0)])]
    middle = (len(texts) + 1) // 2
    return [
        Column(_INSIDE, [gap(top), *_items(context, parent, texts[:middle], half, 1)]),
        Column(
            _INSIDE + half + _GUTTER,
            [gap(top), *_items(context, parent, texts[middle:], half, 2)],
        ),
    ]


def _items(
    context: Context, parent: Element, texts: Sequence[str], width: float, order: int
) -> list[Slice]:
    slices: list[Slice] = []
    place = Place(width, order=order, indent=12)
    for each in texts:
        body = parent.add("LI").add("LBody")
        lines = paragraph(context.setter, body, [Span(own(each), BODY)], place)
        slices += dotted(lines, SUPPORT)
    return slices


def _ruled_below(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.rule(x, y, width, INK, line=1.6)


def _her_ground(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.box(x, y, width, height, fill=HER_GROUND, stroke=HER_RULE, radius=9)


def _support_ground(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.box(x, y, width, height, fill=SUPPORT_GROUND, radius=9)
