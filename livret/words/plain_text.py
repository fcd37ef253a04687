"""« Copier pour mon logiciel »: a copy as plain text, to be pasted elsewhere.

No markup, short lines, one thing on each: other software keeps little else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from livret.usecases.copying import PlainCopy
from livret.usecases.sheets import GoalOnPaper, Line, Quote, Row, Step
from livret.words.barrier_history import closed_words
from livret.words.came import came_words
from livret.words.dates import long_date
from livret.words.history import words_of
from livret.words.labels import barrier_label, mark_label, outcome_label
from livret.words.naming import named
from livret.words.said_on import (
    dated,
    day_of_words,
    other_day,
    review_title,
    with_kept_day,
)
from livret.words.translator import Translator, mark

SECTION_NAMES: dict[str, str] = {
    "aim": mark("ce que la personne veut faire"),
    "strengths": mark("ce qui aide"),
    "topics": mark("tout ce qui est dit sur chaque sujet"),
    "lines": mark("seulement ce que nous retenons sur chaque sujet"),
    "goals": mark("objectifs et démarches"),
}
"""What a copy may hold, as it is chosen."""


def plain_text(tr: Translator, copy: PlainCopy) -> str:
    """Return a copy as text, its sections in the order asked for.

    Sections of which nothing may be said are left out without a trace.
    """
    copy = named(tr, copy)
    title = tr.text("Diagnostic partagé, {date}", date=long_date(tr, copy.on))
    blocks = [f"{copy.called}\n{title}" if copy.called else title]
    for section in copy.order:
        blocks += [block for block in _SECTIONS[section](tr, copy) if block]
    return "\n\n".join(blocks) + "\n"


def section_label(tr: Translator, section: str) -> str:
    """Return the name of a section, as it is chosen.

    Raises:
        KeyError: No such section.
    """
    return tr.text(SECTION_NAMES[section])


def _aim(tr: Translator, copy: PlainCopy) -> list[str]:
    if copy.aim is None:
        return []
    return [_block(tr.text("Ce que je veux faire"), [_quoted(tr, copy.aim, copy.on)])]


def _strengths(tr: Translator, copy: PlainCopy) -> list[str]:
    return [_block(tr.text("Ce qui m’aide"), map(_dashed, copy.strengths))]


def _topics(tr: Translator, copy: PlainCopy) -> list[str]:
    return [
        _block(barrier_label(tr, row.barrier), _topic(tr, row, copy.on))
        for row in copy.rows
    ]


def _lines(tr: Translator, copy: PlainCopy) -> list[str]:
    return [
        _block(
            barrier_label(tr, row.barrier),
            [told for line in row.lines for told in _line(tr, line, copy.on)],
        )
        for row in copy.rows
        if row.lines
    ]


def _goals(tr: Translator, copy: PlainCopy) -> list[str]:
    if [goal.words for goal in copy.goals] == [""]:  # other than nothing
        steps = [_dashed(_step(tr, one)) for one in copy.goals[0].steps]
        return [_block(tr.text("Démarches"), steps)]
    lines = [line for goal in copy.goals for line in _goal(tr, goal)]
    return [_block(tr.text("Objectifs et démarches"), lines)]


_SECTIONS: Mapping[str, Callable[[Translator, PlainCopy], list[str]]] = {
    "aim": _aim,
    "strengths": _strengths,
    "topics": _topics,
    "lines": _lines,
    "goals": _goals,
}


def _block(title: str, lines: Iterable[str]) -> str:
    found = list(lines)
    return "\n".join([title, *found]) if found else ""


def _topic(tr: Translator, row: Row, on: dt.date) -> list[str]:
    lines = [_quoted(tr, quote, on) for quote in row.quotes]
    for one in row.marks:
        said = mark_label(tr, one.answer, name=one.name) if one.answer else one.name
        if one.words:
            said = (
                tr.text("{said}, « {words} »", said=said, words=one.words)
                if one.answer
                else tr.text("{name} : « {words} »", name=said, words=one.words)
            )
        came = came_words(tr, one.came)
        # Pasted line by line elsewhere: each answer tells its own day.
        day = other_day(tr, one.on, on)
        lines.append(dated(tr, said, ", ".join(filter(None, (day, came)))))
    for review in row.reviews:
        lines.append(review_title(tr, review.moment, review.on))
        for one in review.marks:
            said = mark_label(tr, one.answer, name=one.name)
            lines.append(_dashed(dated(tr, said, other_day(tr, one.on, review.on))))
    lines += [tr.text("Ce qui aide : {words}", words=words) for words in row.supports]
    lines += [
        tr.text("Ce qui bloque dehors : {words}", words=words) for words in row.outside
    ]
    if row.closed:
        day = tr.text("{heading}\u202f:", heading=long_date(tr, row.closed.on))
        lines.append(f"{day} {closed_words(tr, row.closed.words)}")
    return [*lines, *(told for line in row.lines for told in _line(tr, line, on))]


def _line(tr: Translator, line: Line, on: dt.date) -> list[str]:
    kept = with_kept_day(tr, line.words, line.on, on, on)
    first = f"{outcome_label(tr, line.outcome)} {kept}".rstrip()
    reasons = (
        tr.text("{name} : « {words} »", name=name, words=words)
        for name, words in line.reasons
    )
    return [first, *map(_dashed, reasons)]


def _goal(tr: Translator, goal: GoalOnPaper) -> list[str]:
    title = goal.words or tr.text("Autres démarches")
    return [_dashed(title), *(f"  {_dashed(_step(tr, one))}" for one in goal.steps)]


def _step(tr: Translator, step: Step) -> str:
    facts = {"words": step.words, "who": step.who}
    if step.by is None:
        return tr.text("{words} ({who})", **facts) if step.who else step.words
    by = long_date(tr, step.by)
    if not step.who:
        return tr.text("{words} (pour le {date})", words=step.words, date=by)
    return tr.text("{words} ({who}, pour le {date})", date=by, **facts)


def _quoted(tr: Translator, quote: Quote, on: dt.date) -> str:
    whose = words_of(tr, quote.speaker, written_by=quote.written_by)
    came = came_words(tr, quote.way, quote.on)
    day = day_of_words(tr, quote.on, quote.came, on)
    whose = ", ".join(filter(None, (whose, came, day)))
    return tr.text("« {words} » ({whose})", words=quote.words, whose=whose)


def _dashed(text: str) -> str:
    return f"- {text}"
