"""What a desk says of itself while somebody is in a livret: signed, then sealed.

It names a signing key, never a person: who knows the team knows the name. It is
true for a minute or two and belongs to no log. Source: ``resources/design/hub.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

from livret.domain.encoding import decode, encode
from livret.domain.errors import Untrusted

_PREFIX = b"livret/hub-presence/1\n"
_FIELDS = frozenset({"hub", "livret", "author", "at", "doing", "about"})
_MOST_LETTERS = 80
_KEY_HEX = 64


class MalformedPresence(Untrusted):
    """Bytes that are not a presence of this format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPresence:
    """What a desk announces.

    Attributes:
        hub: Id of the hub, 16 bytes: it is worth nothing at another.
        livret: Opaque name of the livret there, 16 bytes.
        author: Ed25519 public key of who announces, 64 hex digits.
        at: Milliseconds since 1970-01-01 UTC on their clock.
        doing: A code of the desk: ``reading``, ``writing``, ``meeting``, …
        about: What it is about, such as the id of a meeting; never words.
    """

    hub: bytes
    livret: bytes
    author: str
    at: int
    doing: str
    about: str = ""

    def to_bytes(self) -> bytes:
        """Return the exact bytes that are signed."""
        return _PREFIX + encode(
            {
                "hub": self.hub.hex(),
                "livret": self.livret.hex(),
                "author": self.author,
                "at": self.at,
                "doing": self.doing,
                "about": self.about,
            }
        )

    @staticmethod
    def from_bytes(data: bytes) -> SaidPresence:
        """Read the bytes strictly; the caller verifies the signature.

        Raises:
            MalformedPresence: They are not a presence.
            NotCanonical: The JSON is not canonical.
        """
        if not data.startswith(_PREFIX):
            raise MalformedPresence
        plain = decode(data[len(_PREFIX) :])
        if not isinstance(plain, dict) or plain.keys() != _FIELDS:
            raise MalformedPresence
        author, at = plain["author"], plain["at"]
        texts = (plain["hub"], plain["livret"], author, plain["doing"], plain["about"])
        if type(at) is not int or not all(map(_is_short, texts)):
            raise MalformedPresence
        try:
            key, hub = bytes.fromhex(author), bytes.fromhex(plain["hub"])
            livret = bytes.fromhex(plain["livret"])
        except ValueError as error:
            raise MalformedPresence from error
        if len(key.hex()) != _KEY_HEX:
            raise MalformedPresence
        return SaidPresence(
            hub=hub,
            livret=livret,
            author=author,
            at=at,
            doing=plain["doing"],
            about=plain["about"],
        )


def _is_short(text: object) -> bool:
    return isinstance(text, str) and len(text) <= _MOST_LETTERS
