"""What is asked of a contribution when it arrives, and of a body it brings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from livret.domain.contribution import Sealed, Verified
from livret.usecases.vault_errors import BadSignature


def verify(sealed: Sealed, one: Verified) -> None:
    """Check the author's Ed25519 signature over the header bytes.

    Raises:
        BadSignature: It is not theirs.
    """
    try:
        _public_key(one.header.author).verify(sealed.signature, sealed.header)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature(id=one.id, quarantine=quarantine_digest(sealed)) from error


def quarantine_digest(sealed: Sealed) -> str:
    """Return the name of a refused copy: the digest of its bytes, 64 hex digits."""
    digest = hashlib.sha256()
    for part in (sealed.header, sealed.signature, sealed.salt, sealed.body):
        length = -1 if part is None else len(part)
        digest.update(length.to_bytes(8, "big", signed=True))
        digest.update(part or b"")
    return digest.hexdigest()


def blobs_named(content: Any) -> Iterator[str]:
    """Give the digests of the files that a body names, however deep."""
    if isinstance(content, dict):
        sha256 = content.get("sha256")
        if isinstance(sha256, str) and "size" in content and "type" in content:
            yield sha256
        for item in content.values():
            yield from blobs_named(item)
    elif isinstance(content, list):
        for item in content:
            yield from blobs_named(item)


@lru_cache(maxsize=256)
def _public_key(author: str) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(author))
