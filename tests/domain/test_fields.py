"""Each way a field can be wrong, by its code; and the schema says the same."""

from __future__ import annotations

import re
from typing import Any

import pytest

from livret.domain.errors import InvalidField
from livret.domain.fields import (
    Code,
    Count,
    Day,
    Field,
    Flag,
    Line,
    ListOf,
    Pattern,
    Text,
    record,
)
from livret.domain.kinds import KINDS


def found(field: Field, value: Any) -> tuple[object, object] | None:
    """Path and problem of a wrong value; None of a right one."""
    try:
        field.check(value, "here")
    except InvalidField as error:
        return error.facts["path"], error.facts["problem"]
    return None


def number() -> str:
    """Thirteen digits shaped like a number of social security, made up here."""
    return "".join(("2", "91", "07", "69", "123", "045"))


ENOUGH = 8

WRONG: list[tuple[Field, Any, str, str]] = [
    (Text(), 1, "here", "text"),
    (Text(), None, "here", "text"),
    (Text(), ["x"], "here", "text"),
    (Text(), "", "here", "empty"),
    (Text(), " \n\t\u00a0", "here", "empty"),
    (Text(ENOUGH), "x" * 9, "here", "too_long"),
    (Text(), "a\u202eb", "here", "invisible"),
    (Text(), "a\u200bb", "here", "invisible"),
    (Text(), "a\x00b", "here", "invisible"),
    (Text(), "a\x85b", "here", "invisible"),
    (Text(), "\ufeffa", "here", "invisible"),
    (Text(), "a\U000e0041b", "here", "invisible"),
    (Text(), "a\u3164b", "here", "invisible"),
    (Text(), f"mon numéro {number()}", "here", "social_security_number"),
    (Line(), "", "here", "empty"),
    (Line(), "a\nb", "here", "one_line"),
    (Line(), "a\rb", "here", "one_line"),
    (Line(), "a\tb", "here", "one_line"),
    (Line(), "a\u2028b", "here", "one_line"),
    (Line(), "a\u2066b", "here", "invisible"),
    (Line(), number(), "here", "social_security_number"),
    (Line(ENOUGH), "x" * 9, "here", "too_long"),
    (Code(("a", "b")), "c", "here", "choice"),
    (Code(("a", "b")), 1, "here", "choice"),
    (Code(("a", "b")), ["a"], "here", "choice"),
    (Pattern("[a-z]+"), "A", "here", "shape"),
    (Pattern("[a-z]+"), "a\n", "here", "shape"),
    (Pattern("[a-z]+"), 1, "here", "shape"),
    (Pattern("a|b"), "ax", "here", "shape"),
    (Day(), "2026-02-30", "here", "date"),
    (Day(), "2026-W11-4", "here", "date"),
    (Day(), "20260312", "here", "date"),
    (Day(), "0000-01-01", "here", "date"),
    (Day(), "12/03/2026", "here", "date"),
    (Day(), "٢٠٢٦-٠٣-١٢", "here", "date"),
    (Day(), 20260312, "here", "date"),
    (Flag(), 1, "here", "yes_or_no"),
    (Flag(), "true", "here", "yes_or_no"),
    (Count(1, 3), 0, "here", "number"),
    (Count(1, 3), 4, "here", "number"),
    (Count(0, 3), True, "here", "number"),
    (Count(0, 3), "1", "here", "number"),
    (ListOf(Flag()), "x", "here", "list"),
    (ListOf(Flag()), {}, "here", "list"),
    (ListOf(Flag(), 1), [True, False], "here", "too_many"),
    (ListOf(Flag()), [True, 1], "here[1]", "yes_or_no"),
    (record(a=Flag()), [], "here", "record"),
    (record(a=Flag()), None, "here", "record"),
    (record(a=Flag()), {"b": True}, "here.b", "unknown"),
    (record(a=Flag()), {"b" * 60: True}, "here." + "b" * 40 + "…", "unknown"),
    (record(["a"], a=Flag()), {}, "here.a", "missing"),
    (record(a=ListOf(record(b=Day()))), {"a": [{"b": 1}]}, "here.a[0].b", "date"),
    (
        record([], [("a", "b")], a=Flag(), b=Flag()),
        {"a": True, "b": True},
        "here.b",
        "one_only",
    ),
]


