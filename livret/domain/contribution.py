"""One thing said or decided by someone at one moment: the atom of a livret.

Two parts: a signed ``header`` that always travels, and a ``body`` that may be
withheld or erased without breaking the rest. Source: ``resources/design/log.md``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from livret.domain.body import Body
from livret.domain.encoding import Decode, decode
from livret.domain.header import Header
from livret.domain.malformed import MalformedContribution

SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Sealed:
    """A contribution as it is kept and travels: exact bytes, never re-encoded.

    Attributes:
        header: Header bytes, prefix included.
        signature: Ed25519 over ``header``, 64 bytes.
        salt: 32 bytes, or None where the body is absent.
        body: Body bytes, prefix included, or None: withheld or erased.
        id: SHA-256 of the header bytes, 64 hex digits; asked for again and again.
    """

    header: bytes
    signature: bytes
    salt: bytes | None = None
    body: bytes | None = None
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Name it."""
        named = hashlib.sha256(self.header).hexdigest()
        object.__setattr__(self, "id", named)

    def without_body(self) -> Sealed:
        """Return the same contribution with its words withheld or erased."""
        return Sealed(self.header, self.signature)


@dataclass(frozen=True, slots=True)
class Verified:
    """A contribution whose signature and commitment were checked on arrival.

    The domain receives only these; it does no cryptography itself.

    Attributes:
        id: SHA-256 of the header bytes, 64 hex digits.
        header: The header read.
        body: The body read, or None: withheld or erased.
        problem: Why the content is not what its kind may hold (a path), found
            once on arrival; empty when it is right. Such a contribution is
            kept, forwarded and shown as set aside, never folded.
    """

    id: str
    header: Header
    body: Body | None
    problem: str = ""


def read(sealed: Sealed, decode: Decode = decode) -> Verified:
    """Read sealed bytes strictly; the caller verifies the signature.

    Args:
        sealed: The bytes.
        decode: Reads JSON.

    Raises:
        MalformedContribution: Any part is not of this format, or salt and
            body are not what the header commits to.
        NotCanonical: The JSON is not canonical.
    """
    header = Header.from_bytes(sealed.header)
    if (sealed.salt is None) != (sealed.body is None):
        raise MalformedContribution(part="salt")
    body = None
    if sealed.body is not None and sealed.salt is not None:
        if len(sealed.salt) != SALT_BYTES:
            raise MalformedContribution(part="salt")
        if commitment(sealed.salt, sealed.body) != header.commitment:
            raise MalformedContribution(part="commitment")
        body = Body.from_bytes(sealed.body, decode)
    return Verified(sealed.id, header, body)


def commitment(salt: bytes, body: bytes) -> str:
    """Return SHA-256 of salt then body bytes, hex; the salt hides a short text."""
    return hashlib.sha256(salt + body).hexdigest()
