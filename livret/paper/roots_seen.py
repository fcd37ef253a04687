"""What a certificate says of itself, for whoever is asked to trust it.

Loaded late. May import: ``usecases``, cryptography, asn1crypto.
"""

from __future__ import annotations

import hashlib

from cryptography import x509
from cryptography.x509.oid import NameOID

from livret.paper.checking_trust import read_roots
from livret.paper.signing_acts import RootsUnreadable
from livret.paper.signing_names import visible
from livret.usecases.signing import RootSeen


def roots_in(data: bytes) -> tuple[RootSeen, ...]:
    """Return the certificates in a PEM (one or many) or DER file.

    Raises:
        RootsUnreadable: It holds none, or one that cannot be read.
    """
    found = [each.dump() for each in read_roots([data])]
    try:
        seen = tuple(_seen(der) for der in found)
    except (ValueError, x509.DuplicateExtension, x509.InvalidVersion) as error:
        raise RootsUnreadable from error
    if not seen:
        raise RootsUnreadable
    return seen


def _seen(der: bytes) -> RootSeen:
    certificate = x509.load_der_x509_certificate(der)
    subject = certificate.subject
    name = _attribute(subject, NameOID.COMMON_NAME)
    organisation = _attribute(subject, NameOID.ORGANIZATION_NAME)
    return RootSeen(
        name=name or organisation or visible(subject.rfc4514_string()),
        organisation=organisation,
        until=certificate.not_valid_after_utc.date(),
        sha256=hashlib.sha256(der).hexdigest(),
        authority=_makes_others(certificate),
        der=der,
    )


def _attribute(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return visible(str(found[0].value)) if found else ""


def _makes_others(certificate: x509.Certificate) -> bool:
    """Tell whether it is an authority (RFC 5280, 4.2.1.9)."""
    try:
        told = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except x509.ExtensionNotFound:
        return False
    return told.value.ca
