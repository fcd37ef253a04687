"""The blank charter: sentences to tick by hand, and lines of one's own."""

from __future__ import annotations

from livret.words.charter import read_edition
from livret.words.papers.blank_diagnostic import SIDES
from livret.words.papers.blocks import Block, Head, Heading, Paragraph
from livret.words.papers.elements import Item
from livret.words.papers.hand_blocks import Lines, Ticks
from livret.words.papers.simple_texts import TOLD
from livret.words.translator import Translator

_OWN_LINES = 4


def read_blank_charter(tr: Translator, *, signed: bool = True) -> tuple[Block, ...]:
    """Return every sentence of the newest charter with a box; none is ticked.

    Args:
        tr: In the language of the paper.
        signed: Keep places to sign; an aid to reading has none.
    """
    read = read_edition(tr)
    called = tr.text("Comment voulez-vous qu’on vous appelle ?")
    ticked = tr.text(
        "Nous cochons ce que nous choisissons. Nous ajoutons nos propres lignes."
    )
    simple = tr.gap.join((tr.text(TOLD["charte"]), ticked))
    blocks: list[Block] = [
        Head(title=read.title),
        Paragraph(text=read.intro, simple=simple),
        Lines(label=called, hers=True),
        Lines(label=tr.text("La date, et qui est là\u202f:")),
    ]
    for group, title in read.groups.items():
        blocks.append(Heading(text=title, runs_on=True))
        sentences = read.choices[group].values()
        blocks.append(Ticks(items=tuple(Item(text=one) for one in sentences)))
    blocks.append(Heading(text=tr.text("Nos propres lignes")))
    blocks.append(Lines(count=_OWN_LINES, hers=True))
    if signed:
        signed_by = tr.text("Nos prénoms, nos signatures")
        blocks.append(Lines(label=signed_by, count=len(SIDES)))
    return tuple(blocks)
