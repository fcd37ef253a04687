"""Tables that map a form to lists kept by others, and back.

A table stands beside the form, so that a national list may change without a
new version of the form. It may name only ids that the form has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from livret.domain.barriers import Barrier
from livret.domain.findings import Findings, Problem
from livret.domain.forms import Form, barrier_of

CONSTRAINTS = frozenset(str(code) for code in range(22, 30))
"""France Travail constraint codes ("contraintes"), 22 to 29."""

NOT_A_BARRIER = ("work", "training", "strength")
"""Why a label of another system is no barrier: it tells of work or of training,
or it is a strength that belongs to no barrier."""

_THEME = re.compile(r"[a-z0-9-]+--[a-z0-9-]+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalCodes:
    """A form's barriers and facets in the national lists.

    Attributes:
        constraints: France Travail code of each barrier, and of the facets
            that have one of their own.
        themes: data·inclusion themes of each facet, possibly none.
        outside: data·inclusion themes that are no barrier.
    """

    constraints: Mapping[str, str]
    themes: Mapping[str, tuple[str, ...]]
    outside: tuple[str, ...]

    def constraint(self, id_: str) -> str:
        """Return the France Travail code of a barrier or of any id below it.

        Raises:
            ValueError: ``id_`` belongs to no barrier.
        """
        facet = "/".join(id_.split("/")[:2])
        return self.constraints.get(facet) or self.constraints[barrier_of(id_)]

    def themes_of(self, id_: str) -> tuple[str, ...]:
        """Return the themes of a facet or situation, or all of a barrier."""
        if "/" in id_:
            return self.themes.get("/".join(id_.split("/")[:2]), ())
        barrier = barrier_of(id_)
        found = (
            theme
            for facet, themes in self.themes.items()
            if barrier_of(facet) is barrier
            for theme in themes
        )
        return tuple(dict.fromkeys(found))

    def facets_of(self, theme: str) -> tuple[str, ...]:
        """Return the facets that a theme may help with, possibly none."""
        return tuple(facet for facet, themes in self.themes.items() if theme in themes)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerTable:
    """Another system's labels in the terms of a form.

    A place is an id of the form: a barrier, a facet, a situation or a support;
    or ``""`` where the label is no barrier.

    Attributes:
        system: Name of the other system.
        themes: Place of each theme, by the theme's code.
        situations: Place of each situation, by normalised label.
        targets: Place of each goal, by normalised label.
        reasons: Why a theme or a label is no barrier (``NOT_A_BARRIER``), for
            those whose place is empty.
    """

    system: str
    themes: Mapping[str, str]
    situations: Mapping[str, str]
    targets: Mapping[str, str]
    reasons: Mapping[str, str]

    def theme(self, code: str) -> str:
        """Return the place of a theme.

        Raises:
            KeyError: The table does not know it.
        """
        return self.themes[code]

    def situation(self, label: str) -> str:
        """Return the place of a situation, whatever its spaces and apostrophes.

        Raises:
            KeyError: The table does not know it.
        """
        return self.situations[normal_label(label)]

    def target(self, label: str) -> str:
        """Return the place of a goal, whatever its spaces and apostrophes.

        Raises:
            KeyError: The table does not know it.
        """
        return self.targets[normal_label(label)]

    def reason(self, key: str) -> str:
        """Return why a theme's code or a label is no barrier, or ``""``."""
        return self.reasons.get(normal_label(key), "")


def normal_label(label: str) -> str:
    """Return ``label`` as it is compared: one space, one apostrophe, no case."""
    return " ".join(label.replace("’", "'").split()).casefold()


def check_national_codes(raw: Mapping[str, Any], form: Form) -> tuple[Problem, ...]:
    """Return what is wrong in a table of national codes, sorted by path."""
    found = Findings()
    found.keys("", raw, ("grammar", "form", "constraints", "themes", "not_a_barrier"))
    _check_head(found, raw, form)
    constraints = found.table("constraints", raw.get("constraints", {}))
    for id_, code in constraints.items():
        if id_ not in set(Barrier) | form.ids():
            found.add(f"constraints.{id_}", "dangling", id_)
        if not isinstance(code, str) or code not in CONSTRAINTS:
            found.add(f"constraints.{id_}", "unknown_value", code)
    for barrier in Barrier:
        if barrier not in constraints:
            found.add(f"constraints.{barrier}", "missing_key")
    facets = {facet.id for facet in form.facets()}
    themes = found.table("themes", raw.get("themes", {}))
    found.same("themes", themes, facets)
    for id_, listed in themes.items():
        _check_themes(found, f"themes.{id_}", listed)
    _check_themes(found, "not_a_barrier", raw.get("not_a_barrier", []))
    return found.all()


def national_codes(raw: Mapping[str, Any]) -> NationalCodes:
    """Return a table of national codes that was found sound."""
    return NationalCodes(
        constraints=dict(raw["constraints"]),
        themes={facet: tuple(listed) for facet, listed in raw["themes"].items()},
        outside=tuple(raw["not_a_barrier"]),
    )


def check_peer_table(raw: Mapping[str, Any], form: Form) -> tuple[Problem, ...]:
    """Return what is wrong in the table of another system, sorted by path."""
    found = Findings()
    parts = ("themes", "situations", "targets")
    found.keys("", raw, ("grammar", "form", "system", *parts, "not_a_barrier"))
    _check_head(found, raw, form)
    found.texts("", raw, ("system",))
    places = set(Barrier) | form.ids()
    elsewhere = found.table("not_a_barrier", raw.get("not_a_barrier", {}))
    found.keys("not_a_barrier", elsewhere, parts)
    for part in parts:
        taken: set[str] = set()
        for label, place in found.table(part, raw.get(part, {})).items():
            taken.add(normal_label(label))
            if not isinstance(place, str) or place not in places:
                found.add(f"{part}.{label}", "dangling", place)
        path = f"not_a_barrier.{part}"
        for label, reason in found.table(path, elsewhere.get(part, {})).items():
            if reason not in NOT_A_BARRIER:
                found.add(f"{path}.{label}", "unknown_value", reason)
            if normal_label(label) in taken:
                found.add(f"{path}.{label}", "duplicate", label)
            taken.add(normal_label(label))
    return found.all()


def peer_table(raw: Mapping[str, Any]) -> PeerTable:
    """Return the table of another system that was found sound."""
    elsewhere = raw["not_a_barrier"]
    parts = {
        part: {
            **{normal_label(label): place for label, place in raw[part].items()},
            **{normal_label(label): "" for label in elsewhere[part]},
        }
        for part in ("themes", "situations", "targets")
    }
    reasons = {
        normal_label(label): reason
        for listed in elsewhere.values()
        for label, reason in listed.items()
    }
    return PeerTable(system=raw["system"], reasons=reasons, **parts)


def _check_head(found: Findings, raw: Mapping[str, Any], form: Form) -> None:
    if raw.get("grammar") != 1:
        found.add("grammar", "unknown_value", raw.get("grammar"))
    if raw.get("form") != form.name:
        found.add("form", "dangling", raw.get("form"))


def _check_themes(found: Findings, path: str, raw: object) -> None:
    if not isinstance(raw, list):
        found.add(path, "wrong_type", raw)
        return
    for index, theme in enumerate(raw):
        if not isinstance(theme, str) or not _THEME.match(theme):
            found.add(f"{path}[{index}]", "bad_id", theme)
    found.distinct(path, [theme for theme in raw if isinstance(theme, str)])
