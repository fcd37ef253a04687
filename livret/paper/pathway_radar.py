"""The topics around a centre, on paper: the screen's picture, and its table.

One picture for the first day of all and one for the last, each whole; then the
same in words, topic by topic. It comes last: it is a second view for those who
like it, and what was said stands before it. A topic that is not on the paper is
not around the centre either.
"""

from __future__ import annotations

import datetime as dt

from livret.paper.charts import UNIT, figure, lettering
from livret.paper.flow import Band, Column
from livret.paper.pieces import Place, paragraph
from livret.paper.running import said_again, under_title
from livret.paper.structure import Element
from livret.paper.tokens import BODY, NOTE, SECTION, TOPIC, WIDTH
from livret.paper.typesetting import Span, Typesetter
from livret.paper.voices import Voices
from livret.usecases.pathway_sheet import PathwaySheet
from livret.words.barrier_history import (
    last_said,
    radar_alt_on_paper,
    radar_days_on_paper,
    table_lines,
)
from livret.words.charts.radar import draw_radar, rings_line
from livret.words.cleaning import ours
from livret.words.dates import long_date
from livret.words.papers.pathway_pictures import outlines_of
from livret.words.translator import Translator

_RADIUS = 110 * UNIT


def radar_bands(
    setter: Typesetter,
    root: Element,
    sheet: PathwaySheet,
    tr: Translator,
    voices: Voices,
) -> list[Band]:
    """Return the pictures of two days, and their tables; nothing of too little."""
    days = radar_days_on_paper(sheet.histories)
    if not days:
        return []
    section = root.add("Sect")
    title = Span(tr.text("Les sujets en toile"), SECTION)
    head = paragraph(setter, section.add("H2"), [title], Place(WIDTH))
    bands = [Band([Column(0, head)], before=18, with_next=True)]
    bands.append(_note(setter, section, last_said(tr)))
    bands[-1].with_next = True
    within: list[Band] = []
    for day in days:
        within += _picture(setter, section, sheet, tr, day, voices)
    within.append(_note(setter, section, rings_line(tr)))
    within += _table(setter, section, sheet, tr, days)
    again = said_again(setter, title.text, NOTE.bold(), Place(WIDTH))
    return [*bands, *under_title(within, Band([Column(0, again)]))]


def _note(setter: Typesetter, section: Element, told: str) -> Band:
    lines = paragraph(setter, section.add("P"), [Span(told, NOTE)], Place(WIDTH))
    return Band([Column(0, lines)], before=4)


def _picture(
    setter: Typesetter,
    section: Element,
    sheet: PathwaySheet,
    tr: Translator,
    day: dt.date,
    voices: Voices,
) -> list[Band]:
    when = [Span(long_date(tr, day), TOPIC)]
    head = paragraph(setter, section.add("H3"), when, Place(WIDTH))
    outlines = outlines_of(tr, sheet, day)
    topics = [history.barrier for history in sheet.histories]
    drawing = draw_radar(tr, outlines, lettering(setter), _RADIUS, topics)
    shown = figure(setter, section, drawing, radar_alt_on_paper(tr, day), voices=voices)
    middle = (WIDTH - drawing.width) / 2
    return [
        Band([Column(0, head)], before=10, with_next=True),
        Band([Column(middle, [shown])], with_next=True),
    ]


def _table(
    setter: Typesetter,
    section: Element,
    sheet: PathwaySheet,
    tr: Translator,
    days: tuple[dt.date, ...],
) -> list[Band]:
    items = section.add("L")
    bands = []
    for topic, lines in table_lines(tr, sheet.livret, sheet.histories, days):
        body = items.add("LI").add("LBody")
        slices = paragraph(setter, body.add("P"), [Span(topic, TOPIC)], Place(WIDTH))
        for line in lines:
            told = [Span(ours(line), BODY)]
            slices += paragraph(setter, body.add("P"), told, Place(WIDTH))
        bands.append(Band([Column(0, slices)], before=6))
    return bands
