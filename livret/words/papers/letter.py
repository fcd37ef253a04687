"""A letter that sends her to a service, with only what she agreed to tell it."""

from __future__ import annotations

from collections.abc import Iterator

from livret.usecases.paper_sheets.letter import LetterSheet, TopicTold
from livret.usecases.sheets import GoalOnPaper, Row
from livret.words.cleaning import own
from livret.words.dates import long_date
from livret.words.papers.blocks import Block, Facts, Heading, HerWords, Paragraph
from livret.words.papers.elements import LEAD, NOTE, Fact, Said
from livret.words.papers.parts import aim, head, planned, signatures
from livret.words.papers.topics import topic
from livret.words.papers.wording import listed, quoted
from livret.words.translator import Translator


def read_letter(tr: Translator, sheet: LetterSheet) -> tuple[Block, ...]:
    """Return whom it is to, what is asked, and what the agreement lets tell."""
    to = own(sheet.to)
    if sheet.organisation and sheet.organisation != sheet.to:
        to = tr.text("{name}, {told}", name=to, told=own(sheet.organisation))
    for_whom = tr.text("À l’attention de : {name}", name=to)
    blocks: list[Block] = [
        head(tr, sheet, tr.text("Lettre de présentation"), notes=(for_whom,)),
        Paragraph(text=_opening(tr, sheet), tone=LEAD),
    ]
    blocks += aim(tr, sheet.aim, sheet.on)
    if sheet.words:
        said = Said(words=quoted(tr, sheet.words))
        blocks.append(HerWords(label=tr.text("Ce que je veux ajouter"), said=(said,)))
    if sheet.topics:
        blocks.append(Heading(text=tr.text("Ce qu’il est utile de savoir")))
        blocks += [topic(tr, _row(one), sheet.on) for one in sheet.topics]
    if sheet.steps:
        blocks.append(Heading(text=tr.text("Ce qui est en cours"), runs_on=True))
        going_on = GoalOnPaper(words="", steps=sheet.steps)
        blocks += planned(tr, [going_on], sheet.on)
    blocks += _end(tr, sheet)
    return (*blocks, *signatures(sheet))


def _opening(tr: Translator, sheet: LetterSheet) -> str:
    told = tr.text("{name} s’adresse à vous.", name=own(sheet.called))
    if sheet.asked:
        asked = tr.text("La demande\u202f: {words}", words=own(sheet.asked))
        told = f"{told}{tr.gap}{asked}"
    return told


def _row(told: TopicTold) -> Row:
    return Row(
        barrier=told.barrier,
        quotes=told.quotes,
        supports=told.supports,
        outside=told.outside,
        lines=told.lines,
    )


def _end(tr: Translator, sheet: LetterSheet) -> Iterator[Block]:
    facts = []
    if sheet.purposes:
        purposes = listed(tuple(own(one) for one in sheet.purposes), tr.comma)
        facts.append(Fact(label=tr.text("Pourquoi"), value=purposes))
    if sheet.until is not None:
        until = tr.text("jusqu’au {day}", day=long_date(tr, sheet.until))
        facts.append(Fact(label=tr.text("Accord de la personne"), value=until))
    writer = own(sheet.writer)
    if sheet.writers_structure:
        structure = own(sheet.writers_structure)
        writer = tr.text("{name}, {told}", name=writer, told=structure)
    facts.append(Fact(label=tr.text("Écrit avec la personne par"), value=writer))
    yield Heading(text=tr.text("Son accord"))
    yield Facts(facts=tuple(facts))
    yield Paragraph(
        text=tr.text(
            "Cette lettre ne dit que ce que la personne a accepté de vous dire. "
            "Le reste lui appartient\u202f: demandez-le-lui."
        ),
        tone=NOTE,
    )
