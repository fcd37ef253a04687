"""What Livret must never become: the rules that no other test holds.

``resources/design/promises.md`` says which test holds each of the fourteen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from livret.domain.barriers import Barrier
from livret.usecases.papers import PaperChoices, compose_diagnostic
from livret.usecases.say_schema import schema
from livret.usecases.showing import as_plain
from tests.usecases.desks import Desk

CHOICES = PaperChoices(on=dt.date(2026, 3, 12), language="fr", witness="Claire M.")
NUMBERS = {"form_version", "edition", "minutes", "radius_km"}
"""Every number that may be said: which form, which charter, how long, how far."""


def numbers(told: Any, name: str = "") -> Iterator[str]:
    """Walk the names of the fields that hold a number in a JSON Schema."""
    if isinstance(told, dict):
        if str(told.get("type")) in {"integer", "number"}:
            yield name
        for key, value in told.items():
            yield from numbers(value, key if key not in {"items"} else name)
    elif isinstance(told, list):
        for value in told:
            yield from numbers(value, name)


@pytest.mark.parametrize("barrier", Barrier)
def test_no_topic_waits_for_another(desk: Desk, barrier: Barrier) -> None:
    goal, _ = desk.say(
        {"kind": "goal_set", "words": "Un pas", "barriers": [barrier], "as": "goal"},
        {"kind": "action_agreed", "words": "Appeler", "goal": "@goal"},
    )
    desk.view(barrier, "bloque")
    desk.say(
        {"kind": "line_agreed", "barrier": barrier, "outcome": "agreed", "words": "Oui"}
    )
    sheet = compose_diagnostic(desk.read, CHOICES).sheet
    assert [row.barrier for row in sheet.rows] == [barrier]
    assert desk.read.at("goal", goal)


def test_nothing_that_may_be_said_is_a_score() -> None:
    assert set(numbers(schema()["properties"])) == NUMBERS


def test_nothing_that_is_shown_is_a_score(desk: Desk) -> None:
    for barrier in Barrier:
        desk.view(barrier, "bloque")
    shown = as_plain(desk.read)["diagnosis"]
    assert shown.pop("form_version") == 2
    assert not [found for found in leaves(shown) if isinstance(found, int | float)]


def leaves(told: Any) -> Iterator[Any]:
    """Walk what is neither a list nor a record; truth values are no numbers."""
    if isinstance(told, dict):
        for value in told.values():
            yield from leaves(value)
    elif isinstance(told, list):
        for value in told:
            yield from leaves(value)
    elif not isinstance(told, bool):
        yield told


def test_she_may_decline_everything_and_loses_nothing(desk: Desk) -> None:
    for barrier in Barrier:
        desk.view(barrier, "ne_souhaite_pas_repondre")
    sheet = compose_diagnostic(desk.read, CHOICES).sheet
    assert [row.barrier for row in sheet.rows] == list(Barrier)
    desk.say(
        {"kind": "goal_set", "words": "Travailler"},
        {"kind": "meeting_planned", "on": "2026-04-02"},
        {"kind": "strength_recognised", "words": "Je sais attendre"},
    )
    plain = as_plain(desk.read)
    assert plain["goals"]
    assert plain["strengths"]
    assert not plain["set_aside"]
