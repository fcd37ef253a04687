"""Signatures of what arrives: Ed25519, and no key under which anybody signs."""

from __future__ import annotations


def signed_by(key: str, signature: bytes, data: bytes) -> bool:
    """Tell whether an Ed25519 key (64 hex digits) signed ``data``.

    A key of small order, under which anybody signs anything, signs nothing here.
    Source: RFC 8032, 5.1.7; ``resources/design/log.md`` 1.
    """
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey  # not before something arrives

    try:
        VerifyKey(bytes.fromhex(key)).verify(data, signature)
    except (BadSignatureError, ValueError):
        return False
    return True
