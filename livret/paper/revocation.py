"""Answers on certificates, asked of who made them (OCSP, RFC 6960).

A responder says of one certificate that it is good or withdrawn, and signs.
An answer counts only where its signature is that of the certificate's issuer,
or of somebody whom the issuer named for this (4.2.2.2). What a file carries is
held to the same rule when it is read, years later.

Loaded late. May import: ``usecases``, asn1crypto, cryptography.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asn1crypto import x509 as plain  # type: ignore[import-untyped]
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from livret.paper.stamping import fetched
from livret.usecases.signing import NotStamped

MOST_ASKED = 6
"""Most certificates asked about: somebody is sitting there."""

_KIND = "application/ocsp-request"
_UNREADABLE = (ValueError, TypeError, LookupError, UnsupportedAlgorithm)


@dataclass(frozen=True, slots=True)
class Said:
    """What a true answer says of one certificate.

    Attributes:
        withdrawn_at: Since when it is withdrawn, None where it is good.
        at: As of when the answer is true.
        until: Until when it is, or None where it does not say.
    """

    withdrawn_at: dt.datetime | None
    at: dt.datetime
    until: dt.datetime | None

    def stood(self, moment: dt.datetime) -> bool:
        """Tell whether the answer is about that moment, or about a later one."""
        return self.at >= moment or (self.until is not None and moment <= self.until)


def answers_about(
    certificates: Sequence[plain.Certificate], above: Sequence[plain.Certificate] = ()
) -> list[bytes]:
    """Ask the responders that certificates name; return their true answers, DER.

    Where none answers, or not as RFC 6960 asks, there is none: nothing is
    claimed from it.

    Args:
        certificates: Of the signatures of a file, and those that came with them.
        above: Others that may have made one of them: the roots that are trusted.
    """
    every = (*certificates, *above)
    known = [x509.load_der_x509_certificate(each.dump()) for each in every]
    found = []
    for each, read in list(zip(certificates, known, strict=False))[:MOST_ASKED]:
        issuer = next(_issuers(read, known), None)
        web = [url for url in each.ocsp_urls if url.startswith(("http://", "https://"))]
        if issuer is None or not web:
            continue
        request = ocsp.OCSPRequestBuilder().add_certificate(
            read, issuer, hashes.SHA256()
        )
        try:
            body = request.build().public_bytes(serialization.Encoding.DER)
            answer = fetched(web[0], body, _KIND)
        except (NotStamped, *_UNREADABLE):
            continue
        if said_of(answer, read, known) is not None:
            found.append(answer)
    return found


def said_of(
    answer: bytes, certificate: x509.Certificate, others: Sequence[x509.Certificate]
) -> Said | None:
    """Return what a responder says of a certificate; None where nothing counts.

    Args:
        answer: OCSPResponse, DER.
        certificate: The one asked about.
        others: Where its issuer is looked for.
    """
    try:
        response = ocsp.load_der_ocsp_response(answer)
        if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            return None
        for issuer in _issuers(certificate, others):
            if _signed_for(response, issuer):
                return next(_about(response, certificate, issuer), None)
    except _UNREADABLE:
        return None
    return None


def _issuers(
    certificate: x509.Certificate, others: Sequence[x509.Certificate]
) -> Iterator[x509.Certificate]:
    """Yield those of ``others`` that made a certificate."""
    for each in others:
        try:
            certificate.verify_directly_issued_by(each)
        except (InvalidSignature, *_UNREADABLE):
            continue
        yield each


def _about(
    response: ocsp.OCSPResponse, certificate: x509.Certificate, issuer: x509.Certificate
) -> Iterator[Said]:
    for one in response.responses:
        if one.serial_number != certificate.serial_number:
            continue
        if one.issuer_key_hash != _key_hash(issuer, one.hash_algorithm):
            continue
        if one.certificate_status is ocsp.OCSPCertStatus.UNKNOWN:
            continue
        yield Said(
            withdrawn_at=one.revocation_time_utc,
            at=one.this_update_utc,
            until=one.next_update_utc,
        )


def _key_hash(issuer: x509.Certificate, algorithm: hashes.HashAlgorithm) -> bytes:
    """Return the digest of the issuer's key bits (RFC 6960, 4.1.1)."""
    info = plain.Certificate.load(issuer.public_bytes(serialization.Encoding.DER))
    return hashlib.new(algorithm.name, bytes(info.public_key["public_key"])).digest()


def _signed_for(response: ocsp.OCSPResponse, issuer: x509.Certificate) -> bool:
    """Tell whether the issuer signed, or somebody it named for that."""
    named = [each for each in response.certificates if _may_answer(each, issuer)]
    at = min(each.this_update_utc for each in response.responses)
    standing = [
        each
        for each in named
        if each.not_valid_before_utc <= at <= each.not_valid_after_utc
    ]
    return any(_signed_by(response, each) for each in (issuer, *standing))


def _may_answer(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (InvalidSignature, x509.ExtensionNotFound, *_UNREADABLE):
        return False
    return ExtendedKeyUsageOID.OCSP_SIGNING in usage.value


def _signed_by(response: ocsp.OCSPResponse, signer: x509.Certificate) -> bool:
    key, how = signer.public_key(), response.signature_hash_algorithm
    signature, said = response.signature, response.tbs_response_bytes
    if how is None:
        return False
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, said, ec.ECDSA(how))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, said, padding.PKCS1v15(), how)
        else:
            return False
    except InvalidSignature:
        return False
    return True
