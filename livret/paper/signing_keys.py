"""Whose key signs: one held in memory, or one that never leaves its card.

``signing_cms`` asks a ``Holder`` for a certificate, for those between it and
its root, and for a signature; where the key is, is nobody else's matter.

May import: ``domain``, ``cryptography``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from livret.paper.certificates import Credential
from livret.paper.signing_acts import KeyMismatch

MOST_BETWEEN = 4
"""Most certificates kept between the signer's and the root."""


class Holder(Protocol):
    """Somebody's certificate, and what signs with its key."""

    @property
    def certificate(self) -> bytes:
        """The signer's certificate, DER."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates between it and its root, DER, the nearest first."""

    def sign(self, data: bytes) -> bytes:
        """Return the signature of ``data`` with SHA-256.

        Raises:
            LivretError: The key could not sign; nothing was signed.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyInMemory:
    """A key that stands in memory while it signs.

    Attributes:
        certificate: The signer's, DER.
        chain: Those between it and its root, DER, the nearest first.
    """

    certificate: bytes
    chain: tuple[bytes, ...] = ()
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """Return the signature of ``data`` with SHA-256."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))


def holder_of(given: Credential | Holder) -> Holder:
    """Return who signs with a credential of the desk, or the holder itself.

    Raises:
        KeyMismatch: The key is not the certificate's.
    """
    if not isinstance(given, Credential):
        return given
    try:
        key = serialization.load_der_private_key(given.key, password=None)
    except (ValueError, TypeError) as error:
        raise KeyMismatch from error
    return key_in_memory(given.certificate, key, given.chain)


def key_in_memory(
    certificate: bytes, key: object, chain: tuple[bytes, ...] = ()
) -> KeyInMemory:
    """Return a key of ours or of a file, once it is the certificate's.

    Raises:
        KeyMismatch: It is not, or of a kind that does not sign here.
    """
    if not isinstance(key, (ec.EllipticCurvePrivateKey, rsa.RSAPrivateKey)):
        raise KeyMismatch
    if _spki(key.public_key()) != _spki(_public_key(certificate)):
        raise KeyMismatch
    return KeyInMemory(certificate=certificate, chain=chain, key=key)


def chain_to_root(certificate: bytes, others: list[bytes]) -> tuple[bytes, ...]:
    """Return which of ``others`` stand between a certificate and its root.

    A self-signed one is left out: the root is what a checker brings.
    """
    read = [x509.load_der_x509_certificate(each) for each in others]
    at = x509.load_der_x509_certificate(certificate)
    found: list[x509.Certificate] = []
    while len(found) < MOST_BETWEEN:
        above = next((each for each in read if _issued(at, each)), None)
        if above is None or above.subject == above.issuer or above in found:
            break
        found.append(above)
        at = above
    return tuple(each.public_bytes(serialization.Encoding.DER) for each in found)


def _issued(below: x509.Certificate, above: x509.Certificate) -> bool:
    try:
        below.verify_directly_issued_by(above)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _public_key(certificate: bytes) -> object:
    return x509.load_der_x509_certificate(certificate).public_key()


def _spki(key: object) -> bytes:
    if not isinstance(key, (ec.EllipticCurvePublicKey, rsa.RSAPublicKey)):
        raise KeyMismatch
    return key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
