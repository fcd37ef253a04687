"""What a certificate says of its holder, and whether it may sign.

The certificates of the desk are ours; those of a file or of a card are not:
they name people their own way, carry RSA keys or other curves, and may be made
for something else than signing.

May import: ``domain``, ``cryptography``.
"""

from __future__ import annotations

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.x509.oid import NameOID

from livret.domain.errors import Refused
from livret.paper.signing_acts import CertificateNotValidNow
from livret.paper.signing_names import same_person, visible

LEAST_RSA = 2048
"""Shortest RSA key taken, in bits (ANSSI, guide des mécanismes, 2.2.1)."""

CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})
"""Curves that every checker knows (FIPS 186-5)."""


class CertificateNotForSigning(Refused):
    """The certificate was made for something else than signing.

    Facts:
        name: In the certificate.
    """


class KeyNotSupported(Refused):
    """A kind of key that checkers may not know, or too short a one.

    Facts:
        name: In the certificate.
    """


def names_in(certificate: bytes) -> tuple[str, ...]:
    """Return what a certificate calls its holder, the plainest name first.

    The cards of health and social professionals hold a number as the common
    name, and the name itself as given name and surname (ASIP, IGC Santé).
    """
    subject = x509.load_der_x509_certificate(certificate).subject
    common = _one(subject, NameOID.COMMON_NAME)
    given, family = (
        _one(subject, oid) for oid in (NameOID.GIVEN_NAME, NameOID.SURNAME)
    )
    full = [f"{given} {family}", f"{family} {given}"] if given and family else []
    names = [visible(each) for each in (*full, common)]
    return tuple(dict.fromkeys(each for each in names if each))


def certified_name(certificate: bytes) -> str:
    """Return the plainest name in a certificate, empty where it has none."""
    return next(iter(names_in(certificate)), "")


def is_certified(name: str, certificate: bytes) -> bool:
    """Tell whether a certificate is that of somebody called ``name``."""
    return any(same_person(name, each) for each in names_in(certificate))


def check_signs_now(certificate: bytes, now: dt.datetime) -> None:
    """Refuse a certificate that may not sign at this instant.

    Raises:
        CertificateNotValidNow: Expired, or not begun.
        CertificateNotForSigning: An authority's, or made for another use.
        KeyNotSupported: Neither RSA of 2048 bits nor a curve of NIST.
    """
    read, name = (
        x509.load_der_x509_certificate(certificate),
        certified_name(certificate),
    )
    if not read.not_valid_before_utc <= now <= read.not_valid_after_utc:
        raise CertificateNotValidNow(name=name)
    if not _made_for_signing(read):
        raise CertificateNotForSigning(name=name)
    key = read.public_key()
    known = (isinstance(key, rsa.RSAPublicKey) and key.key_size >= LEAST_RSA) or (
        isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in CURVES
    )
    if not known:
        raise KeyNotSupported(name=name)


def signature_algorithm(certificate: bytes) -> str:
    """Return how its key signs, as asn1crypto names it."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    return "sha256_rsa" if isinstance(key, rsa.RSAPublicKey) else "sha256_ecdsa"


def signature_length(certificate: bytes) -> int:
    """Return the longest signature its key makes, in bytes."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size // 8
    bits = key.key_size if isinstance(key, ec.EllipticCurvePublicKey) else 521
    # Two integers with a sign octet and their heads (X.690, 8.3).
    return 2 * ((bits + 7) // 8 + 3) + 3


def one_of_two(signature: bytes, certificate: bytes) -> bytes:
    """Return the one of two signatures that stands for both.

    With a key on a curve, ``(r, s)`` and ``(r, n - s)`` are both true: whoever
    holds the file could write the other, without any key. Ours has the smaller
    ``s`` (SEC 1, 4.1; BIP 146); an RSA signature has no other.

    Args:
        signature: As the key made it, DER.
        certificate: Of the key, DER.

    Raises:
        ValueError: It is no signature of a curve, and its key is of one.
    """
    key = x509.load_der_x509_certificate(certificate).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return signature
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, key.curve.group_order - s))


def _made_for_signing(read: x509.Certificate) -> bool:
    try:
        if read.extensions.get_extension_for_class(x509.BasicConstraints).value.ca:
            return False
    except x509.ExtensionNotFound:
        pass
    try:
        usage = read.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _one(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""
