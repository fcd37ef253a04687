"""Parts that several papers have: the head, her words, steps, signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from livret.usecases.sheets import DiagnosticSheet, GoalOnPaper, Quote, Sheet, Step
from livret.words.aid import Aid
from livret.words.cleaning import cleaned, own, reads_right_to_left
from livret.words.dates import clock, hour_said, long_date
from livret.words.heard import stands_apart
from livret.words.labels import barrier_label, mark_label
from livret.words.papers.blocks import Block, Deeds, Head, HerWords, Paragraph
from livret.words.papers.elements import Deed, Said, Voice
from livret.words.papers.hand_blocks import Signatures
from livret.words.papers.wording import (
    APART,
    another_day,
    attribution,
    by_date,
    quoted,
)
from livret.words.scripts import foreign_language
from livret.words.translator import LANGUAGES, Translator


def head(
    tr: Translator,
    sheet: Sheet,
    title: str,
    *,
    notes: tuple[str, ...] = (),
    intro: str = "",
    present: tuple[Voice, ...] = (),
) -> Head:
    """Return the top of a paper: its title, whose it is and its date."""
    notes = (*replaces(tr, sheet), *notes, *taken_over(tr, sheet))
    about = long_date(tr, sheet.on)
    if sheet.called:
        about = tr.text("{name} · {date}", name=own(sheet.called), date=about)
    return Head(title=title, about=about, notes=notes, intro=intro, present=present)


def foot_days(
    tr: Translator, sheet: Sheet, made_at: dt.datetime
) -> tuple[str, tuple[str, ...]]:
    """Return the day that the foot of a paper tells, and when it was made.

    When it was made is told in full, then without saying what it is the hour of.

    Two versions of one day are told apart by their hour on each page that is
    signed, and by their number where they are of one minute; a paper that nobody
    signs tells its day alone.

    Args:
        tr: In the language of the paper.
        sheet: What is printed.
        made_at: Aware; its own hour is told, whatever computer draws it.
    """
    day = long_date(tr, sheet.on)
    if not sheet.signatories:
        return day, ()
    hour = hour_said(tr, clock(made_at))
    made = f"{long_date(tr, made_at.date())}{tr.comma}{hour}"
    if sheet.version > 1:
        number = tr.text("version {number}", number=sheet.version)
        made = f"{made}{tr.comma}{number}"
    if made_at.date() == sheet.on:
        return "", (made,)
    return day, (tr.text("Écrit le {day}", day=made), made)


def replaces(tr: Translator, sheet: Sheet) -> tuple[str, ...]:
    """Return that a paper replaces another, and which one; mostly nothing."""
    if sheet.amends is None:
        return ()
    date = long_date(tr, sheet.amends)
    if not sheet.amends_version:
        return (tr.text("Remplace le papier du {date}", date=date),)
    number = sheet.amends_version
    return (
        tr.text("Remplace la version {number} du {date}", number=number, date=date),
    )


def taken_over(tr: Translator, sheet: Sheet) -> tuple[str, ...]:
    """Return that part of a paper comes from other software; mostly nothing.

    It was not said in front of those who sign, and nobody here checked it.
    """
    if not sheet.taken_from:
        return ()
    systems = tr.comma.join(own(name) for name in sheet.taken_from)
    told = tr.text(
        "Ce papier vient en partie d’un autre logiciel ({system}).", system=systems
    )
    return (told,)


def with_whom(tr: Translator, sheet: DiagnosticSheet) -> str:
    """Return what stands before those who took part in a diagnosis.

    It was written together only where she said something on it.
    """
    spoken = sheet.aim is not None or any(
        row.quotes or any(one.voice == "personne" and one.answer for one in marks)
        for row in sheet.rows
        for marks in (row.marks, *(each.marks for each in row.reviews))
    )
    together = tr.text("Écrit ensemble, avec\u202f:")
    return together if spoken else tr.text("Avec\u202f:")


def said(
    tr: Translator, quote: Quote, on: dt.date | None = None, *, credited: bool = True
) -> Said:
    """Return somebody's words with their quotation marks, and how they came.

    Args:
        tr: Says it in the paper's language.
        quote: The words.
        on: The day of words that tell none; None where no day is told.
        credited: Say whose they are and how they came; else another day alone.
    """
    leftwards = reads_right_to_left(cleaned(quote.words))
    language = language_of_words(tr, quote)
    return Said(
        words=quoted(tr, quote.words),
        credit=(attribution if credited else another_day)(tr, quote, on),
        language=language,
        leftwards=leftwards,
    )


def language_of_words(tr: Translator, quote: Quote) -> str:
    """Return the language that somebody's words are read aloud in.

    Empty for the paper's own. What they were said in does not tell what is written:
    who interprets may say them in French.
    """
    recorded = quote.language
    found = foreign_language(tr.language, quote.words, recorded)
    if found or not isinstance(tr, Aid):
        return found
    # In an aid to reading, words of hers that are not translated are French.
    return LANGUAGES[0] if not recorded and stands_apart("ar", quote.words) else ""


def aim(tr: Translator, quote: Quote | None, on: dt.date) -> tuple[Block, ...]:
    """Return her aim on her ground; nothing where she said none.

    Args:
        tr: Says it in the paper's language.
        quote: Her words.
        on: Date of the paper: an aim of another day tells it.
    """
    if quote is None:
        return ()
    label = tr.text("Ce que je veux faire")
    return (HerWords(label=label, said=(said(tr, quote, on),)),)


def unsaid(tr: Translator, goals: Sequence[GoalOnPaper]) -> str:
    """Return that nobody said who does what, nor when; mostly nothing.

    What is taken over from other software often is so: signed, it would read as
    a plan that nobody can be held to.
    """
    steps = [step for goal in goals for step in goal.steps]
    if any(step.who or step.side == "ensemble" or step.by for step in steps):
        return ""
    return tr.text("On n’a pas encore dit qui fait quoi, ni quand.")


def planned(
    tr: Translator, goals: Sequence[GoalOnPaper], on: dt.date
) -> tuple[Block, ...]:
    """Return who does what by when, goal after goal; what nobody said is told.

    Args:
        tr: Says it in the paper's language.
        goals: The goals and their steps.
        on: Date of the paper.
    """
    told = unsaid(tr, goals)
    alone = len(goals) == 1
    found = (deeds(tr, one, on, alone=alone, told=bool(told)) for one in goals)
    return (*((Paragraph(text=told, opens=True),) if told else ()), *found)


def deeds(
    tr: Translator,
    goal: GoalOnPaper,
    on: dt.date,
    *,
    alone: bool = False,
    told: bool = False,
) -> Deeds:
    """Return a goal and who does what by when.

    Args:
        tr: Says it in the paper's language.
        goal: The goal and its steps.
        on: Date of the paper.
        alone: It is the only one: steps of no goal need no title.
        told: It is told already that nobody said who, nor when.
    """
    words, title = "", ""
    if goal.words:
        words = quoted(tr, goal.words) if goal.hers else own(goal.words)
    elif not alone:
        title = tr.text("Et aussi")
    topics = tuple(barrier_label(tr, code) for code in goal.barriers)
    about = APART.join(topics)
    steps = tuple(deed(tr, one, on, told=told) for one in goal.steps)
    return Deeds(goal=words, title=title, about=about, deeds=steps)


def deed(tr: Translator, step: Step, on: dt.date, *, told: bool = False) -> Deed:
    """Return one step on a paper of ``on``: who, what, by when, what blocks it."""
    together = step.side == "ensemble"
    name = tr.text("Ensemble") if together else step.who
    nobody = "" if name or told else nobody_said(tr)
    when = "" if told else no_date_said(tr)
    outside = ""
    if step.outside:
        outside = tr.text("Ce qui bloque dehors : {words}", words=own(step.outside))
    return Deed(
        what=own(step.words),
        who=Voice(side=step.side, name=name) if name else None,
        nobody=nobody,
        when=by_date(tr, step.by, on) if step.by else when,
        note=outside,
    )


def nobody_said(tr: Translator) -> str:
    """Return that nobody said yet who does it."""
    return mark_label(tr, "", name=tr.text("Qui"))


def no_date_said(tr: Translator) -> str:
    """Return that nobody said yet by when it is done."""
    return mark_label(tr, "", name=tr.text("Quand"))


def signatures(sheet: Sheet) -> tuple[Block, ...]:
    """Return the panel of signatures, where the paper is to be signed."""
    if not sheet.signatories:
        return ()
    panel = Signatures(
        signatories=sheet.signatories,
        witness=sheet.witness,
        form=sheet.form,
        in_order=sheet.in_order,
    )
    return (panel,)
