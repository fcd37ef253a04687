"""JSON Schema 2020-12, as far as ours goes: a judge that shares no code with it.

Knows every keyword that the published schema uses, and refuses to judge by any
other: a keyword nobody checks would prove nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
}
SILENT = {"$schema", "title", "description"}


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """Everything that a value does wrong; empty when it is valid."""
    return list(_faults(schema, value))


def _faults(schema: dict[str, Any], value: Any) -> Iterator[str]:
    if "type" in schema and not _is(value, schema["type"]):
        yield f"{value!r} is no {schema['type']}"
        return
    for keyword, told in schema.items():
        if keyword in SILENT or keyword == "type":
            continue
        yield from JUDGES[keyword](told, value, schema)


def _is(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and (
        name == "boolean" or not isinstance(value, bool)
    )


def _when(kind: type, wrong: Any) -> Any:
    """A judge of one type only, as the standard has it."""

    def judge(told: Any, value: Any, _schema: Any) -> Iterator[str]:
        if isinstance(value, kind) and wrong(told, value):
            yield f"{value!r} against {told!r}"

    return judge


def _day(_told: str, value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() != value
    except ValueError:
        return True


def _properties(told: Any, value: Any, _schema: Any) -> Iterator[str]:
    for name in told.keys() & value.keys() if isinstance(value, dict) else ():
        yield from _faults(told[name], value[name])


def _items(told: Any, value: Any, _schema: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else ():
        yield from _faults(told, item)


def _others(told: bool, value: Any, schema: Any) -> Iterator[str]:
    assert told is False
    if isinstance(value, dict):
        yield from sorted(value.keys() - schema["properties"].keys())


def _valid_in(told: list[Any], value: Any) -> int:
    return sum(not faults(one, value) for one in told)


JUDGES = {
    "const": lambda told, value, _: () if value == told else (f"not {told!r}",),
    "enum": lambda told, value, _: () if value in told else (f"not one of {told}",),
    "pattern": _when(str, lambda told, value: re.search(told, value) is None),
    "format": _when(str, _day),
    "minLength": _when(str, lambda told, value: len(value) < told),
    "maxLength": _when(str, lambda told, value: len(value) > told),
    "minimum": _when(int, lambda told, value: value < told),
    "maximum": _when(int, lambda told, value: value > told),
    "minItems": _when(list, lambda told, value: len(value) < told),
    "maxItems": _when(list, lambda told, value: len(value) > told),
    "required": _when(dict, lambda told, value: set(told) - value.keys()),
    "properties": _properties,
    "additionalProperties": _others,
    "items": _items,
    "not": lambda told, value, _: () if faults(told, value) else ("not",),
    "allOf": lambda told, value, _: [f for one in told for f in faults(one, value)],
    "anyOf": lambda told, value, _: () if _valid_in(told, value) else ("none fits",),
    "oneOf": lambda told, value, _: (
        () if _valid_in(told, value) == 1 else (f"{_valid_in(told, value)} fit",)
    ),
}

WORDS = st.text(
    st.sampled_from("abcdefghijklmnopqrstuvwxyzéèàçœ ’-ABCD@<>&{}"), min_size=1
)


def values(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values of a schema, short ones mostly."""
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    return MAKERS[schema["type"]](schema)


def _text(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    if schema.get("format") == "date":
        days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
        return days.map(dt.date.isoformat)
    most = schema.get("maxLength")
    if most is not None:
        return WORDS.map(lambda text: f"a{text}"[:most])
    return st.from_regex(schema["pattern"].replace("$", r"\Z"), alphabet=ASCII)


ASCII = st.characters(min_codepoint=33, max_codepoint=126)


def _object(schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    made = {name: values(told) for name, told in schema["properties"].items()}
    required = {name: made[name] for name in schema["required"]}
    others = {name: one for name, one in made.items() if name not in required}
    return st.fixed_dictionaries(required, optional=others)


def _array(schema: dict[str, Any]) -> st.SearchStrategy[list[Any]]:
    most = min(schema["maxItems"], 3)
    return st.lists(values(schema["items"]), max_size=most)


MAKERS = {
    "string": _text,
    "object": _object,
    "array": _array,
    "boolean": lambda _: st.booleans(),
    "integer": lambda told: st.integers(told["minimum"], told["maximum"]),
}
