"""What each signature says about itself, inside what is signed.

The record is canonical JSON in a signed attribute of the CMS (a UTF8String
under an identifier of our own), next to the digest of the file: whoever
changes a letter of it breaks the signature. It tells the way, whose act it
is, and who attests it; readers other than Livret show the /Reason, which says
the same in words.

May import: ``usecases``, ``domain``, cryptography.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import Any

from livret.domain.encoding import NotCanonical, decode, encode
from livret.paper.signing_acts import (
    SEAL_WAY,
    WAYS,
    SignatureAct,
)
from livret.paper.signing_attestation import Binding
from livret.paper.strokes import digest as drawing_digest
from livret.usecases.signing import NOTHING_EXPLAINED, Understood

RECORD_OID = "2.25.310737439081732128392027306841434385571"
"""Signed attribute of the record; an arc of its own (X.667, UUID)."""

FORMAT = "livret/signature/1"

_LIMIT = 16_384
_DIGEST = re.compile("[0-9a-f]{64}")


class RecordMalformed(Exception):
    """A signed record does not read as ours; never leaves the checks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The signed record of one signature.

    Attributes:
        way: One of ``WAYS``, or ``SEAL_WAY``.
        role: Whose place it fills.
        name: Whose act it is.
        at: When, aware, to the second.
        attested_by: Name of the referent who attests, empty when nobody does.
        agreement: SHA-256 of what was drawn, typed or said, hex.
        document: SHA-256 of the file as it stood before, hex.
        words: The signer's words.
        deadline: Until when a signature is still hoped for.
        place: Where the paper original is kept.
        understanding: How the signer came to know the text.
        scan: SHA-256 of a picture of the page signed by hand, hex; or empty.
        signed_on: The day written on the page signed by hand, or None.
        pages: Of the seal: SHA-256 of pages signed by hand that came before
            it and after the answers, hex, sorted.
    """

    way: str
    role: str
    name: str
    at: dt.datetime
    attested_by: str
    agreement: str
    document: str
    words: str = ""
    deadline: dt.date | None = None
    place: str = ""
    understanding: Understood = NOTHING_EXPLAINED
    scan: str = ""
    pages: tuple[str, ...] = ()
    signed_on: dt.date | None = None


def agreement_digest(act: SignatureAct) -> bytes:
    """Return the SHA-256 of what the signer gave: the drawing, or the words."""
    if act.way == "drawn":
        return drawing_digest(act.drawing)
    said = encode({"way": act.way, "words": act.words})
    return hashlib.sha256(said).digest()


def binding_of(pdf: bytes, act: SignatureAct, *, witness: str) -> Binding:
    """Return what a one-time certificate for ``act`` on ``pdf`` is bound to.

    Args:
        pdf: The file as it stands, before this signature.
        act: The drawn or typed act.
        witness: Who was there and when, one sentence.
    """
    return Binding(
        agreement=agreement_digest(act),
        document=hashlib.sha256(pdf).digest(),
        witness=witness,
    )


def record_of(
    act: SignatureAct, pdf: bytes, attested_by: str, now: dt.datetime
) -> Record:
    """Return what the signature of ``act`` on ``pdf`` says about itself."""
    return Record(
        way=act.way,
        role=act.role,
        name=act.name,
        at=now.replace(microsecond=0),
        attested_by=attested_by,
        agreement=agreement_digest(act).hex(),
        document=hashlib.sha256(pdf).hexdigest(),
        words=act.words,
        deadline=act.deadline,
        place=act.place,
        understanding=act.understanding,
        scan=act.scan,
        signed_on=act.signed_on,
    )


def to_bytes(record: Record) -> bytes:
    """Return the canonical JSON that is signed."""
    known = record.understanding
    # Written only where there is one: records without stay as they were.
    scan = {"scan": record.scan} if record.scan else {}
    day = record.signed_on
    by_hand = {"signed_on": day.isoformat()} if day else {}
    pages = {"pages": list(record.pages)} if record.pages else {}
    return encode(
        scan
        | by_hand
        | pages
        | {
            "agreement": record.agreement,
            "at": record.at.astimezone(dt.UTC).isoformat(),
            "attested_by": record.attested_by,
            "deadline": record.deadline.isoformat() if record.deadline else "",
            "document": record.document,
            "format": FORMAT,
            "name": record.name,
            "place": record.place,
            "role": record.role,
            "understanding": {
                "explained_by": known.explained_by,
                "interpreter": known.interpreter,
                "language": known.language,
                "read_aloud": known.read_aloud,
                "simple_copy": known.simple_copy,
            },
            "way": record.way,
            "words": record.words,
        }
    )


def from_bytes(data: bytes) -> Record:
    """Read a record strictly.

    Raises:
        RecordMalformed: Not the canonical JSON of a record of this format.
    """
    try:
        if len(data) > _LIMIT:
            raise RecordMalformed("too long")
        value = decode(data)
        record = _read(value)
    except (NotCanonical, KeyError, TypeError, ValueError) as error:
        raise RecordMalformed("form") from error
    if to_bytes(record) != data or record.way not in (*WAYS, SEAL_WAY):
        raise RecordMalformed("content")
    if record.scan and not (record.way == "paper" and _DIGEST.fullmatch(record.scan)):
        raise RecordMalformed("scan")
    if record.signed_on and record.way != "paper":
        raise RecordMalformed("signed_on")
    if record.pages and not _pages_sealed(record):
        raise RecordMalformed("pages")
    return record


def _pages_sealed(record: Record) -> bool:
    """Tell whether pages are named as a seal names them."""
    return (
        record.way == SEAL_WAY
        and list(record.pages) == sorted(set(record.pages))
        and all(_DIGEST.fullmatch(each) for each in record.pages)
    )


def _read(value: dict[str, Any]) -> Record:
    deadline, by_hand = value["deadline"], value.get("signed_on")
    return Record(
        way=value["way"],
        role=value["role"],
        name=value["name"],
        at=dt.datetime.fromisoformat(value["at"]),
        attested_by=value["attested_by"],
        agreement=value["agreement"],
        document=value["document"],
        words=value["words"],
        deadline=dt.date.fromisoformat(deadline) if deadline else None,
        place=value["place"],
        understanding=Understood(**value["understanding"]),
        scan=value.get("scan", ""),
        pages=tuple(map(str, value.get("pages", ()))),
        signed_on=dt.date.fromisoformat(by_hand) if by_hand else None,
    )