@pytest.mark.parametrize(("field", "value", "path", "problem"), WRONG)
def test_each_wrong_value_is_named_by_path_and_code(
    field: Field, value: Any, path: str, problem: str
) -> None:
    assert found(field, value) == (path, problem)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Text(), "Je veux\nun poste\tde jour."),
        (Text(ENOUGH), "x" * ENOUGH),
        (Text(), "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        (Text(), "👩‍👧 d’accord"),
        (Line(), "Amina"),
        (Line(), "<b>html</b>"),
        (Code(("a", "b")), "b"),
        (Pattern("a|b"), "b"),
        (Day(), "2024-02-29"),
        (Flag(), False),
        (Count(1, 3), 3),
        (ListOf(Flag(), 2), [True, False]),
        (ListOf(Flag()), ()),
        (record(["a"], a=Flag(), b=Flag()), {"a": True}),
        (record([], [("a", "b")], a=Flag(), b=Flag()), {"b": True}),
    ],
)
def test_what_is_right_is_right(field: Field, value: Any) -> None:
    assert found(field, value) is None


def test_at_the_top_a_path_is_the_name_alone() -> None:
    with pytest.raises(InvalidField) as raised:
        record(["a"], a=Flag()).check({}, "")
    assert raised.value.facts["path"] == "a"


def agrees(schema: dict[str, Any], value: Any) -> bool:
    """Read as much of JSON Schema as these schemas use."""
    kinds: dict[str, Any] = {
        "string": str,
        "boolean": bool,
        "integer": int,
        "array": list,
        "object": dict,
    }
    if not isinstance(value, kinds[schema["type"]]):
        return False
    if schema["type"] == "integer":
        return (
            not isinstance(value, bool)
            and schema["minimum"] <= value <= schema["maximum"]
        )
    if schema["type"] == "string":
        return (
            schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**9)
            and value in schema.get("enum", [value])
            and re.search(schema.get("pattern", ""), value) is not None
        )
    if schema["type"] == "array":
        return len(value) <= schema["maxItems"] and all(
            agrees(schema["items"], item) for item in value
        )
    if schema["type"] == "object":
        banned = [set(one["not"]["required"]) for one in schema.get("allOf", ())]
        return (
            set(schema["required"]) <= set(value) <= set(schema["properties"])
            and not any(pair <= set(value) for pair in banned)
            and all(agrees(schema["properties"][k], v) for k, v in value.items())
        )
    return True


ONLY_THE_CHECK_SEES = {"date", "invisible", "social_security_number"}


@pytest.mark.parametrize(("field", "value", "path", "problem"), WRONG)
def test_the_published_schema_refuses_it_too(
    field: Field, value: Any, path: str, problem: str
) -> None:
    del path
    blank = problem == "empty" and value != ""
    if problem in ONLY_THE_CHECK_SEES or blank or value == "a\n":
        return
    assert not agrees(field.schema(), value)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_publishes_a_closed_schema(kind: str) -> None:
    schema = KINDS[kind].content.schema()
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) <= set(schema["properties"])


def test_one_at_least_of_a_group_must_be_there() -> None:
    told = record([], [], [("goal", "action")], goal=Line(), action=Line())
    told.check({"goal": "g"}, "")
    with pytest.raises(InvalidField) as caught:
        told.check({}, "here")
    assert caught.value.facts == {"path": "here.action", "problem": "missing"}
    assert told.schema()["allOf"] == [
        {"anyOf": [{"required": ["action"]}, {"required": ["goal"]}]}
    ]
