"""Tables beside a form: sound ones map, the others are told, all of it."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.domain.barriers import Barrier
from livret.domain.findings import Problem
from livret.domain.form_tables import (
    check_national_codes,
    check_peer_table,
    national_codes,
    normal_label,
    peer_table,
)
from tests.domain.form_examples import ANYTHING, Raw, changed, form, paths, without


def codes() -> Raw:
    return {
        "grammar": 1,
        "form": "essai",
        "constraints": {
            **{str(barrier): "29" for barrier in Barrier},
            "droit/part": "22",
        },
        "themes": {f"{barrier}/part": ["a--b"] for barrier in Barrier},
        "not_a_barrier": ["c--d"],
    }


def test_national_codes_follow_facets_before_barriers() -> None:
    assert check_national_codes(codes(), form()) == ()
    table = national_codes(codes())
    assert table.constraint("droit/part/dur") == "22"
    assert table.constraint("droit.sait") == "29"
    assert table.constraint("droit") == "29"
    assert table.themes_of("droit") == ("a--b",)
    assert table.themes_of("droit/part/dur") == ("a--b",)
    assert len(table.facets_of("a--b")) == len(Barrier)
    assert table.facets_of("c--d") == ()


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (changed(codes(), "grammar", 9), Problem("grammar", "unknown_value", "9")),
        (changed(codes(), "form", "autre"), Problem("form", "dangling", "autre")),
        (without(codes(), "themes"), Problem("themes", "missing_key")),
        (
            changed(codes(), "constraints.droit/rien", "29"),
            Problem("constraints.droit/rien", "dangling", "droit/rien"),
        ),
        (
            changed(codes(), "constraints.droit", "30"),
            Problem("constraints.droit", "unknown_value", "30"),
        ),
        (
            without(codes(), "constraints.droit"),
            Problem("constraints.droit", "missing_key"),
        ),
        (
            without(codes(), "themes.droit/part"),
            Problem("themes.droit/part", "missing_key"),
        ),
        (
            changed(codes(), "themes.droit/rien", []),
            Problem("themes.droit/rien", "dangling", "droit/rien"),
        ),
        (
            changed(codes(), "themes.droit/part", ["a--b", "a--b"]),
            Problem("themes.droit/part", "duplicate", "a--b"),
        ),
        (
            changed(codes(), "themes.droit/part", ["A"]),
            Problem("themes.droit/part[0]", "bad_id", "A"),
        ),
        (
            changed(codes(), "not_a_barrier", "c--d"),
            Problem("not_a_barrier", "wrong_type", "c--d"),
        ),
    ],
)
def test_national_codes_that_are_not_sound_are_told(raw: Raw, problem: Problem) -> None:
    assert problem in check_national_codes(raw, form())


def peer() -> Raw:
    return {
        "grammar": 1,
        "form": "essai",
        "system": "Un autre",
        "themes": {"papiers": "droit"},
        "situations": {"Dur d’être là": "droit/part/dur", "Sait": "droit.sait"},
        "targets": {"Aller": "droit/part"},
        "not_a_barrier": {
            "themes": {"metier": "work"},
            "situations": {"Sans emploi": "work"},
            "targets": {},
        },
    }


def test_labels_of_another_system_find_their_place() -> None:
    assert check_peer_table(peer(), form()) == ()
    table = peer_table(peer())
    assert table.theme("papiers") == "droit"
    assert table.situation("  DUR d'être   là ") == "droit/part/dur"
    assert table.situation("Sans emploi") == ""
    assert table.target("aller") == "droit/part"
    assert table.reason("Sans emploi") == "work"
    assert table.reason("metier") == "work"
    assert table.reason("Sait") == ""
    with pytest.raises(KeyError):
        table.situation("jamais vu")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (changed(peer(), "form", "x"), Problem("form", "dangling", "x")),
        (changed(peer(), "system", ""), Problem("system", "empty")),
        (
            changed(peer(), "situations.Ici", "droit/la"),
            Problem("situations.Ici", "dangling", "droit/la"),
        ),
        (
            changed(peer(), "not_a_barrier.situations.SAIT", "work"),
            Problem("not_a_barrier.situations.SAIT", "duplicate", "SAIT"),
        ),
        (
            changed(peer(), "not_a_barrier.themes.metier", "ailleurs"),
            Problem("not_a_barrier.themes.metier", "unknown_value", "ailleurs"),
        ),
        (
            without(peer(), "not_a_barrier.targets"),
            Problem("not_a_barrier.targets", "missing_key"),
        ),
        (changed(peer(), "themes", []), Problem("themes", "wrong_type", "[]")),
    ],
)
def test_a_table_of_another_system_that_is_not_sound_is_told(
    raw: Raw, problem: Problem
) -> None:
    assert problem in check_peer_table(raw, form())


@given(st.data())
def test_whatever_a_table_holds_it_is_told_or_built(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from([codes(), peer()]))
    check, made = (
        (check_peer_table, peer_table)
        if "system" in raw
        else (check_national_codes, national_codes)
    )
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths(raw) or ["grammar"]))
        if data.draw(st.booleans()) and path in paths(raw):
            raw = without(raw, path)
        else:
            raw = changed(raw, path, data.draw(ANYTHING))
    problems = check(raw, form())
    assert list(problems) == sorted(set(problems))
    if not problems:
        assert made(raw) == made(copy.deepcopy(raw))


@given(st.text(max_size=40))
def test_a_label_is_normalised_once_and_for_all(label: str) -> None:
    once = normal_label(label)
    assert normal_label(f" {label}  ") == once
    assert normal_label(label.replace("'", "’")) == once
