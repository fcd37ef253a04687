"""From a folded livret to goals and who does what by when; pure functions."""

from __future__ import annotations

from livret.desktop.diagnosis.reading import voice_of_action
from livret.desktop.goals.page import ActionView, GoalView
from livret.domain.livret import Livret
from livret.domain.pathway import Action, pathway_of
from livret.words.translator import Translator

_ORDER = {"in_progress": 0, "done": 1, "set_aside": 2}


def goals_of(tr: Translator, livret: Livret) -> tuple[GoalView, ...]:
    """Return goals, those under way first, then actions without a goal."""
    pathway = pathway_of(livret)
    goals = [
        GoalView(
            id=goal.id,
            words=goal.words,
            barriers=goal.barriers,
            actions=tuple(_action(tr, livret, one) for one in goal.actions),
            state=goal.state,
        )
        for goal in sorted(pathway.goals, key=lambda one: _ORDER[one.state])
    ]
    loose = tuple(_action(tr, livret, one) for one in pathway.loose)
    if loose:
        goals.append(GoalView(id="", words="", actions=loose))
    return tuple(goals)


def _action(tr: Translator, livret: Livret, action: Action) -> ActionView:
    return ActionView(
        id=action.id,
        words=action.words,
        who=voice_of_action(tr, livret, action),
        by=action.by,
        state=action.state,
        blocked_by=action.reason if action.state == "blocked_outside" else "",
    )
