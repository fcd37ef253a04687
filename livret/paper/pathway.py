"""The pathway on paper: a line for each year, then the same in words.

What is drawn is what the screen draws (``livret.words.charts``); each figure
has its sentences as text alternative, and the lists after it say all of it for
who cannot or will not look at pictures. Her life stands first and only when
she ticked it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from livret.domain.barrier_history import BarrierHistory
from livret.paper.attachments import Attachment
from livret.paper.charts import figure, lettering
from livret.paper.dress import PLAIN
from livret.paper.flow import Band, Column, Slice
from livret.paper.footer import Footer
from livret.paper.made import Steps
from livret.paper.marks import Sign, sign
from livret.paper.page_drawing import draw
from livret.paper.paging import paginate
from livret.paper.pathway_radar import radar_bands
from livret.paper.pieces import Place, gap, marked, paragraph
from livret.paper.running import said_again, under_title
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
from livret.paper.voices import Voices
from livret.usecases.pathway_sheet import PathwaySheet, pathway_json
from livret.usecases.ports import Progress
from livret.words.barrier_history import (
    days_of,
    worth_drawing,
)
from livret.words.charts.entries import READING, Entry
from livret.words.charts.lanes import line_parts
from livret.words.charts.levels import draw_levels
from livret.words.charts.shapes import Drawing
from livret.words.charts.timeline import Now
from livret.words.cleaning import ours, ours_apart, own
from livret.words.dates import long_date
from livret.words.labels import barrier_label
from livret.words.papers.parts import taken_over
from livret.words.papers.pathway import set_apart, words_apart
from livret.words.papers.pathway_pictures import (
    levels_of,
    marks_named,
    numbered,
    others_apart,
    whose_mark,
)
from livret.words.papers.picture_alt import levels_alt, line_alt
from livret.words.timeline import entries_of, lane_label
from livret.words.translator import Translator

DATA_FILE = "donnees.json"
_MARK = 10.0
_WHO = Style(14, 18)


def draw_pathway(
    sheet: PathwaySheet,
    made_at: dt.datetime,
    *,
    tr: Translator,
    progress: Progress | None = None,
) -> bytes:
    """Return the pathway as a PDF (PDF/UA-1, PDF/A-3a); nothing is signed on it.

    The same arguments give the same bytes.

    Args:
        sheet: What is printed, and attached.
        made_at: Instant of creation, aware; told in the file.
        tr: Says the sentences in the paper's language.
        progress: Called with (done, total); answers False to stop.

    Raises:
        PrintingStopped: ``progress`` answered that it should stop.
    """
    title = tr.text("Parcours")
    canvas = TaggedCanvas(title=title, language=tr.language, made_at=made_at)
    steps = Steps(progress, _things(sheet))
    drawing = _Pathway(sheet, tr, Typesetter(tr.language), canvas.root, steps)
    about = (own(sheet.called), title, long_date(tr, sheet.on))
    legend = drawing.legend()
    dress = Footer(drawing.setter, tr, legend, about).room_in(PLAIN, whose=True)
    pages = paginate(drawing.bands(), dress.frame)
    footer = Footer(drawing.setter, tr, legend, about, dress=dress)
    for number, page in enumerate(pages, 1):
        draw(canvas, page, dress.frame)
        footer.draw(canvas, number, len(pages))
        canvas.showPage()
        steps.drew(number, len(pages))
    told = tr.text("Les mêmes informations que sur le papier, en JSON")
    plain = json.dumps(pathway_json(sheet), ensure_ascii=False, indent=1)
    data = plain.encode("utf-8", "backslashreplace")
    return canvas.finish([Attachment(DATA_FILE, told, "application/json", data)])


def _things(sheet: PathwaySheet) -> int:
    """Return how much there is to set: on the line, in its lists, of each topic."""
    days = sum(len(history.days) for history in sheet.histories)
    return 2 * len(sheet.line.items) + days


@dataclass(slots=True)
class _Pathway:
    sheet: PathwaySheet
    tr: Translator
    setter: Typesetter
    root: Element
    steps: Steps
    voices: Voices = field(default_factory=Voices)

    def bands(self) -> list[Band]:
        """Return title, a figure for each year, the lists, then each topic."""
        sheet = self.sheet
        line = set_apart(sheet.line)
        entries = numbered(entries_of(self.tr, sheet.livret, line, today=sheet.on))
        bands = [self._head()]
        now = Now(sheet.on, self.tr.text("ce jour-là"))
        letters = lettering(self.setter)
        told = others_apart(self.tr, sheet, entries)
        for drawing, shown in line_parts(self.tr, told, now, letters, WIDTH):
            bands.append(self._line(drawing, shown))
            self.steps.set_one(len(shown))
        for lane in READING:
            mine = [entry for entry in entries if entry.lane == lane]
            if mine:
                bands += self._list(lane, mine)
        for history in self.sheet.histories:
            bands += self._topic_bands(history)
        return bands + radar_bands(self.setter, self.root, sheet, self.tr, self.voices)

    def legend(self) -> list[tuple[Sign, str]]:
        """Return the marks with their names, for the foot of each page."""
        return [
            (self.voices.sign("autre", one.name), own(one.name))
            if one.side == "autre"
            else (sign(one.side, ""), ours_apart(one.name))
            for one in marks_named(self.tr, self.sheet)
        ]

    def _text(self, element: Element, text: str, style: Style, place: Place) -> Column:
        return Column(
            0, paragraph(self.setter, element, [Span(ours(text), style)], place)
        )

    def _head(self) -> Band:
        tr, place = self.tr, Place(WIDTH)
        column = self._text(self.root.add("H1"), tr.text("Parcours"), TITLE, place)
        column.slices.append(gap(3))
        when = long_date(tr, self.sheet.on)
        if self.sheet.called:
            when = tr.text("{name} · {date}", name=own(self.sheet.called), date=when)
        column.slices += self._text(self.root.add("P"), when, _WHO, place).slices
        for told in taken_over(tr, self.sheet):
            column.slices += self._text(self.root.add("P"), told, NOTE, place).slices
        return Band([column])

    def _line(self, drawing: Drawing, entries: Sequence[Entry]) -> Band:
        alt = line_alt(self.tr, self.sheet.line, entries)
        slice_ = figure(self.setter, self.root, drawing, alt, voices=self.voices)
        return Band([Column(0, [slice_])], before=14)

    def _list(self, lane: str, entries: Sequence[Entry]) -> list[Band]:
        section = self.root.add("Sect")
        head = self._text(
            section.add("H2"), lane_label(self.tr, lane), SECTION, Place(WIDTH)
        )
        items, bands = section.add("L"), [Band([head], before=16, with_next=True)]
        again = self._again(lane_label(self.tr, lane))
        for at, entry in enumerate(entries):
            under = Span(f"\n{ours(entry.under)}", NOTE)
            number = self.tr.figures(str(entry.number))
            said = [Span(f"{number}. {ours(entry.label)}", TOPIC), under]
            whose = whose_mark(self.tr, self.sheet, entry)
            name = whose.name if whose.side == "autre" else ""
            mark = self.voices.sign(whose.side, name)
            mark = replace(mark, aloud=ours_apart(whose.aloud))
            column = Column(0, self._item(items, mark, said))
            bands.append(Band([column], before=5 if at else 4, again_over=again))
            self.steps.set_one()
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
        days: list[Band] = []
        if worth_drawing(history):
            letters = lettering(self.setter)
            points = levels_of(tr, self.sheet, history)
            picture = draw_levels(tr, points, letters, WIDTH)
            alt = levels_alt(tr, livret, history)
            shown = figure(self.setter, section, picture, alt, voices=self.voices)
            bands.append(Band([Column(0, [shown])], before=4, with_next=True))
        for day, lines in days_of(tr, livret, words_apart(history)):
            days.append(self._day(section, day, lines))
            self.steps.set_one()
        again = self._again(barrier_label(tr, history.barrier))
        return [*bands, *under_title(days, again)]

    def _again(self, title: str) -> Band:
        """Return the title of a part as it is said over what goes on of it."""
        told = said_again(self.setter, ours(title), NOTE.bold(), Place(WIDTH))
        return Band([Column(0, told)])

    def _day(self, section: Element, day: dt.date, lines: Sequence[str]) -> Band:
        """Return what was said of a topic one day."""
        when = [Span(long_date(self.tr, day), TOPIC)]
        slices = paragraph(self.setter, section.add("P"), when, Place(WIDTH))
        for line in lines:
            told = [Span(ours(line), BODY)]
            slices += paragraph(self.setter, section.add("P"), told, Place(WIDTH))
        return Band([Column(0, slices)], before=6)
