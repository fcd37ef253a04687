"""Blocks of text: titles, paragraphs, her words, lists, facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from livret.paper.dress import PLAIN
from livret.paper.flow import Band, Column, Slice
from livret.paper.pieces import (
    Place,
    dotted,
    gap,
    paragraph,
    with_icon,
    with_mark,
    with_rules,
)
from livret.paper.setting import Setting
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    ACCENT,
    HER_BORDER,
    HER_GROUND,
    HER_RULE,
    INK,
    SUPPORT,
    SUPPORT_GROUND,
    Colour,
    Style,
)
from livret.paper.typesetting import Span
from livret.words.aid import LEFTWARDS
from livret.words.papers.blocks import (
    LEAD,
    NOTE,
    Fact,
    Facts,
    Heading,
    HerWords,
    Item,
    Items,
    Notice,
    Panel,
    Paragraph,
    Said,
)
from livret.words.papers.blocks import (
    SUPPORT as HELPS,
)

INSIDE = 20.0
"""Room at the left and right of a ground."""
PADDING = 12.0
_GUTTER = 18.0
_LABEL = 0.34
_DOT = 12.0


def heading_bands(setting: Setting, block: Heading) -> list[Band]:
    """Return the title of a part, kept with what follows."""
    dress, first = setting.dress, block.level == 2  # noqa: PLR2004 - a level
    part = setting.open_part(block.level)
    style = dress.section if first else dress.topic
    colour = SUPPORT if block.tone == HELPS else INK
    indent = dress.icon + 7 if block.icon else 0
    slices = setting.lines(
        part.add("H2" if first else "H3"),
        setting.said(block.text, block.simple),
        style.inked(colour),
        Place(setting.width, indent=indent),
    )
    if block.icon:
        slices = with_icon(slices, block.icon, dress.icon, colour)
    slices.append(gap((5 if first else 2) * dress.air))
    before = (18 if first else 9) * dress.air
    return [Band([Column(0, slices)], before=before, with_next=True)]


def paragraph_bands(setting: Setting, block: Paragraph) -> list[Band]:
    """Return one paragraph."""
    dress = setting.dress
    style = {NOTE: dress.note, LEAD: dress.lead}.get(block.tone, dress.body)
    text = setting.said(block.text, block.simple)
    opens = block.tone == NOTE and _only_opened(setting)
    slices = setting.lines(setting.part.add("P"), text, style, Place(setting.width))
    return [Band([Column(0, slices)], before=4 * dress.air, with_next=opens)]


def _only_opened(setting: Setting) -> bool:
    """Tell whether a part has its title and notes alone: what it is of follows."""
    kids = [kid for kid in setting.part.kids if isinstance(kid, Element)]
    tags = {kid.tag for kid in kids}
    return setting.part is not setting.root and tags <= {"H2", "H3", "P"}


def her_words_bands(setting: Setting, block: HerWords) -> list[Band]:
    """Return her words on her ground, the largest text of the paper."""
    dress = setting.dress
    section = setting.root.add("Sect")
    place = Place(setting.width - INSIDE, indent=INSIDE)
    column = Column(0)
    if block.label:
        label = dress.note.bold().inked(HER_BORDER)
        column.slices += setting.lines(section.add("P"), block.label, label, place)
        column.slices.append(gap(3))
    for at, said in enumerate(block.said):
        if at:
            column.slices.append(gap(8))
        column.slices += said_slices(setting, section, said, dress.aim, place)
        if said.credit:
            column.slices.append(gap(3))
            column.slices += setting.lines(
                section.add("P"), said.credit, dress.note, place
            )
    padding = 13 * min(dress.air, 1)
    return [Band([column], before=14 * dress.air, padding=padding, ground=her_ground)]


def said_slices(
    setting: Setting, parent: Element, said: Said, style: Style, place: Place
) -> list[Slice]:
    """Return somebody's words; those of another language are told in it."""
    element = parent.add("P", language=said.language if said.leftwards else "")
    spans = [Span(said.words, style)]
    return paragraph(setting.setter, element, spans, place, leftwards=said.leftwards)


def items_bands(setting: Setting, block: Items) -> list[Band]:
    """Return a list, in one column or two."""
    dress = setting.dress
    parent = setting.part.add("L")
    ink = SUPPORT if block.tone == HELPS else INK
    if block.large:
        return [_large(setting, parent, each, ink) for each in block.items]
    columns = item_columns(
        setting, parent, block.items, setting.width, block.columns, ink
    )
    return [Band(columns, before=3 * dress.air)]


def _large(setting: Setting, parent: Element, item: Item, ink: Colour) -> Band:
    dress = setting.dress
    setting.dress = replace(dress, body=dress.her_words, note=dress.body)
    slices = item_slices(setting, parent, item, Place(setting.width), ink)
    setting.dress = dress
    return Band([Column(0, slices)], before=10 * dress.air)


