"""Revisions of a document: in a row, side by side, and without saying so."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from livret.domain.revisions import Revision, branches_of


class Told:
    """Enough of a contribution for a revision."""

    def __init__(self, way: str) -> None:
        self.content = {"way": way}


def digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def made(name: str, size: int, after: str = "", way: str = "drawn") -> Revision:
    told: Any = Told(way)
    return Revision(
        size=size,
        sha256=digest(name),
        after=digest(after) if after else "",
        made=told,
    )


FIRST = Revision(size=10, sha256=digest("first"))


def read(*later: Revision) -> list[list[str]]:
    names = {digest(each): each for each in ("first", "a", "b", "c", "d")}
    return [
        [names[each.sha256] for each in branch] for branch in branches_of(FIRST, later)
    ]


def test_nothing_signed_is_one_branch() -> None:
    assert read() == [["first"]]


def test_older_programs_say_nothing_and_length_is_the_order() -> None:
    assert read(made("b", 30), made("a", 20)) == [["first", "a", "b"]]


def test_what_says_what_it_was_made_over_follows_it() -> None:
    chain = (made("a", 20, "first"), made("b", 30, "a"), made("c", 40, "b"))
    assert read(*reversed(chain)) == [["first", "a", "b", "c"]]


def test_old_ones_then_new_ones() -> None:
    assert read(made("a", 20), made("b", 30, "a")) == [["first", "a", "b"]]


def test_of_two_at_the_same_time_the_longer_branch_goes_on() -> None:
    here, there = made("a", 20, "first"), made("b", 25, "first")
    after = made("c", 40, "a")
    assert read(here, there, after) == [["first", "a", "c"], ["first", "b"]]
    assert read(here, there, made("c", 40, "b"))[0] == ["first", "b", "c"]


def test_of_two_alike_the_more_restrictive_goes_on() -> None:
    drawn = made("a", 20, "first")
    refused = made("b", 25, "first", way="refused")
    assert read(drawn, refused)[0] == ["first", "b"]
    assert read(refused, drawn)[0] == ["first", "b"]


@pytest.mark.parametrize("after", ["a", "d"])
def test_a_circle_or_an_unknown_one_before_breaks_nothing(after: str) -> None:
    assert read(made("a", 20, after)) == [["first", "a"]]


def test_one_that_claims_to_follow_a_longer_one_leads_nowhere() -> None:
    assert read(made("a", 20, "b"), made("b", 30, "first")) == [["first", "b"]]
