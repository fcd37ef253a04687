"""The minutes of a meeting as plain text, to be pasted in other software.

No markup, short lines, one thing on each, as ``livret.words.plain_text``.
"""

from __future__ import annotations

from livret.usecases.copying import PlainCopy
from livret.usecases.minutes import Minutes
from livret.usecases.minutes_told import PROPOSED, Told
from livret.words.dates import long_date
from livret.words.history import (
    action_state_label,
    goal_state_label,
    kind_label,
)
from livret.words.labels import barrier_label
from livret.words.naming import named
from livret.words.plain_text import plain_text
from livret.words.review_text import looked_back_lines
from livret.words.reviews import moment_label
from livret.words.timeline import ACTS
from livret.words.translator import Translator, mark

ANSWERS: dict[str, str] = {
    "yes": mark("oui"),
    "not_yet": mark("pas encore"),
    "no": mark("non"),
    "closed": mark("ce n’est plus un souci"),
    "open": mark("on en reparle"),
    PROPOSED: mark("une proposition, à décider ensemble"),
}
"""Other codes that one line of the minutes may tell."""

_ACCOMPANIMENT = "accompaniment_state"

_ORDER = ("aim", "strengths", "topics", "goals")


def minutes_text(tr: Translator, minutes: Minutes) -> str:
    """Return minutes as text; what may not be told leaves no trace."""
    minutes = named(tr, minutes)
    blocks = [_heading(tr, minutes)]
    body = plain_text(tr, _as_copy(minutes)).partition("\n\n")[2].strip()
    if body:
        blocks.append(body)
    for review in minutes.reviews:
        moment = moment_label(tr, review.moment)
        blocks.append("\n".join([moment, *looked_back_lines(tr, review)]))
    also = tr.text("Et aussi") if len(blocks) > 1 else ""
    for title, lines in (
        (also, [told_line(tr, one) for one in minutes.others]),
        (tr.text("À garder"), minutes.words.splitlines()),
        (tr.text("La prochaine fois"), minutes.next_words.splitlines()),
    ):
        if lines:
            blocks.append("\n".join([*filter(None, (title,)), *lines]))
    if minutes.read_back:
        blocks.append(tr.text("Relu ensemble à voix haute."))
    return "\n\n".join(blocks) + "\n"


def told_line(tr: Translator, told: Told) -> str:
    """Return one more thing said, as one line."""
    line = f"- {subject(tr, told)}"
    state = state_words(tr, told)
    if state:
        line = tr.text("{what} : {state}", what=line, state=state)
    if told.words:
        line = tr.text("{line}, « {words} »", line=line, words=told.words)
    return tr.text("{line} ({who})", line=line, who=told.who) if told.who else line


def subject(tr: Translator, told: Told) -> str:
    """Return what one more thing said speaks of: a step, a topic, or what it is."""
    if told.about:
        return told.about
    if told.barrier:
        return barrier_label(tr, told.barrier)
    if told.kind == _ACCOMPANIMENT:
        return tr.text(ACTS["closed" if told.state == "closed" else "reopened"])
    return kind_label(tr, told.kind)


def state_words(tr: Translator, told: Told) -> str:
    """Return where the thing told stands, possibly empty."""
    if not told.state or told.kind == _ACCOMPANIMENT:
        return ""
    if told.kind == "action_state":
        return action_state_label(tr, told.state)
    if told.kind == "goal_state":
        return goal_state_label(tr, told.state)
    return tr.text(ANSWERS[told.state]) if told.state in ANSWERS else ""


def _heading(tr: Translator, minutes: Minutes) -> str:
    date = long_date(tr, minutes.on)
    title = tr.text("Rencontre du {date}", date=date)
    if minutes.at:
        title = tr.text("Rencontre du {date}, {at}", date=date, at=minutes.at)
    lines = [minutes.called, title] if minutes.called else [title]
    names = [name for _, name in minutes.present if name]
    if names:
        lines.append(tr.text("Étaient là : {names}", names=", ".join(names)))
    if minutes.interpreter:
        lines.append(tr.text("Interprète : {name}", name=minutes.interpreter))
    if minutes.place:
        lines.append(tr.text("Lieu : {place}", place=minutes.place))
    return "\n".join(lines)


def _as_copy(minutes: Minutes) -> PlainCopy:
    return PlainCopy(
        called="",
        on=minutes.on,
        order=_ORDER,
        aim=minutes.aim,
        strengths=minutes.strengths,
        rows=minutes.rows,
        goals=minutes.goals,
    )
