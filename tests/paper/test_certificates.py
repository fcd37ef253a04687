"""Certificates hold who, until when and for what, and nothing else."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from livret.paper.certificates import (
    NaiveTime,
    common_name,
    make_attested,
    make_authority,
    make_leaf,
    to_pem,
)
from livret.paper.signing_attestation import Binding, read_attested
from livret.paper.signing_names import (
    CertificateNameRefused,
    certificate_name,
    same_person,
)

NOW = dt.datetime(2024, 2, 29, 10, 0, tzinfo=dt.UTC)
BINDING = Binding(
    agreement=hashlib.sha256(b"drawn").digest(),
    document=hashlib.sha256(b"paper").digest(),
    witness="En présence de Claire M., le 29 février 2024",
)
AUTHORITY = make_authority("Claire M.", "Association d’exemple", NOW)


def loaded(der: bytes) -> x509.Certificate:
    return x509.load_der_x509_certificate(der)


def test_the_authority_signs_itself_for_ten_years_on_p256() -> None:
    root = loaded(AUTHORITY.certificate)
    root.verify_directly_issued_by(root)
    assert root.not_valid_after_utc.year == 2034
    assert root.not_valid_before_utc <= NOW
    key = root.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert key.curve.name == "secp256r1"
    basic = root.extensions.get_extension_for_class(x509.BasicConstraints)
    assert basic.critical
    assert (basic.value.ca, basic.value.path_length) == (True, 0)
    assert to_pem(AUTHORITY.certificate).startswith(b"-----BEGIN CERTIFICATE-----")


def test_a_referents_certificate_stands_under_it() -> None:
    made = make_leaf(AUTHORITY, "Claire M.", "référente sociale", NOW)
    leaf = loaded(made.certificate)
    leaf.verify_directly_issued_by(loaded(AUTHORITY.certificate))
    title = leaf.subject.get_attributes_for_oid(NameOID.TITLE)
    assert title[0].value == "référente sociale"
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert read_attested(made.certificate) is None


def test_a_one_time_certificate_lives_as_its_authority_and_says_what_for() -> None:
    made = make_attested(AUTHORITY, "Amina B.", "Claire M.", BINDING, NOW)
    certificate = loaded(made.certificate)
    certificate.verify_directly_issued_by(loaded(AUTHORITY.certificate))
    assert (
        certificate.not_valid_after_utc
        == loaded(AUTHORITY.certificate).not_valid_after_utc
    )
    attested = read_attested(made.certificate)
    assert attested is not None
    assert (attested.by, attested.binding) == ("Claire M.", BINDING)
    assert common_name(made.certificate) == "Amina B."
    # She does not belong to the structure of who keeps the desk.
    assert not certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)


def test_long_witness_words_are_kept_whole() -> None:
    for length in (10, 100, 300, 70_000):
        binding = Binding(
            agreement=BINDING.agreement,
            document=BINDING.document,
            witness="é" * length,
        )
        made = make_attested(AUTHORITY, "Amina B.", "Claire M.", binding, NOW)
        attested = read_attested(made.certificate)
        assert attested is not None
        assert attested.binding == binding


@pytest.mark.parametrize(
    "value",
    [b"", b"\x04\x02{}", b"\x0c\x02{}", b"\x0c\x81\x02{}", b"\x0c\x05{}", b"{}"],
)
def test_an_extension_that_is_not_ours_is_no_attestation(value: bytes) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")])
    oid = x509.ObjectIdentifier("2.25.78209568504322252236961173139506109690")
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding

    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + dt.timedelta(days=1))
        .add_extension(x509.UnrecognizedExtension(oid, value), critical=False)
        .sign(key, hashes.SHA256())
    )
    assert read_attested(made.public_bytes(Encoding.DER)) is None


def test_keys_never_show_in_a_repr() -> None:
    assert AUTHORITY.key.hex()[:16] not in repr(AUTHORITY)
    assert "key" not in repr(AUTHORITY)


def test_a_name_without_anything_to_see_is_refused() -> None:
    for name in ("", "  ", "\u200b\u202e", "\n"):
        with pytest.raises(CertificateNameRefused):
            make_authority(name, "", NOW)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTime):
        make_authority("Claire M.", "", NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("typed", "certified"),
    [
        ("  Amina\u200b  B. ", "Amina B."),
        ("\u202eAmina", "Amina"),
        ("x" * 500, "x" * 64),
        ("<b>Amina</b>", "<b>Amina</b>"),
        ("أمينة ب.", "أمينة ب."),
    ],
)
def test_a_certificate_holds_a_name_that_reads_as_it_is(
    typed: str, certified: str
) -> None:
    assert certificate_name(typed) == certified
    made = make_attested(AUTHORITY, typed, "Claire M.", BINDING, NOW)
    assert common_name(made.certificate) == certified
    assert same_person(typed, certified)


def test_names_are_compared_as_people_write_them() -> None:
    assert same_person("Claire M.", "claire  Martin")
    assert same_person("Zoe\u0308 D.", "Zoë D.")
    assert not same_person("Claire M.", "Claire Durand")
    assert not same_person("Claire M.", "Marie M.")
    assert not same_person("C. Martin", "Claire Martin")
    assert not same_person("", "")
    assert not same_person("M.", "Martin")
