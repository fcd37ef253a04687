"""The verdict on a signed file, and how reasons make it.

Five verdicts. A reason is a code with facts; each code belongs to one
verdict, and the gravest reason found decides. ``valid`` is what remains when
there is no reason at all: the whole file covered, nothing later, every place
filled, by the right person, under a root that somebody trusts.

May import: ``usecases``, ``domain``, the standard library.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from livret.usecases.signing import NOTHING_EXPLAINED, Understood

VALID = "valid"
INCOMPLETE = "incomplete"
CHANGED = "changed"
INVALID = "invalid"
UNKNOWN_SIGNER = "unknown signer"

GRAVITY = (VALID, INCOMPLETE, UNKNOWN_SIGNER, CHANGED, INVALID)
"""Verdicts from the best to the gravest; the gravest reason decides."""

VERDICT_OF: dict[str, str] = {
    # The file itself.
    "not_a_pdf": INVALID,
    "unreadable": INVALID,
    "too_large": INVALID,
    "too_costly": INVALID,
    "encrypted": INVALID,
    "not_signed": INVALID,
    "not_plain": INVALID,
    # One signature.
    "malformed_signature": INVALID,
    "false_signature": INVALID,
    "false_stamp": INVALID,
    "wrong_signer": INVALID,
    "record_false": INVALID,
    "not_bound": INVALID,
    "out_of_order": INVALID,
    "not_valid_then": INVALID,
    "signed_in_future": INVALID,
    "weak_seal": INVALID,
    "not_expected": INVALID,
    "only_a_stamp": INVALID,
    "revoked": INVALID,
    # What was done to it.
    "content_changed": CHANGED,
    "changed_after": CHANGED,
    "revision_added": CHANGED,
    "revision_between": CHANGED,
    "more_than_filled": CHANGED,
    "bytes_added": CHANGED,
    "history": CHANGED,
    "place_added": CHANGED,
    "other_revision": CHANGED,
    # Who.
    "no_roots": UNKNOWN_SIGNER,
    "unknown_root": UNKNOWN_SIGNER,
    # What is missing.
    "unsigned": INCOMPLETE,
    "not_closed": INCOMPLETE,
    "older_copy": INCOMPLETE,
}
"""Every reason there is, and the verdict it brings."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a file is not simply valid.

    Attributes:
        code: A key of ``VERDICT_OF``.
        facts: Pairs for the sentence: a ``name`` (of a signer, or of a field
            in papers that are not ours), or nothing.
    """

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFound:
    """One signature that stands in the file and is mathematically sound.

    Attributes:
        name: Whose act it is.
        role: Whose place it fills, empty in papers that are not ours.
        way: One of ``signing_acts.WAYS``.
        signed_at: As the signer's computer told it, or None.
        field: Name of the field.
        attested_by: Name of the referent who attests, possibly empty.
        trusted: Whether its certificate leads to a root that is trusted.
        covers: Length of the revision it made, in bytes.
        words: The signer's words, as signed.
        deadline: Until when a signature is still hoped for, as signed.
        place: Where the paper original is kept, as signed.
        understanding: How the signer came to know the text, as signed.
        stamped_at: Instant a trusted time stamp vouches for, or None.
        scan: SHA-256 of a picture of the signed page, as signed; or empty.
        signed_on: The day written on the page signed by hand, as signed; or None.
        stood: The file carries an answer that the certificate was not withdrawn.
        renewed: Its certificate was renewed: the one before it, which is trusted,
            answers for it.
    """

    name: str
    role: str
    way: str
    signed_at: dt.datetime | None
    field: str
    attested_by: str
    trusted: bool
    covers: int = 0
    words: str = ""
    deadline: dt.date | None = None
    place: str = ""
    understanding: Understood = NOTHING_EXPLAINED
    stamped_at: dt.datetime | None = None
    scan: str = ""
    stood: bool = False
    renewed: bool = False
    signed_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedSigner:
    """Who was to sign, as the vault knows it.

    Attributes:
        role: ``personne``, ``social``, ``emploi``, ``autre-1`` ….
        name: As printed on the paper.
    """

    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the vault knows of a paper beforehand.

    Attributes:
        signers: Everybody who was to sign.
    """

    signers: tuple[ExpectedSigner, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a check found.

    Attributes:
        verdict: One of the five.
        signatures: Of the signers, in the order of signing; not the seal.
        reasons: Gravest first; empty exactly when valid.
        closed_by: Name in the certificate of the closing seal, or empty.
        closed_at: When it was closed, or None.
        ours: Whether the file is a paper of ours.
        closed_length: Length of the revision that closed it; 0 while open.
        closed_pages: SHA-256 of pages signed by hand that the seal names.
        stamps: Length of each revision that brings a time stamp of the whole
            file, and nothing else.
        proofs: Of each that brings revocation lists and answers, and nothing else.
    """

    verdict: str
    signatures: tuple[SignatureFound, ...]
    reasons: tuple[Reason, ...]
    closed_by: str = ""
    closed_at: dt.datetime | None = None
    closed_length: int = 0
    ours: bool = False
    closed_pages: tuple[str, ...] = ()
    stamps: tuple[int, ...] = ()
    proofs: tuple[int, ...] = ()


def decided(reasons: Iterable[Reason]) -> tuple[str, tuple[Reason, ...]]:
    """Return the verdict and the distinct reasons, gravest first."""
    distinct = dict.fromkeys(reasons)
    ordered = sorted(distinct, key=lambda each: -GRAVITY.index(VERDICT_OF[each.code]))
    if not ordered:
        return VALID, ()
    return VERDICT_OF[ordered[0].code], tuple(ordered)


def as_json(check: Check) -> dict[str, Any]:
    """Return a check as plain JSON values, times in UTC (ISO 8601)."""
    return {
        "verdict": check.verdict,
        "signatures": [
            {
                "name": each.name,
                "role": each.role,
                "way": each.way,
                "signed_at": _utc(each.signed_at),
                "attested_by": each.attested_by,
            }
            for each in check.signatures
        ],
        "closed_at": _utc(check.closed_at),
        "reasons": [
            {"code": reason.code, **dict(reason.facts)} for reason in check.reasons
        ],
    }


def _utc(at: dt.datetime | None) -> str | None:
    return at.astimezone(dt.UTC).isoformat() if at else None
