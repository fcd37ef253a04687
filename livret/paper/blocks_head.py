"""The head of a paper: its title, whose it is, and who took part."""

from __future__ import annotations

from dataclasses import replace

from livret.paper.breaking import parts_of
from livret.paper.flow import Band, Column, Slice
from livret.paper.pieces import MARK_GAP, Place, gap, marked
from livret.paper.setting import Setting
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import INK, Style
from livret.paper.typesetting import Span
from livret.words.cleaning import own
from livret.words.papers.blocks import Head

_GUTTER = 18.0
_LEFT_OF_HEAD = 0.6
_MARK = 0.88
_LEAST = 0.7
"""Least part of its size that a title keeps; then a word of it is cut after all."""
_BEFORE_HEAD = 34.0
"""Where a paper inside the whole livret starts on a page that has begun."""


def head_bands(setting: Setting, head: Head) -> list[Band]:
    """Return the title, whose it is, and at the right who took part."""
    setting.open_paper()
    dress, beside = setting.dress, bool(head.present) and not setting.dress.stacked
    wide = setting.width
    if beside:
        most = setting.width * (1 - _LEFT_OF_HEAD)
        wide -= _widest(setting, head, most)
    left = Column(0)
    place = Place(wide - (_GUTTER if beside else 0))
    style = _uncut(setting, head.title, place.width)
    left.slices += setting.lines(setting.root.add("H1"), head.title, style, place)
    left.slices.append(gap(3))
    if head.about:
        about = setting.root.add("P")
        left.slices += setting.lines(about, head.about, dress.about, place)
    for note in head.notes:
        left.slices += setting.lines(setting.root.add("P"), note, dress.note, place)
    columns = [left]
    if head.present and beside:
        right = Place(setting.width - wide, order=1)
        columns.append(Column(wide, [gap(6, 1), *_present(setting, head, right)]))
        columns[1].slices.append(gap(12, 1))
    elif head.present:
        left.slices.append(gap(4))
        left.slices += _present(setting, head, place)
    left.slices.append(gap(12 * min(dress.air, 1)))
    band = Band(columns, before=_BEFORE_HEAD, ground=_ruled_below, with_next=True)
    band.opens_paper = True
    return [band]


def _uncut(setting: Setting, title: str, room: float) -> Style:
    """Return the style of a title, smaller where a word of it would be cut."""
    style, wide = setting.dress.title, setting.setter.one_line
    words = (title[start:end] for start, end in parts_of(title, 0, len(title)))
    widest = max((wide(word, style) for word in words), default=0.0)
    factor = max(min(room / widest, 1.0), _LEAST) if widest else 1.0
    return replace(style, size=style.size * factor, leading=style.leading * factor)


def _widest(setting: Setting, head: Head, most: float) -> float:
    """Return the room of who took part: the names end where the page does."""
    width, note = setting.setter.one_line, setting.dress.note
    mark = setting.dress.mark * _MARK + MARK_GAP
    names = [width(own(each.name), note) + mark for each in head.present]
    return min(max([width(head.intro, note), *names]), most)


def _present(setting: Setting, head: Head, place: Place) -> list[Slice]:
    dress = setting.dress
    slices = setting.lines(setting.root.add("P"), head.intro, dress.note, place)
    people = setting.root.add("L")
    for each in head.present:
        mark = setting.voices.sign(each.side, each.name)
        spans = [Span(own(each.name), dress.note.inked(INK))]
        slices += marked(setting.setter, people, mark, spans, place, dress.mark * _MARK)
    return slices


def _ruled_below(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.rule(x, y, width, INK, line=1.6)
