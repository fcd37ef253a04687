"""Whose livret it is, as she wants to be called and reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from livret.domain.livret import Livret, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The accompanied person, as the livret says now.

    Attributes:
        called: How she wants to be called; empty while nobody asked.
        details: What stands for each other field, one value or several. Where
            a value took a detail away, its content does not hold the name.
    """

    called: str
    details: tuple[tuple[str, tuple[Value, ...]], ...] = ()

    def standing(self, name: str) -> tuple[Value, ...]:
        """Return what stands in the place of one field; usually one value."""
        return next((values for field, values in self.details if field == name), ())

    def each(self, name: str) -> tuple[Any, ...]:
        """Return every text of one field that stands, the newest last.

        Several stand side by side when they were written at the same time.
        """
        return _distinct(
            value.content[name]
            for value in self.standing(name)
            if name in value.content
        )

    def detail(self, name: str) -> Any:
        """Return the latest value of one field, or None."""
        found = self.each(name)
        return found[-1] if found else None

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages she speaks, in the order they were said."""
        return _distinct(code for codes in self.each("languages") for code in codes)

    @property
    def first_word(self) -> str:
        """The short form of her name, for marks and sentences."""
        return self.called.split()[0] if self.called.split() else self.called


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How to reach her without risk (practice rule 5).

    Recalled before every call, letter, paper and calendar entry. Of several
    texts written at the same time each is told, and a caution that one of
    them gives holds: caution is the restrictive answer.

    Attributes:
        phones: Numbers, as she gave them.
        emails: Addresses.
        hours: When she may be called.
        no_message: Nothing may be left: no message, on no machine.
        nothing_at_home: Nothing may come to where she lives.
        notes: What else to know.
    """

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    no_message: bool = False
    nothing_at_home: bool = False
    notes: tuple[str, ...] = ()

    @property
    def careful(self) -> bool:
        """Whether there is anything to heed before reaching her."""
        heeded = (self.hours, self.no_message, self.nothing_at_home, self.notes)
        return any(heeded)


def person_of(livret: Livret) -> Person:
    """Read the person from a folded livret.

    A changed name replaces the old one everywhere: only what stands is read.
    """
    details = tuple((key[1], values) for key, values in livret.each("detail"))
    person = Person(called="", details=details)
    return Person(called=called_of(person.detail), details=details)


def called_of(detail: Callable[[str], Any]) -> str:
    """Return what she is called: as she asks, else her first and last names.

    Args:
        detail: From the name of a detail to its latest text, or None.
    """
    return detail("called") or " ".join(
        part for field in ("first_name", "last_name") if (part := detail(field) or "")
    )


def reach_of(livret: Livret) -> Reach:
    """Read how she may be reached without risk from a folded livret."""
    person = person_of(livret)
    told = person.each("reach")
    return Reach(
        phones=person.each("phone"),
        emails=person.each("email"),
        hours=_distinct(one["hours"] for one in told if "hours" in one),
        no_message=any(one.get("no_message") for one in told),
        nothing_at_home=any(one.get("nothing_at_home") for one in told),
        notes=_distinct(one["note"] for one in told if "note" in one),
    )


def _distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    """Return values without those that say the same, in order; lists included."""
    return tuple(_each_once(values))


def _each_once(values: Iterable[Any]) -> Iterator[Any]:
    seen: list[Any] = []
    for value in values:
        if value not in seen:
            seen.append(value)
            yield value
