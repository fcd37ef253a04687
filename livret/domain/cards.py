"""A card (``.carte``): who somebody is at their desk, and their public keys.

A card is bytes that are signed by the key it names. What makes it worthy of
trust is outside it: seven words compared in person, or the certificate of an
organisation. This module reads and writes the bytes and knows no cryptography
but digests. Source: ``resources/design/exchange.md`` 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from livret.domain.encoding import NotCanonical, decode, encode
from livret.domain.errors import InvalidField, Untrusted
from livret.domain.field_atoms import KEY, MLKEM_KEY
from livret.domain.fields import Code, Day, Field, Line, Pattern, record
from livret.domain.kind_fields import SIDES
from livret.domain.team import KeySet

CARD_PREFIX = b"livret/card/1\n"

MAX_CARD_BYTES = 8 * 1024
"""Most bytes of a card, prefix included."""

FINGERPRINT_WORDS = 7

QR_PREFIX = "LIVRET-CARTE-1:"
"""What a QR code of a card begins with; its digest follows, in capitals."""

_FIELDS: dict[str, Field] = {
    "name": Line(),
    "role": Code(("referent", "personne", "professionnel", "organisation")),
    "side": Code(SIDES),
    "organisation": Line(),
    "quality": Line(),
    "made_on": Day(),
    "keys": record(
        ["sign", "age"],
        sign=KEY,
        age=Pattern("age1[0-9a-z]{20,80}"),
        hub=KEY,
        mlkem=MLKEM_KEY,
    ),
    "certificate": Pattern("[0-9a-f]{64}"),
    "replaces": KEY,
}
_CARD = record(["name", "role", "made_on", "keys"], **_FIELDS)


class MalformedCard(Untrusted):
    """Bytes that are not a card of this format.

    Facts:
        problem: ``prefix``, ``size``, ``json``, ``fields`` or ``signature``.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Who somebody is, as they say it themselves.

    Attributes:
        name: As people say it.
        keys: What they sign with, receive files with, and meet the hub with.
        made_on: ISO day it was made.
        role: ``referent``, ``personne``, ``professionnel`` or ``organisation``.
        side: ``social``, ``emploi`` or empty.
        organisation: Their structure, possibly empty.
        quality: Profession, possibly empty.
        certificate: SHA-256, hex, of their X.509 certificate (DER), or empty.
        replaces: The signing key that this card takes the place of, or empty.
    """

    name: str
    keys: KeySet
    made_on: str
    role: str = "referent"
    side: str = ""
    organisation: str = ""
    quality: str = ""
    certificate: str = ""
    replaces: str = ""

    def to_bytes(self) -> bytes:
        """Return the exact bytes that are signed and whose digest is compared."""
        plain: dict[str, Any] = {
            "name": self.name,
            "role": self.role,
            "made_on": self.made_on,
            "keys": self.keys.told(),
        }
        for name in ("side", "organisation", "quality", "certificate", "replaces"):
            if getattr(self, name):
                plain[name] = getattr(self, name)
        return CARD_PREFIX + encode(plain)

    @staticmethod
    def from_bytes(data: bytes) -> Card:
        """Read the bytes of a card strictly; the caller checks its signature.

        Raises:
            MalformedCard: Wrong prefix, size, JSON or fields.
        """
        if len(data) > MAX_CARD_BYTES:
            raise MalformedCard(problem="size")
        if not data.startswith(CARD_PREFIX):
            raise MalformedCard(problem="prefix")
        try:
            plain = decode(data[len(CARD_PREFIX) :])
            _CARD.check(plain, "")
        except NotCanonical as error:
            raise MalformedCard(problem="json") from error
        except InvalidField as error:
            raise MalformedCard(problem="fields") from error
        return _card(plain)


def _card(plain: Mapping[str, Any]) -> Card:
    told = {name: value for name, value in plain.items() if name != "keys"}
    return Card(keys=KeySet.of(plain["keys"]), **told)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCard:
    """A card as it travels, with who stands for it.

    Attributes:
        card: The card, read.
        raw: Its exact bytes.
        signature: Ed25519 by the card's own key over ``raw``, 64 bytes.
        old_signature: Ed25519 over ``raw`` by the key in ``replaces``, or empty.
        chain: X.509 certificates (DER), the card's own first, possibly none.
        vouched: ECDSA P-256 with SHA-256 over ``raw``, DER, by the first of
            ``chain``, or empty.
    """

    card: Card
    raw: bytes
    signature: bytes
    old_signature: bytes = b""
    chain: tuple[bytes, ...] = ()
    vouched: bytes = b""

    @property
    def digest(self) -> str:
        """SHA-256 of the card's bytes, 64 hex digits."""
        return hashlib.sha256(self.raw).hexdigest()


def fingerprint(digest: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return the seven words that two people compare.

    The digest is read as a number, big end first, and written in base N, N
    being the number of words; its seven lowest digits name the words, the
    highest first. With 3,111 words that is 81 bits.

    Args:
        digest: 64 hex digits.
        words: The project's French words, in the order of their file.
    """
    number = int(digest, 16)
    found = []
    for _ in range(FINGERPRINT_WORDS):
        number, at = divmod(number, len(words))
        found.append(words[at])
    return tuple(reversed(found))


def qr_text(digest: str) -> str:
    """Return what the QR code of a card says; all of it is alphanumeric mode."""
    return QR_PREFIX + digest.upper()


def as_joining(card: Card) -> dict[str, Any]:
    """Return the fields of ``member_joined`` for whom a card names."""
    keys = card.keys.told()
    if card.certificate:
        keys["certificate"] = card.certificate
    told: dict[str, Any] = {"name": card.name, "role": card.role, "keys": keys}
    for name in ("side", "organisation", "quality"):
        if getattr(card, name):
            told[name] = getattr(card, name)
    return told
