"""Form definitions: what is sound is built, what is not is told, all of it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livret.domain.barriers import Answer, Barrier, Level
from livret.domain.findings import Problem
from livret.domain.form_grammar import (
    HEADINGS,
    TEXTS,
    build,
    check_labels,
    check_structure,
)
from livret.domain.form_tables import (
    check_national_codes,
    check_peer_table,
    national_codes,
    normal_label,
    peer_table,
)
from livret.domain.forms import Asked, Form, SupportKind, Where, barrier_of

Raw = dict[str, Any]


def structure() -> Raw:
    """The smallest sound structure: one facet a barrier."""
    return {
        "grammar": 1,
        "form": "essai",
        "version": 3,
        "languages": ["fr", "en"],
        "levels": [str(level) for level in Level],
        "answers": [str(answer) for answer in Answer],
        "barriers": {
            str(barrier): {
                "can": ["sait"],
                "around": ["aide"],
                "facets": {"part": {"me": ["dur", "las"], "outside": ["ferme"]}},
            }
            for barrier in Barrier
        },
    }


def labels(language: str = "fr") -> Raw:
    """Labels of ``structure``."""
    return {
        "language": language,
        **{key: f"{key}, {language}" for key in TEXTS},
        "headings": {key: f"{key}, {language}" for key in HEADINGS},
        "barriers": {
            str(barrier): {
                "title": f"{barrier}, {language}",
                "aim": "pour ce que vous voulez faire ?",
                "daily": "tous les jours ?",
                "hints": ["doucement"],
                "anchors": {str(level): f"veut dire {level}" for level in Level},
                "supports": {
                    "sait": {"me": "Je sais.", "short": "sait"},
                    "aide": {"me": "On m'aide.", "short": "a de l'aide"},
                },
                "facets": {
                    "part": {
                        "label": "une part",
                        "situations": {
                            "dur": "C'est dur.",
                            "las": "Ça use.",
                            "ferme": "C'est fermé.",
                        },
                    }
                },
            }
            for barrier in Barrier
        },
    }


def form() -> Form:
    return build(structure(), labels())


def changed(raw: Raw, path: str, value: object) -> Raw:
    """A copy of ``raw`` with the value at a dotted path replaced or added."""
    copied = copy.deepcopy(raw)
    *parents, last = path.split(".")
    place = copied
    for key in parents:
        place = place[key]
    place[last] = value
    return copied


def without(raw: Raw, path: str) -> Raw:
    """A copy of ``raw`` without what stands at a dotted path."""
    copied = copy.deepcopy(raw)
    *parents, last = path.split(".")
    place = copied
    for key in parents:
        place = place[key]
    del place[last]
    return copied


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


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


def paths(raw: object, under: str = "") -> list[str]:
    """Every dotted path to a key of nested tables."""
    if not isinstance(raw, dict):
        return []
    here = [f"{under}{key}" for key in raw]
    return here + [path for key in raw for path in paths(raw[key], f"{under}{key}.")]


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
