"""« Ce qu'on s'était dit »: what the last meeting left, read before the next.

Only what is still under way: agreed lines, steps to come, what was to be
spoken of next. Nothing of a topic she declined (practice rule 7), and nothing
that was said in the meeting that is being held.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from livret.domain.diagnosis import Topic, current_diagnosis
from livret.domain.livret import Livret, Value
from livret.domain.meeting_mode import short
from livret.domain.meetings import HeldMeeting, last_meeting
from livret.domain.pathway import Action, pathway_of

MOST = 7
"""Lines, and steps, that a person can take in before speaking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """What is recalled before anybody speaks.

    Attributes:
        on: Day of the last meeting, or None before the first.
        next_words: What was to be spoken of next, possibly empty.
        lines: What was agreed, as (barrier, contribution).
        steps: Steps to come, the nearest first.
    """

    on: dt.date | None = None
    next_words: str = ""
    lines: tuple[tuple[str, Value], ...] = ()
    steps: tuple[Action, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to recall."""
        return not (self.next_words or self.lines or self.steps)


def recalled_of(livret: Livret, today: dt.date, said: Collection[str]) -> Recalled:
    """Return what was said before the meeting that is being held.

    Args:
        livret: As those who are present may read it.
        today: Date of the desk; lines and steps later than it are none of it.
        said: What was said in this meeting, by ``meeting_mode.short`` id.
    """
    last = last_meeting(livret)
    lines = [
        (topic.barrier.value, topic.lines[-1])
        for topic in _topics(livret)
        if topic.lines and not topic.declined and _before(topic.lines[-1], today, said)
    ]
    steps = [
        action
        for action in _actions(livret)
        if not action.over and _before(action.values[-1], today, said)
    ]
    steps.sort(key=lambda one: one.by or dt.date.max)
    return Recalled(
        on=last.on if last else None,
        next_words=_next_words(last),
        lines=tuple(lines[:MOST]),
        steps=tuple(steps[:MOST]),
    )


def _topics(livret: Livret) -> tuple[Topic, ...]:
    diagnosis = current_diagnosis(livret)
    return diagnosis.topics if diagnosis else ()


def _actions(livret: Livret) -> list[Action]:
    pathway = pathway_of(livret)
    of_goals = [one for goal in pathway.goals for one in goal.actions]
    declined = {one.barrier.value for one in _topics(livret) if one.declined}
    return [
        one for one in (*of_goals, *pathway.loose) if not declined & set(one.barriers)
    ]


def _before(value: Value, today: dt.date, said: Collection[str]) -> bool:
    return value.said_on <= today and short(value.id) not in said


def _next_words(last: HeldMeeting | None) -> str:
    return last.next_words if last else ""
