"""Who may open what on the hub: opaque names, and signed grants of keys.

The hub keeps contributions sealed under keys of one livret, one set of scopes
and one epoch. A **grant** says which keys there are and gives them, wrapped, to
the hub keys of members; it is signed by the member who made it, so that a
server cannot slip in a key of its own. Cryptography is the adapters' work.

Source: ``resources/design/hub.md``.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from livret.domain.encoding import decode, encode
from livret.domain.errors import Untrusted

GRANT_PREFIX = b"livret/hub-grant/1\n"
_NAME_PREFIX = b"livret/hub-name/1\n"
_WRAP_PREFIX = b"livret/hub-wrap/1\n"
_SEAL_PREFIX = b"livret/hub-seal/1\n"
_KEY_PREFIX = b"livret/hub-key/1\n"

NAME_BYTES = 16
KEY_BYTES = 32
SIGNATURE_BYTES = 64

HEADERS = ("headers",)
"""The set of scopes under which headers are sealed: every member holds it."""

_FIELDS = frozenset({"hub", "livret", "maker", "keys", "to"})


class MalformedGrant(Untrusted):
    """Bytes that are not a grant of this format, or not of this livret."""


@dataclass(frozen=True, slots=True)
class Names:
    """The opaque names of one livret on one hub.

    Whoever lacks the livret's scope key can neither guess them nor tell that
    two hubs, or a hub and an exchange file, hold the same livret.

    Attributes:
        scope_key: 32 bytes, from the root's body.
        hub: Random id of the hub, 16 bytes.
    """

    scope_key: bytes = field(repr=False)
    hub: bytes

    def livret(self, livret: str) -> bytes:
        """Return the name of the livret, 16 bytes."""
        return self._name(b"livret", [livret])

    def contribution(self, one: str) -> bytes:
        """Return the name of a contribution, 16 bytes."""
        return self._name(b"contribution", [one])

    def scopes(self, tags: Iterable[str]) -> bytes:
        """Return the name of a set of scopes, given by their tags, 16 bytes."""
        return self._name(b"scopes", sorted(tags))

    def file(self, sha256: str) -> bytes:
        """Return the name of a file, given by its digest, 16 bytes."""
        return self._name(b"file", [sha256])

    def _name(self, what: bytes, parts: Iterable[str]) -> bytes:
        said = b"\n".join([_NAME_PREFIX + what, self.hub.hex().encode()])
        said += b"".join(b"\n" + part.encode("utf-8") for part in parts)
        return hmac.digest(self.scope_key, said, "sha256")[:NAME_BYTES]


HEADER_SCOPE = hashlib.sha256(_NAME_PREFIX + b"headers").digest()[:NAME_BYTES]
"""Name of ``HEADERS``: the same everywhere, known before any scope key is."""


@dataclass(frozen=True, slots=True)
class KeyName:
    """One key of a livret.

    Attributes:
        epoch: From 1; a new one begins whenever somebody loses something.
        scope: Name of the set of scopes it seals.
        check: SHA-256 of the key, 64 hex digits; a wrapped key must fit it.
    """

    epoch: int
    scope: bytes
    check: str


@dataclass(frozen=True, slots=True)
class Grant:
    """Keys, and who is given them.

    Attributes:
        hub: Id of the hub.
        livret: Name of the livret there.
        maker: Signing key of the member who made it.
        keys: The keys it speaks of.
        holders: For each hub key, the places in ``keys`` it is given.
        wrapped: For each hub key, those keys one after the other, by HPKE.
    """

    hub: bytes
    livret: bytes
    maker: str
    keys: tuple[KeyName, ...]
    holders: Mapping[str, tuple[int, ...]] = field(hash=False)
    wrapped: Mapping[str, bytes] = field(hash=False, repr=False)

    def to_bytes(self) -> bytes:
        """Return the exact bytes that are signed."""
        keys = [[one.epoch, one.scope.hex(), one.check] for one in self.keys]
        given = {
            key: [list(places), self.wrapped[key].hex()]
            for key, places in self.holders.items()
        }
        return GRANT_PREFIX + encode(
            {
                "hub": self.hub.hex(),
                "livret": self.livret.hex(),
                "maker": self.maker,
                "keys": keys,
                "to": given,
            }
        )

    @staticmethod
    def from_bytes(data: bytes) -> Grant:
        """Read the bytes strictly; the caller verifies the signature.

        Raises:
            MalformedGrant: They are not a grant.
            NotCanonical: The JSON is not canonical.
        """
        if not data.startswith(GRANT_PREFIX):
            raise MalformedGrant
        plain = decode(data[len(GRANT_PREFIX) :])
        if not isinstance(plain, dict) or plain.keys() != _FIELDS:
            raise MalformedGrant
        try:
            return Grant(
                hub=bytes.fromhex(plain["hub"]),
                livret=bytes.fromhex(plain["livret"]),
                maker=_key(plain["maker"]),
                keys=tuple(_key_name(item) for item in plain["keys"]),
                holders={
                    _key(key): _places(item[0], len(plain["keys"]))
                    for key, item in plain["to"].items()
                },
                wrapped={
                    key: bytes.fromhex(item[1]) for key, item in plain["to"].items()
                },
            )
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise MalformedGrant from error


def key_check(key: bytes) -> str:
    """Return what a grant says of a key without telling it, 64 hex digits."""
    return hashlib.sha256(_KEY_PREFIX + key).hexdigest()


def wrap_bound(hub: bytes, livret: bytes, maker: str) -> bytes:
    """Return what a wrapped key is bound to (the ``info`` of RFC 9180)."""
    return _WRAP_PREFIX + hub + livret + bytes.fromhex(maker)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed part belongs: it opens nowhere else.

    Attributes:
        hub: Id of the hub, 16 bytes.
        livret: Name of the livret, 16 bytes.
        contribution: Name of the contribution, 16 bytes.
        epoch: Of the key.
        scope: Name of the scopes of the key, 16 bytes.
    """

    hub: bytes
    livret: bytes
    contribution: bytes
    epoch: int
    scope: bytes

    def header(self) -> bytes:
        """Return what a sealed header is bound to (the associated data)."""
        return self._bound(b"header\n")

    def body(self) -> bytes:
        """Return what a sealed body is bound to (the associated data)."""
        return self._bound(b"body\n")

    def presence(self) -> bytes:
        """Return what a sealed presence is bound to (the associated data)."""
        return self._bound(b"presence\n")

    def file(self, name: bytes, part: int, parts: int) -> bytes:
        """Return what a sealed part of a file is bound to (the associated data)."""
        count = part.to_bytes(4, "big") + parts.to_bytes(4, "big")
        return self._bound(b"file\n") + name + count

    def _bound(self, part: bytes) -> bytes:
        where = self.hub + self.livret + self.contribution
        epoch = self.epoch.to_bytes(4, "big")
        return _SEAL_PREFIX + part + where + epoch + self.scope


def _key_name(item: list[object]) -> KeyName:
    epoch, scope, check = item
    if type(epoch) is not int or epoch < 1:
        raise ValueError(epoch)
    name = bytes.fromhex(str(scope))
    if len(name) != NAME_BYTES:
        raise ValueError(scope)
    return KeyName(epoch, name, _key(check))


def _key(text: object) -> str:
    if not isinstance(text, str) or len(bytes.fromhex(text)) != KEY_BYTES:
        raise ValueError(text)
    return text


def _places(found: list[int], count: int) -> tuple[int, ...]:
    if found != sorted(set(found)) or not all(
        type(place) is int and 0 <= place < count for place in found
    ):
        raise ValueError(found)
    return tuple(found)
