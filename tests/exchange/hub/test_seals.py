"""Keys of the hub, wrapped for those who may hold them, and for nobody else."""

from __future__ import annotations

import os

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from livret.exchange.hub.seals import HubSeals

KEYS = bytes(range(64))
BOUND = b"livret/hub-wrap/1\n"
MLKEM_CIPHERTEXT = 1088
"""Bytes (FIPS 203, table 3): what a wrapping with both keys is longer by."""


def desk(secret: bytes | None = None) -> HubSeals:
    return HubSeals(secret or os.urandom(32), os.urandom(64))


@pytest.mark.parametrize("both", [True, False])
def test_keys_open_for_their_holder_only(both: bool) -> None:
    holder = desk()
    mlkem = holder.mlkem_key if both else ""
    wrapped = desk().wrap(holder.public_key, mlkem, KEYS, BOUND)
    assert len(wrapped) == 32 + len(KEYS) + 16 + MLKEM_CIPHERTEXT * both
    assert holder.unwrap(wrapped, BOUND) == KEYS
    assert holder.unwrap(wrapped, b"elsewhere") is None
    assert desk().unwrap(wrapped, BOUND) is None
    turned = bytearray(wrapped)
    turned[len(turned) // 2] ^= 1
    assert holder.unwrap(bytes(turned), BOUND) is None


def test_who_has_half_of_a_key_opens_nothing() -> None:
    """As a machine that takes X25519 apart: it has that secret, not the other."""
    secret = X25519PrivateKey.generate().private_bytes_raw()
    holder, thief = desk(secret), desk(secret)
    assert holder.public_key == thief.public_key
    wrapped = desk().wrap(holder.public_key, holder.mlkem_key, KEYS, BOUND)
    assert thief.unwrap(wrapped, BOUND) is None
    assert holder.unwrap(wrapped, BOUND) == KEYS


def test_many_keys_wrapped_with_one_are_not_taken_for_the_other_way() -> None:
    holder = desk()
    many = os.urandom(32 * 64)
    wrapped = desk().wrap(holder.public_key, "", many, BOUND)
    assert len(wrapped) > 32 + MLKEM_CIPHERTEXT + 16
    assert holder.unwrap(wrapped, BOUND) == many


@pytest.mark.parametrize("length", [0, 31, 48, 1119, 1136])
def test_what_is_cut_opens_nothing(length: int) -> None:
    holder = desk()
    wrapped = desk().wrap(holder.public_key, holder.mlkem_key, KEYS, BOUND)
    assert holder.unwrap(wrapped[:length], BOUND) is None
