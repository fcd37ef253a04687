"""Whose livret it is, as she wants to be called and reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from livret.domain.livret import Livret, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The accompanied person, as the livret says now.

    Attributes:
        called: How she wants to be called; empty while nobody asked.
        details: What stands for each other field, one value or several.
    """

    called: str
    details: tuple[tuple[str, tuple[Value, ...]], ...] = ()

    def detail(self, name: str) -> Any:
        """Return the latest value of one field, or None."""
        for field, values in self.details:
            if field == name:
                return values[-1].content[name]
        return None

    @property
    def first_word(self) -> str:
        """The short form of her name, for marks and sentences."""
        return self.called.split()[0] if self.called.split() else self.called


def person_of(livret: Livret) -> Person:
    """Read the person from a folded livret.

    A changed name replaces the old one everywhere: only what stands is read.
    """
    details = tuple((key[1], values) for key, values in livret.each("detail"))
    called = livret.at("detail", "called")
    name = called[-1].content["called"] if called else ""
    if not name:
        parts = [_last(livret, "first_name"), _last(livret, "last_name")]
        name = " ".join(part for part in parts if part)
    return Person(called=name, details=details)


def _last(livret: Livret, field: str) -> str:
    values = livret.at("detail", field)
    return str(values[-1].content[field]) if values else ""
