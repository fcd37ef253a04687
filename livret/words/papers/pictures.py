"""Pictures among the blocks of a paper: what stands over and under each.

A picture that takes some learning to read (the topics around a centre) is not
in the simple version: Inclusion Europe's « Information for all » asks for no
chart where a short list says the same. Its table is in every dress.
"""

from __future__ import annotations

from collections.abc import Sequence

from livret.words.cleaning import own
from livret.words.papers.blocks import (
    NOTE,
    Block,
    Heading,
    Item,
    Items,
    Paragraph,
    Picture,
)


def spread(blocks: Sequence[Block], *, simple: bool = False) -> tuple[Block, ...]:
    """Return blocks with the title and the caption of each picture set out.

    Args:
        blocks: As a description gives them.
        simple: For the simple version: pictures that are hard to read are
            left out, with what stands over and under them.
    """
    found: list[Block] = []
    for each in blocks:
        if isinstance(each, Picture):
            found += () if simple and each.hard else _set_out(each)
        else:
            found.append(each)
    return tuple(found)


def _set_out(picture: Picture) -> list[Block]:
    found: list[Block] = []
    if picture.title:
        found.append(Heading(text=picture.title, level=3))
    found.append(picture)
    if picture.voices:
        marks = (Item(text=own(each.name), voice=each) for each in picture.voices)
        found.append(Items(items=tuple(marks)))
    if picture.caption:
        found.append(Paragraph(text=picture.caption, tone=NOTE))
    return found
