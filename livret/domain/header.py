"""The signed part of a contribution: it always travels, and says nothing in clear.

Its digest is the contribution's id, and its tags hide the names of scopes.
Source: ``resources/design/log.md`` 1.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from livret.domain.header_bytes import (
    Fields,
    hex_text,
    hex_texts,
    plain_fields,
    written,
)
from livret.domain.malformed import MalformedContribution, plain_after

HEADER_PREFIX = b"livret/header/1\n"
ROOT_PREFIX = b"livret/id/1\n"
SCOPE_PREFIX = b"livret/scope/1\n"

MAX_HEADER_BYTES = 64 * 1024
"""Most bytes of one header, prefix included: some nine hundred parents."""

DIGEST_HEX = 64
LIVRET_HEX = 32
SCOPE_TAG_HEX = 32


@dataclass(frozen=True, slots=True)
class Header:
    """The signed part; no time, no name, no kind.

    Attributes:
        livret: 32 hex digits, bound to the root (``livret_id``).
        parents: Ids of all heads the author held, sorted; empty for the root.
        author: The author's Ed25519 public key, 64 hex digits (RFC 8032).
        scopes: Opaque tags, sorted; see ``scope_tag``.
        commitment: SHA-256 of salt and body bytes, 64 hex digits.
    """

    livret: str
    parents: tuple[str, ...]
    author: str
    scopes: tuple[str, ...]
    commitment: str

    def to_bytes(self) -> bytes:
        """Return the exact bytes that are signed and whose digest is the id."""
        told = self.author, self.commitment, self.livret, self.parents, self.scopes
        return written(told)

    @staticmethod
    def from_bytes(data: bytes) -> Header:
        """Read header bytes strictly.

        Raises:
            MalformedContribution: Wrong prefix, size, fields, lengths or
                order, or a livret id that is not its root's.
            NotCanonical: The JSON is not canonical.
        """
        if len(data) > MAX_HEADER_BYTES:
            raise MalformedContribution(part="size")
        told = plain_fields(data)
        header = _header(told) if told else _strict_header(data)
        if not header.parents and header.livret != livret_id(
            header.author, header.commitment
        ):
            raise MalformedContribution(part="header")
        return header


def livret_id(author: str, root_commitment: str) -> str:
    """Return the id of the livret that a root opens, 32 hex digits.

    Random because the root's salt is, and bound to its header: nobody else
    can make a second root of the same livret.
    """
    bound = ROOT_PREFIX + bytes.fromhex(author) + bytes.fromhex(root_commitment)
    return hashlib.sha256(bound).hexdigest()[:LIVRET_HEX]


def scope_tag(scope_key: bytes, scope: str) -> str:
    """Return the opaque tag of a scope in one livret, 32 hex digits.

    Args:
        scope_key: 32 random bytes from the root's body, known to members.
        scope: ``commun``, a barrier code, ``ma_vie`` or ``entre_nous:…``.
    """
    mac = hmac.digest(scope_key, SCOPE_PREFIX + scope.encode("utf-8"), "sha256")
    return mac.hex()[:SCOPE_TAG_HEX]


def scope_tags(scope_key: bytes, scopes: Iterable[str]) -> tuple[str, ...]:
    """Return the sorted opaque tags of several scopes."""
    return tuple(sorted({scope_tag(scope_key, scope) for scope in scopes}))


def _header(fields: Fields) -> Header:
    author, commitment, livret, parents, scopes = fields
    return Header(livret, parents, author, scopes, commitment)


def _strict_header(data: bytes) -> Header:
    plain = plain_after(data, HEADER_PREFIX, "header")
    if set(plain) != {"author", "commitment", "livret", "parents", "scopes"}:
        raise MalformedContribution(part="header")
    try:
        return Header(
            livret=hex_text(plain["livret"], LIVRET_HEX),
            parents=hex_texts(plain["parents"], DIGEST_HEX),
            author=hex_text(plain["author"], DIGEST_HEX),
            scopes=hex_texts(plain["scopes"], SCOPE_TAG_HEX),
            commitment=hex_text(plain["commitment"], DIGEST_HEX),
        )
    except (TypeError, ValueError) as error:
        raise MalformedContribution(part="header") from error
