"""The joint diagnosis, read as blocks for the dresses that are not standard."""

from __future__ import annotations

from livret.usecases.sheets import DiagnosticSheet
from livret.words.aid import Aid
from livret.words.aid_forms import read_form
from livret.words.cleaning import own
from livret.words.forms import form_to_read, other_form_note
from livret.words.labels import barrier_label
from livret.words.papers.blocks import Block, Heading, HerWords, Panel, Paragraph
from livret.words.papers.elements import Item, Voice
from livret.words.papers.parts import head, planned, said, signatures, with_whom
from livret.words.papers.topics import topics
from livret.words.papers.wording import APART
from livret.words.translator import LANGUAGES, Translator


def read_diagnostic(tr: Translator, sheet: DiagnosticSheet) -> tuple[Block, ...]:
    """Return her aim, what helps, the topics, the steps and the signatures."""
    name, _, version = sheet.form.rpartition("/")
    language = tr.language if tr.language in LANGUAGES else LANGUAGES[0]
    form = form_to_read(name, int(version), language)
    form = read_form(tr, form) if isinstance(tr, Aid) else form
    sides = {
        mark.name.casefold(): mark.voice
        for row in sheet.rows
        for marks in (row.marks, *(one.marks for one in row.reviews))
        for mark in marks
    }
    present = tuple(
        Voice(side=sides.get(_first(each), ""), name=each) for each in sheet.present
    )
    intro = with_whom(tr, sheet)
    other = other_form_note(tr, name, int(version), form)
    blocks: list[Block] = [
        head(
            tr,
            sheet,
            form.title,
            notes=(other,) if other else (),
            intro=intro if present else "",
            present=present,
        )
    ]
    if sheet.aim is not None:
        wanted = said(tr, sheet.aim, sheet.on)
        blocks.append(HerWords(label=form.headings.aim, said=(wanted,)))
    helps = tuple(Item(text=own(one)) for one in sheet.strengths)
    empty = tr.text("On n’en a pas encore parlé.")
    blocks.append(Panel(title=form.headings.supports, items=helps, empty=empty))
    blocks += topics(tr, sheet.rows, tr.text("Ce que chacun en dit"), sheet.on)
    if sheet.not_discussed:
        names = tuple(barrier_label(tr, code) for code in sheet.not_discussed)
        if tr.leftwards:
            # Set apart one by one: all of them as one fact would not be parted.
            names = tuple(own(each) for each in names)
        told = tr.text(
            "On n’en a pas encore parlé\u202f: {topics}.",
            topics=APART.join(names),
        )
        blocks.append(Paragraph(text=told))
    goals = [goal for goal in sheet.goals if goal.words or goal.steps]
    if goals:
        blocks.append(Heading(text=tr.text("Ce que nous allons faire"), runs_on=True))
        blocks += planned(tr, goals, sheet.on)
    return (*blocks, *signatures(sheet))


def _first(name: str) -> str:
    """Return what "Claire" and "Claire M., référente" have in common."""
    words = name.replace(",", " ").split()
    return words[0].casefold() if words else ""
