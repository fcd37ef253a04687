"""The simple version: who read it and found it easy, where somebody did.

Short sentences stand beside the others in each description (``simple=``). No
logo says « facile à lire »: only readers can, and a paper says so once they did.
"""

from __future__ import annotations

from livret.words.papers.blocks import NOTE, Block, Paragraph
from livret.words.translator import Translator

READ_BY: dict[str, str] = {}
"""Who read the simple version of a paper and approved it, and when, by the
paper's name: « le groupe de lecture de …, le 3 mars 2027 »."""


def approved(tr: Translator, paper: str) -> tuple[Block, ...]:
    """Return who read the simple version of a paper; nothing where nobody did."""
    readers = READ_BY.get(paper, "")
    if not readers:
        return ()
    told = tr.text("Relu par {readers}.", readers=readers)
    return (Paragraph(text=told, tone=NOTE),)
