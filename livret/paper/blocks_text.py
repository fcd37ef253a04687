"""Blocks of text: titles, paragraphs, her words, what helps her, notices."""

from __future__ import annotations

from livret.paper.blocks_list import item_columns
from livret.paper.flow import Band, Column, Slice
from livret.paper.pieces import (
    Place,
    gap,
    paragraph,
    with_icon,
    with_rules,
)
from livret.paper.running import said_again
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
    Style,
)
from livret.paper.typesetting import Span
from livret.words.aid import LEFTWARDS
from livret.words.papers.blocks import Heading, HerWords, Notice, Panel, Paragraph
from livret.words.papers.elements import LEAD, NOTE, Said
from livret.words.papers.elements import SUPPORT as HELPS

INSIDE = 20.0
"""Room at the left and right of a ground."""
PADDING = 12.0


def heading_bands(setting: Setting, block: Heading) -> list[Band]:
    """Return the title of a part, kept with what follows."""
    dress, first = setting.dress, block.level == 2  # noqa: PLR2004 - a level
    part = setting.open_part(block.level)
    style = dress.section if first else dress.topic
    colour = SUPPORT if block.tone == HELPS else INK
    indent = setting.beside_icon(block.icon, 7)
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
    opens = block.opens or (block.tone == NOTE and _only_opened(setting))
    slices = setting.lines(setting.part.add("P"), text, style, Place(setting.width))
    return [Band([Column(0, slices)], before=4 * dress.air, with_next=opens)]


def _only_opened(setting: Setting) -> bool:
    """Tell whether a part has its title and notes alone: what it is of follows."""
    kids = [kid for kid in setting.part.kids if isinstance(kid, Element)]
    tags = {kid.seen for kid in kids}
    return setting.part is not setting.root and tags <= {"H2", "H3", "P"}


def her_words_bands(setting: Setting, block: HerWords) -> list[Band]:
    """Return her words on her ground, the largest text of the paper."""
    dress = setting.dress
    section = setting.root.add("Sect")
    place = Place(setting.width - INSIDE, indent=INSIDE)
    column = Column(0)
    if block.label:
        label = dress.note.bold().inked(HER_BORDER)
        column.slices += setting.lines(section.add("H2"), block.label, label, place)
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
    element = parent.add("P", language=said.language)
    spans = [Span(said.words, style)]
    return paragraph(setting.setter, element, spans, place, leftwards=said.leftwards)


def panel_bands(setting: Setting, block: Panel) -> list[Band]:
    """Return what helps her, on the ground of support."""
    dress = setting.dress
    section = setting.root.add("Sect")
    indent = INSIDE + setting.beside_icon(block.icon, 5)
    place = Place(setting.width - INSIDE, indent=indent)
    title = setting.lines(
        section.add("H2"), block.title, dress.section.inked(SUPPORT), place
    )
    if block.icon:
        title = with_icon(title, block.icon, dress.icon - 1, SUPPORT, indent=INSIDE)
    head = Column(0, title)
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
            over=[_again(setting, block, Place(setting.width - INSIDE, indent=INSIDE))],
            # Two columns are read one after the other: on one page.
            parts=len(columns) == 1,
        )
    ]


def _again(setting: Setting, block: Panel, place: Place) -> Column:
    """Return the title of a panel that goes on on the next page."""
    style = setting.dress.note.bold().inked(SUPPORT)
    return Column(0, [*said_again(setting.setter, block.title, style, place), gap(3)])


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
