"""Pictures among the blocks of a paper: what stands over and under each.

A picture that takes some learning to read (a line of time, levels, the topics
around a centre) is not in the simple version: Inclusion Europe's « Information
for all » asks for no chart where a short list says the same. What each
shows is said in every dress: in its table, or where the paper told it before.

Beside its titles the simple version has pictures that say what the title says;
they help many to find their way, and distract or offend some: they may be left
out. A code for a telephone and the marks of the voices are no such pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from livret.words.cleaning import own
from livret.words.papers.blocks import (
    Block,
    Deeds,
    Facts,
    Heading,
    Items,
    Panel,
    Paragraph,
    Topic,
)
from livret.words.papers.drawn import Picture
from livret.words.papers.elements import NOTE, Item

WITHOUT_PICTURES: dict[str, str] = {"simple": "simple-words"}
"""Dresses whose pictures may be left out: their name, and without them."""

_WITH_ICONS = (Heading, Panel, Topic, Deeds)
_MAY_SAY_AGAIN = (Heading, Paragraph, Facts)


def pictured_as(dress: str) -> str:
    """Return the name of a dress as it is with its pictures."""
    return next(
        (name for name, bare in WITHOUT_PICTURES.items() if bare == dress), dress
    )


def in_words_alone(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks without the picture beside each title."""
    return tuple(
        cast("Block", replace(cast("Any", each), icon=""))
        if isinstance(each, _WITH_ICONS)
        else each
        for each in blocks
    )


def spread(
    blocks: Sequence[Block],
    *,
    simple: bool = False,
    legend: bool = True,
    icons: bool = True,
) -> tuple[Block, ...]:
    """Return blocks with the title and the caption of each picture set out.

    Args:
        blocks: As a description gives them.
        simple: For the simple version: pictures that are hard to read are
            left out, with what stands over and under them.
        legend: Whose marks each picture shows is listed under it; not where
            the foot of every page says so.
        icons: A picture stands beside the title of what has one.
    """
    blocks = blocks if icons else in_words_alone(blocks)
    found: list[Block] = []
    for each in blocks:
        if isinstance(each, Picture):
            found += () if simple and each.hard else _set_out(each, legend=legend)
        elif not (simple and isinstance(each, _MAY_SAY_AGAIN) and each.again):
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
        # Whose each mark is, is read with the picture, and the caption with both.
        opens = bool(picture.caption)
        found.append(Items(items=tuple(marks), whole=True, opens=opens))
    if picture.caption:
        found.append(Paragraph(text=picture.caption, tone=NOTE))
    return found
