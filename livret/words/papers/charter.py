"""The charter on paper: how we work together."""

from __future__ import annotations

from livret.usecases.paper_sheets.charter import CharterSheet, CharterText, OwnLine
from livret.words.charter import edition_or_newest, sentences_chosen
from livret.words.cleaning import own
from livret.words.dates import long_date
from livret.words.papers.blocks import Block, Heading, Items, Paragraph
from livret.words.papers.elements import NOTE, Item, Voice
from livret.words.papers.parts import head, signatures
from livret.words.translator import Translator


def read_charter(tr: Translator, sheet: CharterSheet) -> tuple[Block, ...]:
    """Return the sentences chosen, group by group, then each one's lines."""
    edition = edition_or_newest(tr, sheet.texts[0].edition)
    blocks: list[Block] = [head(tr, sheet, edition.title)]
    if len(sheet.texts) > 1:
        told = tr.text("Deux textes écrits en même temps\u202f: les voici tous.")
        blocks.append(Paragraph(text=told, tone=NOTE))
    for text in sheet.texts:
        written = tr.text("Écrit le {day}", day=long_date(tr, text.on))
        if text.from_paper:
            paper = tr.text("recueilli sur papier")
            written = tr.text("{way} ({details})", way=written, details=paper)
        if len(sheet.texts) > 1 or text.from_paper:
            blocks.append(Paragraph(text=written))
        blocks += _text(tr, text)
    return (*blocks, *signatures(sheet))


def _text(tr: Translator, text: CharterText) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for title, sentences in sentences_chosen(tr, text.edition, text.choices):
        blocks.append(Heading(text=title))
        blocks.append(Items(items=tuple(Item(text=one) for one in sentences)))
    if text.lines:
        blocks.append(Heading(text=tr.text("Nos propres lignes")))
        blocks.append(Items(items=tuple(_line(tr, one) for one in text.lines)))
    return tuple(blocks)


def _line(tr: Translator, line: OwnLine) -> Item:
    words = own(line.words)
    side, name = (line.side, line.name) if line.name else ("ensemble", "")
    who = own(name) if name else tr.text("Ensemble")
    told = tr.text("{name}\u202f: {words}", name=who, words=words)
    return Item(text=told, voice=Voice(side=side, name=name))
