"""What the one-sheet action plan takes: who does what by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.diagnosis import aim_of
from livret.domain.meetings import PLANNED, planned_meetings
from livret.domain.pathway import Action, pathway_of
from livret.usecases.paper_rows import family, is_hers
from livret.usecases.paper_sheets.errors import NothingToPrint
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.paper_steps import in_time
from livret.usecases.sheets import GoalOnPaper, Quote, Sheet, Step


@dataclass(frozen=True, kw_only=True)
class NextMeeting:
    """The next time they see each other.

    Attributes:
        on: Its day.
        at: Its hour, ``HH:MM``, possibly empty.
        place: Where, possibly empty.
    """

    on: dt.date
    at: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanSheet(Sheet):
    """The action plan as it is printed.

    Attributes:
        aim: Her aim in her words, or None.
        goals: Goals with the steps that go on.
        next_meeting: The next one planned, or None.
    """

    paper = "plan"

    aim: Quote | None
    goals: tuple[GoalOnPaper, ...]
    next_meeting: NextMeeting | None = None


def take_plan(taking: Taking) -> PlanSheet:
    """Compose the action plan: only what she did not refuse and goes on.

    What a referent proposes alone is no plan until she said yes.

    Raises:
        NothingToPrint: No step goes on.
    """
    pathway = pathway_of(taking.livret)
    found = []
    for goal in pathway.goals:
        steps = steps_of(taking, goal.actions)
        if steps and goal.stands and taking.may(goal.barriers):
            taking.printing.keep(goal.values[-1])
            found.append(
                GoalOnPaper(
                    words=goal.words,
                    barriers=goal.barriers,
                    steps=steps,
                    hers=is_hers(goal.values[-1]),
                )
            )
    loose = steps_of(taking, pathway.loose)
    if loose:
        found.append(GoalOnPaper(words="", steps=loose))
    if not found:
        raise NothingToPrint(paper=PlanSheet.paper)
    aim = aim_of(taking.livret)
    return PlanSheet(
        **taking.head(),
        aim=taking.printing.quote(aim) if aim else None,
        goals=tuple(found),
        next_meeting=next_meeting(taking),
    )


def steps_of(taking: Taking, actions: tuple[Action, ...]) -> tuple[Step, ...]:
    """Return the steps that go on, with what blocks outside."""
    steps = []
    for action in in_time(actions):
        if not action.stands or not taking.may(action.barriers):
            continue
        taking.printing.keep(action.values[-1])
        if action.blocked is not None:
            taking.printing.keep(*taking.livret.at("action_state", action.id))
        steps.append(step_of(taking, action))
    return tuple(steps)


def step_of(taking: Taking, action: Action) -> Step:
    """Return one action as it is printed."""
    voice, name = action.who
    if voice == "personne":
        name = ""  # as she is called now, whatever it was then (practice 5)
    return Step(
        words=action.words,
        who=name or taking.printing.name_of(voice),
        side="ensemble" if voice == "ensemble" else family(voice),
        by=action.by,
        outside=action.blocked.who if action.blocked else "",
    )


def next_meeting(taking: Taking) -> NextMeeting | None:
    """Return the next meeting planned, or None."""
    for one in planned_meetings(taking.livret):
        if one.state == PLANNED and one.on >= taking.choices.on:
            taking.printing.keep(one.values[-1])
            return NextMeeting(on=one.on, at=one.at, place=one.place)
    return None
