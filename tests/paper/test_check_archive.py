"""Proofs added for archiving: revocation lists and a document time stamp."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from typing import Any

import pytest
from asn1crypto import cms, keys, x509
from asn1crypto import crl as asn1_crl
from cryptography import x509 as cx
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from livret.paper import signing
from livret.paper.signing_record import record_of
from livret.paper.stamp_form import one_form
from livret.paper.tagged import TaggedCanvas
from tests.paper.signing_desk import Desk, diagnostic, forge, make_desk
from tests.paper.tampering import QuietWriter, flipped, gaps

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)


@cache
def desk() -> Desk:
    return make_desk(NOW)


@cache
def closed() -> bytes:
    pdf = desk().draw(desk().paper, now=NOW)
    pdf = desk().certify(pdf, now=NOW)
    return signing.close(desk().tell(pdf, "absent", now=NOW), desk().claire, now=NOW)


def revocation_list(*revoked: bytes) -> asn1_crl.CertificateList:
    """The list of Claire's authority."""
    root = cx.load_der_x509_certificate(desk().authority.certificate)
    key = serialization.load_der_private_key(desk().authority.key, None)
    at = NOW - dt.timedelta(minutes=1)
    builder = (
        cx.CertificateRevocationListBuilder()
        .issuer_name(root.subject)
        .last_update(at)
        .next_update(at + dt.timedelta(days=30))
        .add_extension(cx.CRLNumber(1), critical=False)
    )
    for each in revoked:
        builder = builder.add_revoked_certificate(
            cx.RevokedCertificateBuilder()
            .serial_number(cx.load_der_x509_certificate(each).serial_number)
            .revocation_date(at)
            .build()
        )
    made = builder.sign(key, hashes.SHA256())
    return asn1_crl.CertificateList.load(made.public_bytes(serialization.Encoding.DER))


class Clock(DummyTimeStamper):
    """A clock whose tokens are kept in the one form that Livret accepts."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
        made = await super().async_timestamp(message_digest, md_algorithm)
        return cms.ContentInfo.load(one_form(made.dump()))


@cache
def stamper() -> DummyTimeStamper:
    """A time-stamping authority of the tests, under Claire's authority."""
    root = cx.load_der_x509_certificate(desk().authority.certificate)
    key = rsa.generate_private_key(65537, 2048)
    made = (
        cx.CertificateBuilder()
        .subject_name(cx.Name([cx.NameAttribute(NameOID.COMMON_NAME, "Horloge")]))
        .issuer_name(root.subject)
        .public_key(key.public_key())
        .serial_number(cx.random_serial_number())
        .not_valid_before(NOW - dt.timedelta(minutes=5))
        .not_valid_after(NOW + dt.timedelta(days=1))
        .add_extension(
            cx.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
        .sign(
            serialization.load_der_private_key(desk().authority.key, None),
            hashes.SHA256(),
        )
    )
    plain = serialization.NoEncryption()
    der, pkcs8 = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
    return Clock(
        x509.Certificate.load(made.public_bytes(der)),
        keys.PrivateKeyInfo.load(key.private_bytes(der, pkcs8, plain)),
    )


def with_list(pdf: bytes, *revoked: bytes) -> bytes:
    """``pdf`` with the security store of PAdES B-LT."""
    writer = QuietWriter(io.BytesIO(pdf))
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        sig_contents=None,
        validation_context=ValidationContext(
            trust_roots=[x509.Certificate.load(desk().authority.certificate)],
            crls=[revocation_list(*revoked)],
            allow_fetching=False,
        ),
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stamped(pdf: bytes, field: str = "Horodatage") -> bytes:
    writer = QuietWriter(io.BytesIO(pdf))
    timestamper = PdfTimeStamper(stamper(), field_name=field)
    out = timestamper.timestamp_pdf(writer, "sha256")
    made: bytes = out.getvalue()
    return made


def codes(pdf: bytes) -> tuple[str, set[str]]:
    check = desk().check(pdf, now=NOW)
    return check.verdict, {reason.code for reason in check.reasons}


def test_a_time_stamp_after_the_seal_leaves_it_valid() -> None:
    pdf = stamped(closed())
    assert codes(pdf) == ("valid", set())
    assert len(desk().check(pdf, now=NOW).signatures) == 3


def test_archived_with_lists_and_a_time_stamp_it_is_valid() -> None:
    assert codes(stamped(with_list(closed()))) == ("valid", set())


def test_lists_that_nothing_covers_are_an_addition() -> None:
    assert codes(with_list(closed())) == ("changed", {"revision_added"})


def test_a_certificate_withdrawn_makes_it_invalid() -> None:
    pdf = stamped(with_list(closed(), desk().claire.certificate))
    assert codes(pdf) == ("invalid", {"revoked"})


@pytest.mark.parametrize("digit", [40, 900])
def test_a_time_stamp_cannot_be_altered(digit: int) -> None:
    pdf = stamped(closed())
    start, _ = gaps(pdf)[-1]
    assert desk().check(flipped(pdf, start + digit), now=NOW).verdict == "invalid"


def test_what_a_time_stamp_covers_cannot_change() -> None:
    pdf = stamped(closed())
    at = pdf.rfind(b"xref\n", 0, len(pdf) - 40) + 8
    assert desk().check(flipped(pdf, at), now=NOW).verdict in {"changed", "invalid"}


def test_a_time_stamp_in_the_place_of_a_signature_is_nobody_s() -> None:
    # Anybody can make time stamps: four of them once made a file "valid" that
    # one person had signed.
    pdf = desk().certify(desk().paper, now=NOW)
    for field in ("SigPersonne", "SigEmploi", "Cloture"):
        pdf = stamped(pdf, field)
    check = desk().check(pdf, now=NOW)
    assert check.verdict == "invalid"
    assert {reason.code for reason in check.reasons} == {"only_a_stamp"}
    assert [each.role for each in check.signatures] == ["social"]


def test_a_time_stamp_of_an_unknown_clock_is_not_trusted() -> None:
    pdf = stamped(closed())
    others = [desk().marc_authority.certificate]
    check = signing.check(pdf, roots=others, now=NOW)
    assert ("unknown_root", "Horodatage") in {
        (reason.code, dict(reason.facts).get("name", "")) for reason in check.reasons
    }


def test_a_time_stamp_alone_signs_nothing() -> None:
    canvas = TaggedCanvas(title="Un autre document", language="fr", made_at=NOW)
    canvas.showPage()
    pdf = stamped(canvas.finish([]))
    assert codes(pdf) == ("invalid", {"not_signed"})


def test_a_signature_in_the_place_of_the_time_stamp_is_one_too_many() -> None:
    paper = diagnostic()
    record = record_of(desk().act("social", "certificate"), paper, "", NOW)
    pdf = forge(paper, desk().claire, record, "Horodatage", NOW)
    assert "not_expected" in codes(pdf)[1]
