"""What a process that reads files may answer, and what is refused of it.

Whatever it read may have taken it over: nothing that it says makes Livret hold
more than an answer is worth, end in a bug, or tell people words of its own.

May import: ``usecases``, ``domain``, ``words``, msgspec.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Raw, Struct, json

from livret.domain.errors import LivretError
from livret.paper import signing_acts
from livret.paper.reading_frames import MOST_BYTES
from livret.usecases import scans
from livret.usecases.reading import ReadingTooCostly
from livret.words.sentences.fields import NOT_PLAIN

_LIMIT = frozenset({"limit"})
_NOTHING: frozenset[str] = frozenset()

FACTS: Mapping[type[LivretError], frozenset[str]] = {
    scans.NotAScan: _NOTHING,
    scans.ScanTooLarge: _LIMIT,
    scans.ScanTooFine: _LIMIT,
    scans.ScanTooLong: _LIMIT,
    scans.ScanLocked: _NOTHING,
    signing_acts.PaperUnreadable: _NOTHING,
    signing_acts.PaperLocked: _NOTHING,
    signing_acts.PaperTooLarge: _LIMIT,
    signing_acts.PaperNotPlain: frozenset({"problem"}),
    signing_acts.PaperChanged: _NOTHING,
    signing_acts.NotOurPaper: _NOTHING,
    signing_acts.NoPlaceToSign: _NOTHING,
    signing_acts.RootsUnreadable: _NOTHING,
    signing_acts.KeyFileUnreadable: _NOTHING,
    signing_acts.WrongKeyPassphrase: _NOTHING,
    signing_acts.NoKeyInFile: _NOTHING,
}
"""What an answer may refuse with; a process taken over names nothing else."""

_ERRORS = {each.__name__: each for each in FACTS}

MOST_PIXELS = 40_000_000
"""Of one page, each of four bytes; A4 at 600 dots an inch has 35 million."""

_FILES = ("scan", "shown", "pictures", "lock")
_DRAWN, _PLAIN, _PAGE = 8_000_000, 64_000_000, 4 * MOST_PIXELS + 1000
"""Bytes: what a paper says, from its data; what a file says; a page."""

LIES = ValueError, RecursionError
"""How JSON ends that is none, or stands deeper within itself than any of ours."""

_T = TypeVar("_T")


class Answer(Struct):
    """What a process answers: what it found, or why it refuses."""

    found: Raw = Raw(b"null")
    error: str = ""
    facts: dict[str, int | str] = {}


def most_of(act: str) -> int:
    """Return how many bytes the answer of an act may have."""
    if act in _FILES:
        return MOST_BYTES
    return {"drawn": _DRAWN, "page": _PAGE}.get(act, _PLAIN)


def found_in(answer: bytes) -> bytes:
    """Return what was found, as JSON.

    Raises:
        ReadingTooCostly: It is no answer of ours.
        LivretError: The file was refused, as the act says.
    """
    try:
        told = json.decode(answer, type=Answer)
    except LIES as error:
        raise ReadingTooCostly from error
    if not told.error:
        return bytes(told.found)
    kind = _ERRORS.get(told.error)
    if kind is None or set(told.facts) != FACTS[kind]:
        raise ReadingTooCostly
    for name, fact in told.facts.items():
        if fact not in NOT_PLAIN if name == "problem" else not isinstance(fact, int):
            raise ReadingTooCostly
    raise kind(**told.facts)


def as_due(found: bytes, kind: type[_T]) -> _T:
    """Return an answer as the type that is due.

    Raises:
        ReadingTooCostly: It is none: whatever answered is no reader of ours.
    """
    try:
        return json.decode(found, type=kind)
    except LIES as error:
        raise ReadingTooCostly from error


def only_one(parts: Sequence[bytes]) -> bytes:
    """Return the one file of an answer.

    Raises:
        ReadingTooCostly: There is none, or more.
    """
    if len(parts) != 1:
        raise ReadingTooCostly
    return parts[0]
