"""The door ``livret say``: plain JSON in, contributions out, all or none."""

from __future__ import annotations

import datetime as dt
import re
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from typing import Any

from livret.domain.barriers import Answer
from livret.domain.encoding import parse
from livret.domain.errors import InvalidField
from livret.domain.fields import Day
from livret.domain.kinds import KINDS
from livret.domain.voices import is_voice
from livret.usecases.completing import OWN_DIAGNOSIS, completed
from livret.usecases.context import Context, Done
from livret.usecases.errors import (
    NothingSaid,
    TooLarge,
    UnknownKind,
)
from livret.usecases.form_checks import check_forms
from livret.usecases.hers_first import check_hers_first
from livret.usecases.reference_checks import check_references
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
        "document_turn",
        "page_scanned",
        "tombstone",
        "livrets_joined",
        "livrets_parted",
    }
)
"""Kinds that have an act of their own (open, freeze, sign, close, attach, erase)."""

NAME = "[a-z0-9_-]{1,40}"
"""How an item may be named with ``as``."""

_ENVELOPE = frozenset({"kind", "voice", "said_on", "as"})
_NAME = re.compile(NAME)


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
        EmptyCharter: A charter says nothing at all.
        HersFirst: A referent looks back, or says where she stands, before her.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(limit_mb=MAX_BYTES // 1024 // 1024)
    # Plain editors of Windows start a file with a mark that JSON does not know.
    items = read_items(parse(data.removeprefix(BOM_UTF8)))
    today = ctx.clock.today()
    for item in items:
        if item.said_on is not None and item.said_on > today:
            raise InvalidField(path=f"{item.path}.said_on", problem="future")
    return say_items(ctx, livret, items)


def say_items(
    ctx: Context, livret: str, items: Sequence[Said]
) -> Done[tuple[str, ...]]:
    """Add several things to a livret, opening its diagnosis where needed."""
    folded = ctx.together(livret)
    ready = completed(folded, items)
    opening = _diagnosis_needed(ctx, ready)
    check_forms(ctx.forms, DIAGNOSTIC_FORM, folded, [*opening, *ready])
    checked = check_references(folded, [*opening, *ready])
    check_hers_first(folded, checked)
    done = write(ctx, livret, checked)
    return Done(done.value[len(opening) :], done.changes)


def read_items(plain: Any) -> list[Said]:
    """Read decoded JSON into what is to be said, naming each wrong field.

    Raises:
        InvalidField: Something is missing, unknown or of another sort; with its path.
        NothingSaid: The list is empty.
    """
    if not isinstance(plain, Mapping):
        raise InvalidField(path="contributions", problem="missing")
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
    if "as" in item and not (isinstance(name, str) and _NAME.fullmatch(name)):
        raise InvalidField(path=f"{path}.as", problem="shape")
    content = {key: value for key, value in item.items() if key not in _ENVELOPE}
    return Said(
        kind=kind,
        content=_answer_in_its_place(content) if kind == "view_given" else content,
        voice=_voice(item["voice"], f"{path}.voice") if "voice" in item else "",
        said_on=_day(item["said_on"], f"{path}.said_on") if "said_on" in item else None,
        name=name,
        path=path,
    )


def _voice(voice: Any, path: str) -> str:
    if not isinstance(voice, str) or not is_voice(voice):
        raise InvalidField(path=path, problem="choice")
    return voice


def _day(text: Any, path: str) -> dt.date:
    Day().check(text, path)
    return dt.date.fromisoformat(text)


def _answer_in_its_place(content: dict[str, Any]) -> dict[str, Any]:
    """Take an answer that is not a level also when it is written as a level."""
    level = content.get("level")
    if isinstance(level, str) and level in set(Answer) and "answer" not in content:
        content["answer"] = content.pop("level")
    return content


def _diagnosis_needed(ctx: Context, items: Sequence[Said]) -> list[Said]:
    wanted = "@" + OWN_DIAGNOSIS
    if not any(item.content.get("diagnosis") == wanted for item in items):
        return []
    return [
        Said(
            kind="diagnosis_opened",
            content={
                "form": DIAGNOSTIC_FORM,
                "form_version": ctx.forms.latest(DIAGNOSTIC_FORM),
            },
            name=OWN_DIAGNOSIS,
        )
    ]
