"""One signature under examination: its bytes, its mathematics, its words.

Loaded late: it imports pyHanko. May import: ``domain``, pyHanko.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from asn1crypto import x509  # type: ignore[import-untyped]
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import TimestampSignatureStatus

from livret.paper.checking_bytes import Gap, GapMalformed, gap_of
from livret.paper.checking_record import (
    Stated,
    in_the_future,
    issuer_reasons,
    record_reasons,
    time_reasons,
    told_reasons,
)
from livret.paper.checking_trust import KEY_USAGE, Trust
from livret.paper.signing_acts import SEAL_WAY, TIMESTAMP_FIELD
from livret.paper.signing_certificate import certified_name
from livret.paper.signing_cms import has_our_form, record_in
from livret.paper.signing_names import visible
from livret.paper.signing_record import Record, RecordMalformed, from_bytes
from livret.paper.stamp_form import has_one_form
from livret.paper.stamping import stamped_at
from livret.paper.verdict import Reason


@dataclass(frozen=True, slots=True)
class Bench:
    """What every signature of one file is examined with.

    Attributes:
        pdf: The whole file.
        revisions: Length and digest of each revision.
        trust: Whom this check trusts.
        now: Instant of the check.
        names: Whose place each field is, by name of field.
    """

    pdf: bytes
    revisions: tuple[tuple[int, str], ...]
    trust: Trust
    now: dt.datetime
    names: Mapping[str, str]

    def called(self, field: str) -> str:
        """Return whose place ``field`` is, or its own name."""
        return self.names.get(field, field)


@dataclass(frozen=True, slots=True)
class Sound:
    """A signature whose mathematics hold.

    Attributes:
        field: Name of its field.
        record: What it says about itself, None when it was made elsewhere.
        stated: What it and its certificate say.
        trusted: Whether its certificate leads to a root that was given.
        embedded: pyHanko's view of it.
        covers: Length of the file that it covers.
        stamped_at: Instant that a clock trusted here vouches for, or None.
        stood: The file carries an answer that its certificate was not withdrawn.
        renewed: Its certificate was renewed: the one before it, which is trusted,
            answers for it.
    """

    field: str
    record: Record | None
    stated: Stated
    trusted: bool
    embedded: EmbeddedPdfSignature
    covers: int
    stamped_at: dt.datetime | None
    stood: bool
    renewed: bool

    @property
    def is_seal(self) -> bool:
        """Whether it is the closing seal."""
        return self.record is not None and self.record.way == SEAL_WAY


@dataclass(slots=True)
class Finding:
    """What the examination of one signature found.

    Attributes:
        name: Whose place it stands in.
        reasons: What is wrong with it.
        covered: Length of the file that it covers.
        is_stamp: Whether it is a document time stamp, which is nobody's act.
        sound: The signature, if its mathematics hold.
    """

    name: str
    reasons: list[Reason] = field(default_factory=list)
    covered: int = 0
    is_stamp: bool = False
    sound: Sound | None = None


def examine(bench: Bench, embedded: EmbeddedPdfSignature) -> Finding:
    """Examine one signature; whatever breaks a parser makes it malformed."""
    finding = Finding(bench.called(embedded.field_name))
    try:
        _examine(bench, embedded, finding)
    except Exception:
        finding.sound = None
        _blame(finding, "malformed_signature")
    return finding


def _examine(bench: Bench, embedded: EmbeddedPdfSignature, finding: Finding) -> None:
    gap = _gap(bench, embedded)
    finding.covered = gap.covered
    if embedded.sig_object_type == "/DocTimeStamp":
        _examine_stamp(bench, embedded, finding, gap)
        return
    at = embedded.self_reported_timestamp
    status = validate_pdf_signature(
        embedded, bench.trust.at(at), key_usage_settings=KEY_USAGE
    )
    _mathematics(finding, intact=status.intact, true=status.valid)
    true = status.intact and status.valid
    path = status.validation_path or ()
    stated = _stated(bench, embedded, at, path) if true else None
    if stated is not None and embedded.field_name not in bench.names:
        # Made elsewhere: its certificate says more than the name of a field.
        finding.name = visible(stated.certified) or finding.name
    _later_changes(finding, embedded, allowed=status.docmdp_ok is not False)
    if stated is None:
        return
    record = _record(bench, finding, embedded, gap)
    name = record.name if record else stated.certified
    finding.reasons += time_reasons(stated, bench.now, name)
    finding.reasons += issuer_reasons(stated, name)
    if record is not None:
        finding.reasons += record_reasons(record, stated)
        finding.reasons += told_reasons(embedded.sig_object, stated, name)
    stamp_at = _stamp(finding, status.timestamp_validity)
    trusted = bool(status.trusted)
    carried = [each.chosen for each in embedded.signed_data["certificates"]]
    withdrawn = bench.trust.withdrawn(carried, stamp_at)
    finding.reasons += _trust_reasons(
        bench.trust, name, revoked=withdrawn or bool(status.revoked), trusted=trusted
    )
    finding.sound = Sound(
        embedded.field_name,
        record,
        stated,
        trusted,
        embedded,
        gap.covered,
        stamp_at,
        bench.trust.stood(embedded.signer_cert, carried, stamp_at or at),
        trusted and bench.trust.renewed(path),
    )


def _examine_stamp(
    bench: Bench, embedded: EmbeddedPdfSignature, finding: Finding, gap: Gap
) -> None:
    """Examine a time stamp of the whole file."""
    finding.is_stamp = True
    if embedded.field_name == TIMESTAMP_FIELD and not _kept_stamp(bench, gap):
        _blame(finding, "malformed_signature")
    # As a signature is judged at the time it states: a clock's certificate
    # lives a few years, what it stamped must read after them.
    at = stamped_at(embedded.pkcs7_content)
    stamp = validate_pdf_timestamp(embedded, bench.trust.at(at))
    if in_the_future(at, bench.now):
        _blame(finding, "signed_in_future")
    _mathematics(finding, intact=stamp.intact, true=stamp.valid)
    _later_changes(finding, embedded, allowed=True)
    # Anybody can make a time stamp: one of an unknown clock proves nothing.
    finding.reasons += _trust_reasons(
        bench.trust,
        finding.name,
        revoked=bool(stamp.revoked),
        trusted=bool(stamp.trusted),
    )


def _kept_stamp(bench: Bench, gap: Gap) -> bool:
    """Tell whether a stamp is written as ours are, digit by digit.

    In the place that papers of ours keep for it: nothing later covers it.
    """
    digits = bench.pdf[gap.start + 1 : gap.end - 1]
    return digits == digits.upper() and has_one_form(gap.der)


def _stamp(
    finding: Finding, stamp: TimestampSignatureStatus | None
) -> dt.datetime | None:
    """Return the instant of a time stamp, where its clock is trusted.

    A stamp that is not one spoils the signature; one of an unknown clock
    proves nothing, and nothing is claimed from it.
    """
    if stamp is None:
        return None
    if not (stamp.intact and stamp.valid):
        _blame(finding, "false_stamp")
        return None
    return stamp.timestamp if stamp.trusted else None


def _gap(bench: Bench, embedded: EmbeddedPdfSignature) -> Gap:
    gap = gap_of(bench.pdf, [int(each) for each in embedded.byte_range])
    written = bytes.fromhex(bench.pdf[gap.start + 1 : gap.end - 1].decode("ascii"))
    if written != embedded.pkcs7_content:
        # The object shows another signature than the one in its own gap.
        raise GapMalformed("elsewhere")
    length, _ = bench.revisions[embedded.signed_revision]
    if gap.covered != length:
        # It must cover its own revision exactly, end marker included.
        raise GapMalformed("coverage")
    return gap


def _mathematics(finding: Finding, *, intact: bool, true: bool) -> None:
    if not intact:
        _blame(finding, "content_changed")
    elif not true:
        _blame(finding, "false_signature")


def _later_changes(
    finding: Finding, embedded: EmbeddedPdfSignature, *, allowed: bool
) -> None:
    result: object = embedded.diff_result
    filled_only = result is None or (
        isinstance(result, DiffResult)
        and result.modification_level <= ModificationLevel.FORM_FILLING
    )
    if not (allowed and filled_only):
        _blame(finding, "changed_after")


def _record(
    bench: Bench, finding: Finding, embedded: EmbeddedPdfSignature, gap: Gap
) -> Record | None:
    try:
        data = record_in(embedded.signer_info)
        record = None if data is None else from_bytes(data)
    except (RecordMalformed, ValueError):
        _blame(finding, "record_false")
        return None
    if record is not None and not _ours(bench, gap):
        _blame(finding, "malformed_signature")
    return record


def _ours(bench: Bench, gap: Gap) -> bool:
    """Tell whether a signature of ours is written as ours are, digit by digit."""
    digits = bench.pdf[gap.start + 1 : gap.end - 1]
    return digits == digits.upper() and has_our_form(gap.der, len(digits) // 2)


def _stated(
    bench: Bench,
    embedded: EmbeddedPdfSignature,
    at: dt.datetime | None,
    path: Iterable[x509.Certificate],
) -> Stated:
    certificate = embedded.signer_cert
    above = [each.issuer.native.get("common_name", "") for each in (certificate, *path)]
    before = ""
    if embedded.signed_revision > 0:
        _, before = bench.revisions[embedded.signed_revision - 1]
    return Stated(
        certificate=certificate.dump(),
        certified=certified_name(certificate.dump()),
        issuers=tuple(dict.fromkeys(map(str, above))),
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        at=at,
        before=before,
    )


def _trust_reasons(
    trust: Trust, name: str, *, revoked: bool, trusted: bool
) -> list[Reason]:
    if revoked:
        return [Reason("revoked", (("name", name),))]
    if trust.nobody:
        return [Reason("no_roots")]
    return [] if trusted else [Reason("unknown_root", (("name", name),))]


def _blame(finding: Finding, code: str) -> None:
    finding.reasons.append(Reason(code, (("name", finding.name),)))
