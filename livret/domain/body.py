"""What a contribution says: the part that may be withheld, or erased.

Source: ``resources/design/log.md`` 1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from livret.domain.encoding import Decode, decode, encode
from livret.domain.malformed import MalformedContribution, plain_after

BODY_PREFIX = b"livret/body/1\n"

MAX_BODY_BYTES = 64 * 1024
"""Most bytes of one body, prefix included."""

COMMON_SCOPE = "commun"
"""What every member of the team may hold."""


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
    def from_bytes(data: bytes, decode: Decode = decode) -> Body:
        """Read body bytes strictly (kind and content are checked elsewhere).

        Args:
            data: The bytes.
            decode: Reads JSON.

        Raises:
            MalformedContribution: Wrong prefix, size or fields.
            NotCanonical: The JSON is not canonical.
        """
        if len(data) > MAX_BODY_BYTES:
            raise MalformedContribution(part="size")
        try:
            return Body.from_plain(plain_after(data, BODY_PREFIX, "body", decode))
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
