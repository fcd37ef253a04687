"""What is asked of a contribution when it arrives, and of a body it brings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized

import msgspec

from livret.domain.arrival import content_problem
from livret.domain.body import BODY_PREFIX, MAX_BODY_BYTES, Body
from livret.domain.contribution import SALT_BYTES, Sealed, Verified, commitment
from livret.domain.files_inside import files_named
from livret.domain.header import HEADER_PREFIX, Header
from livret.domain.sealing import JustSealed
from livret.usecases.vault_errors import BadSignature

if TYPE_CHECKING:
    from nacl.signing import VerifyKey


def own_values(sealed: Sealed) -> Verified | None:
    """Return the values that this process has just made these very bytes of.

    None where they were made elsewhere, where they no longer belong together,
    and where what is read may differ: a root is bound in more ways, and an
    origin is kept as it stands in the bytes.
    """
    if not isinstance(sealed, JustSealed):
        return None
    made, salt, body = sealed.values, sealed.salt, sealed.body
    if salt is None or body is None or made.body is None or made.body.origin:
        return None
    if made.id != sealed.id or commitment(salt, body) != made.header.commitment:
        return None
    return made if made.header.parents else None


def read_own(sealed: Sealed) -> Verified | None:
    """Read what this process has just encoded and signed, without doing it twice.

    The same questions as ``arrive``, asked of a quicker reader: canonical
    bytes, commitment, envelope, content. Where any answer is not plainly yes,
    None; ``arrive`` then says what is wrong.
    """
    if sealed.body is None or sealed.salt is None or len(sealed.salt) != SALT_BYTES:
        return None
    try:
        header_plain = _canonical(sealed.header, HEADER_PREFIX)
        body_plain = _canonical(sealed.body, BODY_PREFIX)
        header = msgspec.convert(header_plain, Header)
        body = msgspec.convert(body_plain, Body)
    except (msgspec.MsgspecError, ValueError):
        return None
    if commitment(sealed.salt, sealed.body) != header.commitment:
        return None
    if not header.parents:  # a root is rare, and bound in more ways
        return None
    return Verified(sealed.id, header, body, content_problem(body))


def _canonical(data: bytes, prefix: bytes) -> Any:
    text = data[len(prefix) :]
    plain = _decode(text)
    known = data.startswith(prefix) and len(data) <= MAX_BODY_BYTES
    if not known or _encode(plain) != text or not _is_composed(text):
        raise ValueError(prefix)
    return plain


def _is_composed(text: bytes) -> bool:
    return text.isascii() or is_normalized("NFC", text.decode("utf-8"))


def _refuse_float(text: str) -> float:
    raise ValueError(text)


_decode = msgspec.json.Decoder(float_hook=_refuse_float).decode
_encode = msgspec.json.Encoder(order="sorted").encode


def verify(sealed: Sealed, one: Verified) -> None:
    """Check the author's Ed25519 signature over the header bytes.

    A key of small order, under which anybody signs anything, signs nothing here.
    Source: RFC 8032, 5.1.7; ``resources/design/log.md`` 1.

    Raises:
        BadSignature: It is not theirs.
    """
    from nacl.exceptions import BadSignatureError

    try:
        _public_key(one.header.author).verify(sealed.header, sealed.signature)
    except (BadSignatureError, ValueError) as error:
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
    for named in files_named(content):
        yield named["sha256"]


@lru_cache(maxsize=256)
def _public_key(author: str) -> VerifyKey:
    from nacl.signing import VerifyKey  # not before something arrives

    return VerifyKey(bytes.fromhex(author))
