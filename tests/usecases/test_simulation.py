"""Sharing in thousands of invented worlds; a fault put in on purpose is found."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from livret import cli
from livret.domain.contribution import Sealed, Verified
from livret.domain.sending import Allowance
from livret.usecases import hub_keyring, hub_taking
from livret.usecases.simulation import acts, invariants
from livret.usecases.simulation.chance import Chance
from livret.usecases.simulation.disk import Disk
from livret.usecases.simulation.running import Ran, simulate, simulate_many
from tests.usecases.desks import SetClock, make_rooms

SHORT = 10
"""Steps of a world where many are wanted."""


def broken(found: Sequence[Ran]) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.seed, one.broken) for one in found if one.broken]


@pytest.mark.parametrize("part", range(4))
def test_everything_holds_in_thousands_of_worlds(part: int) -> None:
    found = list(simulate_many(1 + part * 500, 500, SHORT))
    assert broken(found) == []
    assert sum(one.contributions for one in found) > 500 * 5


def test_everything_holds_in_long_lives() -> None:
    assert broken(list(simulate_many(10_000, 20, 60))) == []


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_everything_holds_in_a_million_worlds(part: int) -> None:
    first = 1_000_000 + part * 50_000
    for one in simulate_many(first, 50_000, SHORT):
        assert one.broken == (), one


def test_the_same_seed_gives_the_same_world() -> None:
    assert simulate(77, 40) == simulate(77, 40)
    assert simulate(77, 40).trace != simulate(78, 40).trace


def test_chance_is_the_same_for_ever() -> None:
    chance = Chance(1)
    assert [chance.number() for _ in range(3)] == [
        7960286522194355700,
        487617019471545679,
        17909611376780542444,
    ]
    assert sorted(chance.shuffled(range(9))) == list(range(9))
    assert set(chance.some_of([1, 2, 3])) <= {1, 2, 3}
    assert len(chance.take(13)) == 13


def everything(*_: Any) -> Allowance:
    return Allowance(everything=True)


def never(*_: Any) -> bool:
    return False


def same(pairs: Sequence[tuple[Sealed, Verified]]) -> Sequence[Sealed]:
    return [sealed for sealed, _ in pairs]


def keep_all(self: Disk, ids: Any) -> None:
    self.erased |= set(ids)


def last_word(held: Sequence[Verified]) -> Any:
    """A fold that takes things in the order they came."""
    folded = REAL_FOLD(held)
    return dataclasses.replace(folded, heads=(list(held)[-1].id,))


REAL_FOLD = invariants.fold

FAULTS: dict[str, tuple[Any, str, Callable[..., Any], str]] = {
    "the file goes without asking": (acts, "allowance", everything, "agreement"),
    "keys go without asking": (hub_keyring, "allowance", everything, "wrong disk"),
    "nobody ever loses a key": (hub_keyring, "_somebody_lost", never, "still reads"),
    "erased livrets come in": (hub_taking, "without_words", same, "came back"),
    "erased words stay": (Disk, "erase_bodies", keep_all, "came back"),
    "the order of arrival counts": (invariants, "fold", last_word, "another livret"),
}


SEEN_FROM = {"erased livrets come in": 1191}
"""The first world that shows a fault, where that is far."""


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_put_in_on_purpose_is_found(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, name, wrong, told = FAULTS[fault]
    monkeypatch.setattr(where, name, wrong)
    for one in simulate_many(SEEN_FROM.get(fault, 1), 300, 25):
        if any(told in what for what in one.broken):
            return
    raise AssertionError(f"{fault}: not found")


def test_the_door_answers_as_the_seed_says(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("simulate", "--seed", "3", "--steps", "15", "--runs", "4")
    assert cli.run(make_rooms(SetClock(), *words, "--json")) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["seed"], told["steps"], told["runs"]) == (3, 15, 4)
    assert sum(told["acts"].values()) == 60
    assert told["broken"] == []
    assert cli.run(make_rooms(SetClock(), *words)) == 0
    assert "4 mondes" in capsys.readouterr().out


def test_the_door_shows_what_broke(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acts, "allowance", everything)
    words = ("simulate", "--seed", "1", "--runs", "12")
    assert cli.run(make_rooms(SetClock(), *words, "--json")) == 1
    told = json.loads(capsys.readouterr().out)
    assert any("agreement" in what for one in told["broken"] for what in one["what"])
    assert cli.run(make_rooms(SetClock(), *words)) == 1
    assert "ne tient pas" in capsys.readouterr().out
