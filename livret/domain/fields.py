"""What a kind's content may hold: checks with a path, and a JSON Schema.

One description serves three readers: contributions that arrive, the door
``livret say``, and the schema published by ``livret schema`` (JSON Schema
2020-12). Problems are codes; ``livret.words.sentences.fields`` says them.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from livret.domain.errors import InvalidField
from livret.domain.identifiers import has_social_security_number

# Bidirectional controls, zero-width spaces, byte-order mark, fillers, tags:
# they carry no word and can make a name read as another. ZWNJ and ZWJ stay:
# Persian and several Indian scripts need them.
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\u115f\u1160\u3164\uffa0\U000e0000-\U000e007f]"
)


_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINE_BREAK = re.compile("[\r\n\t\u2028\u2029]")
_LONGEST_SHOWN = 40


def is_day(text: str) -> bool:
    """Tell whether ``text`` is a real date written ``YYYY-MM-DD``, and only so."""
    if _DAY.fullmatch(text) is None:  # fromisoformat reads other forms too
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


class Field(Protocol):
    """One value of a content."""

    def check(self, value: Any, path: str) -> None:
        """Raise ``InvalidField`` where ``value`` is not of this field."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of this field."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of people, several lines; ``max_length`` in code points."""

    max_length: int = 8000

    def check(self, value: Any, path: str) -> None:
        """Refuse what is not text, empty, too long, or hides characters."""
        _check_text(value, path, self.max_length)

    def schema(self) -> dict[str, Any]:
        """Return a string schema with its bounds."""
        return {"type": "string", "minLength": 1, "maxLength": self.max_length}


@dataclass(frozen=True, slots=True)
class Line:
    """A name or another single line; ``max_length`` in code points."""

    max_length: int = 200

    def check(self, value: Any, path: str) -> None:
        """Refuse what ``Text`` refuses, and line breaks."""
        _check_text(value, path, self.max_length)
        if _LINE_BREAK.search(value):
            raise InvalidField(path=path, problem="one_line")

    def schema(self) -> dict[str, Any]:
        """Return a string schema without line breaks."""
        return {
            "type": "string",
            "minLength": 1,
            "maxLength": self.max_length,
            "pattern": "^[^\\r\\n\\t\\u2028\\u2029]*$",
        }


@dataclass(frozen=True, slots=True)
class Code:
    """One of a closed list.

    Attributes:
        choices: The codes.
    """

    choices: tuple[str, ...]

    def check(self, value: Any, path: str) -> None:
        """Refuse anything outside the list."""
        if not isinstance(value, str) or value not in self.choices:
            raise InvalidField(path=path, problem="choice")

    def schema(self) -> dict[str, Any]:
        """Return an enumeration."""
        return {"type": "string", "enum": list(self.choices)}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of a fixed shape, such as a digest or a facet code.

    Attributes:
        regex: Regular expression of the whole text, as JSON Schema reads it.
    """

    regex: str

    def check(self, value: Any, path: str) -> None:
        """Refuse text of another shape."""
        if not isinstance(value, str) or re.fullmatch(self.regex, value) is None:
            raise InvalidField(path=path, problem="shape")

    def schema(self) -> dict[str, Any]:
        """Return a pattern."""
        return {"type": "string", "pattern": f"^(?:{self.regex})$"}


