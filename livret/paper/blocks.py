"""A paper made of blocks, drawn in a dress.

``draw_paper`` turns what a description says (``livret.words.papers``) into
PDF/UA-1 and PDF/A-3a bytes. A new kind of block has its drawing here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from livret.paper.blocks_answers import answers_bands
from livret.paper.blocks_contents import opened_on
from livret.paper.blocks_hand import lines_bands, ticks_bands
from livret.paper.blocks_head import head_bands
from livret.paper.blocks_list import facts_bands, items_bands
from livret.paper.blocks_picture import picture_bands
from livret.paper.blocks_text import (
    heading_bands,
    her_words_bands,
    notice_bands,
    panel_bands,
    paragraph_bands,
)
from livret.paper.blocks_topic import deeds_bands, topic_bands
from livret.paper.dress import Dress
from livret.paper.flow import Band, Placed
from livret.paper.footer import Footer
from livret.paper.hand_running import draw_name_line
from livret.paper.made import Made, attachments_of, report
from livret.paper.mirror import turned
from livret.paper.page_drawing import draw
from livret.paper.paging import CLOSER, asks_for_less, filled, paginate
from livret.paper.running import Titles, title_again, under_title
from livret.paper.setting import Setting
from livret.paper.signature_panel import panel_bands as signature_bands
from livret.paper.signature_words import Panel as SignaturePanel
from livret.paper.structure import Element
from livret.paper.tagged import TaggedCanvas
from livret.paper.tokens import A4
from livret.paper.typesetting import Typesetter
from livret.paper.voices import voices_in
from livret.words.aid import LEFTWARDS
from livret.words.papers import blocks as b
from livret.words.papers import hand_blocks as h
from livret.words.papers.drawn import Picture

S = TypeVar("S")

_LARGER = (1.5, 1.4, 1.3, 1.2, 1.1)
"""Sizes tried for a paper of one sheet, the largest first."""
_AFTER_HEAD = 14
_AFTER_HEADING = 6
_AFTER_FACTS = 8
_ON_A_WALL = CLOSER[:1]
"""Less air on one sheet: rather its places to sign on its back than no air."""
_BOTH_SIDES = 2
_MOST_TIGHTENED = 10
"""Longer papers are not tried twice; of these most pages hold one or two topics."""
_STEP = 25
"""Bands between two calls of the progress."""


def draw_paper(blocks: Sequence[b.Block], dress: Dress, made: Made) -> bytes:
    """Return a paper as a PDF; the same arguments give the same bytes.

    Raises:
        PrintingStopped: ``made.progress`` answered that it should stop.
    """
    canvas = new_canvas(blocks, made)
    setting, pages = set_pages(blocks, dress, made)
    canvas.root.kids = setting.root.kids
    setting.opened_on = opened_on(pages)
    footer = footer_of(setting, made)
    total, drawn = sum(len(page) for page in pages), 0
    for number, page in enumerate(pages, 1):
        draw(canvas, page, setting.dress.frame)
        with canvas.turned(setting.axis):
            if made.by_hand and number > 1:
                draw_name_line(canvas, setting.setter, setting.tr, setting.dress)
            footer.draw(canvas, number, len(pages))
        canvas.showPage()
        drawn += len(page)
        report(made, total + drawn, 2 * total)
    return canvas.finish(attachments_of(made))


def new_canvas(blocks: Sequence[b.Block], made: Made) -> TaggedCanvas:
    """Return an empty file with the paper's title and language."""
    head = next((each for each in blocks if isinstance(each, b.Head)), None)
    return TaggedCanvas(
        title=head.title if head else "", language=made.tr.language, made_at=made.at
    )


def footer_of(setting: Setting, made: Made) -> Footer:
    """Return the foot of each page."""
    wide = setting.dress.frame.page_width == A4.page_width
    return Footer(
        setting.setter,
        setting.tr,
        setting.voices.legend if _names_marks(setting.dress, made) else (),
        _about(made) if wide else (made.whose, "", ""),
        made=made.version if wide else (),
        dress=setting.dress,
    )


def with_its_foot(
    blocks: Sequence[b.Block],
    dress: Dress,
    made: Made,
    set_in: Callable[[Dress], tuple[tuple[S, list[list[Placed]]], Dress]],
) -> tuple[tuple[S, list[list[Placed]]], Dress]:
    """Return what pages hold that have room for what their foot names.

    Whose paper it is stands on every page but the first.

    Args:
        blocks: What is set.
        dress: As the paper is to be.
        made: What it is made from.
        set_in: Sets it in a dress; as ``with_less_air``.

    Returns:
        What was set, and in which dress.
    """
    foot = footer_of(new_setting(blocks, dress, made), made)
    return foot.paged(dress, set_in, lambda found: len(found[0][1]))


def _about(made: Made) -> tuple[str, ...]:
    return made.whose, made.title, made.foot


def _names_marks(dress: Dress, made: Made) -> bool:
    """Tell whether the foot of each page names the marks; a booklet's has no room."""
    return dress.frame.page_width == A4.page_width and made.legend


def set_pages(
    blocks: Sequence[b.Block], dress: Dress, made: Made
) -> tuple[Setting, list[list[Placed]]]:
    """Set the blocks; those of one sheet as large as it allows.

    Where the places to sign do not fit any more, they stand on its back.
    """
    found, worn = with_its_foot(
        blocks,
        dress,
        made,
        lambda tried: with_less_air(
            lambda closer: _paged(blocks, closer, made),
            tried,
            _closer(made),
            always=made.one_sheet,
        ),
    )
    return _one_sheet(blocks, worn, made, found) if made.one_sheet else found


