"""The simple version: short sentences, what a paper is for, and who read it.

Whoever reads a paper for the simple dress is given ``simply(tr)``: it says the
short sentences of ``simple_texts`` in place of the usual ones. Blocks may
bring a ``simple=`` text of their own where a sentence is built of several.
No logo says « facile à lire »: only readers can, and a paper says so once they did.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from livret.words.cleaning import own
from livret.words.dates import long_date
from livret.words.papers.blocks import Block, Head, Paragraph
from livret.words.papers.elements import LEAD, NOTE
from livret.words.papers.simple_texts import SIMPLE, TOLD
from livret.words.paths import resource
from livret.words.translator import Translator

READINGS = "words/read_by.json"
"""Who read the simple version of which paper, in which language, and when."""


@dataclass(frozen=True)
class Reading:
    """People read the simple version of a paper, and approved it.

    Attributes:
        readers: Who, as they want to be called: a group, never a name unasked.
        on: The day on which they approved it.
    """

    readers: str
    on: dt.date


@cache
def readings() -> dict[tuple[str, str], Reading]:
    """Return who approved the simple versions, by paper and language.

    The file ships empty of what nobody did. Who changes a fixed text of a
    paper takes its readings out: other words were approved.
    """
    said = json.loads(resource(READINGS).read_text("utf-8"))
    return {
        (one["paper"], one["language"]): Reading(
            one["readers"], dt.date.fromisoformat(one["on"])
        )
        for one in said
    }


def simply(tr: Translator) -> Translator:
    """Return what says the short sentences, in the same language.

    Where an aid to reading lacks a short sentence, it says the usual one.
    """
    return tr.saying(SIMPLE)


def explained(tr: Translator, blocks: Sequence[Block], paper: str) -> tuple[Block, ...]:
    """Return the blocks of a paper with what it is for, under its title."""
    told = TOLD.get(paper)
    at = next((i for i, each in enumerate(blocks, 1) if isinstance(each, Head)), 0)
    if not told or not at or not tr.knows(told):
        return tuple(blocks)
    sentence = Paragraph(text=tr.text(told), tone=LEAD)
    return (*blocks[:at], sentence, *blocks[at:])


def approved(tr: Translator, paper: str) -> tuple[Block, ...]:
    """Return who read the simple version of a paper; nothing where nobody did.

    A reading is of the words of one language: it says nothing of another's.
    """
    found = readings().get((paper, tr.language))
    if found is None:
        return ()
    told = tr.text(
        "Relu par {readers} le {day}.",
        readers=own(found.readers),
        day=long_date(tr, found.on),
    )
    return (Paragraph(text=told, tone=NOTE),)
