"""What blocks outside: who has not answered, what is missing, since when.

Two sources say it: a view of a barrier names what blocks beside the level, and
an action can be blocked outside. Each obstacle names who answers for it, so
that nobody reads it as the person's (practice rule 22). What others say blocks
in a topic that she does not want to speak of is not read (practice rule 7).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from livret.domain.barrier_history import PERSON, barrier_histories
from livret.domain.livret import Livret, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing outside that blocks, or blocked.

    Attributes:
        id: Of the contribution that first named it; of several in one view
            the later ones have ``:1``, ``:2``… after it.
        words: What blocks.
        who: Who answers for it, possibly empty.
        since: The day it was first said.
        until: The day it was said to be over; None while it blocks.
        blocks: Its code for an action (``queue``, ``transport`` …), or empty.
        about: Words of the step that it blocks, where ``words`` are not these.
        barriers: Codes of the topics it is tied to.
        value: The contribution that first named it.
    """

    id: str
    words: str
    since: dt.date
    value: Value
    who: str = ""
    until: dt.date | None = None
    blocks: str = ""
    about: str = ""
    barriers: tuple[str, ...] = ()


def obstacles_of(livret: Livret) -> tuple[Obstacle, ...]:
    """Read everything that blocks or blocked outside, the oldest first."""
    counting = _counting(livret)
    found = [
        *_named_in_views(counting, _declined(livret)),
        *_blocked_actions(livret, counting),
        *_without_answer(livret),
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.id)))


def _declined(livret: Livret) -> frozenset[str]:
    return frozenset(
        one.barrier.value for one in barrier_histories(livret) if one.declined
    )


def _counting(livret: Livret) -> list[Value]:
    gone = {v.content["target"] for v in livret.history if v.kind == "retracted"}
    return [value for value in livret.history if value.id not in gone]


@dataclass(slots=True)
class _Naming:
    """What views named so far.

    Attributes:
        standing: What blocks now, by barrier and words.
        over: What no longer does.
        told: Words that each voice last named, by barrier and voice.
    """

    standing: dict[tuple[str, str], Obstacle] = field(default_factory=dict)
    over: list[Obstacle] = field(default_factory=list)
    told: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def view(self, value: Value, barrier: str) -> None:
        """Take one view: new obstacles begin, those it leaves out may end."""
        said: set[str] = set()
        for place, entry in enumerate(value.content.get("outside", ())):
            words = _same(str(entry["words"]))
            said.add(words)
            if (barrier, words) not in self.standing:
                self.standing[barrier, words] = Obstacle(
                    id=value.id + (f":{place}" if place else ""),
                    words=str(entry["words"]),
                    who=str(entry.get("who", "")),
                    since=value.said_on,
                    barriers=(barrier,),
                    value=value,
                )
        left = self.told.get((barrier, value.voice), frozenset()) - said
        self.told[barrier, value.voice] = frozenset(said)
        for words in left:
            if not self._still(barrier, words):
                self._end((barrier, words), value.said_on)

    def close(self, barrier: str, day: dt.date) -> None:
        """End everything of a barrier that no longer is one."""
        for key in [key for key in self.standing if key[0] == barrier]:
            self._end(key, day)
        for key in [key for key in self.told if key[0] == barrier]:
            self.told[key] = frozenset()

    def _still(self, barrier: str, words: str) -> bool:
        return any(
            words in said for (where, _), said in self.told.items() if where == barrier
        )

    def _end(self, key: tuple[str, str], day: dt.date) -> None:
        one = self.standing.pop(key, None)
        if one is not None:
            self.over.append(_over(one, day))


def _named_in_views(
    history: list[Value], declined: frozenset[str]
) -> Iterator[Obstacle]:
    """Follow each obstacle from the view that first named it.

    It is over when the last voice that named it speaks of that barrier again
    without it, or when the barrier itself is closed.
    """
    naming = _Naming()
    for value in history:
        if value.kind == "view_given":
            barrier = str(value.content["barrier"])
            if value.voice == PERSON or barrier not in declined:
                naming.view(value, barrier)
        elif value.kind == "barrier_state" and value.content["state"] == "closed":
            naming.close(str(value.content["barrier"]), value.said_on)
    yield from naming.over
    yield from naming.standing.values()


def _over(one: Obstacle, day: dt.date) -> Obstacle:
    return replace(one, until=max(day, one.since))


def _same(words: str) -> str:
    return " ".join(words.casefold().split())


def _blocked_actions(livret: Livret, history: list[Value]) -> Iterator[Obstacle]:
    """Follow the states of each action, in the order they were said."""
    open_now: dict[str, Obstacle] = {}
    for value in history:
        if value.kind != "action_state":
            continue
        action = str(value.content["action"])
        day = _state_day(value)
        standing = open_now.pop(action, None)
        if value.content["state"] == "blocked_outside":
            blocked = _blocked(livret, value, day)
            if standing is not None:
                blocked = replace(blocked, id=standing.id, since=standing.since)
            open_now[action] = blocked
        elif standing is not None:
            yield _over(standing, day)
    yield from open_now.values()


def _blocked(livret: Livret, value: Value, day: dt.date) -> Obstacle:
    agreed = livret.at("action", str(value.content["action"]))
    action = agreed[-1].content if agreed else {}
    content = value.content
    said = content.get("blocked_by") or content.get("reason")
    step = str(action.get("words", ""))
    return Obstacle(
        id=value.id,
        words=str(said or step),
        about=step if said else "",
        since=day,
        blocks=str(content.get("blocks", "")),
        barriers=tuple(content.get("barriers") or action.get("barriers", ())),
        value=value,
    )


def _without_answer(livret: Livret) -> Iterator[Obstacle]:
    """A service that was asked and has not answered."""
    for key, values in livret.each("referral"):
        states = livret.at("referral_state", key[1])
        if not states or states[-1].content["state"] != "no_answer":
            continue
        content = values[-1].content
        day = content.get("on")
        yield Obstacle(
            id=states[-1].id,
            words=str(states[-1].content.get("words", "")),
            who=str(content["to"]),
            since=dt.date.fromisoformat(day) if day else values[-1].said_on,
            barriers=tuple(content.get("barriers", ())),
            value=states[-1],
        )


def _state_day(value: Value) -> dt.date:
    day = value.content.get("on")
    return dt.date.fromisoformat(day) if day else value.said_on
