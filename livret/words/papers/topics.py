"""Her topics with every voice, as several papers say them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from livret.usecases.sheets import Closed, Line, Mark, Quote, Row
from livret.words.aid import Aid
from livret.words.barrier_history import closed_words
from livret.words.cleaning import cleaned, own
from livret.words.dates import long_date
from livret.words.heard import stands_apart
from livret.words.labels import (
    asked_label,
    barrier_label,
    mark_label,
    outcome_label,
)
from livret.words.papers.blocks import Block, Heading, Paragraph, Since, Topic
from livret.words.papers.elements import NOTE, Fact, Item, Kept, Voice
from livret.words.papers.parts import said
from livret.words.papers.wording import (
    APART,
    attribution,
    how_it_came,
    quoted,
    sentence,
)
from livret.words.said_on import (
    dated,
    days_note,
    other_day,
    review_title,
    usual_day_of,
    with_kept_day,
)
from livret.words.translator import Translator

ICONS = {
    "sante": "heart-pulse",
    "droit": "scale",
    "langue": "languages",
    "mobilite": "bus",
    "famille": "users-round",
    "ressources": "wallet",
    "logement": "house",
}
"""Icon of each topic, the same as on the screen."""


def topics(
    tr: Translator, rows: tuple[Row, ...], title: str, on: dt.date
) -> tuple[Block, ...]:
    """Return the heading of the topics, what was asked, and each topic.

    Args:
        tr: Says it in the paper's language.
        rows: The topics.
        title: Over them all.
        on: Date of the paper.
    """
    if not rows:
        return ()
    usual = usual_day_of(rows, on)
    common = _common_credit(tr, rows)
    asked = {row.asked for row in rows}
    notes = [_question(tr, rows[0].asked)] if len(asked) == 1 else []
    notes.append(days_note(tr, usual, on))
    if common:
        notes.append(sentence(common, tr.stop))
    if any(row.lines for row in rows):
        notes.append(
            tr.text(
                "Un trait à gauche\u202f: ce que nous retenons. Deux traits\u202f: "
                "nous ne sommes pas d’accord."
            )
        )
    told = [Paragraph(text=note, tone=NOTE) for note in notes if note]
    several = len(asked) > 1
    return (
        Heading(text=title),
        *told,
        *(
            topic(tr, row, usual, on=on, credited=not common, question=several)
            for row in rows
        ),
    )


def topic(
    tr: Translator,
    row: Row,
    usual: dt.date,
    *,
    on: dt.date | None = None,
    credited: bool = True,
    question: bool = False,
) -> Topic:
    """Return one topic: her words, what helps, every voice, what is kept.

    Args:
        tr: Says it in the paper's language.
        row: The topic.
        usual: The day of an answer that tells none.
        on: Date of the paper, where it is another.
        credited: Each of her words says how it came.
        question: Tell which question was asked.
    """
    return Topic(
        title=barrier_label(tr, row.barrier),
        icon=ICONS[row.barrier],
        question=_question(tr, row.asked) if question else "",
        said=tuple(said(tr, one, usual, credited=credited) for one in row.quotes),
        facts=tuple(_facts(tr, row)),
        # What a voice says without choosing a level stands beside, in words.
        marks=tuple(
            _mark(tr, one, usual) for one in row.marks if one.answer or not one.words
        ),
        since=tuple(
            Since(
                title=review_title(tr, review.moment, review.on),
                marks=tuple(_mark(tr, one, review.on) for one in review.marks),
            )
            for review in row.reviews
        ),
        beside=tuple(
            Item(
                text=beside(tr, one, usual), voice=Voice(side=one.voice, name=one.name)
            )
            for one in row.marks
            if one.words.strip()
        ),
        kept=tuple(kept(tr, line, usual, on or usual) for line in row.lines),
    )


def _question(tr: Translator, asked: str) -> str:
    return tr.text(
        "Question posée\u202f: est-ce que cela vous gêne {asked}\u202f?",
        asked=asked_label(tr, asked),
    )


def _common_credit(tr: Translator, rows: Iterable[Row]) -> str:
    """Return how all her words came, where they came in one way; or nothing."""
    told = {attribution(tr, quote) for row in rows for quote in row.quotes}
    return told.pop() if len(told) == 1 else ""


def _facts(tr: Translator, row: Row) -> Iterable[Fact]:
    for label, texts in (
        (tr.text("Ce qui m’aide\u202f:"), row.supports),
        (tr.text("Ce qui bloque dehors\u202f:"), row.outside),
    ):
        if texts:
            yield Fact(label=label, value=APART.join(own(each) for each in texts))
    if row.closed:
        yield Fact(label=closed_label(tr, row.closed), value=closed(tr, row.closed))


def closed_label(tr: Translator, told: Closed) -> str:
    """Return the day on which a topic was closed, before what was said of it."""
    return tr.text("{heading}\u202f:", heading=long_date(tr, told.on))


def closed(tr: Translator, told: Closed) -> str:
    """Return that a topic no longer gets in the way."""
    return closed_words(tr, own(told.words) if told.words else "")


def _mark(tr: Translator, mark: Mark, usual: dt.date) -> Item:
    told = mark_label(tr, mark.answer, name=own(mark.name))
    return Item(
        text=dated(tr, told, other_day(tr, mark.on, usual)),
        voice=Voice(side=mark.voice, name=mark.name),
    )


def _beside(tr: Translator, mark: Mark, usual: dt.date) -> Item:
    told = beside(tr, mark, usual)
    return Item(text=told, voice=Voice(side=mark.voice, name=mark.name))


def beside(tr: Translator, mark: Mark, usual: dt.date) -> str:
    """Return what a voice says beside its level; without one, with its day."""
    told = tr.text(
        "{name}\u202f: {words}", name=own(mark.name), words=quoted(tr, mark.words)
    )
    day = "" if mark.answer else other_day(tr, mark.on, usual)
    details = filter(None, (how_it_came(tr, mark.came), day))
    return dated(tr, told, tr.comma.join(details))


def kept(tr: Translator, line: Line, usual: dt.date, on: dt.date) -> Kept:
    """Return what the three keep, or that they do not agree, and since when."""
    reasons = tuple(
        Item(text=tr.text("{name}\u202f: {words}", name=own(name), words=own(words)))
        for name, words in line.reasons
    )
    return Kept(
        words=kept_words(tr, line, usual, on),
        label=kept_label(tr, line),
        simple=outcome_label(tr, line.outcome),
        heard=heard(tr, line, usual, on),
        apart=line.outcome == "not_agreed",
        reasons=reasons,
    )


def kept_words(tr: Translator, line: Line, usual: dt.date, on: dt.date) -> str:
    """Return the words of a line with its day, where that has to be told."""
    words = own(line.words) if line.words.strip() else ""
    return with_kept_day(tr, words, line.on, usual, on)


def kept_label(tr: Translator, line: Line) -> str:
    """Return what a line begins with; an agreed one is told by its rule alone.

    Where the line itself is French in a paper of another language, what it is
    stands before it in words: one voice cannot read both.
    """
    words = bool(line.words.strip())
    if line.outcome == "agreed" and not (words and _by_another_voice(tr, line)):
        return ""
    return outcome_label(tr, line.outcome)


def _by_another_voice(tr: Translator, line: Line) -> bool:
    return isinstance(tr, Aid) or stands_apart(tr.language, own(line.words))


def heard(tr: Translator, line: Line, usual: dt.date, on: dt.date) -> str:
    """Return an agreed line as it is read aloud: « Nous retenons : … » (rule 26).

    Nothing where the same words stand before the line.
    """
    if not line.words.strip() or kept_label(tr, line):
        return ""
    words = " ".join(cleaned(line.words).split())
    told = with_kept_day(tr, words, line.on, usual, on)
    return f"{outcome_label(tr, line.outcome)} {told}"


def quotes(tr: Translator, found: Iterable[Quote]) -> tuple[Item, ...]:
    """Return words of hers as lines of a list, each with how it came."""
    return tuple(
        Item(text=quoted(tr, one.words), note=attribution(tr, one)) for one in found
    )
