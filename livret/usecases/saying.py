"""The door ``livret say``: plain JSON in, contributions out, all or none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from livret.domain.barriers import Answer
from livret.domain.contribution import is_voice
from livret.domain.diagnosis import current_diagnosis
from livret.domain.encoding import parse
from livret.domain.errors import InvalidField
from livret.domain.fields import Day
from livret.domain.kinds import KINDS
from livret.domain.livret import Livret
from livret.usecases.context import Context, Done
from livret.usecases.errors import (
    NothingSaid,
    TooLarge,
    UnknownKind,
    UnknownReference,
)
from livret.usecases.writing import Said, write

MAX_BYTES = 8 * 1024 * 1024
MAX_ITEMS = 5000

DIAGNOSTIC_FORM = "diagnostic-partage"

NOT_BY_THIS_DOOR = frozenset(
    {
        "livret_opened",
        "document_frozen",
        "signature_given",
        "document_closed",
        "tombstone",
    }
)
"""Kinds that have an act of their own (open, freeze, sign, close, erase)."""

_ENVELOPE = frozenset({"kind", "voice", "said_on", "as"})
_NAME = re.compile(r"[a-z0-9_-]{1,40}")
_ONE_ID = (
    "diagnosis",
    "goal",
    "action",
    "strength",
    "skill",
    "note",
    "member",
    "target",
    "agreement",
)
_DIAGNOSED = frozenset({"view_given", "line_agreed"})
_OWN_DIAGNOSIS = "livret-diagnosis"


def say(ctx: Context, livret: str, data: bytes) -> Done[tuple[str, ...]]:
    """Add what a JSON text says to a livret.

    Args:
        ctx: The open vault.
        livret: Id of the livret.
        data: ``{"contributions": [...]}`` as ``schema()`` publishes.

    Returns:
        The ids in the order given (without a diagnosis opened on the way).

    Raises:
        NotCanonical: Not JSON, or with floats, duplicate keys, deep nesting.
        InvalidField, UnknownKind, UnknownReference: With the path of the field.
        TooLarge, NothingSaid: Too much, or nothing.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(limit_mb=MAX_BYTES // 1024 // 1024)
    return say_items(ctx, livret, read_items(parse(data)))


def say_items(
    ctx: Context, livret: str, items: Sequence[Said]
) -> Done[tuple[str, ...]]:
    """Add several things to a livret, opening its diagnosis where needed."""
    folded = ctx.livret(livret)
    ready = list(_completed(folded, items))
    check_references(folded, ready)
    opening = _diagnosis_needed(ctx, folded, ready)
    done = write(ctx, livret, [*opening, *ready])
    return Done(done.value[len(opening) :], done.changes)


def read_items(plain: Any) -> list[Said]:
    """Read decoded JSON into what is to be said, naming each wrong field."""
    if not isinstance(plain, Mapping):
        raise InvalidField(path="", problem="record")
    for name in plain:
        if name != "contributions":
            raise InvalidField(path=name[:40], problem="unknown")
    items = plain.get("contributions")
    if not isinstance(items, list):
        raise InvalidField(path="contributions", problem="list")
    if not items:
        raise NothingSaid
    if len(items) > MAX_ITEMS:
        raise InvalidField(path="contributions", problem="too_many")
    return [_item(item, f"contributions[{i}]") for i, item in enumerate(items)]


def _item(item: Any, path: str) -> Said:
    if not isinstance(item, Mapping):
        raise InvalidField(path=path, problem="record")
    if "kind" not in item:
        raise InvalidField(path=f"{path}.kind", problem="missing")
    kind = item["kind"]
    if not isinstance(kind, str) or kind not in KINDS or kind in NOT_BY_THIS_DOOR:
        raise UnknownKind(path=f"{path}.kind", kind=str(kind)[:60])
    name = item.get("as", "")
    if name and (not isinstance(name, str) or not _NAME.fullmatch(name)):
        raise InvalidField(path=f"{path}.as", problem="shape")
    content = {key: value for key, value in item.items() if key not in _ENVELOPE}
    return Said(
        kind=kind,
        content=_answer_in_its_place(content) if kind == "view_given" else content,
        voice=_voice(item.get("voice", ""), f"{path}.voice"),
        said_on=_day(item.get("said_on"), f"{path}.said_on"),
        name=name,
        path=path,
    )


def _voice(voice: Any, path: str) -> str:
    if voice == "":
        return ""
    if not isinstance(voice, str) or not is_voice(voice):
        raise InvalidField(path=path, problem="choice")
    return voice


def _day(text: Any, path: str) -> dt.date | None:
    if text is None:
        return None
    Day().check(text, path)
    return dt.date.fromisoformat(text)


def _answer_in_its_place(content: dict[str, Any]) -> dict[str, Any]:
    """Take an answer that is not a level also when it is written as a level."""
    if content.get("level") in set(Answer) and "answer" not in content:
        content["answer"] = content.pop("level")
    return content


def _completed(folded: Livret, items: Iterable[Said]) -> Iterable[Said]:
    diagnosis = current_diagnosis(folded)
    here = diagnosis.id if diagnosis else "@" + _OWN_DIAGNOSIS
    named = ""
    for item in items:
        if item.kind == "diagnosis_opened":
            named = item.name
        content = dict(item.content)
        if item.kind in _DIAGNOSED and "diagnosis" not in content:
            content["diagnosis"] = f"@{named}" if named else here
        if item.kind == "view_given" and not _says_something(content):
            raise InvalidField(path=item.path, problem="empty")
        yield Said(
            kind=item.kind,
            content=content,
            voice=item.voice,
            said_on=item.said_on,
            origin=item.origin,
            name=item.name,
            scopes=item.scopes,
            path=item.path,
        )


def _says_something(content: Mapping[str, Any]) -> bool:
    wanted = ("level", "answer", "words", "facets", "outside", "priority")
    return any(content.get(name) for name in wanted)


def _diagnosis_needed(
    ctx: Context, folded: Livret, items: Sequence[Said]
) -> list[Said]:
    own = "@" + _OWN_DIAGNOSIS
    if not any(item.content.get("diagnosis") == own for item in items):
        return []
    return [
        Said(
            kind="diagnosis_opened",
            content={
                "form": DIAGNOSTIC_FORM,
                "form_version": ctx.forms.latest(DIAGNOSTIC_FORM),
            },
            name=_OWN_DIAGNOSIS,
        )
    ]


def check_references(folded: Livret, items: Sequence[Said]) -> None:
    """Refuse ids that this livret does not hold, naming the field."""
    known = {value.id for value in folded.history} | set(folded.team.members)
    names = {_OWN_DIAGNOSIS}
    for item in items:
        for field, wanted in _references(item.content):
            named = isinstance(wanted, str) and wanted.startswith("@")
            if named and wanted[1:] in names:
                continue
            if not isinstance(wanted, str) or wanted not in known:
                path = f"{item.path}.{field}" if item.path else field
                raise UnknownReference(path=path)
        if item.name:
            names.add(item.name)


def _references(content: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    for field in _ONE_ID:
        if field in content:
            yield field, content[field]
    targets = content.get("targets", ())
    if isinstance(targets, (list, tuple)):
        for index, target in enumerate(targets):
            yield f"targets[{index}]", target


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what ``say`` takes."""
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
                "items": {"oneOf": [_kind_schema(name) for name in kinds]},
            }
        },
    }


def _kind_schema(name: str) -> dict[str, Any]:
    kind = KINDS[name]
    made = kind.content.schema()
    required = [item for item in made["required"] if item != "diagnosis"]
    properties = {
        key: _reference_or(value) if key in _ONE_ID else value
        for key, value in made["properties"].items()
    }
    return {
        "title": name,
        "type": "object",
        "required": ["kind", *required],
        "additionalProperties": False,
        "properties": {
            "kind": {"const": name},
            "voice": _voice_schema(kind.voices),
            "said_on": {"type": "string", "format": "date"},
            "as": {
                "type": "string",
                "pattern": f"^{_NAME.pattern}$",
                "description": "later items may refer to this one as @name",
            },
            **properties,
        },
    }


def _voice_schema(voices: frozenset[str]) -> dict[str, Any]:
    if voices:
        return {"type": "string", "enum": sorted(voices)}
    return {
        "type": "string",
        "pattern": "^(personne|social|emploi|ensemble|autre:.+)$",
    }


def _reference_or(value: dict[str, Any]) -> dict[str, Any]:
    return {
        "anyOf": [value, {"type": "string", "pattern": f"^@{_NAME.pattern}$"}],
    }
