"""Two livrets of one person read as one: rights apart, places together."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.domain.contribution import Verified
from livret.domain.fold import fold
from livret.domain.joined import are_joined, fold_joined
from livret.domain.livret import Livret
from tests.domain.histories import History, histories
from tests.domain.writing import Log


@pytest.fixture
def two() -> tuple[Log, Log]:
    """Claire opened one, Marc another; Amina is in both."""
    one, other = Log(), Log(count=1000)
    one.open()
    other.open("marc")
    one.join("claire", "amina", "personne")
    other.join("marc", "amina", "personne")
    for log, name, words in ((one, "claire", "un vélo"), (other, "marc", "le permis")):
        log.write(name, "aim_said", {"words": words})
        told = {"form": "diagnostic-partage", "form_version": 1}
        diagnosis = log.write(name, "diagnosis_opened", told)
        view = {"diagnosis": diagnosis, "barrier": "mobilite", "words": words}
        log.write(name, "view_given", view, voice="social")
    return one, other


def join(here: Log, there: Log, name: str) -> str:
    told = {"livret": there.livret, "heads": list(there.heads())}
    return here.write(name, "livrets_joined", told)


def both(two: tuple[Log, Log]) -> tuple[Log, Log]:
    one, other = two
    join(one, other, "claire")
    join(other, one, "marc")
    return one, other


def read(one: Log, other: Log) -> Livret:
    return fold_joined([one.all.values(), other.all.values()])


def words_at(livret: Livret, *key: str) -> set[str]:
    return {value.content["words"] for value in livret.at(*key)}


def test_one_alone_says_nothing_and_both_hold(two: tuple[Log, Log]) -> None:
    one, other = two
    assert not are_joined(one.fold(), other.fold())
    join(one, other, "claire")
    assert not are_joined(one.fold(), other.fold())
    join(other, one, "marc")
    assert are_joined(one.fold(), other.fold())
    whole = read(one, other)
    assert words_at(whole, "aim", "personne") == {"un vélo", "le permis"}
    assert ("aim", "personne") in whole.side_by_side
    (view,) = (key for key, _ in whole.each("view"))  # one round of two diagnoses
    assert words_at(whole, *view) == {"un vélo", "le permis"}
    assert (whole.id, whole.heads) == (one.livret, one.fold().heads)
    assert (
        len([one for one in whole.team.members.values() if one.role == "personne"]) == 1
    )
    assert whole.set_aside == ()


def test_only_who_leads_or_she_joins_and_parts(two: tuple[Log, Log]) -> None:
    one, other = two
    one.join("claire", "nadia", side="social")
    assert one.reason(join(one, other, "nadia")) == "no_right"
    assert one.reason(join(one, other, "amina")) == ""
    assert one.reason(join(one, other, "nadia")) == ""  # what she joined, again
    part = {"livret": other.livret}
    assert one.reason(one.write("nadia", "livrets_parted", part)) == "no_right"
    assert one.fold().joined
    one.write("amina", "livrets_parted", part)
    assert not one.fold().joined


def test_a_parting_not_seen_holds_and_a_later_joining_joins_again(
    two: tuple[Log, Log],
) -> None:
    one, other = both(two)
    before = one.heads()
    one.write("claire", "livrets_parted", {"livret": other.livret}, parents=before)
    told = {"livret": other.livret, "heads": list(other.heads())}
    one.write("claire", "livrets_joined", told, parents=before)
    assert not are_joined(one.fold(), other.fold())
    join(one, other, "claire")
    assert are_joined(one.fold(), other.fold())


def test_who_comes_after_a_joining_had_seen_the_other(two: tuple[Log, Log]) -> None:
    one, other = two
    goal = other.write("marc", "goal_set", {"words": "le code"})
    one, other = both(two)
    one.write("claire", "goal_set", {"words": "la conduite", "goal": goal})
    whole = read(one, other)
    assert words_at(whole, "goal", goal) == {"la conduite"}
    late = other.write("marc", "goal_set", {"words": "le vélo", "goal": goal})
    whole = read(one, other)
    assert words_at(whole, "goal", goal) == {"la conduite", "le vélo"}
    assert whole.unseen == {other.livret: (late,)}
    join(one, other, "claire")
    one.write("claire", "goal_set", {"words": "tout", "goal": goal})
    whole = read(one, other)
    assert words_at(whole, "goal", goal) == {"tout"}
    assert whole.unseen == {}


def test_nobody_gains_a_right_in_the_other(two: tuple[Log, Log]) -> None:
    one, other = both(two)
    intruder = one.write("marc", "aim_said", {"words": "à moi"})
    whole = read(one, other)
    assert {aside.id: aside.reason for aside in whole.set_aside} == {
        intruder: "no_right"
    }


def test_what_is_not_here_yet_makes_nothing_wait(two: tuple[Log, Log]) -> None:
    one, other = both(two)
    some = list(other.all.values())[:3]
    whole = fold_joined([one.all.values(), some])
    assert not whole.waiting
    assert words_at(whole, "aim", "personne") >= {"un vélo"}


def _places(livret: Livret) -> dict[tuple[str, ...], set[str]]:
    return {key: {one.id for one in values} for key, values in livret.slots.items()}


def _opened_by_marc() -> Log:
    other = Log(count=10_000)
    other.open("marc")
    other.join("marc", "amina", "personne")
    other.write("marc", "aim_said", {"words": "le permis"})
    return other


@given(histories(), st.randoms(use_true_random=False))
def test_any_arrival_and_either_first_read_the_same(
    history: History, chance: random.Random
) -> None:
    other = _opened_by_marc()
    log: Iterable[Verified] = history.everything
    one = fold(log)
    heads = list(one.heads)[:1000]
    other.write("marc", "livrets_joined", {"livret": one.id, "heads": heads})
    whole = fold_joined([log, other.all.values()])
    parts = [list(log) * 2, list(other.all.values())]
    for part in parts:
        chance.shuffle(part)
    assert fold_joined(parts) == whole
    turned = fold_joined(parts[::-1])
    assert _places(turned) == _places(whole)
    same = dataclasses.replace(turned, id=whole.id, heads=whole.heads)
    assert same.history == whole.history
    # No voice is lost: whatever counted alone and is no act still counts.
    said = {value.id for value in (*one.history, *other.fold().history)}
    kept = {value.id for value in whole.history}
    acts = {"retracted", "agreement_withdrawn", "tombstone"}
    lost = {value.kind for value in one.history if value.id in said - kept}
    assert lost <= acts
