"""Strengths, goals and who does what, as a paper or a copy says them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from livret.domain.diagnosis import JointDiagnosis, strengths_of
from livret.domain.livret import Value
from livret.domain.pathway import Action, pathway_of
from livret.usecases.paper_rows import Printing, family, is_hers
from livret.usecases.sheets import GoalOnPaper, Step

May = Callable[[Iterable[str]], bool]
"""Tells whether something tied to some barriers (or to none) may be said."""


def strengths_said(
    printing: Printing, diagnosis: JointDiagnosis | None, may: May
) -> tuple[str, ...]:
    """Return what helps her and what she knows how to do.

    On a topic she declined, only what she said herself.
    """
    topics = diagnosis.topics if diagnosis else ()
    silent = {topic.barrier for topic in topics if printing.alone(topic)}
    skills = [values[-1] for _, values in printing.livret.each("skill")]
    found = [
        value
        for value in [*strengths_of(printing.livret), *skills]
        if may(_barrier(value))
        and (is_hers(value) or value.content.get("barrier") not in silent)
    ]
    printing.keep(*found)
    return tuple(dict.fromkeys(value.content["words"] for value in found))


def _barrier(value: Value) -> tuple[str, ...]:
    barrier = value.content.get("barrier")
    return (barrier,) if barrier else ()


def goals_said(printing: Printing, may: May) -> tuple[GoalOnPaper, ...]:
    """Return the goals that are agreed and go on, each with its steps to come.

    What a referent proposes alone is nothing that « we » are going to do until
    she said yes, and what is reached is behind her.
    """
    pathway = pathway_of(printing.livret)
    goals = []
    for goal in pathway.goals:
        if not goal.stands or not may(goal.barriers):
            continue
        printing.keep(goal.values[-1])
        goals.append(
            GoalOnPaper(
                words=goal.words,
                barriers=goal.barriers,
                steps=_steps(printing, goal.actions, may),
                hers=is_hers(goal.values[-1]),
            )
        )
    loose = _steps(printing, pathway.loose, may)
    if loose:
        goals.append(GoalOnPaper(words="", steps=loose))
    return tuple(goals)


def in_time(actions: Iterable[Action]) -> list[Action]:
    """Return actions by the day they are to be done before, those of none last."""
    return sorted(actions, key=lambda one: one.by or dt.date.max)


def _steps(printing: Printing, actions: Iterable[Action], may: May) -> tuple[Step, ...]:
    steps = []
    for action in in_time(actions):
        if not action.stands or not may(action.barriers):
            continue
        printing.keep(action.values[-1])
        voice, name = action.who
        if voice == "personne":
            name = ""  # as she is called now, whatever it was then (practice 5)
        steps.append(
            Step(
                words=action.words,
                who=_short(name, printing.name_of(voice)),
                side="ensemble" if voice == "ensemble" else family(voice),
                by=action.by,
            )
        )
    return tuple(steps)


def _short(name: str, known: str) -> str:
    """Return the name of who speaks with a voice now, or of who did then."""
    return known if name.split()[:1] in ([], [known]) else name
