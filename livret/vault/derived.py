"""Keys made from the data key, one for each use outside the database."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ERASURES = b"livret/erasures/1"
WITNESS = b"livret/witness/1"


def derived(data_key: bytes, use: bytes) -> bytes:
    """Return the 32-byte key of one use (HKDF-SHA256, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(data_key)
