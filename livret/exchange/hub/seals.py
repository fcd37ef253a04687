"""Sealing for the hub: AES-256-GCM for parts, HPKE for keys, Ed25519 for grants.

Source: NIST SP 800-38D (random 96-bit nonces: far fewer than 2**32 parts are
sealed under one key); RFC 9180, base mode, HKDF-SHA256, AES-256-GCM, with
MLKEM768-X25519 (FIPS 203 beside RFC 7748; draft-ietf-hpke-pq), so that rows copied
today stay closed to a machine of later years, or X25519 alone for whoever has
no such key.
"""

from __future__ import annotations

import contextlib
import functools
import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from livret.exchange.ed25519 import signed_by

NONCE_BYTES = 12
TAG_BYTES = 16
PAD_TO = 64
"""Sealed parts are padded to a multiple of it, so that sizes tell less."""

_LENGTH = struct.Struct(">I")


class HubSeals:
    """The ``HubSealer`` of ``livret.usecases.ports_hub``.

    Args:
        secret: The vault's X25519 private key for the hub, 32 bytes.
        seed: Its ML-KEM-768 private key (FIPS 203: d and z), 64 bytes.
    """

    def __init__(self, secret: bytes, seed: bytes) -> None:
        self._secret = X25519PrivateKey.from_private_bytes(secret)
        self._public = self._secret.public_key().public_bytes_raw().hex()
        lattice = MLKEM768PrivateKey.from_seed_bytes(seed)
        self._mlkem = lattice.public_key().public_bytes_raw().hex()
        self._both = MLKEM768X25519PrivateKey(lattice, self._secret)

    @property
    def public_key(self) -> str:
        """The X25519 key that grants are wrapped for, 64 hex digits."""
        return self._public

    @property
    def mlkem_key(self) -> str:
        """The ML-KEM-768 key that grants are wrapped for too, 2,368 hex digits."""
        return self._mlkem

    def seal(self, key: bytes, plain: bytes, bound: bytes) -> bytes:
        """Return nonce and sealed part, padded."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + _cipher(key).encrypt(nonce, _padded(plain), bound)

    def unseal(self, key: bytes, sealed: bytes, bound: bytes) -> bytes | None:
        """Return the part, or None where key, place or bytes do not fit."""
        nonce, data = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        if len(data) < TAG_BYTES:
            return None
        try:
            return _unpadded(_cipher(key).decrypt(nonce, data, bound))
        except InvalidTag:
            return None

    def wrap(self, recipient: str, mlkem: str, keys: bytes, bound: bytes) -> bytes:
        """Return keys wrapped for a hub key, and for ``mlkem`` where there is one.

        Of a joining only the shape of its keys is known: one that is no key on its
        curve or lattice takes nothing from anybody else.

        Returns:
            For X25519 alone where ``mlkem`` is none; for nobody where neither is one.
        """
        try:
            return self._wrapped(recipient, mlkem, keys, bound)
        except ValueError:
            if mlkem:
                return self.wrap(recipient, "", keys, bound)
        # Not nothing, by which somebody says that they lack the key.
        nobody = X25519PrivateKey.generate().public_key().public_bytes_raw().hex()
        return self._wrapped(nobody, "", keys, bound)

    def _wrapped(self, recipient: str, mlkem: str, keys: bytes, bound: bytes) -> bytes:
        public = X25519PublicKey.from_public_bytes(bytes.fromhex(recipient))
        if not mlkem:
            return bytes(_suite(KEM.X25519).encrypt(keys, public, bound))
        lattice = MLKEM768PublicKey.from_public_bytes(bytes.fromhex(mlkem))
        both = MLKEM768X25519PublicKey(lattice, public)
        return bytes(_suite(KEM.MLKEM768_X25519).encrypt(keys, both, bound))

    def unwrap(self, wrapped: bytes, bound: bytes) -> bytes | None:
        """Return keys wrapped for this desk, or None where they do not fit.

        Which way they were wrapped is tried: each is authenticated.
        """
        for kem, secret in (
            (KEM.MLKEM768_X25519, self._both),
            (KEM.X25519, self._secret),
        ):
            with contextlib.suppress(InvalidTag, ValueError):
                return bytes(_suite(kem).decrypt(wrapped, secret, bound))
        return None

    def verify(self, author: str, said: bytes, signature: bytes) -> bool:
        """Tell whether ``author`` signed ``said``."""
        return signed_by(author, signature, said)

    def __repr__(self) -> str:
        return f"HubSeals({self._public[:8]}…)"


def _suite(kem: KEM) -> Suite:
    return Suite(kem, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@functools.lru_cache(maxsize=64)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def _padded(plain: bytes) -> bytes:
    data = _LENGTH.pack(len(plain)) + plain
    return data + bytes(-len(data) % PAD_TO)


def _unpadded(data: bytes) -> bytes | None:
    if len(data) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack_from(data)
    plain = data[_LENGTH.size : _LENGTH.size + length]
    return plain if len(plain) == length else None
