"""Texts written at the same time at two desks: read side by side, then settled."""

from __future__ import annotations

from typing import Any

import pytest

from livret.usecases.reconciling import Conflict, Settle, conflicts_of, settle
from livret.usecases.sharing_errors import (
    CannotKeepBoth,
    NothingInConflict,
    NotOneOfThese,
    TheirsToSettle,
)
from tests.exchange.sharing_desks import Desks


@pytest.fixture
def apart(desks: Desks) -> Desks:
    """A goal reworded at both desks, neither having seen the other's words."""
    desks.share("commun", "mobilite")
    desks["claire"].say({"kind": "goal_set", "words": "le permis"})
    desks.pass_on("claire", "marc")
    (goal,) = (values[0].id for _, values in desks["claire"].read.each("goal"))
    desks["claire"].say({"kind": "goal_set", "words": "le code", "goal": goal})
    desks["marc"].say({"kind": "goal_set", "words": "la conduite", "goal": goal})
    desks.pass_on("marc", "claire")
    return desks


def the_conflict(desks: Desks, name: str = "claire") -> Conflict:
    (found,) = conflicts_of(desks[name].ctx, desks[name].livret)
    return found


def settled(desks: Desks, name: str = "claire", **how: Any) -> Any:
    desk = desks[name]
    place = how.pop("place", None) or the_conflict(desks, name).place
    settle(desk.ctx, Settle(livret=desk.livret, place=place, **how))
    return desk.read.at(*place)


def test_both_stand_with_what_each_had_seen(apart: Desks) -> None:
    found = the_conflict(apart)
    words = {side.value.content["words"]: side for side in found.sides}
    assert set(words) == {"le code", "la conduite"}
    assert found.settled_by == "anyone"
    assert found.both
    (first,) = found.earlier
    assert all(side.seen == side.before == (first,) for side in found.sides)
    assert {side.value.author_name for side in found.sides} == {"Claire M.", "Marc D."}


def test_who_settled_it_twice_had_both_before_their_eyes(apart: Desks) -> None:
    """Each settles it without the other: of both it is told what they had read."""
    apart.pass_on("claire", "marc")
    found = the_conflict(apart)
    both = tuple(side.value.id for side in found.sides)
    settled(apart, words="le code, puis la conduite")
    settled(apart, "marc", both=True)
    apart.pass_on("marc", "claire")
    again = the_conflict(apart)
    assert len(again.sides) == 2
    for side in again.sides:
        assert side.before == both
        assert set(side.seen) == {*found.earlier, *both}


def test_one_is_chosen_and_the_other_can_come_back(apart: Desks) -> None:
    found = the_conflict(apart)
    ids = {side.value.content["words"]: side.value.id for side in found.sides}
    (kept,) = settled(apart, keep=ids["la conduite"])
    assert kept.content["words"] == "la conduite"
    assert conflicts_of(apart["claire"].ctx, apart["claire"].livret) == ()
    history = [one.content.get("words") for one in apart["claire"].read.history]
    assert "le code" in history
    (back,) = settled(apart, place=found.place, keep=ids["le code"][:10])
    assert back.content["words"] == "le code"
    (first,) = settled(apart, place=found.place, keep=found.earlier[0])
    assert first.content["words"] == "le permis"


def test_both_are_kept(apart: Desks) -> None:
    (kept,) = settled(apart, both=True)
    assert set(kept.content["words"].split("\n\n")) == {"le code", "la conduite"}


def test_a_third_text_is_written_and_travels(apart: Desks) -> None:
    (kept,) = settled(apart, words="le code, puis la conduite")
    apart.pass_on("claire", "marc")
    assert apart["marc"].read.at(*the_place(kept)) == (kept,)
    assert apart["marc"].read == apart["claire"].read


def the_place(value: Any) -> tuple[str, ...]:
    return ("goal", value.content["goal"])


def test_a_detail_is_settled_alone(desks: Desks) -> None:
    desks.share()
    desks.pass_on("claire", "marc")
    for name, city in (("claire", "Lille"), ("marc", "Lens")):
        told = {"kind": "person_described", "city": city, "phone": "01 00 00 00 00"}
        desks[name].say(told)
    desks.pass_on("marc", "claire")
    found = conflicts_of(desks["claire"].ctx, desks["claire"].livret)
    places = {one.place for one in found}
    assert ("detail", "city") in places
    (city,) = (one for one in found if one.place == ("detail", "city"))
    assert not city.both
    with pytest.raises(CannotKeepBoth):
        settled(desks, place=city.place, both=True)
    chosen = city.sides[0].value
    (kept,) = settled(desks, place=city.place, keep=chosen.id)
    assert kept.content == {"city": chosen.content["city"]}


def test_an_agreed_line_is_settled_in_its_diagnosis(desks: Desks) -> None:
    desks.share()
    desks["claire"].view("mobilite", "bloque")
    desks.pass_on("claire", "marc")
    (key,) = (k for k, _ in desks["claire"].read.each("view"))
    for name in ("claire", "marc"):
        line = {"kind": "line_agreed", "diagnosis": key[1], "barrier": "mobilite"}
        desks[name].say({**line, "outcome": "agreed", "words": f"vu par {name}"})
    desks.pass_on("marc", "claire")
    (kept,) = settled(desks, words="vu ensemble")
    assert kept.content["words"] == "vu ensemble"
    assert not desks["claire"].read.side_by_side


def test_her_words_collected_twice_are_hers_to_settle(desks: Desks) -> None:
    desks.share()
    desks["claire"].view("mobilite", "bloque", words="pas de bus")
    desks.pass_on("claire", "marc")
    desks["marc"].view("mobilite", "gene_un_peu", words="un bus")
    desks.pass_on("marc", "claire")
    found = the_conflict(desks)
    assert found.settled_by == "personne"
    with pytest.raises(TheirsToSettle):
        settled(desks, words="autre chose")


@pytest.mark.parametrize(
    "how",
    [
        {"place": ("goal", "00" * 32), "words": "x"},
        {"place": ("lead",), "keep": "00"},
    ],
)
def test_what_does_not_wait_is_refused(apart: Desks, how: dict[str, Any]) -> None:
    with pytest.raises(NothingInConflict):
        settled(apart, **how)


def test_a_text_that_is_none_of_these_is_refused(apart: Desks) -> None:
    with pytest.raises(NotOneOfThese):
        settled(apart, keep="ffff")
