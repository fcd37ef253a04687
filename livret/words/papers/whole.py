"""The whole livret, and the booklet for a pocket: papers made of papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from livret.domain.meetings import POSTPONED
from livret.usecases.paper_sheets.review import Accompanying
from livret.usecases.paper_sheets.whole import PocketSheet, WholeSheet
from livret.usecases.sheets import Sheet
from livret.words.cleaning import own
from livret.words.dates import long_date
from livret.words.labels import AT_DESK, answer_label
from livret.words.papers.blocks import (
    Block,
    Facts,
    Head,
    Heading,
    Items,
    PageBreak,
    Paragraph,
)
from livret.words.papers.charter import read_charter
from livret.words.papers.diagnostic import read_diagnostic
from livret.words.papers.elements import SUPPORT, Fact, Item
from livret.words.papers.information import read_information
from livret.words.papers.minutes import read_minutes
from livret.words.papers.parts import aim, head, planned
from livret.words.papers.pathway import read_pathway
from livret.words.papers.plan import meeting_notice, read_plan
from livret.words.papers.review import person_item, read_review
from livret.words.papers.skills import learned, read_skills, skill_item, wanted
from livret.words.reviews import SITUATIONS, situation_label
from livret.words.translator import Translator

_READS: Mapping[str, Callable[[Translator, Any], tuple[Block, ...]]] = {
    "savoir-faire": read_skills,
    "diagnostic": read_diagnostic,
    "plan": read_plan,
    "parcours": read_pathway,
    "compte-rendu": read_minutes,
    "bilan": read_review,
    "charte": read_charter,
    "information": read_information,
}

_OF_A_DAY = frozenset({"compte-rendu", "bilan"})
"""Papers of which a livret may hold several, one for each meeting."""


def read_whole(tr: Translator, sheet: WholeSheet) -> tuple[Block, ...]:
    """Return what is in it, then each part as its own paper reads."""
    blocks: list[Block] = [
        head(tr, sheet, tr.text("Mon livret"), notes=_days(tr, sheet))
    ]
    parts = [(part, _READS[part.paper](tr, part)) for part in sheet.parts]
    if parts:
        blocks.append(Heading(text=tr.text("Ce qu’il y a dedans")))
        lines = tuple(_line(tr, part, read) for part, read in parts)
        blocks.append(Items(items=lines, contents=True))
    blocks += _asked_for(tr, sheet)
    before = ""
    for part, read in parts:
        if part.paper != before:
            blocks.append(PageBreak(joins=True))
        before = part.paper
        blocks += _of_its_day(tr, part, read)
    return tuple(blocks)


def _days(tr: Translator, sheet: WholeSheet) -> tuple[str, ...]:
    notes = []
    if sheet.since is not None:
        notes.append(tr.text("Depuis le {day}", day=long_date(tr, sheet.since)))
    if sheet.until is not None:
        notes.append(tr.text("Jusqu’au {day}", day=long_date(tr, sheet.until)))
    return tuple(notes)


def _line(tr: Translator, part: Sheet, read: tuple[Block, ...]) -> Item:
    return Item(text=_named(tr, part, read))


def _named(tr: Translator, part: Sheet, read: tuple[Block, ...]) -> str:
    titles = (one.title for one in read if isinstance(one, Head))
    title = next(titles, part.paper)
    return tr.text("{title}, {day}", title=title, day=long_date(tr, part.on))


def _of_its_day(
    tr: Translator, part: Sheet, read: tuple[Block, ...]
) -> tuple[Block, ...]:
    """Return a part; one of several of its kind says which, on each of its pages."""
    if part.paper not in _OF_A_DAY:
        return read
    named = _named(tr, part, read)
    return tuple(
        replace(one, runs_on=named) if isinstance(one, Head) else one for one in read
    )


def _asked_for(tr: Translator, sheet: WholeSheet) -> tuple[Block, ...]:
    """Return what stands on it only because she asked (practice rule 8)."""
    blocks: list[Block] = []
    if sheet.situations:
        blocks.append(Heading(text=tr.text("Où j’en suis avec l’emploi")))
        facts = tuple(
            Fact(label=own(name), value=_situation(tr, code), note=own(words))
            for name, code, words in sheet.situations
        )
        blocks.append(Facts(facts=facts))
    if sheet.postponed:
        blocks.append(Heading(text=tr.text("Rencontres qui n’ont pas eu lieu")))
        items = tuple(_not_held(tr, day, state) for day, state in sheet.postponed)
        blocks.append(Items(items=items))
    return tuple(blocks)


def _situation(tr: Translator, code: str) -> str:
    if code in SITUATIONS:
        return situation_label(tr, code)
    return answer_label(tr, code) if code in AT_DESK else ""


def _not_held(tr: Translator, day: Any, state: str) -> Item:
    if state == POSTPONED:
        return Item(text=tr.text("{day}\u202f: reportée", day=long_date(tr, day)))
    return Item(text=tr.text("{day}\u202f: n’a pas eu lieu", day=long_date(tr, day)))


def read_pocket(tr: Translator, sheet: PocketSheet) -> tuple[Block, ...]:
    """Return the booklet: what she wants, the steps, what she can do, who."""
    blocks: list[Block] = [head(tr, sheet, tr.text("Mon livret de poche"))]
    cover: tuple[Block, ...] = ()
    if sheet.plan is not None:
        cover = aim(tr, sheet.plan.aim, sheet.on)
    wants = sheet.skills.wants if sheet.skills is not None else None
    if not cover and wants is not None:
        cover, wants = (wanted(tr, wants, sheet.on),), None
    people = _people(tr, sheet.people)
    if not cover:
        # A cover is not left bare for want of an aim: who is there stands on it.
        cover, people = people, ()
    blocks += cover
    if sheet.plan is not None:
        blocks.append(PageBreak())
        blocks.append(Heading(text=tr.text("Qui fait quoi, et quand"), runs_on=True))
        blocks += planned(tr, sheet.plan.goals, sheet.on)
        if sheet.plan.next_meeting is not None:
            blocks.append(meeting_notice(tr, sheet.plan.next_meeting))
    if sheet.skills is not None:
        blocks.append(PageBreak())
        skills = tr.text("Ce que je sais faire")
        blocks.append(Heading(text=skills, tone=SUPPORT, runs_on=True))
        items = [skill_item(tr, one) for one in sheet.skills.skills]
        items += [Item(text=own(one)) for one in sheet.skills.helps]
        blocks.append(Items(items=tuple(items), tone=SUPPORT))
        blocks += learned(tr, sheet.skills)
        if wants is not None and (sheet.plan is None or wants != sheet.plan.aim):
            blocks.append(wanted(tr, wants, sheet.on))
    return (*blocks, *((PageBreak(), *people) if people else ()))


def _people(tr: Translator, people: tuple[Accompanying, ...]) -> tuple[Block, ...]:
    if not people:
        return ()
    told = tr.text(
        "Vous pouvez ne pas répondre, corriger, arrêter. Rien ne part ailleurs sans "
        "votre accord."
    )
    return (
        Heading(text=tr.text("Qui m’accompagne"), runs_on=True),
        Items(items=tuple(person_item(tr, one) for one in people)),
        Paragraph(text=told),
    )
