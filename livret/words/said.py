"""One thing said, on one line: what it is, of what, how it stands, its words.

The history of the window and the command line say it with the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from livret.domain.livret import Livret, Value
from livret.domain.team_turns import BACK, CHANGED, KEY, turns_of
from livret.usecases.paper_rows import answer_of
from livret.words.history import action_state_label, goal_state_label, kind_label
from livret.words.labels import (
    SIDES,
    answer_label,
    barrier_label,
    outcome_label,
    way_label,
)
from livret.words.told import lines_told, state_told
from livret.words.translator import Translator, mark

_Content = Mapping[str, Any]


TURNS: dict[str, str] = {
    BACK: mark("Retour dans l’équipe"),
    CHANGED: mark("Changement dans l’équipe"),
    KEY: mark("Changement de clé"),
}
"""What a joining or leaving is called that is no arrival and no departure."""


def kind_of(tr: Translator, livret: Livret, value: Value) -> str:
    """Return the kind of something said; of a joining or leaving, what it was."""
    turn = turns_of(livret).get(value.id) if value.kind in _TEAM else None
    return tr.text(TURNS[turn]) if turn else kind_label(tr, value.kind)


def what_of(tr: Translator, value: Value, livret: Livret | None = None) -> str:
    """Return the kind of something said, its topic and its state.

    Args:
        tr: Says it.
        value: What was said.
        livret: Where it stands; needed to tell a change in the team from an arrival.
    """
    told = [kind_of(tr, livret, value) if livret else kind_label(tr, value.kind)]
    content = value.content
    barriers = content.get("barriers") or [content.get("barrier")]
    told += [barrier_label(tr, barrier) for barrier in barriers if barrier]
    answer = answer_of(value) if value.kind == "view_given" else ""
    if answer:
        told.append(answer_label(tr, answer))
    said = _STATES.get(value.kind)
    told.append(
        said(tr, content) if said is not None else state_told(tr, value.kind, content)
    )
    return " · ".join(part for part in told if part)


def line_of(tr: Translator, livret: Livret, value: Value) -> str:
    """Return one thing said as one line: what it is, of what, its words, whose."""
    told = [what_of(tr, value, livret), about_of(livret, value), *_words(tr, value)]
    side = SIDES.get(value.voice, "")
    whose = value.speaker_name or (tr.text(side) if side else "")
    if whose and (value.voice != _TOGETHER or value.origin_author):
        told.append(f"({whose})")
    return "  ".join(" ".join(one.split()) for one in told if one)


def about_of(livret: Livret, value: Value) -> str:
    """Return what it speaks of: the words of a goal or step, somebody, or nothing."""
    for name in ("action", "goal"):
        wanted = value.content.get(name)
        stood = livret.at(name, wanted) if isinstance(wanted, str) else ()
        if stood and wanted != value.id and value.kind not in _MADE:
            return str(stood[-1].content["words"])
    if value.kind in _ABOUT_SOMEBODY:
        member = livret.team.members.get(str(value.content.get("member", value.id)))
        return member.name if member is not None else ""
    return ""


def _words(tr: Translator, value: Value) -> Iterator[str]:
    content = value.content
    for name in ("words", "story", "blocked_by"):
        yield str(content.get(name, ""))
    yield from (str(one["words"]) for one in content.get("outside", ()))
    yield from (str(one["words"]) for one in content.get("reasons", ()))
    if value.kind in _STATES:
        yield str(content.get("reason", ""))
    yield from lines_told(tr, value.kind, content)


_TOGETHER = "ensemble"

_TEAM = frozenset({"member_joined", "member_left"})
_ABOUT_SOMEBODY = _TEAM | {"lead_designated"}
"""Kinds that speak of a member."""

_MADE = frozenset({"goal_set", "action_agreed"})
"""Kinds whose own words are those of the goal or the step."""


def _line(tr: Translator, content: _Content) -> str:
    return outcome_label(tr, content["outcome"]).rstrip("\u202f:")


def _goal(tr: Translator, content: _Content) -> str:
    return goal_state_label(tr, content["state"])


def _action(tr: Translator, content: _Content) -> str:
    return action_state_label(tr, content["state"])


def _signature(tr: Translator, content: _Content) -> str:
    return way_label(tr, content["way"])


_STATES: Mapping[str, Callable[[Translator, _Content], str]] = {
    "line_agreed": _line,
    "goal_state": _goal,
    "action_state": _action,
    "signature_given": _signature,
}
