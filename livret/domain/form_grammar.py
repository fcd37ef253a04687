"""What a form definition may say, checked on plain mappings.

A definition comes as two mappings, whatever file they stood in: the
**structure** (ids and their order) and the **labels** of one language. Every
finding is a ``Problem`` with a code and a path, so that somebody who writes
forms sees all of them at once and where.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from livret.domain.barriers import Answer, Barrier, Level
from livret.domain.findings import Findings, Problem, is_id, is_name
from livret.domain.forms import (
    Facet,
    Form,
    Headings,
    Situation,
    Support,
    SupportKind,
    Topic,
    Where,
)

GRAMMAR = 1
"""The grammar that this program reads."""

HEADINGS = ("aim", "words", "supports", "can", "around", "me", "outside", "agreed")
TEXTS = ("title", "purpose", "welcome", "order")
TOPIC_TEXTS = ("title", "aim", "daily")
LABEL_KEYS = frozenset({"hints", "anchors", "supports", "facets", *TOPIC_TEXTS})


def check_structure(raw: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Return what is wrong in a structure, sorted by path; empty when sound."""
    found = Findings()
    if raw.get("grammar") != GRAMMAR:
        newer = isinstance(raw.get("grammar"), int) and raw["grammar"] > GRAMMAR
        found.add("grammar", "newer" if newer else "unknown_value", raw.get("grammar"))
        return found.all()
    keys = ("grammar", "form", "version", "languages", "levels", "answers", "barriers")
    found.keys("", raw, keys)
    name, version = raw.get("form"), raw.get("version")
    if "form" in raw and not is_name(name):
        found.add("form", "bad_id", name)
    if "version" in raw and not (type(version) is int and version >= 1):
        found.add("version", "unknown_value", version)
    languages = found.ids("languages", raw.get("languages", ["fr"]), least=1)
    found.distinct("languages", languages)
    found.codes("levels", raw.get("levels", []), Level)
    found.codes("answers", raw.get("answers", []), Answer)
    barriers = found.table("barriers", raw.get("barriers", {}))
    for code in barriers:
        if code not in set(Barrier):
            found.add(f"barriers.{code}", "unknown_value", code)
        _check_barrier(found, f"barriers.{code}", barriers[code])
    for barrier in Barrier:
        if "barriers" in raw and barrier not in barriers:
            found.add(f"barriers.{barrier}", "missing_key")
    return found.all()


def check_labels(
    structure: Mapping[str, Any], raw: Mapping[str, Any], language: str
) -> tuple[Problem, ...]:
    """Return what is wrong in the labels of one language.

    Args:
        structure: A structure that ``check_structure`` finds sound.
        raw: The labels.
        language: The language they claim to be.
    """
    found = Findings()
    found.keys("", raw, ("language", *TEXTS, "headings", "barriers"))
    if language not in structure["languages"] or raw.get("language") != language:
        found.add("language", "missing_language", language)
    found.texts("", raw, TEXTS)
    headings = found.table("headings", raw.get("headings", {}))
    found.keys("headings", headings, HEADINGS)
    found.texts("headings", headings, HEADINGS)
    labels = found.table("barriers", raw.get("barriers", {}))
    found.same("barriers", labels, structure["barriers"])
    for code, parts in structure["barriers"].items():
        if code in labels:
            _check_topic(found, f"barriers.{code}", labels[code], parts, structure)
    return found.all()


def build(structure: Mapping[str, Any], labels: Mapping[str, Any]) -> Form:
    """Return the form of a structure and labels that were found sound."""
    return Form(
        name=structure["form"],
        version=structure["version"],
        language=labels["language"],
        **{key: labels[key] for key in TEXTS},
        headings=Headings(**labels["headings"]),
        levels=tuple(Level(code) for code in structure["levels"]),
        answers=tuple(Answer(code) for code in structure["answers"]),
        topics=tuple(
            _topic(Barrier(code), parts, labels["barriers"][code], structure["levels"])
            for code, parts in structure["barriers"].items()
        ),
    )


