"""Sealing: values made into the very bytes that are signed, kept and sent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from livret.domain.body import Body
from livret.domain.contribution import Sealed, Verified
from livret.domain.header import Header


@dataclass(frozen=True, slots=True)
class JustSealed(Sealed):
    """Bytes that this process has just made, with the values they were made of.

    A log that knows the signature for its own need not read such bytes back:
    it has only to see that they still belong together.

    Attributes:
        values: What reading the bytes would give, but for text that was brought
            to NFC and scopes that were sorted on their way into the bytes.
    """

    values: Verified = field(kw_only=True)


def seal(
    header: Header, body: Body, salt: bytes, raw: bytes, sign: Callable[[bytes], bytes]
) -> JustSealed:
    """Sign a header and put everything together.

    Args:
        header: Commits to ``salt`` and ``raw``.
        body: What is said, checked.
        salt: 32 random bytes.
        raw: The bytes of ``body``.
        sign: Returns the author's Ed25519 signature, 64 bytes.
    """
    data = header.to_bytes()
    made = Verified(hashlib.sha256(data).hexdigest(), header, body)
    return JustSealed(data, sign(data), salt, raw, values=made)
