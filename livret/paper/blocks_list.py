"""Lists: lines with a dot or a voice's mark, labels with what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from livret.paper.blocks_contents import contents_bands
from livret.paper.dress import PLAIN
from livret.paper.flow import Band, Column, Slice
from livret.paper.levelling import begun
from livret.paper.pieces import Place, dotted, gap, with_label, with_mark
from livret.paper.setting import Setting
from livret.paper.structure import Element
from livret.paper.tokens import INK, SUPPORT, Colour
from livret.paper.typesetting import Span
from livret.words.papers.blocks import Facts, Items
from livret.words.papers.elements import SUPPORT as HELPS
from livret.words.papers.elements import Fact, Item

_GUTTER = 18.0
_LABEL = 0.34
_DOT = 12.0
_AFTER_NUMBER = 5.0


def items_bands(setting: Setting, block: Items) -> list[Band]:
    """Return a list, in one column or two."""
    if block.contents:
        return contents_bands(setting, block)
    dress = setting.dress
    parent = setting.part.add("L")
    ink = SUPPORT if block.tone == HELPS else INK
    if block.large:
        return [_large(setting, parent, each, ink) for each in block.items]
    if block.columns > 1:
        columns = item_columns(
            setting, parent, block.items, setting.width, block.columns, ink
        )
        return [Band(columns, before=3 * dress.air)]
    every = range(len(block.items))
    bands = [_one(setting, parent, block.items, at, ink) for at in every]
    for band in bands[:-1] if block.whole else ():
        band.with_next = True
    if bands and block.opens:
        bands[-1].with_next = True
    return bands


def _one(
    setting: Setting, parent: Element, items: Sequence[Item], at: int, ink: Colour
) -> Band:
    """Return one line of a list; the first two, and the last two, keep together."""
    slices = item_slices(setting, parent, items[at], Place(setting.width), ink)
    air, last = setting.dress.air, len(items) - 1
    return Band(
        [Column(0, slices)],
        before=(2.5 if at else 3) * air,
        with_next=at < last and at in (0, last - 1),
    )


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
    said = setting.said(item.text, item.simple)
    spans = [Span(said, dress.body)]
    body = parent.add("LI")
    marked = item.voice is not None and bool(item.voice.side)
    label = body.add("Lbl") if marked or item.number else None
    told = body.add("LBody")
    # A note is told after the text: each is a paragraph, in that order.
    text = told.add("P") if item.note else told
    if label is not None and item.voice is not None:
        voice = item.voice
        mark = setting.voices.sign(voice.side, "" if voice.nobody else voice.name)
        mark, inside = replace(mark, aloud=voice.aloud), (label, text)
        if item.number and not dress.simple:
            # In the simple version no picture has its number.
            figures = setting.tr.figures(str(item.number))
            spans.insert(0, Span(f"{figures}. ", dress.body))
        slices = with_mark(setting.setter, inside, mark, spans, place, dress.mark)
        indent = dress.mark + 7
    elif label is not None:
        number = Span(f"{setting.tr.figures(str(item.number))}.", dress.body.bold())
        indent = setting.setter.one_line(number.text, number.style) + _AFTER_NUMBER
        slices = with_label(setting.setter, (label, text), number, spans, place, indent)
    else:
        indent = _DOT * max(dress.body.size / PLAIN.body.size, 1)
        inner = Place(place.width, place.order, place.indent + indent)
        slices = dotted(setting.spans(text, spans, inner), ink, place.indent)
    if item.note:
        under = Place(place.width, place.order, place.indent + indent)
        slices += setting.each_line(told, item.note, dress.note, under)
    return begun(slices)


def facts_bands(setting: Setting, block: Facts) -> list[Band]:
    """Return labels and values, side by side or under each other."""
    parent = setting.part.add("L")
    bands = [_fact(setting, parent, each) for each in block.facts]
    for band in bands[:-1] if block.whole else ():
        band.with_next = True
    return bands


def _fact(setting: Setting, parent: Element, fact: Fact) -> Band:
    dress = setting.dress
    item = parent.add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    at = 0.0 if dress.stacked else setting.width * _LABEL
    left = Place((at or setting.width) - (0 if dress.stacked else 14))
    head = setting.lines(label, fact.label, dress.body.bold(), left)
    place = Place(setting.width - at, order=1)
    value = setting.said(fact.value, fact.simple)
    told = setting.each_line(body, value, dress.body, place)
    if fact.note:
        told += setting.each_line(body, fact.note, dress.note, place)
    if dress.stacked:
        return Band([Column(0, [*head, *told])], before=6 * dress.air)
    return Band([Column(0, head), Column(at, told)], before=6 * dress.air)
