"""A key that never leaves its card, reached through PKCS #11.

The aim is the card of health and social professionals (CPS, CPE); any card or
token whose maker gives a PKCS #11 library works the same. The code is tried
once for a signature: a second try is the holder's own act, since three wrong
ones lock most cards. Sources: PKCS #11 v2.40; ASIP Santé, IGC Santé.

Loaded late: it loads the maker's library into the program. May import:
``domain``, ``usecases``, ``cryptography``, pkcs11.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from pkcs11 import Attribute, Mechanism, ObjectClass
from pkcs11.util.ec import encode_ecdsa_signature

from livret.domain.errors import Refused
from livret.paper.signing_certificate import certified_name, is_certified
from livret.paper.signing_keys import chain_to_root
from livret.usecases.signing import KeyCard

# DER of DigestInfo for SHA-256, before the digest (RFC 8017, 9.2, note 1).
_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


class CardModuleMissing(Refused):
    """The library that speaks to the card is not there, or does not load.

    Facts:
        module: Its path, as given.
    """


class CardAbsent(Refused):
    """No card is in the reader."""


class OtherCard(Refused):
    """Cards are in the reader, and none has that label.

    Facts:
        wanted: The label that was asked for.
        labels: Those of the cards, separated by commas.
    """


class SeveralCards(Refused):
    """Several cards are in; which one was not said.

    Facts:
        labels: Their labels, separated by commas.
    """


class WrongPin(Refused):
    """The code of the card is not that one."""


class PinLocked(Refused):
    """The card is locked after too many wrong codes."""


class NoKeyOnCard(Refused):
    """The card holds no key with its certificate for signing."""


class CardFailed(Refused):
    """The card or its reader stopped answering.

    Facts:
        problem: Name of the error of PKCS #11.
    """


@dataclass(frozen=True, slots=True)
class CardHolder:
    """Somebody's certificate, and the card that signs with its key.

    Attributes:
        certificate: The signer's, DER.
        chain: Those between it and its root, DER, the nearest first.
    """

    certificate: bytes
    chain: tuple[bytes, ...]
    _key: pkcs11.SignMixin
    _mechanisms: frozenset[Mechanism]
    _pin: str = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """Return the signature of ``data`` with SHA-256.

        Raises:
            WrongPin, PinLocked, CardFailed: Nothing was signed.
        """
        with _told():
            return self._sign(data)

    def _sign(self, data: bytes) -> bytes:
        # Keys for signing on cards ask for the code before each signature.
        again = {"pin": self._pin} if _asks_each_time(self._key) else {}
        public = x509.load_der_x509_certificate(self.certificate).public_key()
        digest = hashlib.sha256(data).digest()
        if not isinstance(public, rsa.RSAPublicKey):
            raw = self._key.sign(digest, mechanism=Mechanism.ECDSA, **again)
            return bytes(encode_ecdsa_signature(raw))
        if Mechanism.SHA256_RSA_PKCS in self._mechanisms:
            return self._key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS, **again)
        told = _DIGEST_INFO + digest
        return self._key.sign(told, mechanism=Mechanism.RSA_PKCS, **again)


@contextmanager
def card_opened(card: KeyCard, name: str) -> Iterator[CardHolder]:
    """Open a card for one signature, and close it.

    Args:
        card: The library, the code, which card.
        name: Of who signs: their certificate is taken where there are several.

    Raises:
        CardModuleMissing, CardAbsent, OtherCard, SeveralCards, WrongPin, PinLocked,
        NoKeyOnCard, CardFailed: Nothing was signed.
    """
    with _told():
        token = _token(card)
        mechanisms = frozenset(token.slot.get_mechanisms())
        session = token.open(user_pin=card.pin)
    try:
        with _told():
            certificate, key, others = _chosen(session, name)
        yield CardHolder(
            certificate,
            chain_to_root(certificate, others),
            key,
            mechanisms,
            card.pin,
        )
    finally:
        session.close()


@contextmanager
def _told() -> Iterator[None]:
    """Turn the errors of PKCS #11 into those that have a sentence."""
    try:
        yield
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
        raise WrongPin from error
    except (pkcs11.PinLocked, pkcs11.PinExpired) as error:
        raise PinLocked from error
    except (pkcs11.TokenNotPresent, pkcs11.DeviceRemoved) as error:
        raise CardAbsent from error
    except pkcs11.PKCS11Error as error:
        raise CardFailed(problem=type(error).__name__) from error


def _token(card: KeyCard) -> pkcs11.Token:
    if not Path(card.module).is_file():
        raise CardModuleMissing(module=card.module)
    try:
        library = pkcs11.lib(card.module)
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise CardModuleMissing(module=card.module) from error
    # A card may have been put in since the library was loaded.
    library.reinitialize()
    there = [
        token
        for slot in library.get_slots(token_present=True)
        for token in _tokens(slot)
    ]
    if not there:
        raise CardAbsent
    found = [each for each in there if not card.token or each.label == card.token]
    labels = ", ".join(each.label for each in there)
    if not found:
        raise OtherCard(wanted=card.token, labels=labels)
    if len(found) > 1:
        raise SeveralCards(labels=labels)
    return found[0]


def _tokens(slot: pkcs11.Slot) -> Iterator[pkcs11.Token]:
    """Yield what is in a reader, unless it was never made ready."""
    token = slot.get_token()
    if pkcs11.TokenFlag.TOKEN_INITIALIZED in token.flags:
        yield token


def _chosen(
    session: pkcs11.Session, name: str
) -> tuple[bytes, pkcs11.SignMixin, list[bytes]]:
    """Return the best certificate that has its key, the key, and the others."""
    keys = {
        bytes(key[Attribute.ID]): key
        for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
        if isinstance(key, pkcs11.SignMixin)
    }
    found = [
        (bytes(each[Attribute.ID]), bytes(each[Attribute.VALUE]))
        for each in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    ]
    own = [(_rank(der, name), der, keys[id_]) for id_, der in found if id_ in keys]
    if not own:
        raise NoKeyOnCard
    _, certificate, key = max(own, key=lambda each: each[0])
    return certificate, key, [der for _, der in found if der != certificate]


def _rank(certificate: bytes, name: str) -> tuple[bool, bool, bool]:
    """Return how fit a certificate is: hers first, then made for signing."""
    read = x509.load_der_x509_certificate(certificate)
    try:
        usage = read.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return is_certified(name, certificate), False, bool(certified_name(certificate))
    signs = usage.content_commitment
    return is_certified(name, certificate), signs, usage.digital_signature


def _asks_each_time(key: pkcs11.SignMixin) -> bool:
    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except (pkcs11.AttributeTypeInvalid, pkcs11.AttributeSensitive, KeyError):
        return False
