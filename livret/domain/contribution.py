"""One thing said or decided by someone at one moment: the atom of a livret.

Two parts: a signed **header** that always travels, and a **body** that may be
withheld or erased without breaking the rest. Source: ``resources/design/log.md``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from livret.domain.encoding import decode, encode
from livret.domain.errors import Untrusted
from livret.domain.header_bytes import (
    Fields,
    hex_text,
    hex_texts,
    plain_fields,
    written,
)

HEADER_PREFIX = b"livret/header/1\n"
BODY_PREFIX = b"livret/body/1\n"
ROOT_PREFIX = b"livret/id/1\n"
SCOPE_PREFIX = b"livret/scope/1\n"

MAX_BODY_BYTES = 64 * 1024
"""Most bytes of one body, prefix included."""

MAX_HEADER_BYTES = 64 * 1024
"""Most bytes of one header, prefix included: some nine hundred parents."""

SALT_BYTES = 32
DIGEST_HEX = 64
LIVRET_HEX = 32
SCOPE_TAG_HEX = 32

COMMON_SCOPE = "commun"
"""What every member of the team may hold."""


class MalformedContribution(Untrusted):
    """Bytes that are not a contribution of this format.

    Facts:
        part: ``header``, ``body``, ``salt``, ``size`` or ``commitment``.
    """


class Voice(StrEnum):
    """Whose word it is. A named other is written ``autre:<member id>``."""

    PERSONNE = "personne"
    SOCIAL = "social"
    EMPLOI = "emploi"
    ENSEMBLE = "ensemble"


OTHER_VOICE = "autre:"
"""Prefix of the voice of a named other (relative, interpreter, partner)."""


_VOICES = frozenset(Voice)


def is_voice(text: str) -> bool:
    """Tell whether ``text`` names a voice."""
    return text in _VOICES or (
        text.startswith(OTHER_VOICE) and len(text) > len(OTHER_VOICE)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an imported contribution comes from.

    Attributes:
        system: Name of the software it was written in.
        table: Its table or file.
        key: Its key there; ``system``, ``table``, ``key`` and ``digest``
            together tell that it was imported already.
        digest: SHA-256, hex, of the source row as read.
        author: Name of who wrote it there; a name without a key.
    """

    system: str
    table: str
    key: str
    digest: str
    author: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What was said. May be absent from a copy: withheld or erased.

    Attributes:
        kind: A kind of ``livret.domain.kinds``, or one of a newer Livret.
        version: Version of the kind, from 1.
        voice: Whose word it is (``Voice`` or ``autre:<member id>``).
        recorded_at: Milliseconds since 1970-01-01 UTC on the author's clock.
        content: Plain values; what they may be is the kind's to say.
        scopes: Scopes in clear, sorted; holding the body needs all of them.
        said_on: The day it was said, when different from ``recorded_at``.
        origin: For imports only.
        structural: The kind carries no free text and rules the others; a
            reader that does not know it may no longer write.
    """

    kind: str
    voice: str
    recorded_at: int
    content: Mapping[str, Any] = field(hash=False)
    version: int = 1
    scopes: tuple[str, ...] = (COMMON_SCOPE,)
    said_on: dt.date | None = None
    origin: Origin | None = None
    structural: bool = False

    def to_bytes(self) -> bytes:
        """Return the exact bytes that the header commits to."""
        plain: dict[str, Any] = {
            "kind": self.kind,
            "version": self.version,
            "voice": self.voice,
            "recorded_at": self.recorded_at,
            "scopes": sorted(set(self.scopes)),
            "content": dict(self.content),
        }
        if self.said_on is not None:
            plain["said_on"] = self.said_on.isoformat()
        if self.structural:
            plain["structural"] = True
        if self.origin is not None:
            plain["origin"] = {
                "system": self.origin.system,
                "table": self.origin.table,
                "key": self.origin.key,
                "digest": self.origin.digest,
                "author": self.origin.author,
            }
        return BODY_PREFIX + encode(plain)

    @staticmethod
    def from_bytes(data: bytes) -> Body:
        """Read body bytes strictly (kind and content are checked elsewhere).

        Raises:
            MalformedContribution: Wrong prefix, size or fields.
            NotCanonical: The JSON is not canonical.
        """
        if len(data) > MAX_BODY_BYTES:
            raise MalformedContribution(part="size")
        try:
            return Body.from_plain(_plain(data, BODY_PREFIX, "body"))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise MalformedContribution(part="body") from error

    @staticmethod
    def from_plain(plain: Mapping[str, Any]) -> Body:
        """Build a body from decoded JSON.

        Raises:
            AttributeError, KeyError, TypeError, ValueError: The envelope is not
                a body's.
        """
        scopes = plain["scopes"]
        well_formed = (
            plain.keys() <= _BODY_FIELDS
            and isinstance(plain["content"], dict)
            and isinstance(plain["kind"], str)
            and type(plain["version"]) is int
            and isinstance(plain["voice"], str)
            and type(plain["recorded_at"]) is int
            and plain.get("structural", True) is True
            and isinstance(scopes, list)
            and all(isinstance(scope, str) for scope in scopes)
        )
        if not well_formed:
            raise ValueError(sorted(plain))
        return Body(
            kind=plain["kind"],
            version=plain["version"],
            voice=plain["voice"],
            recorded_at=plain["recorded_at"],
            scopes=tuple(scopes),
            content=plain["content"],
            said_on=_day(plain["said_on"]) if "said_on" in plain else None,
            origin=_origin(plain["origin"]) if "origin" in plain else None,
            structural="structural" in plain,
        )


_ORIGIN_FIELDS = frozenset({"system", "table", "key", "digest", "author"})
_BODY_FIELDS = frozenset(
    {
        "kind",
        "version",
        "voice",
        "recorded_at",
        "scopes",
        "content",
        "said_on",
        "origin",
        "structural",
    }
)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A contribution as it is kept and travels: exact bytes, never re-encoded.

    Attributes:
        header: Header bytes, prefix included.
        signature: Ed25519 over ``header``, 64 bytes.
        salt: 32 bytes, or None where the body is absent.
        body: Body bytes, prefix included, or None: withheld or erased.
    """

    header: bytes
    signature: bytes
    salt: bytes | None = None
    body: bytes | None = None

    @property
    def id(self) -> str:
        """SHA-256 of the header bytes, 64 hex digits."""
        return hashlib.sha256(self.header).hexdigest()

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


