"""Who signed what is exchanged, and keys that say yes to anything."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from livret.exchange.ed25519 import signed_by

OF_SMALL_ORDER = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
)
"""Points of order 1, 2, 4 and 8 of Curve25519's Edwards form."""


def test_a_signature_is_of_one_key_over_one_text() -> None:
    one, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    signature = one.sign("Je suis là.".encode())
    key = one.public_key().public_bytes_raw().hex()
    assert signed_by(key, signature, "Je suis là.".encode())
    assert not signed_by(key, signature, "Je suis là !".encode())
    theirs = other.public_key().public_bytes_raw().hex()
    assert not signed_by(theirs, signature, "Je suis là.".encode())


@pytest.mark.parametrize("key", OF_SMALL_ORDER)
def test_a_key_of_small_order_signs_nothing(key: str) -> None:
    """With the neutral point and nothing, such a key agrees with many messages."""
    for nothing in (bytes(64), b"\1" + bytes(63), bytes.fromhex(key) + bytes(32)):
        for said in range(16):
            assert not signed_by(key, nothing, b"%d" % said)


@pytest.mark.parametrize(
    ("key", "signature"),
    [("", bytes(64)), ("ff" * 31, bytes(64)), ("zz" * 32, bytes(64)), ("ff" * 32, b"")],
)
def test_what_is_no_key_or_no_signature_is_told_no(key: str, signature: bytes) -> None:
    assert not signed_by(key, signature, b"")
