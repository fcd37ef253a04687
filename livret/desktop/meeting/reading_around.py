"""What stands around a question, and what is read back; pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from livret.desktop.kit.text import plain, quoted
from livret.desktop.kit.voices import Voice
from livret.desktop.meeting.bar import Around
from livret.desktop.meeting.topic_views import TOGETHER
from livret.desktop.team_voices import PERSON, voices_of
from livret.domain.livret import Livret
from livret.domain.meeting_mode import LOOKING, TOPICAL, Question, Sitting
from livret.usecases.minutes import Minutes
from livret.usecases.paper_rows import referents_of
from livret.words.dates import day_month
from livret.words.labels import answer_label, barrier_label, outcome_label
from livret.words.minutes_text import told_line
from livret.words.review_text import looked_back_lines
from livret.words.reviews import moment_label
from livret.words.translator import Translator


def around_of(tr: Translator, sitting: Sitting, livret: Livret) -> Around:
    """Return what stands around a question."""
    day = day_month(tr, sitting.began.astimezone().date())
    question = sitting.question
    in_room = question is Question.ROOM
    voices = () if in_room else speakers(tr, sitting, livret)
    may_speak = partial(_may_speak, sitting)
    topical = question in TOPICAL or question in TOPICAL.values()
    seen = sitting.looked_at if question in LOOKING else sitting.taken_up
    return Around(
        day=tr.text("Rencontre du {date}", date=day),
        people="" if in_room else people_of(tr, sitting, livret),
        voices=voices,
        speaks=sitting.voice,
        may_speak=frozenset(
            one.id for one in voices if one.id == PERSON or may_speak(one.id)
        ),
        topics_left=len(sitting.left) if topical and seen else 0,
        onward=_onward(tr, sitting),
        may_go_back=not in_room,
        may_take_back=not in_room,
    )


def _may_speak(sitting: Sitting, voice: str) -> bool:
    """Tell whether somebody else than the person may speak at a question."""
    if sitting.question in LOOKING:  # she first: the question itself sees to it
        return voice != TOGETHER and sitting.question not in TOPICAL
    return sitting.question is Question.TOPIC


def _onward(tr: Translator, sitting: Sitting) -> str:
    words = {
        Question.CHOOSING: tr.text("On s’arrête là"),
        Question.READ_BACK: tr.text("C’est bien ça"),
        Question.ENDING: tr.text("Terminer"),
        Question.SIGNING: tr.text("Sans signer aujourd’hui"),
        Question.HANDING_OVER: "",
    }
    return words.get(sitting.question, tr.text("Continuer"))


def people_of(tr: Translator, sitting: Sitting, livret: Livret) -> str:
    """Return who is in the room, by first names."""
    names = {one.id: one.name for one in voices_of(tr, livret)}
    told = []
    for one in sitting.present:
        known = names.get(one.voice, "") if one.voice != TOGETHER else ""
        told.append(plain(known or one.name))
    return ", ".join(name for name in told if name)


def speakers(tr: Translator, sitting: Sitting, livret: Livret) -> tuple[Voice, ...]:
    """Return whose words may be typed: who is present, hers first, then « Nous »."""
    here = {one.voice for one in sitting.present} | {PERSON}
    present = [one for one in voices_of(tr, livret) if one.id in here]
    return (*present, Voice(TOGETHER, tr.text("Nous"), "autre"))


def takers(tr: Translator, sitting: Sitting, livret: Livret) -> tuple[Voice, ...]:
    """Return who may take a step: who is present, then the team's absent referents.

    A step may be somebody's who is not in the room; their words may not.
    """
    here = [one for one in speakers(tr, sitting, livret) if one.id != TOGETHER]
    known = {one.id for one in here}
    referents = {one.voice for one in referents_of(livret)} - known
    return (*here, *(one for one in voices_of(tr, livret) if one.id in referents))


def read_back_parts(
    tr: Translator, minutes: Minutes
) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Return what was said as parts: (barrier or empty, title, lines)."""
    if minutes.aim is not None:
        title = tr.text("Ce que je veux faire")
        yield "", title, (quoted(tr, minutes.aim.words),)
    if minutes.strengths:
        yield "", tr.text("Ce qui m’aide"), minutes.strengths
    for row in minutes.rows:
        lines = [quoted(tr, one.words) for one in row.quotes]
        for mark in row.marks:
            said = answer_label(tr, mark.answer) if mark.answer else ""
            told = ", ".join(
                part for part in (said, quoted(tr, mark.words) if mark.words else "")
                if part
            )  # fmt: skip
            lines.append(tr.text("{name} : {words}", name=mark.name, words=told))
        lines += [
            tr.text("Ce qui bloque dehors : {words}", words=words)
            for words in row.outside
        ]
        lines += [
            f"{outcome_label(tr, line.outcome)} {line.words}".strip()
            for line in row.lines
        ]
        yield row.barrier, barrier_label(tr, row.barrier), tuple(lines)
    steps = [
        tr.text("{who} : {words}", who=step.who, words=step.words)
        if step.who
        else step.words
        for goal in minutes.goals
        for step in goal.steps
    ]
    goals = [quoted(tr, goal.words) for goal in minutes.goals if goal.words]
    if goals or steps:
        yield "", tr.text("Et maintenant"), (*goals, *steps)
    for review in minutes.reviews:
        yield "", moment_label(tr, review.moment), tuple(looked_back_lines(tr, review))
    others = tuple(told_line(tr, one).removeprefix("- ") for one in minutes.others)
    if others:
        yield "", tr.text("Et aussi"), others
