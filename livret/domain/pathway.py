"""Goals and actions: where we go, and who does what by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livret.domain.livret import Livret, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One step somebody takes.

    Attributes:
        id: Id of the contribution that first agreed it.
        values: What stands: its words, who, by when.
        state: ``to_do``, ``in_progress``, ``done``, ``set_aside`` or
            ``blocked_outside``.
        reason: Why it was set aside or what blocks outside, possibly empty.
    """

    id: str
    values: tuple[Value, ...]
    state: str = "to_do"
    reason: str = ""

    @property
    def words(self) -> str:
        """What is to be done."""
        return str(self.values[-1].content["words"])

    @property
    def who(self) -> tuple[str, str]:
        """Who does it, as (voice, name); both empty while nobody said."""
        who = self.values[-1].content.get("who")
        if not who:
            return "", ""
        return str(who["voice"]), str(who.get("name", ""))

    @property
    def by(self) -> dt.date | None:
        """The date agreed, or None."""
        day = self.values[-1].content.get("by")
        return None if day is None else dt.date.fromisoformat(day)

    @property
    def goal(self) -> str:
        """Id of its goal, possibly empty."""
        return str(self.values[-1].content.get("goal", ""))

    @property
    def barriers(self) -> tuple[str, ...]:
        """Codes of the barriers it is tied to."""
        return tuple(self.values[-1].content.get("barriers", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal in her words, tied to barriers or to none.

    Attributes:
        id: Id of the contribution that first set it.
        values: What stands.
        state: ``in_progress``, ``done`` or ``set_aside``.
        actions: Its actions, in the order agreed.
    """

    id: str
    values: tuple[Value, ...]
    state: str = "in_progress"
    actions: tuple[Action, ...] = ()

    @property
    def words(self) -> str:
        """The goal itself."""
        return str(self.values[-1].content["words"])

    @property
    def barriers(self) -> tuple[str, ...]:
        """Codes of the barriers it is tied to."""
        return tuple(self.values[-1].content.get("barriers", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """Everything agreed, in the order it was.

    Attributes:
        goals: Goals with their actions.
        loose: Actions that belong to no goal of this livret.
    """

    goals: tuple[Goal, ...] = ()
    loose: tuple[Action, ...] = ()


def pathway_of(livret: Livret) -> Pathway:
    """Read goals and actions with their states."""
    actions = [_action(livret, key[1], values) for key, values in livret.each("action")]
    goals = [
        Goal(
            id=key[1],
            values=values,
            state=_state(livret, "goal_state", key[1], "in_progress")[0],
            actions=tuple(action for action in actions if action.goal == key[1]),
        )
        for key, values in livret.each("goal")
    ]
    known = {goal.id for goal in goals}
    return Pathway(
        goals=tuple(goals),
        loose=tuple(action for action in actions if action.goal not in known),
    )


def _action(livret: Livret, key: str, values: tuple[Value, ...]) -> Action:
    state, reason = _state(livret, "action_state", key, "to_do")
    return Action(id=key, values=values, state=state, reason=reason)


def _state(livret: Livret, place: str, key: str, usual: str) -> tuple[str, str]:
    values = livret.at(place, key)
    if not values:
        return usual, ""
    content = values[-1].content
    reason = content.get("blocked_by") or content.get("reason") or ""
    return str(content["state"]), str(reason)
