"""What the evidence dossier of a document takes: what happened to it, step by step.

It tells what a judge or another service asks: which bytes, made when, signed by
whom, in which way, before whom, and under which agreement. It is read from the
log alone; nothing of what the paper itself says is repeated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from livret.domain.documents import Document, Place, documents_of
from livret.domain.livret import Value
from livret.domain.person import person_of
from livret.usecases.context import Context
from livret.usecases.document_contents import UNDERSTANDING
from livret.usecases.documents import the_document
from livret.usecases.paper_sheets.dossier_agreements import (
    AgreementThen,
    agreements_then,
)
from livret.usecases.paper_sheets.dossier_scans import Scanned, scanned, scans_of
from livret.usecases.paper_sheets.taking import Taking
from livret.usecases.scans import Scan
from livret.usecases.sheets import Sheet
from livret.usecases.signing import Understood

NOTHING_KNOWN = Understood()
"""Nothing was told of how they came to know the text."""


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
class SignedAs:
    """One expected signer, and what became of it.

    Attributes:
        name: As printed on the document.
        quality: As printed, possibly empty.
        way: How they signed, or not; empty while they did not.
        at: When it was recorded (ISO 8601, UTC), empty while it was not.
        attested_by: Who attests it, possibly empty.
        words: Their words, possibly empty.
        deadline: Until when a signature is hoped for, ISO 8601 or empty.
        place_kept: Where the paper original is, possibly empty.
        understood: How they came to know the text.
        aside: They had signed a version that another desk overtook.
        scan: Picture of the page signed by hand, or None.
    """

    name: str
    quality: str
    way: str = ""
    at: str = ""
    attested_by: str = ""
    words: str = ""
    deadline: str = ""
    place_kept: str = ""
    understood: Understood = NOTHING_KNOWN
    aside: bool = False
    scan: Scanned | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened to the document.

    Attributes:
        at: When it was recorded (ISO 8601, UTC).
        what: ``frozen``, ``signed``, ``turn``, ``closed`` or ``replaced``.
        name: Whom it is about: who signed, who has it to sign; possibly empty.
        by: Whose Livret recorded it.
    """

    at: str
    what: str
    name: str
    by: str


@dataclass(frozen=True, kw_only=True)
class DossierSheet(Sheet):
    """The evidence dossier as it is printed; ``on`` is the day it is made.

    Attributes:
        about: Which paper the document is, e.g. ``diagnostic``.
        about_on: Its date.
        in_order: Signatures were to be made in order (of ``Sheet``).
        closed: The closing seal is there.
        signers: Expected signers, in order.
        stages: States of the file, oldest first.
        overtaken: States made at another desk at the same time.
        events: What happened, oldest first.
        agreements: In force when it was frozen.
        replaces: Date of the document it replaces, or None.
        replaced_by: Date of the one that replaces it, or None.
        pictures: Of pages signed by hand: shown and carried, not told as data.
    """

    paper = "dossier"

    about: str
    about_on: dt.date
    closed: bool
    signers: tuple[SignedAs, ...]
    stages: tuple[Stage, ...]
    overtaken: tuple[Stage, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[AgreementThen, ...] = ()
    replaces: dt.date | None = None
    replaced_by: dt.date | None = None
    pictures: tuple[Scan, ...] = ()

    def plain(self) -> dict[str, Any]:
        """Return what is printed as plain JSON values (dates as ISO 8601)."""
        told = super().plain()
        del told["pictures"]
        return told


def take_evidence(taking: Taking) -> DossierSheet:
    """Compose the dossier of the document chosen, or of the newest.

    Topics that she leaves off are not named among what an agreement lets go.

    Raises:
        UnknownDocument: No such document.
    """
    choices = taking.choices
    livret = taking.livret.id
    sheet = take_dossier(taking.ctx, livret, choices.target, choices.language)
    kept = (
        replace(one, scopes=tuple(s for s in one.scopes if s not in choices.leave_off))
        for one in sheet.agreements
    )
    return replace(sheet, agreements=tuple(kept))


def take_dossier(
    ctx: Context, livret: str, document: str, language: str
) -> DossierSheet:
    """Compose the evidence dossier of a document.

    Args:
        ctx: The open vault.
        livret: Which.
        document: Which; the newest when empty.
        language: ISO 639-1 code of the paper.

    Raises:
        UnknownDocument: No such document.
    """
    read = ctx.livret(livret)
    found = the_document(ctx, livret, document)
    others = documents_of(read)
    newer = next((one for one in others if one.amends == found.id), None)
    older = next((one for one in others if one.id == found.amends), None)
    told = [value for value in read.history if _about(value) == found.id]
    signers = tuple(_signed(ctx, place) for place in found.places)
    return DossierSheet(
        called=person_of(read).called,
        on=ctx.clock.today(),
        language=language,
        witness=ctx.owner.name,
        about=found.paper,
        about_on=found.on,
        closed=found.closed,
        in_order=found.in_order,
        signers=signers,
        stages=_stages(found.revisions, told),
        overtaken=_overtaken(found, told),
        events=tuple(_event(value) for value in (found.frozen, *told)),
        agreements=agreements_then(read, _day(found.frozen)),
        replaces=older.on if older else None,
        replaced_by=newer.on if newer else None,
        pictures=scans_of(ctx, (one.scan for one in signers)),
    )


def _about(value: Value) -> str:
    if value.kind in {"signature_given", "document_closed", "document_turn"}:
        return str(value.content["document"])
    if value.kind == "document_frozen":
        return str(value.content.get("amends", ""))
    return ""


def _signed(ctx: Context, place: Place) -> SignedAs:
    value = place.given or place.aside
    if value is None:
        return SignedAs(name=place.name, quality=place.quality)
    content: Any = value.content
    known = content.get("understanding", {})
    return SignedAs(
        name=place.name,
        quality=place.quality,
        way=content["way"],
        at=_instant(value),
        attested_by=content.get("attested_by", ""),
        words=content.get("words", ""),
        deadline=content.get("deadline", ""),
        place_kept=content.get("place_kept", ""),
        understood=Understood(
            **{name: known[name] for name in UNDERSTANDING if name in known}
        ),
        aside=place.given is None,
        scan=scanned(ctx, content.get("scan")),
    )


def _stages(
    revisions: Iterable[tuple[int, str]], told: Iterable[Value]
) -> tuple[Stage, ...]:
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


def _overtaken(document: Document, told: Iterable[Value]) -> tuple[Stage, ...]:
    standing = {sha256 for _, sha256 in document.revisions}
    beside = [each for branch in document.branches for each in branch]
    distinct = dict.fromkeys(each for each in beside if each[1] not in standing)
    return _stages(distinct, told)


def _event(value: Value) -> Event:
    names = {
        "document_frozen": "replaced" if value.content.get("amends") else "frozen",
        "signature_given": "signed",
        "document_turn": "turn",
        "document_closed": "closed",
    }
    return Event(
        at=_instant(value),
        what=names[value.kind],
        name=str(value.content.get("name", "")),
        by=value.author_name,
    )


def _instant(value: Value) -> str:
    return _at(value).isoformat()


def _day(value: Value) -> dt.date:
    return _at(value).date()


def _at(value: Value) -> dt.datetime:
    at = dt.datetime.fromtimestamp(value.recorded_at / 1000, dt.UTC)
    return at.replace(microsecond=0)
