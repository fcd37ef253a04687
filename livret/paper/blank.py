"""The blank paper form, drawn from the same definition as the screen.

For a meeting without a computer: each topic with its question, points of
support to tick, every level and every other answer as equals, lines to write
on. What is written by hand is typed in later, as words collected on paper.
"""

from __future__ import annotations

import datetime as dt

from livret.domain.forms import Form
from livret.paper.blank_topic import SIDES, Blank, topic_band
from livret.paper.dress import PLAIN
from livret.paper.flow import Band, Column, Ground, Slice
from livret.paper.footer import Footer
from livret.paper.hand_running import draw_name_line
from livret.paper.marks import sign
from livret.paper.page_drawing import draw
from livret.paper.paging import paginate
from livret.paper.pieces import Place, gap, marked, writing_lines
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import (
    BODY,
    CONTROL,
    HER_BORDER,
    HER_GROUND,
    HER_RULE,
    NOTE,
    SECTION,
    SUPPORT,
    SUPPORT_GROUND,
    TITLE,
    TOPIC,
    WIDTH,
    Colour,
)
from livret.paper.typesetting import Span, Typesetter
from livret.words.cleaning import own
from livret.words.labels import quality_label, side_label
from livret.words.translator import Translator

_INSIDE = 18.0
_PADDING = 12.0
_STEPS = 6
_BOX_HEIGHT = 104.0
_GUTTER = 12.0
_INSET = 9.0


def draw_blank(form: Form, made_at: dt.datetime, *, tr: Translator) -> bytes:
    """Return the blank form as a PDF to print.

    Args:
        form: Its definition, in the paper's language.
        made_at: Instant of creation, aware; told in the file only.
        tr: Says the sentences in the same language.
    """
    canvas = TaggedCanvas(title=form.title, language=tr.language, made_at=made_at)
    blank = Blank(form, tr, Typesetter(), canvas.root)
    pages = paginate(_bands(blank))
    legend = [(sign(side, ""), side_label(tr, side)) for side in SIDES]
    footer = Footer(blank.setter, tr, legend, (own(form.id),))
    for number, page in enumerate(pages, 1):
        draw(canvas, page)
        if number > 1:
            draw_name_line(canvas, blank.setter, tr, PLAIN)
        footer.draw(canvas, number, len(pages))
        canvas.showPage()
    return canvas.finish()


def _bands(blank: Blank) -> list[Band]:
    headings = blank.form.headings
    return [
        _head(blank),
        _room(blank, headings.aim, 3, HER_BORDER, _her_ground),
        _room(blank, headings.supports, 4, SUPPORT, _support_ground),
        _order(blank),
        *(topic_band(blank, topic) for topic in blank.form.topics),
        *_steps(blank),
        *_signatures(blank),
    ]


def _head(blank: Blank) -> Band:
    place = Place(WIDTH)
    column = Column(0)
    column.slices += blank.lines(blank.root.add("H1"), blank.form.title, TITLE, place)
    column.slices.append(gap(4))
    for told in (blank.form.purpose, blank.form.welcome):
        column.slices += blank.lines(blank.root.add("P"), told, BODY, place)
    for told in (
        blank.tr.text("Comment voulez-vous qu’on vous appelle\u202f?"),
        blank.tr.text("La date, et qui est là\u202f:"),
    ):
        column.slices.append(gap(12))
        column.slices += blank.lines(blank.root.add("P"), told, TOPIC, place)
        column.slices += writing_lines(1, place, CONTROL)
    return Band([column])


def _room(blank: Blank, heading: str, lines: int, ink: Colour, ground: Ground) -> Band:
    place = Place(WIDTH - _INSIDE, indent=_INSIDE)
    column = Column(0)
    column.slices += blank.lines(
        blank.root.add("H2"), heading, SECTION.inked(ink), place
    )
    column.slices += writing_lines(lines, place, CONTROL, 27)
    column.slices.append(gap(8))
    return Band([column], before=16, padding=_PADDING, ground=ground)


def _order(blank: Blank) -> Band:
    place = Place(WIDTH)
    slices = blank.lines(blank.root.add("P"), blank.form.order, BODY, place)
    return Band([Column(0, slices)], before=16)


def _steps(blank: Blank) -> list[Band]:
    """Return lines for who does what by when."""
    tr = blank.tr
    section = blank.root.add("Sect")
    column = Column(0)
    title = tr.text("Ce que nous allons faire")
    column.slices += blank.lines(section.add("H2"), title, SECTION, Place(WIDTH))
    column.slices.append(gap(4))
    told = tr.text("Qui fait quoi, et pour quand\u202f:")
    column.slices += blank.lines(section.add("P"), told, BODY, Place(WIDTH))
    column.slices += writing_lines(_STEPS, Place(WIDTH), CONTROL, 27)
    return [Band([column], before=18)]


def _signatures(blank: Blank) -> list[Band]:
    """Return the heading and a box of the same size for each signer."""
    tr = blank.tr
    section = blank.root.add("Sect")
    head = Column(0)
    title = tr.text("Signatures")
    head.slices += blank.lines(section.add("H2"), title, SECTION, Place(WIDTH))
    told = tr.text("Chacun peut signer, signer plus tard ou ne pas signer.")
    head.slices += blank.lines(section.add("P"), told, BODY, Place(WIDTH))
    head.slices.append(gap(8))
    width = (WIDTH - _GUTTER * (len(SIDES) - 1)) / len(SIDES)
    columns = [
        Column(at * (width + _GUTTER), [_box(blank, section, side, width)])
        for at, side in enumerate(SIDES)
    ]
    return [Band([head], before=20, with_next=True), Band(columns)]


def _box(blank: Blank, section: Element, side: str, width: float) -> Slice:
    label = marked(
        blank.setter,
        section.add("L"),
        sign(side, ""),
        [Span(quality_label(blank.tr, side), NOTE)],
        Place(width - 2 * _INSET),
    )

    def draw_box(canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.artifact()
        bottom = top - _BOX_HEIGHT
        canvas.box(x, bottom, width, _BOX_HEIGHT, stroke=CONTROL, radius=8)
        y = top - 7
        for each in label:
            if each.draw is not None:
                each.draw(canvas, x + _INSET, y)
            y -= each.height

    return Slice(_BOX_HEIGHT, draw_box)


def _her_ground(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.box(x, y, width, height, fill=HER_GROUND, stroke=HER_RULE, radius=9)


def _support_ground(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float
) -> None:
    canvas.box(x, y, width, height, fill=SUPPORT_GROUND, radius=9)
