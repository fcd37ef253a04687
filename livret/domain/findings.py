"""What is wrong in a definition written by people: all of it, and where.

A form definition comes from a file that practitioners edit. Stopping at the
first mistake would send them back ten times, so every check goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")


def is_id(text: object) -> bool:
    """Tell whether ``text`` may be an id: ASCII, lower case, underscores."""
    return isinstance(text, str) and _ID.match(text) is not None


def is_name(text: object) -> bool:
    """Tell whether ``text`` may name a form: ASCII, lower case, hyphens."""
    return isinstance(text, str) and _NAME.match(text) is not None


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a definition.

    Attributes:
        path: Where, e.g. ``barriers.droit.facets.justice.me[2]``.
        code: ``unknown_key``, ``missing_key``, ``wrong_type``, ``empty``,
            ``unknown_value``, ``bad_id``, ``duplicate``, ``dangling``,
            ``missing_language``, ``newer`` or ``syntax``.
        found: What stood there, possibly empty.
    """

    path: str
    code: str
    found: str = ""


class Findings:
    """Collects problems; each method checks one shape and goes on."""

    def __init__(self) -> None:
        self._problems: set[Problem] = set()

    def all(self) -> tuple[Problem, ...]:
        """Return every problem once, sorted by path."""
        return tuple(sorted(self._problems))

    def add(self, path: str, code: str, found: object = "") -> None:
        """Note a problem."""
        self._problems.add(Problem(path, code, str(found)[:80]))

    def keys(self, path: str, raw: Mapping[str, Any], wanted: Iterable[str]) -> None:
        """Note keys that are missing and keys that nobody knows."""
        expected = set(wanted)
        for key in expected - set(raw):
            self.add(_under(path, key), "missing_key")
        for key in set(raw) - expected:
            self.add(_under(path, key), "unknown_key", key)

    def same(self, path: str, raw: Mapping[str, Any], ids: Iterable[str]) -> None:
        """Note labels that are missing and labels of ids that do not exist."""
        expected = set(ids)
        for key in expected - set(raw):
            self.add(_under(path, key), "missing_key")
        for key in set(raw) - expected:
            self.add(_under(path, key), "dangling", key)

    def table(self, path: str, raw: object) -> Mapping[str, Any]:
        """Return ``raw`` if it is a table, or an empty one with a problem."""
        if isinstance(raw, Mapping):
            return raw
        self.add(path, "wrong_type", raw)
        return {}

    def text(self, path: str, raw: object) -> None:
        """Note what is not a text, or an empty one."""
        if not isinstance(raw, str):
            self.add(path, "wrong_type", raw)
        elif not raw.strip():
            self.add(path, "empty")

    def texts(self, path: str, raw: Mapping[str, Any], keys: Iterable[str]) -> None:
        """Note texts that are not, among those that are there."""
        for key in keys:
            if key in raw:
                self.text(_under(path, key), raw[key])

    def ids(self, path: str, raw: object, *, least: int = 0) -> Sequence[str]:
        """Return a list of ids, with problems for what is not one."""
        if not isinstance(raw, list):
            self.add(path, "wrong_type", raw)
            return ()
        if len(raw) < least:
            self.add(path, "empty")
        for index, each in enumerate(raw):
            if not is_id(each):
                self.add(f"{path}[{index}]", "bad_id", each)
        return tuple(each for each in raw if isinstance(each, str))

    def distinct(self, path: str, *lists: Sequence[str]) -> None:
        """Note ids that stand twice."""
        seen: set[str] = set()
        for each in (item for ids in lists for item in ids):
            if each in seen:
                self.add(path, "duplicate", each)
            seen.add(each)

    def codes(self, path: str, raw: object, known: Iterable[str]) -> None:
        """Note a list that is not exactly the known codes, each once."""
        ids, expected = self.ids(path, raw), {str(code) for code in known}
        self.distinct(path, ids)
        for each in set(ids) - expected:
            self.add(path, "unknown_value", each)
        for each in expected - set(ids):
            self.add(path, "missing_key", each)


def _under(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