def _check_barrier(found: Findings, path: str, raw: object) -> None:
    parts = found.table(path, raw)
    found.keys(path, parts, (*SupportKind, "facets"))
    supports = [
        found.ids(f"{path}.{kind}", parts[kind], least=1)
        for kind in SupportKind
        if kind in parts
    ]
    found.distinct(path, *supports)
    facets = found.table(f"{path}.facets", parts.get("facets", {}))
    if not facets:
        found.add(f"{path}.facets", "empty")
    for name, raw_facet in facets.items():
        here = f"{path}.facets.{name}"
        if not is_id(name):
            found.add(here, "bad_id", name)
        facet = found.table(here, raw_facet)
        found.keys(here, facet, (Where.ME, Where.OUTSIDE))
        lists = [
            found.ids(f"{here}.{where}", facet[where], least=1)
            for where in Where
            if where in facet
        ]
        found.distinct(here, *lists)


def _check_topic(
    found: Findings,
    path: str,
    raw: object,
    parts: Mapping[str, Any],
    structure: Mapping[str, Any],
) -> None:
    labels = found.table(path, raw)
    found.keys(path, labels, LABEL_KEYS)
    found.texts(path, labels, TOPIC_TEXTS)
    hints = labels.get("hints", ["-"])
    if not isinstance(hints, list) or not hints:
        found.add(f"{path}.hints", "empty" if hints == [] else "wrong_type", hints)
    else:
        for index, hint in enumerate(hints):
            found.text(f"{path}.hints[{index}]", hint)
    anchors = found.table(f"{path}.anchors", labels.get("anchors", {}))
    found.same(f"{path}.anchors", anchors, structure["levels"])
    found.texts(f"{path}.anchors", anchors, anchors)
    supports = found.table(f"{path}.supports", labels.get("supports", {}))
    found.same(f"{path}.supports", supports, (*parts["can"], *parts["around"]))
    for name, raw_support in supports.items():
        here = f"{path}.supports.{name}"
        support = found.table(here, raw_support)
        found.keys(here, support, ("me", "short"))
        found.texts(here, support, ("me", "short"))
    facets = found.table(f"{path}.facets", labels.get("facets", {}))
    found.same(f"{path}.facets", facets, parts["facets"])
    for name, facet in parts["facets"].items():
        if name in facets:
            _check_facet(found, f"{path}.facets.{name}", facets[name], facet)


def _check_facet(
    found: Findings, path: str, raw: object, facet: Mapping[str, Any]
) -> None:
    labels = found.table(path, raw)
    found.keys(path, labels, ("label", "situations"))
    found.texts(path, labels, ("label",))
    situations = found.table(f"{path}.situations", labels.get("situations", {}))
    found.same(
        f"{path}.situations",
        situations,
        [each for where in Where for each in facet[where]],
    )
    found.texts(f"{path}.situations", situations, situations)


def _topic(
    barrier: Barrier,
    parts: Mapping[str, Any],
    labels: Mapping[str, Any],
    levels: Sequence[str],
) -> Topic:
    return Topic(
        barrier=barrier,
        **{key: labels[key] for key in TOPIC_TEXTS},
        anchors=tuple((Level(code), labels["anchors"][code]) for code in levels),
        hints=tuple(labels["hints"]),
        supports=tuple(
            Support(id=f"{barrier}.{name}", kind=kind, **labels["supports"][name])
            for kind in SupportKind
            for name in parts[kind]
        ),
        facets=tuple(
            _facet(f"{barrier}/{name}", facet, labels["facets"][name])
            for name, facet in parts["facets"].items()
        ),
    )


def _facet(id_: str, facet: Mapping[str, Any], labels: Mapping[str, Any]) -> Facet:
    return Facet(
        id=id_,
        label=labels["label"],
        situations=tuple(
            Situation(id=f"{id_}/{name}", where=where, text=labels["situations"][name])
            for where in Where
            for name in facet[where]
        ),
    )