@dataclass(frozen=True, slots=True)
class Day:
    """A date, ISO 8601 ``YYYY-MM-DD``."""

    def check(self, value: Any, path: str) -> None:
        """Refuse what is not a real date."""
        if not isinstance(value, str) or not is_day(value):
            raise InvalidField(path=path, problem="date")

    def schema(self) -> dict[str, Any]:
        """Return a date."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    def check(self, value: Any, path: str) -> None:
        """Refuse what is neither true nor false."""
        if not isinstance(value, bool):
            raise InvalidField(path=path, problem="yes_or_no")

    def schema(self) -> dict[str, Any]:
        """Return a boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from ``least`` to ``most``; never a score."""

    least: int = 0
    most: int = 2**53 - 1

    def check(self, value: Any, path: str) -> None:
        """Refuse other numbers, and booleans."""
        if type(value) is not int or not self.least <= value <= self.most:
            raise InvalidField(path=path, problem="number")

    def schema(self) -> dict[str, Any]:
        """Return an integer with its bounds."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class ListOf:
    """Several values of one field.

    Attributes:
        item: What each must be.
        most: How many there may be at most.
    """

    item: Field
    most: int = 200

    def check(self, value: Any, path: str) -> None:
        """Refuse what is not a list, is too long, or holds a wrong item."""
        if not isinstance(value, (list, tuple)):
            raise InvalidField(path=path, problem="list")
        if len(value) > self.most:
            raise InvalidField(path=path, problem="too_many")
        for index, item in enumerate(value):
            self.item.check(item, f"{path}[{index}]")

    def schema(self) -> dict[str, Any]:
        """Return an array."""
        return {"type": "array", "items": self.item.schema(), "maxItems": self.most}


@dataclass(frozen=True, slots=True)
class Record:
    """Named fields; those in ``required`` must be there.

    Attributes:
        fields: Field by name.
        required: Names that must be present.
        one_of: Groups of names of which at most one may be present.
        some_of: Groups of names of which at least one must be present.
    """

    fields: Mapping[str, Field]
    required: frozenset[str] = frozenset()
    one_of: tuple[frozenset[str], ...] = field(default=())
    some_of: tuple[frozenset[str], ...] = field(default=())

    def check(self, value: Any, path: str) -> None:
        """Refuse unknown, missing and wrong fields, naming the path of each."""
        if type(value) is not dict and not isinstance(value, Mapping):
            raise InvalidField(path=path, problem="record")
        if not value.keys() <= self.fields.keys():
            name = next(name for name in value if name not in self.fields)
            raise InvalidField(path=_under(path, name), problem="unknown")
        if not self.required <= value.keys():
            name = min(self.required - value.keys())
            raise InvalidField(path=_under(path, name), problem="missing")
        for group in self.one_of:
            if len(group & value.keys()) > 1:
                raise InvalidField(path=_under(path, max(group)), problem="one_only")
        for group in self.some_of:
            if not group & value.keys():
                raise InvalidField(path=_under(path, min(group)), problem="missing")
        for name, item in value.items():
            # ``_under``, for a name that is known: of ours none is cut.
            self.fields[name].check(item, f"{path}.{name}" if path else name)

    def schema(self) -> dict[str, Any]:
        """Return an object that admits nothing else."""
        made: dict[str, Any] = {
            "type": "object",
            "properties": {name: item.schema() for name, item in self.fields.items()},
            "required": sorted(self.required),
            "additionalProperties": False,
        }
        pairs = [
            pair
            for group in self.one_of
            for pair in itertools.combinations(sorted(group), 2)
        ]
        rules: list[dict[str, Any]] = [
            {"not": {"required": list(pair)}} for pair in pairs
        ]
        rules += [
            {"anyOf": [{"required": [name]} for name in sorted(group)]}
            for group in self.some_of
        ]
        if rules:
            made["allOf"] = rules
        return made


def record(
    required: Iterable[str] = (),
    one_of: Iterable[Iterable[str]] = (),
    some_of: Iterable[Iterable[str]] = (),
    /,
    **fields: Field,
) -> Record:
    """Write a ``Record`` shortly."""
    return Record(
        fields,
        frozenset(required),
        tuple(frozenset(group) for group in one_of),
        tuple(frozenset(group) for group in some_of),
    )


def _under(path: str, name: str) -> str:
    shown = name if len(name) <= _LONGEST_SHOWN else name[:_LONGEST_SHOWN] + "…"
    return f"{path}.{shown}" if path else shown


def _check_text(value: Any, path: str, max_length: int) -> None:
    if not isinstance(value, str):
        raise InvalidField(path=path, problem="text")
    if not value.strip():
        raise InvalidField(path=path, problem="empty")
    if len(value) > max_length:
        raise InvalidField(path=path, problem="too_long")
    if INVISIBLE.search(value):
        raise InvalidField(path=path, problem="invisible")
    if has_social_security_number(value):
        raise InvalidField(path=path, problem="social_security_number")
