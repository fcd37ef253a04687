"""Whether a signature is whose it says, in the place where it stands.

The record inside the signature tells the way, the person and who attests; the
certificate tells whose key it was. Both must agree with the signer that the
first revision of the paper expects, or the signature is called wrong however
sound its mathematics: an agreement said aloud must never pass for a signature
by her own hand, nor a referent's key for hers.

May import: ``domain``, cryptography.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from livret.paper.signing_acts import KEY_WAYS, SEAL_WAY, TOLD_WAYS
from livret.paper.signing_attestation import read_attested
from livret.paper.signing_certificate import is_certified
from livret.paper.signing_names import answers_for
from livret.paper.signing_record import Record
from livret.paper.verdict import Reason

_SKEW = dt.timedelta(days=1)
"""Two computers' clocks may differ by hours, by a wrong zone or a flat cell."""

_TOLD_BY_OURS = frozenset(
    {"/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/M"}
    | {"/Name", "/Reason", "/Prop_Build", "/Reference"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a sound signature and its certificate say.

    Attributes:
        certificate: Of the signer, DER.
        certified: Name in it.
        issuers: Names of the authorities above it, up to the root trusted here.
        valid_from: Of the certificate.
        valid_until: Of the certificate.
        at: Time in the signature dictionary, or None.
        before: SHA-256 of the revision before, hex; empty where unknown.
    """

    certificate: bytes
    certified: str
    issuers: tuple[str, ...]
    valid_from: dt.datetime
    valid_until: dt.datetime
    at: dt.datetime | None
    before: str


def in_the_future(at: dt.datetime, now: dt.datetime) -> bool:
    """Tell whether an instant lies ahead by more than clocks differ."""
    return at > now + _SKEW


def time_reasons(stated: Stated, now: dt.datetime, name: str) -> Iterator[Reason]:
    """Yield what is wrong with the time of a signature."""
    if stated.at is None:
        return
    facts = (("name", name),)
    if in_the_future(stated.at, now):
        yield Reason("signed_in_future", facts)
    if not stated.valid_from <= stated.at <= stated.valid_until:
        yield Reason("not_valid_then", facts)


def record_reasons(record: Record, stated: Stated) -> Iterator[Reason]:
    """Yield what a record says that its surroundings do not bear out."""
    facts = (("name", record.name),)
    if record.document != stated.before or record.at != stated.at:
        yield Reason("record_false", facts)
    attested = read_attested(stated.certificate)
    if record.way in (*TOLD_WAYS, SEAL_WAY):
        attester = record.name if record.way == SEAL_WAY else record.attested_by
        if attested is not None:
            yield Reason("not_bound", facts)
        if attester != stated.certified:
            yield Reason("wrong_signer", facts)
        return
    if not is_certified(record.name, stated.certificate):
        yield Reason("wrong_signer", facts)
    if record.way in KEY_WAYS:
        bound = attested is None and not record.attested_by
    else:
        bound = (
            attested is not None
            and attested.by == record.attested_by
            and attested.binding.agreement.hex() == record.agreement
            and attested.binding.document.hex() == record.document
        )
    if not bound:
        yield Reason("not_bound", facts)


def told_reasons(
    told: Mapping[str, object], stated: Stated, name: str
) -> Iterator[Reason]:
    """Yield whether a signature of ours tells other viewers what it is not.

    They show what its dictionary says: whose it is, where, how to be reached
    (ISO 32000-1, table 252). Ours names the holder of its certificate, and has
    no entry that nobody checks.
    """
    if not told.keys() <= _TOLD_BY_OURS or told.get("/Name") != stated.certified:
        yield Reason("record_false", (("name", name),))


def issuer_reasons(stated: Stated, name: str) -> Iterator[Reason]:
    """Yield whether the authority spoke in somebody else's name.

    Each desk trusts its colleagues' roots: without this, one referent's
    authority could certify another referent, or make them attest. Each step up
    to the root must answer: the root's own limits on what stands below it are
    not looked at once it is trusted (RFC 5280, 6.1.1 d).
    """
    attested = read_attested(stated.certificate)
    owner = attested.by if attested else stated.certified
    if not all(answers_for(each, owner) for each in stated.issuers):
        yield Reason("wrong_signer", (("name", name),))


def place_reasons(
    role: str, name: str, record: Record | None, stated: Stated
) -> Iterator[Reason]:
    """Yield what is wrong with who stands in the place kept for ``name``."""
    if record is None:
        # Signed with another tool: the certificate alone tells who.
        if not is_certified(name, stated.certificate):
            yield Reason("wrong_signer", (("name", name),))
    elif (
        record.role != role or record.way == SEAL_WAY or _nfc(record.name) != _nfc(name)
    ):
        yield Reason("wrong_signer", (("name", name),))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
