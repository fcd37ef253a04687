"""« Ce que je sais faire »: a paper to show, that opens on what she can do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from livret.usecases.paper_sheets.skills import SkillOnPaper, SkillsSheet
from livret.usecases.sheets import Quote
from livret.words.cleaning import own
from livret.words.languages import language_name
from livret.words.papers.blocks import Block, Heading, HerWords, Items, Paragraph
from livret.words.papers.elements import SUPPORT, Item
from livret.words.papers.parts import head, said, signatures
from livret.words.papers.wording import listed, quoted
from livret.words.reviews import area_label
from livret.words.translator import Translator


def read_skills(tr: Translator, sheet: SkillsSheet) -> tuple[Block, ...]:
    """Return what she knows how to do, large, and what she looks for."""
    blocks: list[Block] = [head(tr, sheet, tr.text("Ce que je sais faire"))]
    if sheet.skills:
        skills = tuple(skill_item(tr, one) for one in sheet.skills)
        blocks.append(Items(items=skills, tone=SUPPORT, large=True))
    if sheet.helps:
        title = tr.text("Je peux aussi compter sur") if sheet.skills else ""
        if title:
            blocks.append(Heading(text=title, icon="sprout", tone=SUPPORT))
        helps = tuple(Item(text=own(one)) for one in sheet.helps)
        blocks.append(Items(items=helps, tone=SUPPORT, large=not sheet.skills))
    blocks += learned(tr, sheet)
    if sheet.wants is not None:
        blocks.append(wanted(tr, sheet.wants, sheet.on))
    return (*blocks, *signatures(sheet))


def wanted(tr: Translator, wants: Quote, on: dt.date) -> HerWords:
    """Return what she looks for, in her words."""
    label = tr.text("Ce que je cherche")
    return HerWords(label=label, said=(said(tr, wants, on),))


def learned(tr: Translator, sheet: SkillsSheet) -> Iterator[Block]:
    """Yield the languages she speaks and what she was taught."""
    yield from _spoken(tr, sheet)
    if sheet.education:
        yield Heading(text=tr.text("Ma formation"))
        yield Paragraph(text=own(sheet.education))


def skill_item(tr: Translator, skill: SkillOnPaper) -> Item:
    """Return one thing she knows how to do, and what is told of it."""
    notes = list(_notes(tr, skill))
    return Item(text=own(skill.words), note="\n".join(notes))


def _notes(tr: Translator, skill: SkillOnPaper) -> Iterator[str]:
    if skill.story:
        yield quoted(tr, skill.story)
    told = []
    if skill.area and skill.area != "other":
        told.append(area_label(tr, skill.area))
    if skill.learned:
        told.append(tr.text("appris : {where}", where=own(skill.learned)))
    if skill.recognised_by:
        told.append(tr.text("reconnu par {name}", name=own(skill.recognised_by)))
    if told:
        yield " · ".join(told)


def _spoken(tr: Translator, sheet: SkillsSheet) -> tuple[Block, ...]:
    if not sheet.languages:
        return ()
    names = tuple(language_name(tr, code) or own(code) for code in sheet.languages)
    return (
        Heading(text=tr.text("Mes langues")),
        Paragraph(text=listed(names, tr.comma)),
    )
