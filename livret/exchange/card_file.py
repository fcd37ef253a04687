r"""``.carte``: a card as a file, with its signatures and who stands for it.

``livret/card-file/1\n``, then canonical JSON: ``card`` (the card's bytes),
``signature``, and where they are there ``old_signature``, ``chain`` (X.509
certificates, DER) and ``vouched``; all in hex. A card is public.

Source: ``resources/design/exchange.md`` 1; RFC 8032; RFC 5280.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from livret.domain.cards import Card, MalformedCard, SignedCard
from livret.domain.encoding import NotCanonical, decode, encode
from livret.exchange.ed25519 import signed_by

FILE_PREFIX = b"livret/card-file/1\n"

MAX_FILE_BYTES = 64 * 1024
"""Most bytes of a card file: a card and a few certificates."""

_MAX_CHAIN = 4
_UNREADABLE = (
    ValueError,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.InvalidVersion,
)
"""What a certificate that somebody else wrote may raise; these five share no parent."""

_FIELDS = frozenset({"card", "signature", "old_signature", "chain", "vouched"})


class CardFiles:
    """The ``CardCrypto`` of ``livret.usecases.ports_sharing``.

    Args:
        now: Tells at what time certificates must hold.
    """

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        self._now = now

    def to_file(self, signed: SignedCard) -> bytes:
        """Return the bytes of a ``.carte`` file."""
        plain: dict[str, Any] = {
            "card": signed.raw.hex(),
            "signature": signed.signature.hex(),
        }
        if signed.old_signature:
            plain["old_signature"] = signed.old_signature.hex()
        if signed.chain:
            plain["chain"] = [der.hex() for der in signed.chain]
            plain["vouched"] = signed.vouched.hex()
        return FILE_PREFIX + encode(plain)

    def from_file(self, data: bytes) -> SignedCard:
        """Read a ``.carte`` file and check its own signature.

        Raises:
            MalformedCard: Not a card, or not signed by its own key.
        """
        signed = _read(data)
        if not signed_by(signed.card.keys.sign, signed.signature, signed.raw):
            raise MalformedCard(problem="signature")
        return signed

    def replaces(self, signed: SignedCard) -> bool:
        """Tell whether the key it says it replaces signed it too."""
        old = signed.card.replaces
        return bool(old) and signed_by(old, signed.old_signature, signed.raw)

    def true(self, key: str, signature: bytes, data: bytes) -> bool:
        """Tell whether an Ed25519 key (64 hex digits) signed ``data``."""
        return signed_by(key, signature, data)

    def vouched_by(self, signed: SignedCard, roots: Sequence[bytes]) -> bool:
        """Tell whether a certificate under one of ``roots`` (DER) signed it.

        The certificate must be the one the card names, bear the card's name,
        have signed the card's bytes, and hold today up to a root.
        """
        if not roots or not self.vouches(signed):
            return False
        try:
            chain = [x509.load_der_x509_certificate(der) for der in signed.chain]
            anchors = [x509.load_der_x509_certificate(der) for der in roots]
            return _leads(chain, anchors, self._now())
        except _UNREADABLE:
            return False

    def vouches(self, signed: SignedCard) -> bool:
        """Tell whether the certificate it names signed it, whoever issued that.

        The certificate must be the first of the chain, bear the card's name,
        hold today and have signed the card's bytes with a key on P-256.
        """
        if not signed.chain:
            return False
        if hashlib.sha256(signed.chain[0]).hexdigest() != signed.card.certificate:
            return False
        try:
            leaf = x509.load_der_x509_certificate(signed.chain[0])
            held = _holds(leaf, self._now(), authority=False)
            return held and _leaf_signed(leaf, signed)
        except _UNREADABLE:
            return False


def vouch(private_key: bytes, raw: bytes) -> bytes:
    """Sign a card with the key of a certificate.

    Args:
        private_key: P-256, PKCS#8, DER.
        raw: The card's bytes.

    Returns:
        ECDSA with SHA-256, DER.

    Raises:
        TypeError: The key is on no elliptic curve.
    """
    key = serialization.load_der_private_key(private_key, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("a certificate's key is on P-256")
    return key.sign(raw, ec.ECDSA(hashes.SHA256()))


def _read(data: bytes) -> SignedCard:
    if len(data) > MAX_FILE_BYTES:
        raise MalformedCard(problem="size")
    if not data.startswith(FILE_PREFIX):
        raise MalformedCard(problem="prefix")
    try:
        plain = decode(data[len(FILE_PREFIX) :])
        raw = bytes.fromhex(plain["card"])
        chain = tuple(bytes.fromhex(der) for der in plain.get("chain", ()))
        if not plain.keys() <= _FIELDS or len(chain) > _MAX_CHAIN:
            raise MalformedCard(problem="fields")
        return SignedCard(
            card=Card.from_bytes(raw),
            raw=raw,
            signature=bytes.fromhex(plain["signature"]),
            old_signature=bytes.fromhex(plain.get("old_signature", "")),
            chain=chain,
            vouched=bytes.fromhex(plain.get("vouched", "")),
        )
    except NotCanonical as error:
        raise MalformedCard(problem="json") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise MalformedCard(problem="fields") from error


def _leaf_signed(leaf: x509.Certificate, signed: SignedCard) -> bool:
    names = leaf.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    key = leaf.public_key()
    if not names or str(names[0].value) != signed.card.name:
        return False
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return False
    try:
        key.verify(signed.vouched, signed.raw, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    return True


def _leads(
    chain: Sequence[x509.Certificate],
    anchors: Sequence[x509.Certificate],
    now: dt.datetime,
) -> bool:
    """Tell whether a chain, its own certificate first, ends under an anchor."""
    for at, one in enumerate(chain):
        if not _holds(one, now, authority=at > 0):
            return False
        if any(_issued(one, root) and _holds(root, now) for root in anchors):
            return True
        if at + 1 == len(chain) or not _issued(one, chain[at + 1]):
            return False
    return False


def _issued(one: x509.Certificate, by: x509.Certificate) -> bool:
    try:
        one.verify_directly_issued_by(by)
    except (InvalidSignature, TypeError, *_UNREADABLE):
        return False
    return True


def _holds(one: x509.Certificate, now: dt.datetime, *, authority: bool = True) -> bool:
    in_time = one.not_valid_before_utc <= now <= one.not_valid_after_utc
    if not authority:
        return in_time
    basic = one.extensions.get_extension_for_class(x509.BasicConstraints).value
    return in_time and basic.ca
