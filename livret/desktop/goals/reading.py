"""From a folded livret to goals and who does what by when; pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from livret.desktop.diagnosis.reading import voice_of_action
from livret.desktop.goals.page import ActionView, GoalView, Told
from livret.desktop.kit.voices import Voice
from livret.desktop.team_voices import voice_of
from livret.domain.livret import Livret, Value
from livret.domain.pathway import Action, Agreed, Goal, pathway_of
from livret.words.goals import blocked_words
from livret.words.translator import Translator

_ORDER = {"in_progress": 0, "done": 1, "set_aside": 2}


def goals_of(
    tr: Translator, livret: Livret, today: dt.date | None = None
) -> tuple[GoalView, ...]:
    """Return goals, those under way first, then actions without a goal.

    Args:
        tr: Says who has no name.
        livret: Which.
        today: After which day a date has passed; None says nothing of it.
    """
    pathway = pathway_of(livret)
    goals = [
        _goal(tr, livret, goal, today)
        for goal in sorted(pathway.goals, key=lambda one: _ORDER[one.state])
    ]
    loose = tuple(_action(tr, livret, one, today) for one in pathway.loose)
    if loose:
        goals.append(GoalView(id="", words="", actions=loose))
    return tuple(goals)


def _goal(
    tr: Translator, livret: Livret, goal: Goal, today: dt.date | None
) -> GoalView:
    return GoalView(
        id=goal.id,
        words=goal.words,
        barriers=goal.barriers,
        actions=tuple(_action(tr, livret, one, today) for one in goal.actions),
        state=goal.state,
        reason=goal.reason,
        answers=_told(tr, livret, goal.answers),
        proposed_by=_proposer(tr, livret, goal),
        functions=goal.functions,
        voice=goal.values[-1].voice,
        contract=goal.contract,
        beside=_beside(goal),
    )


def _action(
    tr: Translator, livret: Livret, action: Action, today: dt.date | None
) -> ActionView:
    blocked = action.blocked
    return ActionView(
        id=action.id,
        words=action.words,
        who=voice_of_action(tr, livret, action),
        by=action.by,
        state=action.state,
        blocked_by=blocked_words(tr, blocked) if blocked else "",
        hands=action.hands,
        passed=today is not None and action.passed(today),
        since=blocked.since if blocked else None,
        reason="" if blocked else action.reason,
        answers=_told(tr, livret, action.answers),
        results=_told(tr, livret, action.results),
        proposed_by=_proposer(tr, livret, action),
        functions=action.functions,
        barriers=action.barriers,
        beside=_beside(action),
    )


def _beside(said: Agreed) -> tuple[str, ...]:
    return said.texts if len(said.texts) > 1 else ()


def _proposer(tr: Translator, livret: Livret, said: Agreed) -> Voice | None:
    if not said.waits_for_her:
        return None
    value = said.values[-1]
    return voice_of(tr, livret, said.proposed_by, value.speaker_name)


def _told(tr: Translator, livret: Livret, values: Iterable[Value]) -> tuple[Told, ...]:
    return tuple(
        Told(
            voice_of(tr, livret, one.voice, one.speaker_name),
            str(one.content.get("words", "")),
            str(one.content.get("answer", "")),
        )
        for one in values
    )
