"""Certificates of the desk: a small authority, its referent, one-time ones.

Every vault holds an authority (P-256, self-signed, ten years, renewed before
its end: ``livret.usecases.renewing``) that signs one certificate for its
referent and, for each act of somebody without a key of
their own, a one-time certificate. A one-time certificate says in a
private extension what it was made for: the digest of the drawn, typed or
spoken agreement, the digest of the very bytes signed, and who was there. Its
key is used once and forgotten, so it can sign nothing else.

This is internal trust: what it supports is a simple electronic signature with
a witness and evidence of tampering (eIDAS art. 3 (10), 25 (1)), no more.
Sources: RFC 5280; ETSI EN 319 412-2 for the names.

May import: ``domain``, ``cryptography``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from livret.domain.errors import Refused
from livret.paper.signing_attestation import Attested, Binding, attestation
from livret.paper.signing_names import (
    NAME_LIMIT,
    authority_name,
    certificate_name,
    visible,
)

AUTHORITY_YEARS = 10
"""Life of the authority and of its referent's certificate."""

_CLOCK_SKEW = dt.timedelta(days=1)
"""A clock put back by an hour, or by a time zone, signs all the same."""


class NaiveTime(Refused):
    """A time without its zone; nothing was signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A certificate and its key, as plain bytes for the vault to keep.

    Attributes:
        certificate: X.509, DER.
        key: Private key, PKCS#8 DER, not encrypted; empty where only the
            certificate is known.
        chain: Between it and an older root, DER, the nearest first: goes into
            signatures beside the certificate.
    """

    certificate: bytes
    key: bytes = field(repr=False)
    chain: tuple[bytes, ...] = field(default=(), repr=False)


