"""Pictures among the blocks of a paper: what stands over and under each.

A picture that takes some learning to read (a line of time, levels, the topics
around a centre) is not in the simple version: Inclusion Europe's « Information
for all » asks for no chart where a short list says the same. The table of each
is in every dress.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from livret.words.cleaning import own
from livret.words.papers.blocks import Block, Heading, Items, Paragraph
from livret.words.papers.drawn import Picture
from livret.words.papers.elements import NOTE, Item


def spread(
    blocks: Sequence[Block], *, simple: bool = False, legend: bool = True
) -> tuple[Block, ...]:
    """Return blocks with the title and the caption of each picture set out.

    Args:
        blocks: As a description gives them.
        simple: For the simple version: pictures that are hard to read are
            left out, with what stands over and under them.
        legend: Whose marks each picture shows is listed under it; not where
            the foot of every page says so.
    """
    found: list[Block] = []
    for each in blocks:
        if isinstance(each, Picture):
            found += () if simple and each.hard else _set_out(each, legend=legend)
        else:
            found.append(each)
    return tuple(found)


def _set_out(picture: Picture, *, legend: bool) -> list[Block]:
    found: list[Block] = []
    picture = replace(picture, named=not legend)
    if picture.title:
        found.append(Heading(text=picture.title, level=picture.level))
    found.append(picture)
    if picture.voices and legend:
        marks = (Item(text=own(each.name), voice=each) for each in picture.voices)
        found.append(Items(items=tuple(marks)))
    if picture.caption:
        found.append(Paragraph(text=picture.caption, tone=NOTE))
    return found
