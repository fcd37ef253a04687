"""What happened to a document, as its evidence dossier tells it: states, events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from livret.domain.documents import Document
from livret.domain.instants import moment_of
from livret.domain.livret import Value

_OF_A_DOCUMENT = frozenset(
    {"signature_given", "document_closed", "document_turn", "page_scanned"}
)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One state of the file.

    Attributes:
        what: ``frozen``, ``signed`` or ``closed``.
        name: Who signed, empty otherwise.
        size: Bytes.
        sha256: Digest, 64 hex digits.
    """

    what: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened to the document.

    Attributes:
        at: When it was recorded (ISO 8601, UTC).
        what: ``frozen``, ``signed``, ``turn``, ``closed``, ``page`` or
            ``replaced``.
        name: Whom it is about: who signed, who has it to sign; possibly empty.
        by: Whose Livret recorded it.
    """

    at: str
    what: str
    name: str
    by: str


def stages_of(
    revisions: Iterable[tuple[int, str]], told: Iterable[Value]
) -> tuple[Stage, ...]:
    """Return each state of the file, with what made it.

    Args:
        revisions: Length and digest of each, oldest first.
        told: What was said of the document.
    """
    made = {
        value.content["revision"]["sha256"]: value
        for value in told
        if value.kind in {"signature_given", "document_closed"}
    }
    return tuple(_stage(size, sha256, made.get(sha256)) for size, sha256 in revisions)


def _stage(size: int, sha256: str, made: Value | None) -> Stage:
    if made is None:
        return Stage(what="frozen", name="", size=size, sha256=sha256)
    what = "signed" if made.kind == "signature_given" else "closed"
    name = str(made.content.get("name", ""))
    return Stage(what=what, name=name, size=size, sha256=sha256)


def overtaken_of(document: Document, told: Iterable[Value]) -> tuple[Stage, ...]:
    """Return the states made at another desk at the same time, each once."""
    standing = {sha256 for _, sha256 in document.revisions}
    beside = [each for branch in document.branches for each in branch]
    distinct = dict.fromkeys(each for each in beside if each[1] not in standing)
    return stages_of(distinct, told)


def about(value: Value) -> str:
    """Return the id of the document that something said is about, or ""."""
    if value.kind in _OF_A_DOCUMENT:
        return str(value.content["document"])
    if value.kind == "document_frozen":
        return str(value.content.get("amends", ""))
    return ""


def event_of(document: Document, value: Value) -> Event:
    """Return what something said of a document tells of it."""
    names = {
        "document_frozen": "frozen" if value.id == document.id else "replaced",
        "signature_given": "signed",
        "document_turn": "turn",
        "document_closed": "closed",
        "page_scanned": "page",
    }
    whose = (one.name for one in document.places if value in one.pages)
    return Event(
        at=instant_of(value),
        what=names[value.kind],
        name=str(value.content.get("name", "")) or next(whose, ""),
        by=value.author_name,
    )


def instant_of(value: Value) -> str:
    """Return when something was recorded, to the second (ISO 8601, UTC)."""
    return _at(value).isoformat()


def signed_of(value: Value, *, elsewhere: bool) -> str:
    """Return when somebody signed: the day alone where it was told here later.

    What was signed at another desk is recorded here when it comes back: that is
    the instant of its return, and no one's signature.

    Args:
        value: The signature.
        elsewhere: It was made at another desk.
    """
    later = elsewhere or value.said_on < day_of(value)
    return value.said_on.isoformat() if later else instant_of(value)


def made_elsewhere(value: Value, told: Iterable[Value]) -> bool:
    """Tell whether a signature was recorded while another desk held the turn.

    Args:
        value: The signature.
        told: Everything said of its document, oldest first.
    """
    holder = value.author
    for each in told:
        if each.id == value.id:
            break
        if each.kind == "document_turn":
            holder = str(each.content.get("holder", ""))
    return holder != value.author


def day_of(value: Value) -> dt.date:
    """Return the day something was recorded (UTC)."""
    return _at(value).date()


def _at(value: Value) -> dt.datetime:
    at = moment_of(value.recorded_at)
    return at.replace(microsecond=0)
