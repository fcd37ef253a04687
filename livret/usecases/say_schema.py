"""The published JSON Schema (2020-12) of what ``livret say`` takes."""

from __future__ import annotations

from typing import Any

from livret.domain.barriers import Answer, Level
from livret.domain.field_atoms import ID, VOICE
from livret.domain.kinds import KINDS
from livret.domain.voices import Voice
from livret.usecases.references import ONE_ID
from livret.usecases.saying import MAX_ITEMS, NAME, NOT_BY_THIS_DOOR

_MEMBER = f"[0-9a-f]{{64}}|@{NAME}"
_ANY_VOICE = {"type": "string", "pattern": f"^({'|'.join(Voice)}|autre:({_MEMBER}))$"}
_GIVEN_BY_LIVRET = frozenset({"diagnosis", "heads"})
_NAMES = frozenset({*ONE_ID, "targets"})


def schema() -> dict[str, Any]:
    """Return the JSON Schema of what ``say`` takes."""
    kinds = [name for name in KINDS if name not in NOT_BY_THIS_DOOR]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Livret: contributions to say",
        "type": "object",
        "required": ["contributions"],
        "additionalProperties": False,
        "properties": {
            "contributions": {
                "type": "array",
                "minItems": 1,
                "maxItems": MAX_ITEMS,
                "items": {"oneOf": [_kind(name) for name in kinds]},
            }
        },
    }


def _kind(name: str) -> dict[str, Any]:
    kind = KINDS[name]
    made = kind.content.schema()
    properties = {
        key: _with_names(key, value) for key, value in made["properties"].items()
    }
    published: dict[str, Any] = {
        "title": name,
        "type": "object",
        "required": ["kind", *sorted(set(made["required"]) - _GIVEN_BY_LIVRET)],
        "additionalProperties": False,
        "properties": {
            "kind": {"const": name},
            "voice": _voices(kind.voices),
            "said_on": {"type": "string", "format": "date"},
            "as": {
                "type": "string",
                "pattern": f"^{NAME}$",
                "description": "later items may refer to this one as @name",
            },
            **properties,
        },
    }
    if "allOf" in made:
        published["allOf"] = made["allOf"]
    if name == "view_given":
        # Answers that are not levels are taken in the place of levels too.
        levels = {"type": "string", "enum": [*Level, *Answer]}
        published["properties"]["level"] = levels
        published["anyOf"] = _says_something()
    return published


def _voices(voices: frozenset[str]) -> dict[str, Any]:
    return {"type": "string", "enum": sorted(voices)} if voices else dict(_ANY_VOICE)


def _says_something() -> list[dict[str, Any]]:
    anything = [{"required": [name]} for name in ("level", "answer", "words")]
    listed = [
        {"required": [name], "properties": {name: {"minItems": 1}}}
        for name in ("facets", "outside")
    ]
    first = {"required": ["priority"], "properties": {"priority": {"const": True}}}
    return [*anything, *listed, first]


def _with_names(key: str, value: Any) -> Any:
    """Let ``@name`` stand for each id, and close the list of voices."""
    if isinstance(value, dict):
        if key in _NAMES and value == ID.schema():
            return {"type": "string", "pattern": f"^({_MEMBER})$"}
        if value == VOICE.schema():
            return dict(_ANY_VOICE)
        return {
            name: _with_names(key if name == "items" else name, item)
            for name, item in value.items()
        }
    return value