def make_authority(name: str, organisation: str, now: dt.datetime) -> Credential:
    """Make the self-signed authority of a vault.

    Args:
        name: Of the referent, as people say it.
        organisation: Their structure, possibly empty.
        now: Aware instant from the clock.

    Raises:
        CertificateNameRefused: ``name`` shows nothing.
        NaiveTime: ``now`` has no zone.
    """
    subject = _name(authority_name(name), organisation)
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        _builder(subject, subject, key.public_key(), now)
        .not_valid_after(_years_after(now, AUTHORITY_YEARS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
    )
    return _credential(builder.sign(key, hashes.SHA256()), key)


def make_leaf(
    authority: Credential, name: str, quality: str, now: dt.datetime
) -> Credential:
    """Make the referent's own certificate, as long-lived as the authority.

    Args:
        authority: What ``make_authority`` returned.
        name: Of the referent, as printed on papers.
        quality: "référente sociale", possibly empty.
        now: Aware instant from the clock.

    Raises:
        CertificateNameRefused: ``name`` shows nothing.
        NaiveTime: ``now`` has no zone.
    """
    root, root_key = _opened(authority)
    organisation = _attribute(root.subject, NameOID.ORGANIZATION_NAME)
    subject = _name(certificate_name(name), organisation, quality)
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _leaf_builder(root, subject, key, now)
    builder = builder.not_valid_after(root.not_valid_after_utc)
    return _credential(builder.sign(root_key, hashes.SHA256()), key)


def make_attested(
    authority: Credential,
    name: str,
    attested_by: str,
    binding: Binding,
    now: dt.datetime,
) -> Credential:
    """Make a certificate for one act of somebody without a key of their own.

    Args:
        authority: Of the vault at whose desk the act takes place.
        name: Of who signs.
        attested_by: Of the referent who keeps the desk.
        binding: What is agreed to; ``signing.binding_of`` computes it.
        now: Aware instant from the clock.

    Raises:
        CertificateNameRefused: A name shows nothing.
        NaiveTime: ``now`` has no zone.
    """
    root, root_key = _opened(authority)
    # Who signs is of no structure, or of another than the desk's.
    subject = _name(certificate_name(name), "")
    key = ec.generate_private_key(ec.SECP256R1())
    extension = attestation(Attested(by=certificate_name(attested_by), binding=binding))
    # As long as the authority: tools that judge by today's date would call the
    # person's signature expired. A longer life gives nobody anything, since
    # the key signs once and is thrown away.
    end = root.not_valid_after_utc
    builder = (
        _leaf_builder(root, subject, key, now)
        .not_valid_after(end)
        .add_extension(extension, critical=False)
    )
    made = _credential(builder.sign(root_key, hashes.SHA256()), key)
    return replace(made, chain=authority.chain)


def make_link(old: Credential, new: bytes, now: dt.datetime) -> bytes:
    """Return a new authority's key, certified by the authority before it.

    Who trusts the old root, and was not given the new one, follows it until
    the old one's end. Both have the same name, so it is self-issued and passes
    the old one's path length (RFC 5280, 3.2 and 6.1.4; « new with old » of
    RFC 4210, 4.4).

    Args:
        old: The authority in use until now, with its key.
        new: Certificate of the one that follows, DER.
        now: Aware instant from the clock.

    Raises:
        NaiveTime: ``now`` has no zone.
    """
    root, root_key = _opened(old)
    followed = x509.load_der_x509_certificate(new)
    key = followed.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("the authority's key is on P-256")
    builder = (
        _builder(followed.subject, root.subject, key, now)
        .not_valid_after(root.not_valid_after_utc)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .add_extension(_issued_by(root), critical=False)
    )
    signed = builder.sign(root_key, hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.DER)


def span_of(certificate: bytes) -> tuple[dt.datetime, dt.datetime]:
    """Return the first and the last instant a certificate holds, aware."""
    read = x509.load_der_x509_certificate(certificate)
    return read.not_valid_before_utc, read.not_valid_after_utc


def common_name(certificate: bytes) -> str:
    """Return the name in a certificate, empty where it has none."""
    subject = x509.load_der_x509_certificate(certificate).subject
    return _attribute(subject, NameOID.COMMON_NAME)


def structure(certificate: bytes) -> str:
    """Return the structure that a certificate names, empty where it names none."""
    subject = x509.load_der_x509_certificate(certificate).subject
    return _attribute(subject, NameOID.ORGANIZATION_NAME)


def to_pem(certificate: bytes) -> bytes:
    """Return a DER certificate as PEM, for ``livret certs --out``."""
    loaded = x509.load_der_x509_certificate(certificate)
    return loaded.public_bytes(serialization.Encoding.PEM)


def _name(common: str, organisation: str, title: str = "") -> x509.Name:
    attributes = [x509.NameAttribute(NameOID.COUNTRY_NAME, "FR")]
    for oid, text in (
        (NameOID.ORGANIZATION_NAME, organisation),
        (NameOID.TITLE, title),
        (NameOID.COMMON_NAME, common),
    ):
        shown = visible(text)[:NAME_LIMIT].strip()
        if shown:
            attributes.append(x509.NameAttribute(oid, shown))
    return x509.Name(attributes)


def _attribute(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    now: dt.datetime,
) -> x509.CertificateBuilder:
    if now.tzinfo is None:
        raise NaiveTime
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SKEW)
        .add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key),
            critical=False,
        )
    )


def _leaf_builder(
    root: x509.Certificate,
    subject: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    now: dt.datetime,
) -> x509.CertificateBuilder:
    return (
        _builder(subject, root.subject, key.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(_issued_by(root), critical=False)
    )


def _issued_by(root: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    key = root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(key.value)


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=not certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _credential(
    certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey
) -> Credential:
    return Credential(
        certificate=certificate.public_bytes(serialization.Encoding.DER),
        key=key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )


def _opened(
    authority: Credential,
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = serialization.load_der_private_key(authority.key, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("the authority's key is on P-256")
    return x509.load_der_x509_certificate(authority.certificate), key


def _years_after(now: dt.datetime, years: int) -> dt.datetime:
    day = min(now.day, 28)  # 29 February has no anniversary every year
    return now.replace(year=now.year + years, day=day)
