"""The pathway on paper: a line for each year, then the same in words.

What is drawn is what the screen draws (``livret.words.charts``); each figure
has its sentences as text alternative, and the lists after it say all of it for
who cannot or will not look at pictures. Her life stands first and only when
she ticked it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from livret.domain.barrier_history import BarrierHistory
from livret.paper.attachments import Attachment
from livret.paper.charts import UNIT, figure, lettering
from livret.paper.flow import Band, Column, Slice, draw, paginate
from livret.paper.footer import Footer
from livret.paper.marks import TOGETHER, Sign, sign
from livret.paper.pathway_radar import radar_bands
from livret.paper.pieces import Place, gap, marked, paragraph
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    BODY,
    NOTE,
    SECTION,
    TITLE,
    TOPIC,
    WIDTH,
    Style,
)
from livret.paper.typesetting import Span, Typesetter
from livret.usecases.pathway_sheet import PathwaySheet, pathway_json
from livret.words.barrier_history import alt_text, days_of, points_of
from livret.words.charts.axis import Axis
from livret.words.charts.entries import READING, Entry
from livret.words.charts.levels import draw_levels
from livret.words.charts.shapes import Rect, Shape, Words
from livret.words.charts.timeline import LinePicture, Now, draw_timeline
from livret.words.cleaning import own
from livret.words.dates import long_date
from livret.words.labels import barrier_label, quality_label
from livret.words.timeline import entries_of, lane_label, name_of
from livret.words.translator import Translator

DATA_FILE = "donnees.json"
_NAMES = 116 * UNIT
_ROWS = 9
_A_LITTLE_MORE = 425
"""Days that still stand on one line."""

_AIR = dt.timedelta(days=10)
_MARK = 10.0
_WHO = Style(14, 18)


def draw_pathway(sheet: PathwaySheet, made_at: dt.datetime, *, tr: Translator) -> bytes:
    """Return the pathway as a PDF (PDF/UA-1, PDF/A-3a); nothing is signed on it.

    The same arguments give the same bytes.

    Args:
        sheet: What is printed, and attached.
        made_at: Instant of creation, aware; told in the file.
        tr: Says the sentences in the paper's language.
    """
    title = tr.text("Parcours")
    canvas = TaggedCanvas(title=title, language=tr.language, made_at=made_at)
    drawing = _Pathway(sheet, tr, Typesetter(), canvas.root)
    pages = paginate(drawing.bands())
    about = (title, long_date(tr, sheet.on))
    footer = Footer(drawing.setter, tr, drawing.legend(), about)
    for number, page in enumerate(pages, 1):
        draw(canvas, page)
        footer.draw(canvas, number, len(pages))
        canvas.showPage()
    told = tr.text("Les mêmes informations que sur le papier, en JSON")
    plain = json.dumps(pathway_json(sheet), ensure_ascii=False, indent=1)
    data = plain.encode("utf-8", "backslashreplace")
    return canvas.finish([Attachment(DATA_FILE, told, "application/json", data)])


@dataclass(slots=True)
class _Pathway:
    sheet: PathwaySheet
    tr: Translator
    setter: Typesetter
    root: Element

    def bands(self) -> list[Band]:
        """Return title, a figure for each year, the lists, then each topic."""
        sheet = self.sheet
        entries = entries_of(self.tr, sheet.livret, sheet.line, today=sheet.on)
        bands = [self._head()]
        for axis in years(entries, self.sheet.on):
            shown = tuple(_within(entries, axis, self.sheet.on))
            if shown:
                bands.append(self._line(axis, shown))
        for lane in READING:
            mine = [entry for entry in entries if entry.lane == lane]
            if mine:
                bands += self._list(lane, mine)
        for history in self.sheet.histories:
            bands += self._topic_bands(history)
        return bands + radar_bands(self.setter, self.root, sheet, self.tr)

    def legend(self) -> list[tuple[Sign, str]]:
        """Return the marks with their names, for the foot of each page."""
        found = []
        for side in ("personne", "social", "emploi"):
            name = name_of(self.tr, self.sheet.livret, side)
            told = name if side == "personne" else quality_label(self.tr, side)
            found.append((sign(side, ""), own(told)))
        return found

    def _text(self, element: Element, text: str, style: Style, place: Place) -> Column:
        return Column(
            0, paragraph(self.setter, element, [Span(own(text), style)], place)
        )

    def _head(self) -> Band:
        tr, place = self.tr, Place(WIDTH)
        column = self._text(self.root.add("H1"), tr.text("Parcours"), TITLE, place)
        column.slices.append(gap(3))
        when = long_date(tr, self.sheet.on)
        if self.sheet.called:
            when = tr.text("{name} · {date}", name=self.sheet.called, date=when)
        column.slices += self._text(self.root.add("P"), when, _WHO, place).slices
        return Band([column])

    def _line(self, axis: Axis, entries: Sequence[Entry]) -> Band:
        now = Now(self.sheet.on, self.tr.text("ce jour-là"))
        letters = lettering(self.setter)
        picture = draw_timeline(self.tr, entries, axis, now, letters, _ROWS)
        alt = " ".join(entry.sentence for entry in entries)
        names = tuple(self._lane_names(picture))
        slice_ = figure(
            self.setter, self.root, picture.drawing, alt, right=_NAMES, beside=names
        )
        return Band([Column(0, [slice_])], before=14)

    def _lane_names(self, picture: LinePicture) -> Iterator[Shape]:
        letters = lettering(self.setter)
        for band in picture.bands:
            box = replace(band.box, w=_NAMES)
            if band.lane == "ma_vie":
                yield Rect(box, "her_ground")
            role = f"voice_{band.lane}" if band.lane in {"social", "emploi"} else "ink"
            name = lane_label(self.tr, band.lane)
            for at, text in enumerate(letters.wrapped(name, _NAMES - 8, 2)):
                wide = letters.width(text, strong=True)
                y = box.y + 6 + at * letters.line
                yield Words(2, y, text, wide, role, letters.size, strong=True)

    def _list(self, lane: str, entries: Sequence[Entry]) -> list[Band]:
        section = self.root.add("Sect")
        head = self._text(
            section.add("H2"), lane_label(self.tr, lane), SECTION, Place(WIDTH)
        )
        items, bands = section.add("L"), [Band([head], before=16, with_next=True)]
        for at, entry in enumerate(entries):
            under = Span(f"\n{own(entry.under)}", NOTE)
            said = [Span(own(entry.label), TOPIC), under]
            mark = TOGETHER if entry.side == "ensemble" else sign(entry.side, "")
            column = Column(0, self._item(items, mark, said))
            bands.append(Band([column], before=5 if at else 4))
        if len(entries) > 1:
            bands[1].with_next = bands[-2].with_next = True
        return bands

    def _item(self, items: Element, mark: Sign, said: Sequence[Span]) -> list[Slice]:
        return marked(self.setter, items, mark, said, Place(WIDTH), _MARK)

    def _topic_bands(self, history: BarrierHistory) -> list[Band]:
        tr, livret = self.tr, self.sheet.livret
        section = self.root.add("Sect")
        head = self._text(
            section.add("H2"), barrier_label(tr, history.barrier), SECTION, Place(WIDTH)
        )
        bands = [Band([head], before=18, with_next=True)]
        points = points_of(history)
        if any(point.answer for point in points):
            picture = draw_levels(tr, points, lettering(self.setter), WIDTH)
            alt = alt_text(tr, livret, history)
            shown = figure(self.setter, section, picture, alt)
            bands.append(Band([Column(0, [shown])], before=4, with_next=True))
        for day, lines in days_of(tr, livret, history):
            bands.append(self._day(section, day, lines))
        return bands

    def _day(self, section: Element, day: dt.date, lines: Sequence[str]) -> Band:
        """Return what was said of a topic one day."""
        when = [Span(own(long_date(self.tr, day)), TOPIC)]
        slices = paragraph(self.setter, section.add("P"), when, Place(WIDTH))
        for line in lines:
            told = [Span(own(line), BODY)]
            slices += paragraph(self.setter, section.add("P"), told, Place(WIDTH))
        return Band([Column(0, slices)], before=6)


def years(entries: Sequence[Entry], today: dt.date) -> tuple[Axis, ...]:
    """Return one axis for each twelve months, from the first thing to the last."""
    days = [entry.on for entry in entries]
    days += [entry.until for entry in entries if entry.until is not None]
    if not days:
        return ()
    first, last = min(days).replace(day=1), max(days)
    if any(entry.lasting for entry in entries):
        last = max(last, today)
    found: list[Axis] = []
    while first <= last:
        after = first.replace(year=first.year + 1)
        if (last - first).days <= _A_LITTLE_MORE:
            # A few weeks more stand on the same line, with air at its end.
            after = max(after, last + _AIR)
        found.append(Axis(first, after, WIDTH - _NAMES))
        first = after
    return tuple(found)


def _within(entries: Sequence[Entry], axis: Axis, today: dt.date) -> Iterator[Entry]:
    """Return what stands in one year; what goes beyond it is cut at its edges."""
    for entry in entries:
        end = entry.until or (max(today, entry.on) if entry.lasting else entry.on)
        if entry.on >= axis.last or end < axis.first:
            continue
        on = max(entry.on, axis.first)
        until = min(end, axis.last)
        yield replace(entry, on=on, until=until if until > on else None, lasting=False)
