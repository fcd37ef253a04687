"""Form definitions: what is sound is built, what is not is told, all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.domain.barriers import Answer, Barrier, Level
from livret.domain.findings import Problem
from livret.domain.form_grammar import build, check_labels, check_structure
from livret.domain.forms import Asked, Form, SupportKind, Where, barrier_of
from tests.domain.form_examples import (
    ANYTHING,
    Raw,
    changed,
    form,
    labels,
    paths,
    structure,
    without,
)


def test_a_sound_definition_is_built() -> None:
    assert check_structure(structure()) == ()
    assert check_labels(structure(), labels(), "fr") == ()
    built = form()
    assert built.id == "essai/3"
    assert [topic.barrier for topic in built.topics] == list(Barrier)
    assert built.levels == tuple(Level)
    assert built.answers == tuple(Answer)
    assert built.headings.outside == "outside, fr"


def test_a_topic_answers_what_screens_and_papers_ask() -> None:
    topic = form().topic(Barrier.DROIT)
    assert topic.question("aim") == "pour ce que vous voulez faire ?"
    assert topic.question(Asked.DAILY) == "tous les jours ?"
    assert topic.anchor("bloque") == "veut dire bloque"
    assert [each.id for each in topic.supports] == ["droit.sait", "droit.aide"]
    assert [each.id for each in topic.supports_of(SupportKind.AROUND)] == ["droit.aide"]
    assert [each.id for each in topic.outside()] == ["droit/part/ferme"]
    assert [each.where for each in topic.facets[0].situations] == [
        Where.ME,
        Where.ME,
        Where.OUTSIDE,
    ]


def test_ids_lead_back_to_what_they_name() -> None:
    built = form()
    assert built.facet("sante/part").label == "une part"
    assert built.situation("sante/part/ferme").text == "C'est fermé."
    assert built.support("sante.sait").short == "sait"
    assert len(built.ids()) == len(Barrier) * 6
    assert {barrier_of(id_) for id_ in built.ids()} == set(Barrier)
    assert barrier_of("sante") is Barrier.SANTE


@pytest.mark.parametrize(
    "ask",
    [
        lambda built: built.topic("numerique"),
        lambda built: built.facet("sante/rien"),
        lambda built: built.situation("sante/part"),
        lambda built: built.support("sante/part"),
    ],
)
def test_an_id_that_the_form_lacks_is_a_key_error(ask: Callable[[Form], Any]) -> None:
    with pytest.raises(KeyError):
        ask(form())


def test_a_question_and_an_anchor_must_be_known() -> None:
    topic = form().topic("sante")
    with pytest.raises(ValueError, match="always"):
        topic.question("always")
    with pytest.raises(ValueError, match="4"):
        topic.anchor("4")
    with pytest.raises(ValueError, match="numerique"):
        barrier_of("numerique/x")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (without(structure(), "grammar"), Problem("grammar", "unknown_value", "None")),
        (changed(structure(), "grammar", 2), Problem("grammar", "newer", "2")),
        (changed(structure(), "form", "Essai"), Problem("form", "bad_id", "Essai")),
        (changed(structure(), "form", "../x"), Problem("form", "bad_id", "../x")),
        (changed(structure(), "version", 0), Problem("version", "unknown_value", "0")),
        (
            changed(structure(), "version", True),
            Problem("version", "unknown_value", "True"),
        ),
        (without(structure(), "languages"), Problem("languages", "missing_key")),
        (changed(structure(), "languages", []), Problem("languages", "empty")),
        (
            changed(structure(), "languages", ["fr", "fr"]),
            Problem("languages", "duplicate", "fr"),
        ),
        (changed(structure(), "score", "x"), Problem("score", "unknown_key", "score")),
        (
            changed(structure(), "levels", ["bloque"] * 2),
            Problem("levels", "duplicate", "bloque"),
        ),
        (
            changed(structure(), "levels", [*Level, "enorme"]),
            Problem("levels", "unknown_value", "enorme"),
        ),
        (
            changed(structure(), "answers", ["ne_sait_pas"]),
            Problem("answers", "missing_key", "non_concerne"),
        ),
        (
            changed(structure(), "barriers", 7),
            Problem("barriers", "wrong_type", "7"),
        ),
        (
            without(structure(), "barriers.droit"),
            Problem("barriers.droit", "missing_key"),
        ),
        (
            changed(structure(), "barriers.emploi", structure()["barriers"]["droit"]),
            Problem("barriers.emploi", "unknown_value", "emploi"),
        ),
        (
            changed(structure(), "barriers.droit.can", []),
            Problem("barriers.droit.can", "empty"),
        ),
        (
            changed(structure(), "barriers.droit.around", ["sait"]),
            Problem("barriers.droit", "duplicate", "sait"),
        ),
        (
            changed(structure(), "barriers.droit.facets", {}),
            Problem("barriers.droit.facets", "empty"),
        ),
        (
            changed(
                structure(),
                "barriers.droit.facets.Été",
                {"me": ["a"], "outside": ["b"]},
            ),
            Problem("barriers.droit.facets.Été", "bad_id", "Été"),
        ),
        (
            without(structure(), "barriers.droit.facets.part.outside"),
            Problem("barriers.droit.facets.part.outside", "missing_key"),
        ),
        (
            changed(structure(), "barriers.droit.facets.part.outside", ["dur"]),
            Problem("barriers.droit.facets.part", "duplicate", "dur"),
        ),
        (
            changed(structure(), "barriers.droit.facets.part.me", ["a", "B c"]),
            Problem("barriers.droit.facets.part.me[1]", "bad_id", "B c"),
        ),
        (
            changed(structure(), "barriers.droit.facets.part.me", "dur"),
            Problem("barriers.droit.facets.part.me", "wrong_type", "dur"),
        ),
    ],
)
def test_a_structure_that_is_not_sound_is_told(raw: Raw, problem: Problem) -> None:
    assert problem in check_structure(raw)


PART = "barriers.droit.facets.part"


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (labels("en"), Problem("language", "missing_language", "fr")),
        (without(labels(), "title"), Problem("title", "missing_key")),
        (changed(labels(), "title", " "), Problem("title", "empty")),
        (changed(labels(), "total", "x"), Problem("total", "unknown_key", "total")),
        (
            without(labels(), "headings.outside"),
            Problem("headings.outside", "missing_key"),
        ),
        (without(labels(), "barriers.droit"), Problem("barriers.droit", "missing_key")),
        (
            changed(labels(), "barriers.numerique", {}),
            Problem("barriers.numerique", "dangling", "numerique"),
        ),
        (
            without(labels(), "barriers.droit.daily"),
            Problem("barriers.droit.daily", "missing_key"),
        ),
        (
            changed(labels(), "barriers.droit.hints", []),
            Problem("barriers.droit.hints", "empty", "[]"),
        ),
        (
            changed(labels(), "barriers.droit.hints", [""]),
            Problem("barriers.droit.hints[0]", "empty"),
        ),
        (
            without(labels(), "barriers.droit.anchors.bloque"),
            Problem("barriers.droit.anchors.bloque", "missing_key"),
        ),
        (
            changed(labels(), "barriers.droit.anchors.bloque", 4),
            Problem("barriers.droit.anchors.bloque", "wrong_type", "4"),
        ),
        (
            without(labels(), "barriers.droit.supports.aide"),
            Problem("barriers.droit.supports.aide", "missing_key"),
        ),
        (
            without(labels(), "barriers.droit.supports.aide.short"),
            Problem("barriers.droit.supports.aide.short", "missing_key"),
        ),
        (
            changed(labels(), f"{PART}.situations.autre", "Autre."),
            Problem(f"{PART}.situations.autre", "dangling", "autre"),
        ),
        (
            without(labels(), f"{PART}.situations.ferme"),
            Problem(f"{PART}.situations.ferme", "missing_key"),
        ),
        (
            changed(labels(), f"{PART}.label", ["x"]),
            Problem(f"{PART}.label", "wrong_type", "['x']"),
        ),
        (changed(labels(), PART, "x"), Problem(PART, "wrong_type", "x")),
    ],
)
def test_labels_that_are_not_sound_are_told(raw: Raw, problem: Problem) -> None:
    assert problem in check_labels(structure(), raw, "fr")


def test_a_language_that_the_structure_does_not_announce_is_told() -> None:
    found = check_labels(structure(), labels("uk"), "uk")
    assert found == (Problem("language", "missing_language", "uk"),)


def test_every_mistake_is_told_at_once() -> None:
    raw = without(changed(labels(), "title", ""), f"{PART}.situations.dur")
    assert [each.code for each in check_labels(structure(), raw, "fr")] == [
        "missing_key",
        "empty",
    ]


@given(st.data())
def test_whatever_a_file_holds_it_is_told_or_built(data: st.DataObject) -> None:
    ours, theirs = structure(), labels()
    for _ in range(data.draw(st.integers(1, 3))):
        which = data.draw(st.sampled_from(["structure", "labels"]))
        raw = ours if which == "structure" else theirs
        path = data.draw(st.sampled_from(paths(raw) or ["grammar"]))
        raw = (
            without(raw, path)
            if data.draw(st.booleans()) and path in paths(raw)
            else changed(raw, path, data.draw(ANYTHING))
        )
        ours, theirs = (raw, theirs) if which == "structure" else (ours, raw)
    problems = check_structure(ours)
    if not problems:
        problems = check_labels(ours, theirs, "fr")
    if not problems:
        built = build(ours, theirs)
        assert all(situation.text.strip() for situation in built.situations())
        assert len(built.ids()) == sum(
            map(len, (built.facets(), built.situations(), built.supports()))
        )
    assert list(problems) == sorted(set(problems))
