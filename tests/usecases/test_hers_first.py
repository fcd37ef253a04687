"""She speaks first at every door (issue 3)."""

from __future__ import annotations

from typing import Any

import pytest

from livret.usecases.closing_errors import HersFirst
from livret.usecases.reviewing import OpenReview, open_review
from livret.usecases.saying import read_items, say_items
from tests.usecases.conftest import Desk

HERS = {"voice": "personne"}
THEIRS = {"voice": "social"}


def say(desk: Desk, *items: dict[str, Any]) -> None:
    say_items(desk.ctx, desk.livret, read_items({"contributions": list(items)}))


def test_a_referent_looks_back_after_her(desk: Desk) -> None:
    one = open_review(desk.ctx, OpenReview(livret=desk.livret)).value
    told = {"kind": "review_said", "review": one, "helped": "Le vélo"}
    before = desk.ctx.livret(desk.livret).count
    for refused in (
        [{**told, **THEIRS}],
        [{**told, "voice": "ensemble"}],
        [{**told, **THEIRS}, {**told, **HERS}],
        [{"kind": "review_said", "review": one, **HERS}, {**told, **THEIRS}],
    ):
        with pytest.raises(HersFirst):
            say(desk, *refused)
    assert desk.ctx.livret(desk.livret).count == before
    say(desk, {**told, **HERS}, {**told, **THEIRS})
    say(desk, {**told, "voice": "emploi"})


def test_who_prefers_not_to_lets_the_others_look_back(desk: Desk) -> None:
    opened = {"kind": "review_opened", "as": "r", "moment": "exit", "on": "2026-03-12"}
    hers = {"kind": "review_said", "review": "@r", "declined": True}
    say(desk, opened, hers, {**hers, **THEIRS, "declined": False, "next": "Rien"})


def test_nobody_says_where_she_stands_before_her(desk: Desk) -> None:
    stands = {"kind": "situation_said", "situation": "close_to_employment"}
    with pytest.raises(HersFirst):
        say(desk, {**stands, **THEIRS})
    refusal = {"kind": "situation_said", "answer": "ne_souhaite_pas_repondre"}
    with pytest.raises(HersFirst):
        say(desk, {**refusal, **HERS}, {**stands, **THEIRS})
    say(desk, {**refusal, **HERS})
    with pytest.raises(HersFirst):
        say(desk, {**stands, **THEIRS})
    say(desk, {**stands, **HERS}, {**stands, **THEIRS})