def read(sealed: Sealed) -> Verified:
    """Read sealed bytes strictly; the caller verifies the signature.

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
        body = Body.from_bytes(sealed.body)
    return Verified(sealed.id, header, body)


def commitment(salt: bytes, body: bytes) -> str:
    """Return SHA-256 of salt then body bytes, hex; the salt hides a short text."""
    return hashlib.sha256(salt + body).hexdigest()


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


def _plain(data: bytes, prefix: bytes, part: str) -> dict[str, Any]:
    if not data.startswith(prefix):
        raise MalformedContribution(part=part)
    plain = decode(data[len(prefix) :])
    if not isinstance(plain, dict):
        raise MalformedContribution(part=part)
    return plain


def _day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    if day.isoformat() != text:  # it reads other forms of ISO 8601 too
        raise ValueError(text)
    return day


def _origin(plain: Mapping[str, str]) -> Origin:
    if plain.keys() != _ORIGIN_FIELDS or not all(
        isinstance(item, str) for item in plain.values()
    ):
        raise ValueError(sorted(plain))
    return Origin(**plain)


def _header(fields: Fields) -> Header:
    author, commitment, livret, parents, scopes = fields
    return Header(livret, parents, author, scopes, commitment)


def _strict_header(data: bytes) -> Header:
    plain = _plain(data, HEADER_PREFIX, "header")
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
