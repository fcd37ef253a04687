"""Plain values of the page of goals, and what it says was asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.desktop.kit.voices import Voice
from livret.domain.came import STRAIGHT, Came
from livret.words.translator import mark

ACTION_STATES: dict[str, str] = {
    "to_do": mark("à faire"),
    "in_progress": mark("c’est en cours"),
    "done": mark("c’est fait"),
    "blocked_outside": mark("ça bloque dehors"),
    "set_aside": mark("on laisse de côté"),
}
"""States of an action, in either gender; nothing is ever late."""

GOAL_STATES: dict[str, str] = {
    "in_progress": mark("c’est en cours"),
    "done": mark("on y est"),
    "set_aside": mark("on laisse de côté"),
}
"""States of a goal."""


@dataclass(frozen=True)
class Told:
    """What one voice answered, or says came of it.

    Attributes:
        voice: Whose.
        words: In its words, possibly empty.
        answer: ``yes``, ``not_yet``, ``no``; empty for a result.
    """

    voice: Voice
    words: str = ""
    answer: str = ""


@dataclass(frozen=True)
class ActionView:
    """Who does what by when.

    Attributes:
        id: Key for the controller.
        words: What.
        who: Who does it, or None.
        by: Until when, or None.
        state: A code of ``ACTION_STATES``.
        blocked_by: What blocks outside, when it does.
        hands: A code of ``words.goals.HANDS``, or another.
        passed: The date has passed; said as "date passée", nothing more.
        since: Since when it is blocked outside, or None.
        reason: Why it is left aside, possibly empty.
        answers: What was answered, hers first.
        results: What came of it, hers first.
        proposed_by: Who proposes it while she has not answered, or None.
        functions: What it helps with.
        barriers: Codes of the topics it is tied to.
        beside: Texts written at the same time; empty where one stands.
    """

    id: str
    words: str
    who: Voice | None = None
    by: dt.date | None = None
    state: str = "to_do"
    blocked_by: str = ""
    hands: str = ""
    passed: bool = False
    since: dt.date | None = None
    reason: str = ""
    answers: tuple[Told, ...] = ()
    results: tuple[Told, ...] = ()
    proposed_by: Voice | None = None
    functions: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalView:
    """A goal and its actions.

    Attributes:
        id: Key for the controller; empty for actions without a goal.
        words: In her words.
        barriers: Codes of the topics it is tied to.
        actions: In the order agreed.
        state: A code of ``GOAL_STATES``.
        reason: Why it is left aside, possibly empty.
        answers: What was answered, hers first.
        proposed_by: Who proposes it while she has not answered, or None.
        functions: What it helps with.
        voice: Whose words the goal is.
        contract: Code of the contract whose paper names it too, or empty.
        beside: Texts written at the same time; empty where one stands.
    """

    id: str
    words: str
    barriers: tuple[str, ...] = ()
    actions: tuple[ActionView, ...] = ()
    state: str = "in_progress"
    reason: str = ""
    answers: tuple[Told, ...] = ()
    proposed_by: Voice | None = None
    functions: tuple[str, ...] = ()
    voice: str = "personne"
    contract: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalEdit:
    """A goal to add, or to say anew.

    Attributes:
        words: The goal.
        voice: Id of the voice whose words these are.
        barriers: Codes of the topics it is tied to.
        functions: What it helps with.
        goal: Id of the goal said anew; empty for a new one.
        came: How these words came.
    """

    words: str
    voice: str = "personne"
    barriers: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    goal: str = ""
    came: Came = STRAIGHT


@dataclass(frozen=True)
class ActionEdit:
    """An action to add.

    Attributes:
        goal: Id of its goal, or empty.
        words: What.
        who: Id of the voice that does it, or empty.
        by: Until when, or None.
        proposed_by: Id of the voice that proposes it alone; empty when it is
            decided together.
    """

    goal: str
    words: str
    who: str
    by: dt.date | None
    proposed_by: str = ""


@dataclass(frozen=True)
class AnswerEdit:
    """What she answers to a goal or an action.

    Attributes:
        sort: ``goal`` or ``action``.
        id: Of which.
        answer: ``yes``, ``not_yet`` or ``no``.
        words: Her words, possibly empty.
        came: How these words came.
    """

    sort: str
    id: str
    answer: str
    words: str = ""
    came: Came = STRAIGHT


@dataclass(frozen=True)
class ResultEdit:
    """What came of an action, as one voice says it.

    Attributes:
        action: Id of the action.
        voice: Id of the voice.
        words: What came of it.
    """

    action: str
    voice: str
    words: str
