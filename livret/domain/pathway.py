"""Goals and actions: where we go, who does what by when, and what came of it.

Each voice answers for itself and says for itself what came of an action;
nothing is late, nothing is summed. A date that passed is only a date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.diagnosis import prominence
from livret.domain.livret import Livret, Value
from livret.domain.voices import OTHER_VOICE

OVER = frozenset({"done", "set_aside"})
"""States after which nothing is expected any more."""

BLOCKED = "blocked_outside"
_REFERENTS = frozenset({"social", "emploi"})
_HERS = "personne"
_NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """What blocks outside, and since when (practice rule 22).

    Attributes:
        who: Who has not answered, in words: « La préfecture n'a pas répondu ».
        what: A code of ``pathway_fields`` ``blocks`` (a queue, a counter, …),
            possibly empty.
        since: First day of this stretch without an answer.
    """

    who: str
    what: str
    since: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What goals and actions have in common.

    Attributes:
        id: Id of the contribution that first said it.
        values: What stands: its words and the like.
        state: A code of its kind's states.
        reason: Why it was set aside or what blocks outside, possibly empty.
        answers: What each voice answers (yes, not yet, no), hers first.
    """

    id: str
    values: tuple[Value, ...]
    state: str
    reason: str = ""
    answers: tuple[Value, ...] = ()

    @property
    def words(self) -> str:
        """The words themselves; of texts that stand side by side, each."""
        return " / ".join(self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands: one text, or those written at the same time."""
        return tuple(dict.fromkeys(str(one.content["words"]) for one in self.values))

    @property
    def barriers(self) -> tuple[str, ...]:
        """Codes of the barriers it is tied to."""
        return tuple(self.values[-1].content.get("barriers", ()))

    @property
    def functions(self) -> tuple[str, ...]:
        """The lenses it shows in: functions of a global accompaniment."""
        return tuple(self.values[-1].content.get("functions", ()))

    @property
    def refused(self) -> bool:
        """Whether she answered no, which counts as much as a yes (practice 7)."""
        hers = self.answer_of(_HERS)
        return hers is not None and hers.content.get("answer") == _NO

    @property
    def over(self) -> bool:
        """Whether nothing is expected any more, her no included."""
        return self.state in OVER or self.refused

    def answer_of(self, voice: str) -> Value | None:
        """Return what one voice answers, or None."""
        return next((one for one in self.answers if one.voice == voice), None)

    @property
    def proposed_by(self) -> str:
        """Voice of the referent who proposes it alone; empty when nobody does."""
        said = self.values[-1]
        alone = said.voice in _REFERENTS or said.voice.startswith(OTHER_VOICE)
        return said.voice if alone and not said.imported_from else ""

    @property
    def waits_for_her(self) -> bool:
        """Whether it is a proposal that she has not answered."""
        return (
            bool(self.proposed_by) and not self.over and self.answer_of(_HERS) is None
        )

    @property
    def stands(self) -> bool:
        """Whether it is agreed and goes on: « ce que nous allons faire »."""
        return not (self.over or self.waits_for_her)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Agreed):
    """One step somebody takes.

    Attributes:
        state: ``to_do``, ``in_progress``, ``done``, ``set_aside`` or
            ``blocked_outside``.
        results: What came of it, as each voice says it, hers first.
        blocked: What blocks outside, while it does.
    """

    state: str = "to_do"
    results: tuple[Value, ...] = ()
    blocked: Blocked | None = None

    @property
    def who(self) -> tuple[str, str]:
        """Who does it, as (voice, name); both empty while nobody said."""
        who = self.values[-1].content.get("who")
        if not who:
            return "", ""
        return str(who["voice"]), str(who.get("name", ""))

    @property
    def hands(self) -> str:
        """Whose it is: ``personne``, ``social``, ``emploi``, ``service``, ....

        ``ensemble`` when all do it, empty while nobody said.
        """
        voice = self.who[0]
        return "service" if voice.startswith(OTHER_VOICE) else voice

    @property
    def side(self) -> str:
        """Whose accompaniment it is of: ``social``, ``emploi``, or empty."""
        return str(self.values[-1].content.get("side", ""))

    @property
    def by(self) -> dt.date | None:
        """The date agreed, or None."""
        day = self.values[-1].content.get("by")
        return None if day is None else dt.date.fromisoformat(day)

    def passed(self, today: dt.date) -> bool:
        """Tell whether the date agreed has passed; it means nothing more."""
        return self.by is not None and self.by < today and not self.over

    @property
    def goal(self) -> str:
        """Id of its goal, possibly empty."""
        return str(self.values[-1].content.get("goal", ""))

    def result_of(self, voice: str) -> Value | None:
        """Return what came of it in the words of one voice, or None."""
        return next((one for one in self.results if one.voice == voice), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Agreed):
    """One goal in her words, tied to barriers or to none.

    Attributes:
        state: ``in_progress``, ``done`` or ``set_aside``.
        actions: Its actions, in the order agreed.
    """

    state: str = "in_progress"
    actions: tuple[Action, ...] = ()

    @property
    def contract(self) -> str:
        """Code of the contract whose paper names it too, possibly empty."""
        return str(self.values[-1].content.get("contract_type", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """Everything agreed, in the order it was.

    Attributes:
        goals: Goals with their actions.
        loose: Actions that belong to no goal of this livret.
    """

    goals: tuple[Goal, ...] = ()
    loose: tuple[Action, ...] = ()

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action, those of goals first."""
        return (*(one for goal in self.goals for one in goal.actions), *self.loose)

    @property
    def waiting_for_her(self) -> tuple[Agreed, ...]:
        """What somebody proposes and she has not answered."""
        everything: tuple[Agreed, ...] = (*self.goals, *self.actions)
        return tuple(one for one in everything if one.waits_for_her)


def pathway_of(livret: Livret) -> Pathway:
    """Read goals and actions with their states, answers and results."""
    said = _Said(livret)
    actions = [said.action(key[1], values) for key, values in livret.each("action")]
    goals = [said.goal(key[1], values, actions) for key, values in livret.each("goal")]
    known = {goal.id for goal in goals}
    return Pathway(
        goals=tuple(goals),
        loose=tuple(action for action in actions if action.goal not in known),
    )


_ORDER = {"personne": 0, "ensemble": 1, "social": 2, "emploi": 3}


@dataclass(slots=True)
class _Said:
    """What was said about goals and actions, by what it speaks of."""

    livret: Livret
    answers: dict[str, list[Value]] = field(default_factory=dict)
    results: dict[str, list[Value]] = field(default_factory=dict)
    blocked: dict[str, dt.date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, kept in (("answer", self.answers), ("action_result", self.results)):
            for key, values in self.livret.each(name):
                shown = max(values, key=prominence)
                kept.setdefault(key[1], []).append(shown)
        for value in self.livret.history:
            if value.kind == "action_state":
                self._state(value)

    def _state(self, value: Value) -> None:
        """Follow how long an action has been blocked without a break."""
        action = str(value.content["action"])
        if value.content["state"] != BLOCKED:
            self.blocked.pop(action, None)
        elif "on" in value.content:
            self.blocked[action] = dt.date.fromisoformat(value.content["on"])
        else:
            self.blocked.setdefault(action, value.said_on)

    def action(self, key: str, values: tuple[Value, ...]) -> Action:
        told = _state(self.livret, "action_state", key)
        state = str(told.get("state", "to_do"))
        return Action(
            id=key,
            values=values,
            state=state,
            reason=_reason(told),
            answers=_hers_first(self.answers.get(key, ())),
            results=_hers_first(self.results.get(key, ())),
            blocked=self._blocked(key, told) if state == BLOCKED else None,
        )

    def _blocked(self, key: str, told: Mapping[str, Any]) -> Blocked | None:
        since = self.blocked.get(key)
        values = self.livret.at("action_state", key)
        return Blocked(
            who=_reason(told),
            what=str(told.get("blocks", "")),
            since=since if since is not None else values[-1].said_on,
        )

    def goal(
        self, key: str, values: tuple[Value, ...], actions: Iterable[Action]
    ) -> Goal:
        told = _state(self.livret, "goal_state", key)
        return Goal(
            id=key,
            values=values,
            state=str(told.get("state", "in_progress")),
            reason=_reason(told),
            answers=_hers_first(self.answers.get(key, ())),
            actions=tuple(action for action in actions if action.goal == key),
        )


def _hers_first(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda v: (_ORDER.get(v.voice, 4), v.voice)))


def _state(livret: Livret, place: str, key: str) -> Mapping[str, Any]:
    values = livret.at(place, key)
    return values[-1].content if values else {}


def _reason(told: Mapping[str, Any]) -> str:
    return str(told.get("blocked_by") or told.get("reason") or "")
