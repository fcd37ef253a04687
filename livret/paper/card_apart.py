"""A card that signs, asked by a process of its own.

The library that speaks to a card is its maker's, in C: one that hangs would keep
the vault's worker for good, one that dies would take the program and the words
being typed with it. So it is loaded by a process that serves one signature
(``key_cards``), is bounded by the clock and ends with it. The code goes there
through a pipe, and nowhere else. What comes back is checked: certificates must be
such, and the signature that of the certificate's key.

Source: ``resources/design/decisions/reading-apart.md``.
May import: ``usecases``, ``domain``, ``cryptography``, msgspec.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from msgspec import json

from livret import SIGNS_APART
from livret.domain.errors import LivretError
from livret.paper.card_errors import FACTS, CardLibraryDied, CardSilent, CardStopped
from livret.paper.reading_answers import LIES, Answer
from livret.paper.reading_apart import READING, Child
from livret.paper.reading_frames import FrameBroken
from livret.paper.signing_acts import KeyMismatch
from livret.paper.signing_keys import MOST_BETWEEN
from livret.usecases.reading import ReaderNotStarted
from livret.usecases.signing import KeyCard

SECONDS = {
    "card found": 20.0,
    "card opened": 120.0,
    "card signs": 120.0,
    "card closed": 5.0,
}
"""How long each answer may take: some readers wait for a code on their own keys."""

_ERRORS = {each.__name__: each for each in FACTS}


@dataclass(frozen=True, slots=True)
class CardHolder:
    """Somebody's certificate, and the card that signs with its key.

    Attributes:
        certificate: The signer's, DER.
        chain: Those between it and its root, DER, the nearest first.
    """

    certificate: bytes
    chain: tuple[bytes, ...]
    _child: Child = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """Return the signature of ``data`` with SHA-256.

        Raises:
            WrongPin, PinLocked, CardAbsent, CardFailed, CardSilent,
            CardLibraryDied, CardStopped: Nothing was signed.
            KeyMismatch: What came back is no signature by that certificate.
        """
        found = _asked(self._child, "card signs", [data])
        if len(found) != 1:
            raise CardLibraryDied
        _check_signs(self.certificate, data, found[0])
        return found[0]


@contextmanager
def card_opened(card: KeyCard, name: str) -> Iterator[CardHolder]:
    """Open a card for one signature, and close it.

    Args:
        card: The library, the code, which card.
        name: Of who signs: their certificate is taken where there are several.

    Raises:
        CardModuleMissing, CardAbsent, OtherCard, SeveralCards, WrongPin, PinLocked,
        NoKeyOnCard, CardFailed, CardSilent, CardLibraryDied, CardStopped,
        ReaderNotStarted: Nothing was signed.
    """
    with READING.one_purpose(SIGNS_APART) as child:
        where = [os.fsencode(card.module)]
        _asked(child, "card found", where, {"label": card.token})
        code = [card.pin.encode()]
        found = _asked(child, "card opened", code, {"name": name})
        if not 1 <= len(found) <= 1 + MOST_BETWEEN:
            raise CardLibraryDied
        for each in found:
            _check_is_one(each)
        try:
            yield CardHolder(found[0], tuple(found[1:]), child)
        finally:
            if child.alive:
                # What is signed is signed, however the card takes its leave.
                with suppress(LivretError):
                    _asked(child, "card closed")


def _asked(
    child: Child, act: str, files: Sequence[bytes] = (), said: object = None
) -> list[bytes]:
    """Return what the card answered, beside its JSON.

    Raises:
        LivretError: It refused, or did not answer.
    """
    seconds = SECONDS[act]
    asked = json.encode({"act": act, "said": said, "seconds": seconds})
    try:
        answer, *found = child.ask([asked, *files], seconds, "cards")
    except (ReaderNotStarted, FrameBroken, OSError) as error:
        if child.stopped:
            raise CardStopped from error
        if isinstance(error, ReaderNotStarted):
            raise
        raise (CardSilent if child.overdue else CardLibraryDied) from error
    try:
        told = json.decode(answer, type=Answer)
    except LIES as error:
        raise CardLibraryDied from error
    if not told.error:
        return found
    kind = _ERRORS.get(told.error)
    if kind is None or set(told.facts) != FACTS[kind]:
        raise CardLibraryDied
    raise kind(**told.facts)


def _check_is_one(certificate: bytes) -> None:
    try:
        x509.load_der_x509_certificate(certificate).public_key()
    except (ValueError, UnsupportedAlgorithm) as error:
        raise CardLibraryDied from error


def _check_signs(certificate: bytes, data: bytes, signature: bytes) -> None:
    """Refuse what the certificate does not confirm.

    Raises:
        KeyMismatch: It is no signature of these bytes by its key.
    """
    public = x509.load_der_x509_certificate(certificate).public_key()
    try:
        if isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, data, ec.ECDSA(hashes.SHA256()))
        else:
            raise KeyMismatch
    except InvalidSignature as error:
        raise KeyMismatch from error