def with_less_air(
    set_in: Callable[[Dress], tuple[S, list[list[Placed]]]],
    dress: Dress,
    factors: Sequence[float] = CLOSER,
    *,
    always: bool = False,
) -> tuple[tuple[S, list[list[Placed]]], Dress]:
    """Return what a dress sets, with less air where that makes a page less.

    Args:
        set_in: Sets a paper in a dress: what it was set with, and its pages.
        dress: As the paper is to be.
        factors: What its air is multiplied by, one after the other.
        always: Try it even where no page is left blank.

    Returns:
        What was set, and in which dress.
    """
    found = set_in(dress)
    pages = found[1]
    badly = always or asks_for_less(pages, dress.frame)
    if 1 < len(pages) <= _MOST_TIGHTENED and badly:
        for air in factors:
            closer = replace(dress, air=dress.air * air)
            tried = set_in(closer)
            if len(tried[1]) < len(pages):
                return tried, closer
    return found, dress


def _one_sheet(
    blocks: Sequence[b.Block],
    dress: Dress,
    made: Made,
    found: tuple[Setting, list[list[Placed]]],
) -> tuple[Setting, list[list[Placed]]]:
    """Return what was found as large as one sheet allows, or its two sides."""
    pages = found[1]
    if len(pages) == 1:
        return _larger(blocks, dress, made, found)
    front = [each for each in blocks if not isinstance(each, h.Signatures)]
    if len(front) < len(blocks) and len(_paged(front, dress, made)[1]) == 1:
        back = [each for each in blocks if isinstance(each, h.Signatures)]
        both = [*front, b.PageBreak(), *back]
        parted = _paged(both, dress, made)
        if len(parted[1]) <= max(len(pages), _BOTH_SIDES):
            return _larger(both, dress, made, parted)
    return found


def _larger(
    blocks: Sequence[b.Block],
    dress: Dress,
    made: Made,
    found: tuple[Setting, list[list[Placed]]],
) -> tuple[Setting, list[list[Placed]]]:
    """Return what was found, as large as as many pages allow."""
    taken = filled(found[1][0], dress.frame)
    # Larger letters take at least that much more room.
    for factor in (one for one in _LARGER if one * taken < 1):
        larger = _paged(blocks, dress.scaled(factor), made)
        if len(larger[1]) == len(found[1]):
            return larger
    return found


def _paged(
    blocks: Sequence[b.Block], dress: Dress, made: Made
) -> tuple[Setting, list[list[Placed]]]:
    setting = new_setting(blocks, dress, made)
    bands = bands_of(setting, blocks, made)
    return setting, paginate(bands, dress.frame, _closer(made))


def _closer(made: Made) -> Sequence[float]:
    return _ON_A_WALL if made.one_sheet else CLOSER


def new_setting(blocks: Sequence[b.Block], dress: Dress, made: Made) -> Setting:
    """Return what blocks are set with."""
    language = made.tr.language
    leftwards = language in LEFTWARDS
    setter = Typesetter(language, leftwards=leftwards)
    setter.one_idea = dress.simple
    setter.shaper = made.shaper
    return Setting(
        dress=dress,
        tr=made.tr,
        root=Element("Document"),
        voices=voices_in(blocks, initials=dress.initials),
        setter=setter,
        axis=dress.frame.page_width if leftwards else None,
        deeds=tuple(
            each
            for block in blocks
            if isinstance(block, b.Deeds)
            for each in block.deeds
        ),
    )


def bands_of(
    setting: Setting, blocks: Sequence[b.Block], made: Made | None = None
) -> list[Band]:
    """Return the bands of blocks, in order."""
    bands: list[Band] = []
    breaks: b.PageBreak | None = None
    titles = Titles()
    for at, block in enumerate(blocks):
        if isinstance(block, b.PageBreak):
            breaks = block
            continue
        found = _DRAW[type(block)](setting, block)
        if not isinstance(block, Picture):
            found = [turned(band, setting.axis) for band in found]
        if over := title_again(setting, titles.over(setting, block)):
            found = under_title(found, over)
        if at and found and isinstance(blocks[at - 1], b.Head):
            found[0].before = max(found[0].before, _AFTER_HEAD * setting.dress.air)
        if at and found and isinstance(blocks[at - 1], b.Heading):
            found[0].before = min(found[0].before, _AFTER_HEADING * setting.dress.air)
        if at and found and isinstance(blocks[at - 1], b.Facts):
            found[0].before = max(found[0].before, _AFTER_FACTS * setting.dress.air)
        if breaks and found:
            found[0].new_page, found[0].joins, breaks = True, breaks.joins, None
        bands += found
        if made is not None and at % _STEP == 0:
            report(made, at, 2 * len(blocks))
    return bands + (made.after(setting) if made and made.after else [])


def _signatures(setting: Setting, block: h.Signatures) -> list[Band]:
    return signature_bands(
        SignaturePanel(
            signatories=block.signatories,
            witness=block.witness,
            form=block.form,
            in_order=block.in_order,
            tr=setting.tr,
            setter=setting.setter,
            voices=setting.voices,
            root=setting.root,
            dress=setting.dress,
            width=setting.width,
        )
    )


_DRAW: Mapping[type, Callable[[Setting, Any], list[Band]]] = {
    b.Head: head_bands,
    b.Heading: heading_bands,
    b.Paragraph: paragraph_bands,
    b.HerWords: her_words_bands,
    b.Items: items_bands,
    b.Panel: panel_bands,
    b.Facts: facts_bands,
    b.Topic: topic_bands,
    b.Deeds: deeds_bands,
    b.Notice: notice_bands,
    Picture: picture_bands,
    h.Lines: lines_bands,
    h.Ticks: ticks_bands,
    h.Answers: answers_bands,
    h.Signatures: _signatures,
}
"""How each kind of block is drawn."""
