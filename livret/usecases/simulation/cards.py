"""Cards in memory: signed by digest, so that only who holds a key signs with it.

What a card is worth is the real acts' work (``usecases.cards``). Nobody forges
here; whoever holds a stolen key signs with it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from livret.domain.cards import Card, SignedCard
from livret.domain.team import KeySet
from livret.usecases.simulation.disk import signature_of

ORGANISATION = b"organisation"
"""In the place of the certificate of an organisation that all may trust."""

FEW_WORDS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept")
"""Enough to say a fingerprint with; codes are compared here, not words."""

_TRUSTED_ON = dt.date(2026, 3, 1).isoformat()
_SIGNED, _VOUCHED, _SIGNATURE = 1, 2, 64


class Cards:
    """A ``CardCrypto``: the bytes of a card, with who stands for it."""

    def to_file(self, signed: SignedCard) -> bytes:
        """Return what stands for the card, and its own bytes."""
        flags = _SIGNED * bool(signed.old_signature) + _VOUCHED * bool(signed.vouched)
        return bytes([flags]) + signed.old_signature + signed.raw

    def from_file(self, data: bytes) -> SignedCard:
        """Read them."""
        return _card(data)

    def replaces(self, signed: SignedCard) -> bool:
        """Tell whether the key it says it replaces signed it too."""
        old = signed.card.replaces
        return bool(old) and signature_of(old, signed.raw) == signed.old_signature

    def vouched_by(self, signed: SignedCard, roots: Sequence[bytes]) -> bool:
        """Tell whether the organisation stands for it, and is trusted."""
        return self.vouches(signed) and ORGANISATION in roots

    def vouches(self, signed: SignedCard) -> bool:
        """Tell whether the organisation stands for it."""
        return bool(signed.vouched)

    def true(self, key: str, signature: bytes, data: bytes) -> bool:
        """Tell that nothing else is signed in these worlds."""
        del key, signature, data
        return False


@cache
def _card(data: bytes) -> SignedCard:
    flags, rest = data[0], data[1:]
    old, raw = b"", rest
    if flags & _SIGNED:
        old, raw = rest[:_SIGNATURE], rest[_SIGNATURE:]
    vouched = ORGANISATION if flags & _VOUCHED else b""
    return SignedCard(
        card=Card.from_bytes(raw),
        raw=raw,
        signature=b"",
        old_signature=old,
        chain=(vouched,) if vouched else (),
        vouched=vouched,
    )


@dataclass(frozen=True, slots=True)
class Organisation:
    """A ``Voucher``: the certificate that the organisation gave somebody.

    Attributes:
        certificate: What stands for it here.
        chain: Nothing is between it and its root.
    """

    certificate: bytes = ORGANISATION
    chain: tuple[bytes, ...] = ()

    def sign(self, data: bytes) -> bytes:
        """Stand for a card."""
        del data
        return ORGANISATION


@cache
def age_of(name: str) -> str:
    """Return where somebody receives files."""
    return "age1" + hashlib.sha256(f"age {name}".encode()).hexdigest()[:58]


@cache
def trusted_cards(people: tuple[tuple[str, str, str, str, str], ...]) -> str:
    """Return the box in which everybody's card is trusted, as it is kept.

    Args:
        people: Name, role, side, signing key and hub key of each.
    """
    box = [
        {
            "file": Cards().to_file(_unsigned(*person)).hex(),
            "way": "in_person",
            "on": _TRUSTED_ON,
            "revoked": "",
            "revoked_on": "",
        }
        for person in people
    ]
    return json.dumps(box)


def _unsigned(name: str, role: str, side: str, sign: str, hub: str) -> SignedCard:
    card = Card(
        name=name,
        role=role,
        side=side,
        made_on=_TRUSTED_ON,
        keys=KeySet(sign, age_of(name), hub),
    )
    return SignedCard(card=card, raw=card.to_bytes(), signature=b"")