def item_columns(
    setting: Setting,
    parent: Element,
    items: Sequence[Item],
    width: float,
    columns: int = 1,
    ink: Colour = INK,
) -> list[Column]:
    """Return the lines of a list; two columns only where lines stay short."""
    half = (width - _GUTTER) / 2
    fits = columns > 1 and len(items) > 1 and not setting.dress.stacked
    if fits:
        fits = all(_width(setting, each) < 2 * half - 40 for each in items)
    if not fits:
        return [Column(0, _items(setting, parent, items, Place(width), ink))]
    middle = (len(items) + 1) // 2
    return [
        Column(0, _items(setting, parent, items[:middle], Place(half, 1), ink)),
        Column(
            half + _GUTTER,
            _items(setting, parent, items[middle:], Place(half, 2), ink),
        ),
    ]


def _width(setting: Setting, item: Item) -> float:
    return setting.setter.width(item.text, setting.dress.body)


def _items(
    setting: Setting, parent: Element, items: Sequence[Item], place: Place, ink: Colour
) -> list[Slice]:
    slices: list[Slice] = []
    for each in items:
        slices += item_slices(setting, parent, each, place, ink)
        slices.append(gap(2.5 * setting.dress.air, place.order))
    return slices


def item_slices(
    setting: Setting, parent: Element, item: Item, place: Place, ink: Colour = INK
) -> list[Slice]:
    """Return one line of a list, with a voice's mark or a dot before it."""
    dress = setting.dress
    spans = [Span(setting.said(item.text, item.simple), dress.body)]
    body = parent.add("LI")
    label = body.add("Lbl") if item.voice is not None and item.voice.side else None
    told = body.add("LBody")
    # A note is told after the text: each is a paragraph, in that order.
    text = told.add("P") if item.note else told
    if label is not None and item.voice is not None:
        mark = setting.voices.sign(item.voice.side, item.voice.name)
        inside = (label, text)
        slices = with_mark(setting.setter, inside, mark, spans, place, dress.mark)
        indent = dress.mark + 7
    else:
        indent = _DOT * max(dress.body.size / PLAIN.body.size, 1)
        inner = Place(place.width, place.order, place.indent + indent)
        slices = dotted(setting.spans(text, spans, inner), ink, place.indent)
    if item.note:
        under = Place(place.width, place.order, place.indent + indent)
        slices += setting.lines(told.add("P"), item.note, dress.note, under)
    return slices


def panel_bands(setting: Setting, block: Panel) -> list[Band]:
    """Return what helps her, on the ground of support."""
    dress = setting.dress
    section = setting.root.add("Sect")
    place = Place(setting.width - INSIDE, indent=INSIDE + dress.icon + 5)
    title = setting.lines(
        section.add("H2"), block.title, dress.section.inked(SUPPORT), place
    )
    head = Column(
        0, with_icon(title, block.icon, dress.icon - 1, SUPPORT, indent=INSIDE)
    )
    head.slices.append(gap(3))
    columns: list[Column] = []
    if block.items:
        wide = setting.width - 2 * INSIDE
        listed = section.add("L")
        found = item_columns(setting, listed, block.items, wide, 2, SUPPORT)
        columns = [
            Column(INSIDE + each.x, [gap(head.height), *each.slices]) for each in found
        ]
    elif block.empty:
        told = Place(setting.width - INSIDE, indent=INSIDE)
        head.slices += setting.lines(section.add("P"), block.empty, dress.body, told)
    return [
        Band(
            [head, *columns],
            before=10 * dress.air,
            padding=PADDING * min(dress.air, 1),
            ground=support_ground,
        )
    ]


def facts_bands(setting: Setting, block: Facts) -> list[Band]:
    """Return labels and values, side by side or under each other."""
    parent = setting.part.add("L")
    return [_fact(setting, parent, each) for each in block.facts]


def _fact(setting: Setting, parent: Element, fact: Fact) -> Band:
    dress = setting.dress
    item = parent.add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    at = 0.0 if dress.stacked else setting.width * _LABEL
    left = Place((at or setting.width) - (0 if dress.stacked else 14))
    head = setting.lines(label, fact.label, dress.body.bold(), left)
    place = Place(setting.width - at, order=1)
    value = setting.said(fact.value, fact.simple)
    told = setting.lines(body.add("P"), value, dress.body, place)
    if fact.note:
        told += setting.lines(body.add("P"), fact.note, dress.note, place)
    if dress.stacked:
        return Band([Column(0, [*head, *told])], before=6 * dress.air)
    return Band([Column(0, head), Column(at, told)], before=6 * dress.air)


def notice_bands(setting: Setting, block: Notice) -> list[Band]:
    """Return something to know, with a rule at its left."""
    dress = setting.dress
    place = Place(setting.width, indent=14)
    spans = [Span(setting.said(block.text, block.simple), dress.body)]
    if block.title:
        spans.insert(0, Span(f"{block.title} ", dress.body.bold()))
    told = setting.part.add("P", language=block.language)
    reads = block.language in LEFTWARDS if block.language else None
    slices = paragraph(setting.setter, told, spans, place, leftwards=reads)
    ruled = with_rules(slices, double=False, colour=ACCENT)
    ruled.append(gap(6 * dress.air))
    return [Band([Column(0, ruled)], before=10 * dress.air)]


def her_ground(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    """Draw the ground of her words."""
    canvas.box(x, y, width, height, fill=HER_GROUND, stroke=HER_RULE, radius=9)


def support_ground(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    """Draw the ground of what helps her."""
    canvas.box(x, y, width, height, fill=SUPPORT_GROUND, radius=9)
