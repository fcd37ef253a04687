"""The smallest sound form, and ways to spoil it."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from livret.domain.barriers import Answer, Barrier, Level
from livret.domain.form_grammar import HEADINGS, TEXTS, build
from livret.domain.forms import Form

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


KEYS = st.text(st.characters(exclude_characters="."), max_size=6)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
    ),
    max_leaves=6,
)


def paths(raw: object, under: str = "") -> list[str]:
    """Every dotted path to a key of nested tables."""
    if not isinstance(raw, dict):
        return []
    here = [f"{under}{key}" for key in raw]
    return here + [path for key in raw for path in paths(raw[key], f"{under}{key}.")]
