"""Recopying a paper form that was filled by hand (practice rule 12).

A sheet is copied as a whole: everything on it has the sheet's own date, says
that it came by paper and who wrote it there, and is kept at once or not at
all. What was said on screen after the sheet is not replaced by it unless
whoever copies says so, topic by topic.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.barriers import Level
from livret.domain.came import PAPER
from livret.domain.diagnosis import current_diagnosis
from livret.domain.errors import InvalidField
from livret.domain.forms import Form
from livret.domain.livret import Livret
from livret.domain.person import person_of
from livret.usecases.context import Context, Done
from livret.usecases.errors import NothingSaid
from livret.usecases.saying import say_items
from livret.usecases.writing import Said

PERSON = "personne"

_LEVELS = frozenset(level.value for level in Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTopic:
    """One page of the form: one topic.

    Attributes:
        barrier: Its code.
        words: What is written under « Ce que j'en dis ».
        answers: (voice, level or other answer) of each box that is ticked.
        supports: Codes of the points of support that are ticked.
        outside: What blocks outside, one line each.
        agreed: What they keep, possibly empty.
        reasons: (voice, why) of who does not agree.
        replace: It replaces what was said on screen after the sheet.
    """

    barrier: str
    words: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    supports: tuple[str, ...] = ()
    outside: str = ""
    agreed: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
    replace: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is on this page."""
        return not any(
            (
                self.words,
                self.answers,
                self.supports,
                self.outside,
                self.agreed,
                self.reasons,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetStep:
    """One line of « Ce que nous allons faire ».

    Attributes:
        words: What.
        who: Voice of who does it, possibly empty.
        by: Before when, or None.
    """

    words: str
    who: str = ""
    by: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form filled by hand.

    Attributes:
        on: The date written on it.
        written_by: Name of who held the pen.
        speaker: Voice whose words stand under « Ce que j'en dis ».
        called: How she wants to be called, possibly empty.
        aim: « Ce que je veux faire », possibly empty.
        supports: « Ce qui m'aide » of the first page, one each.
        topics: The pages, in the order of the form.
        steps: The lines of the last page.
        replace: Her name and her aim replace those said on screen after the sheet.
    """

    on: dt.date
    written_by: str
    speaker: str = PERSON
    called: str = ""
    aim: str = ""
    supports: tuple[str, ...] = ()
    topics: tuple[SheetTopic, ...] = ()
    steps: tuple[SheetStep, ...] = ()
    replace: bool = False


def head_since(livret: Livret, on: dt.date) -> dt.date | None:
    """Return the last day her name or her aim was said after ``on``, or None.

    The name under which a livret was opened is nobody's answer to a sheet.
    """
    described = (one.id for one in livret.history if one.kind == "person_described")
    opening = next(described, "")
    told = (*livret.at("detail", "called"), *livret.at("aim", PERSON))
    days = [one.said_on for one in told if one.id != opening]
    return max((day for day in days if day > on), default=None)


def spoken_since(livret: Livret, barrier: str, on: dt.date) -> dt.date | None:
    """Return the last day a topic was spoken of after ``on``, or None."""
    diagnosis = current_diagnosis(livret)
    if diagnosis is None:
        return None
    topic = diagnosis.topic(barrier)
    views = [value for view in topic.views for value in view.values]
    days = [value.said_on for value in (*views, *topic.lines)]
    return max((day for day in days if day > on), default=None)


def transcribe(
    ctx: Context, livret: str, sheet: Sheet, form: Form
) -> Done[tuple[str, ...]]:
    """Add everything that stands on a sheet, all or none.

    Returns:
        The ids of what was added.

    Raises:
        InvalidField: A date to come, or a word that may not be kept.
        NothingSaid: Nothing is on the sheet, or nothing of it may be added.
    """
    if sheet.on > ctx.clock.today():
        raise InvalidField(path="on", problem="future")
    folded = ctx.livret(livret)
    items = list(said_on_sheet(folded, sheet, form))
    if not items:
        raise NothingSaid
    return say_items(ctx, livret, items)


def said_on_sheet(livret: Livret, sheet: Sheet, form: Form) -> Iterator[Said]:
    """Give what a sheet says, in the order of its pages."""
    sheeted = _OnSheet(sheet.on, {"how": PAPER, "by": sheet.written_by})
    came = sheeted.came
    heads = sheet.replace or head_since(livret, sheet.on) is None
    if heads and sheet.called and sheet.called != person_of(livret).called:
        yield sheeted.said("person_described", {"called": sheet.called})
    if heads and sheet.aim:
        yield sheeted.said("aim_said", {"words": sheet.aim, "came": came})
    for words in sheet.supports:
        yield sheeted.said("strength_recognised", {"words": words, "came": came})
    sentences = {
        support.id: support.words for topic in form.topics for support in topic.supports
    }
    for topic in sheet.topics:
        yield from _topic(livret, sheet, topic, sentences, sheeted)
    names = {one.voice: one.name for one in reversed(livret.members)}
    for step in sheet.steps:
        yield sheeted.said("action_agreed", _step(step, names))


@dataclass(frozen=True, slots=True)
class _OnSheet:
    """Says things as a sheet does: on its day, by paper."""

    on: dt.date
    came: Mapping[str, str]

    def said(self, kind: str, content: Mapping[str, Any], voice: str = "") -> Said:
        """Return one thing said on the day of the sheet."""
        return Said(kind=kind, content=content, voice=voice, said_on=self.on)


def _topic(
    livret: Livret,
    sheet: Sheet,
    topic: SheetTopic,
    sentences: Mapping[str, str],
    sheeted: _OnSheet,
) -> Iterator[Said]:
    for code in topic.supports:
        yield sheeted.said(
            "strength_recognised",
            {
                "words": sentences[code],
                "barrier": topic.barrier,
                "support": code,
                "came": sheeted.came,
            },
            PERSON,
        )
    later = spoken_since(livret, topic.barrier, sheet.on)
    if later is not None and not topic.replace:
        return
    yield from _views(sheet, topic, sheeted)
    line = _line(topic)
    if line:
        yield sheeted.said("line_agreed", {"barrier": topic.barrier, **line})


def _views(sheet: Sheet, topic: SheetTopic, sheeted: _OnSheet) -> Iterator[Said]:
    answers = dict(topic.answers)
    voices = list(answers)
    wrote = topic.words or topic.outside
    if wrote and sheet.speaker not in answers:
        voices.insert(0, sheet.speaker)
    for voice in voices:
        content: dict[str, Any] = {"barrier": topic.barrier, "came": sheeted.came}
        answer = answers.get(voice, "")
        if answer:
            content["level" if answer in _LEVELS else "answer"] = answer
        if voice == sheet.speaker:
            outside = [one.strip() for one in topic.outside.splitlines() if one.strip()]
            content |= {"words": topic.words} if topic.words else {}
            content |= (
                {"outside": [{"words": one} for one in outside]} if outside else {}
            )
        # The paper asks the question that has her aim in sight.
        yield sheeted.said("view_given", {**content, "asked": "aim"}, voice)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _line(topic: SheetTopic) -> dict[str, Any]:
    """Return what they keep: agreed, with a reservation, or not agreed."""
    if not topic.agreed and not topic.reasons:
        return {}
    outcome = "agreed"
    if topic.reasons:
        outcome = "with_reservation" if topic.agreed else "not_agreed"
    told: dict[str, Any] = {"outcome": outcome}
    if topic.agreed:
        told["words"] = topic.agreed
    if topic.reasons:
        told["reasons"] = [
            {"voice": voice, "words": words} for voice, words in topic.reasons
        ]
    return told


def _step(step: SheetStep, names: Mapping[str, str]) -> dict[str, Any]:
    content: dict[str, Any] = {"words": step.words}
    if step.who:
        name = names.get(step.who, "")
        content["who"] = (
            {"voice": step.who, "name": name} if name else {"voice": step.who}
        )
    if step.by is not None:
        content["by"] = step.by.isoformat()
    return content
