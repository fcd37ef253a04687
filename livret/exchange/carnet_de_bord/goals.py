"""Targets and actions: goals with their state, and who agreed to do what.

The peer does not say who does an action. One filed under work or training is
of the employment side's accompaniment, whoever noted it; any other topic is
worked on from both sides.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from livret.domain.forms import barrier_of
from livret.exchange.carnet_de_bord import wording
from livret.exchange.carnet_de_bord.authors import author_of
from livret.exchange.carnet_de_bord.cells import Row
from livret.exchange.carnet_de_bord.planning import Planned
from livret.exchange.carnet_de_bord.situations import Terms
from livret.exchange.carnet_de_bord.source import Source

_GOAL_STATES = {
    "in_progress": ("in_progress", ""),
    "done": ("done", ""),
    "abandonned": ("set_aside", ""),
}
_ACTION_STATES = {
    "in_progress": ("in_progress", ""),
    "done": ("done", ""),
    "abandonned": ("set_aside", ""),
    "canceled": ("set_aside", "Annulée par la structure."),
    "planned": ("to_do", "En projet."),
    "standby": ("to_do", "En attente."),
}


def plan_goals(source: Source, notebook: Row, terms: Terms) -> Iterator[Planned]:
    """Say the goals of one notebook, each with its actions."""
    for focus in source.of("notebook_focus", notebook):
        for row in source.of("notebook_target", focus):
            yield from _goal(source, focus, row, terms)


def _goal(source: Source, focus: Row, row: Row, terms: Terms) -> Iterator[Planned]:
    words, known = row.get("target"), author_of(source, row, "creator_id")
    since = source.moment(row, "created_at")
    barriers = _barriers(source, focus, words, terms)
    content: dict[str, Any] = {"barriers": barriers} if barriers else {}
    contract = row.one_line("linked_to")
    known_one = {"contract_type": contract} if contract in wording.CONTRACTS else {}
    function = terms.function(words, focus.one_line("theme"))
    lens = {"functions": [function]} if function else {}
    goal = Planned(
        kind="goal_set",
        content={**content, **({"words": words} if words else {}), **known_one, **lens},
        rows=(row, focus),
        voice=known.voice,
        said_on=since.day if since else None,
        author=known.name,
        account=known.account,
        rewords="goal",
        columns={"words": "target"},
    )
    yield goal
    yield from _state(source, goal, "goal", _GOAL_STATES)
    if source.flag(row, "user_consent"):
        # What is not ticked there says nothing: nobody's "no" is made of it.
        yield dataclasses.replace(
            goal,
            kind="answer_given",
            content={"goal": goal.ref, "answer": "yes", **content},
            part="answer",
            voice="personne",
            account="",
            rewords="",
        )
    if linked := _link(source, row):
        yield dataclasses.replace(
            goal,
            kind="note_added",
            content={"words": linked, "about": "other", **content},
            part="contract",
            rewords="note",
            columns={"words": "linked_to"},
        )
    for action in source.of("notebook_action", row):
        yield from _action(source, goal, action, content)


def _barriers(source: Source, focus: Row, words: str, terms: Terms) -> list[str]:
    """The goal's own label says more than the theme that it was filed under."""
    try:
        place = terms.table.target(words)
    except KeyError:
        place = ""
    if place:
        return [barrier_of(place).value]
    return terms.barriers(source, focus, "theme", focus.one_line("theme"))


def _link(source: Source, row: Row) -> str:
    """What is told of a contract that is none of those known."""
    code = row.one_line("linked_to")
    if code in {"", "no", *wording.CONTRACTS}:
        return ""
    source.ledger.row(row, "unknown_code", column="linked_to")
    goal = f"Objectif {wording.quoted(row.one_line('target'))}"
    return wording.sentences([goal, f"Lié au {code}"])


def _state(
    source: Source,
    of: Planned,
    name: str,
    states: dict[str, tuple[str, str]],
    reason: str = "",
) -> Iterator[Planned]:
    row = of.rows[0]
    status = row.one_line("status")
    if not status:
        return
    if status not in states:
        source.ledger.row(row, "unknown_code", column="status")
        return
    state, usual = states[status]
    content: dict[str, Any] = {name: of.ref, "state": state}
    if why := " ".join(text for text in (usual, reason) if text):
        content["reason"] = why
    if barriers := of.content.get("barriers"):
        content["barriers"] = barriers
    changed = source.moment(row, "updated_at") if status != "in_progress" else None
    yield dataclasses.replace(
        of,
        kind=f"{name}_state",
        content=content,
        part="state",
        said_on=changed.day if changed else of.said_on,
        rewords="",
    )


def _lens(goal: Planned) -> dict[str, Any]:
    """An action has the lens of its goal, and the side that the lens is of."""
    functions = goal.content.get("functions")
    return {"functions": functions, "side": "emploi"} if functions else {}


def _action(
    source: Source, goal: Planned, row: Row, barriers: dict[str, Any]
) -> Iterator[Planned]:
    known = author_of(source, row, "creator_id")
    since = source.moment(row, "created_at")
    words = row.get("action")
    action = Planned(
        kind="action_agreed",
        content={
            **({"words": words} if words else {}),
            "goal": goal.ref,
            **barriers,
            **_lens(goal),
        },
        rows=(row,),
        voice=known.voice,
        said_on=since.day if since else None,
        author=known.name,
        account=known.account,
        rewords="action",
        columns={"words": "action"},
    )
    yield action
    start = source.moment(row, "starting_at")
    later = start is not None and (since is None or start.day != since.day)
    begins = (
        wording.sentences([f"Début le {wording.day(start)}"]) if later and start else ""
    )
    yield from _state(source, action, "action", _ACTION_STATES, begins)
