"""The simple version: short sentences, what a paper is for, and who read it.

Whoever reads a paper for the simple dress is given ``simply(tr)``: it says the
short sentences of ``simple_texts`` in place of the usual ones. Blocks may
bring a ``simple=`` text of their own where a sentence is built of several.
No logo says « facile à lire »: only readers can, and a paper says so once they did.
"""

from __future__ import annotations

from collections.abc import Sequence

from livret.words.papers.blocks import LEAD, NOTE, Block, Head, Paragraph
from livret.words.papers.simple_texts import SIMPLE, TOLD
from livret.words.translator import Translator

READ_BY: dict[str, str] = {}
"""Who read the simple version of a paper and approved it, and when, by the
paper's name: « le groupe de lecture de …, le 3 mars 2027 »."""


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
    """Return who read the simple version of a paper; nothing where nobody did."""
    readers = READ_BY.get(paper, "")
    if not readers:
        return ()
    told = tr.text("Relu par {readers}.", readers=readers)
    return (Paragraph(text=told, tone=NOTE),)
