"""Her keys: one secret that the printed code says, and all else follows from it.

The secret is an age identity (X25519), written ``AGE-SECRET-KEY-1…``, so that
any age tool opens her copy with the code alone. Her signing key is derived
from the same letters by HKDF-SHA-256, so that one paper brings back both.

Source: RFC 5869 (HKDF), RFC 8032 (Ed25519), age-encryption.org/v1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pyrage
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from livret.exchange.exchange_file.container import AGE_PREFIX
from livret.usecases.ports_sharing import PersonIdentity
from livret.usecases.sharing_errors import (
    FileAltered,
    HerPassphraseWrong,
    NotAnExchangeFile,
    PersonKeyMistyped,
)

_SIGN_INFO = b"livret/person/sign/1"
_SPACES = re.compile(r"[\s.\u00a0\u00ad\u200b-\u200f\u202f\u2060\ufeff]+")
_SECRET = re.compile(r"AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}")
_MOST_WRAPPED = 4096
_FACTOR = re.compile(rb"^-> scrypt \S+ (\d+)$", re.MULTILINE)
_MOST_FACTOR = 20
"""Of scrypt: a gigabyte of memory. age asks for one second, 17 to 19 today; what a
changed file asks for would hold the desk up, or end the program for want of memory."""
_WRONG_PHRASE = "Decryption failed"


@dataclass(frozen=True, slots=True)
class HerIdentity:
    """The ``PersonIdentity`` of ``livret.usecases.ports_sharing``.

    Attributes:
        age_secret: Her private age identity.
        age_recipient: What files are encrypted to.
        public_key: Her Ed25519 public key, 64 hex digits.
    """

    age_secret: str = field(repr=False)
    age_recipient: str
    public_key: str
    _key: Ed25519PrivateKey = field(repr=False, compare=False)

    def sign(self, header: bytes) -> bytes:
        """Return her Ed25519 signature, 64 bytes."""
        return self._key.sign(header)


class HerKeys:
    """The ``PersonKeys`` of ``livret.usecases.ports_sharing``."""

    def new(self) -> HerIdentity:
        """Make keys that nobody has."""
        return self.of(str(pyrage.x25519.Identity.generate()))

    def of(self, age_secret: str) -> HerIdentity:
        """Return the keys of a secret, as scanned or typed.

        Spaces, points, small letters and what nobody sees do not matter.

        Raises:
            PersonKeyMistyped: It is no such secret: a letter is wrong.
        """
        secret = _SPACES.sub("", age_secret).upper()
        if _SECRET.fullmatch(secret) is None:
            raise PersonKeyMistyped
        try:
            identity = pyrage.x25519.Identity.from_str(secret)
        except pyrage.IdentityError as error:  # Bech32 knows a mistyped letter
            raise PersonKeyMistyped from error
        seed = HKDF(hashes.SHA256(), 32, salt=None, info=_SIGN_INFO).derive(
            secret.encode("ascii")
        )
        key = Ed25519PrivateKey.from_private_bytes(seed)
        public = key.public_key().public_bytes_raw().hex()
        return HerIdentity(secret, str(identity.to_public()), public, key)

    def wrap(self, identity: PersonIdentity, passphrase: str) -> bytes:
        """Return a small age file that her passphrase opens (scrypt)."""
        said = identity.age_secret.encode("ascii") + b"\n"
        sealed: bytes = pyrage.passphrase.encrypt(said, passphrase)
        return sealed

    def unwrap(self, data: bytes, passphrase: str) -> HerIdentity:
        """Open that file.

        Raises:
            HerPassphraseWrong: It does not open.
            NotAnExchangeFile, FileAltered: It is no such file, or damaged.
        """
        if not data.startswith(AGE_PREFIX):
            raise NotAnExchangeFile
        if len(data) > _MOST_WRAPPED or _factor(data) > _MOST_FACTOR:
            raise FileAltered(part="keys")
        try:
            plain: bytes = pyrage.passphrase.decrypt(data, passphrase)
        except pyrage.DecryptError as error:
            if str(error).startswith(_WRONG_PHRASE):
                raise HerPassphraseWrong from error
            # The words may be right: the file is cut short, or was changed.
            raise FileAltered(part="keys") from error
        try:
            return self.of(plain.decode("ascii"))
        except (UnicodeDecodeError, PersonKeyMistyped) as error:
            raise FileAltered(part="keys") from error


def _factor(data: bytes) -> int:
    """Return the cost that a small file asks for, as a power of two; 0 if none."""
    asked = _FACTOR.search(data)
    return int(asked[1]) if asked else 0
