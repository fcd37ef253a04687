"""A key that never leaves its card, reached through PKCS #11.

The aim is the card of health and social professionals (CPS, CPE); any card or
token whose maker gives a PKCS #11 library works the same. The code is tried
once for a signature: a second try is the holder's own act, since three wrong
ones lock most cards. Sources: PKCS #11 v2.40; ASIP Santé, IGC Santé.

Only ever loaded in a process of its own, that ``card_apart`` starts for one
signature: the maker's library is C, may hang or die, and takes nothing with it.
May import: ``cryptography``, pkcs11, the room.
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

from livret.domain.errors import LivretError
from livret.paper.card_errors import (
    CardAbsent,
    CardFailed,
    CardModuleMissing,
    NoKeyOnCard,
    OtherCard,
    PinLocked,
    SeveralCards,
    WrongPin,
)
from livret.paper.signing_certificate import certified_name, is_certified
from livret.paper.signing_keys import chain_to_root

# DER of DigestInfo for SHA-256, before the digest (RFC 8017, 9.2, note 1).
_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A session, and the key in it that signs."""

    session: pkcs11.Session
    certificate: bytes
    key: pkcs11.SignMixin
    mechanisms: frozenset[Mechanism]
    pin: str = field(repr=False)


class CardHere:
    """The one card of this process: found, opened, asked to sign, closed."""

    def __init__(self) -> None:
        self._token: pkcs11.Token | None = None
        self._opened: _Opened | None = None

    def find(self, module: str, label: str) -> None:
        """Load the maker's library and find the card.

        Args:
            module: Path of the library.
            label: Of the card, empty where there is only one.

        Raises:
            CardModuleMissing, CardAbsent, OtherCard, SeveralCards, CardFailed: No
                code was tried.
        """
        with _told():
            self._token = _token(module, label)

    def open(self, pin: str, name: str) -> list[bytes]:
        """Try the code; return the signer's certificate and those above it, DER.

        Args:
            pin: Of the card.
            name: Of who signs: their certificate is taken where there are several.

        Raises:
            WrongPin, PinLocked, NoKeyOnCard, CardAbsent, CardFailed: Nothing signs.
        """
        with _told():
            if self._token is None:
                raise CardAbsent
            mechanisms = frozenset(self._token.slot.get_mechanisms())
            session = self._token.open(user_pin=pin)
            try:
                certificate, key, others = _chosen(session, name)
            except BaseException:
                session.close()
                raise
            self._opened = _Opened(session, certificate, key, mechanisms, pin)
            return [certificate, *chain_to_root(certificate, others)]

    def sign(self, data: bytes) -> bytes:
        """Return the signature of ``data`` with SHA-256.

        Raises:
            WrongPin, PinLocked, CardAbsent, CardFailed: Nothing was signed.
        """
        with _told():
            if self._opened is None:
                raise CardAbsent
            return _signed(self._opened, data)

    def close(self) -> None:
        """Leave the card as it was found."""
        with _told():
            if self._opened is not None:
                self._opened.session.close()


CARD = CardHere()
"""Of this process."""


def _signed(card: _Opened, data: bytes) -> bytes:
    # Keys for signing on cards ask for the code before each signature.
    again = {"pin": card.pin} if _asks_each_time(card.key) else {}
    public = x509.load_der_x509_certificate(card.certificate).public_key()
    digest = hashlib.sha256(data).digest()
    if not isinstance(public, rsa.RSAPublicKey):
        raw = card.key.sign(digest, mechanism=Mechanism.ECDSA, **again)
        return bytes(encode_ecdsa_signature(raw))
    if Mechanism.SHA256_RSA_PKCS in card.mechanisms:
        return card.key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS, **again)
    told = _DIGEST_INFO + digest
    return card.key.sign(told, mechanism=Mechanism.RSA_PKCS, **again)


@contextmanager
def _told() -> Iterator[None]:
    """Turn the errors of PKCS #11 into those that have a sentence."""
    try:
        yield
    except LivretError:
        raise
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange) as error:
        raise WrongPin from error
    except (pkcs11.PinLocked, pkcs11.PinExpired) as error:
        raise PinLocked from error
    except (pkcs11.TokenNotPresent, pkcs11.DeviceRemoved) as error:
        raise CardAbsent from error
    except Exception as error:
        # Of PKCS #11, or what a card holds that nobody foresaw: a label in no code.
        raise CardFailed(problem=type(error).__name__) from error


def _token(module: str, label: str) -> pkcs11.Token:
    shown = module.encode("utf-8", "replace").decode("utf-8")
    if not Path(module).is_file():
        raise CardModuleMissing(module=shown)
    try:
        library = pkcs11.lib(module)
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise CardModuleMissing(module=shown) from error
    there = [
        token
        for slot in library.get_slots(token_present=True)
        for token in _tokens(slot)
    ]
    if not there:
        raise CardAbsent
    found = [each for each in there if not label or each.label == label]
    labels = ", ".join(each.label for each in there)
    if not found:
        raise OtherCard(wanted=label, labels=labels)
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
