"""A second program that reads and writes what Livret exchanges.

It was written from ``resources/design/exchange.md`` and ``log.md`` (section 1)
alone: the standard library, age, and nothing of Livret. Where it cannot be
written, the page lacks something.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import unicodedata
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage

from tests.exchange.stranger_ed25519 import verifies

WORDS = Path(__file__).parents[2] / "resources" / "words" / "fr-passphrase.txt"

MILLION = 1024 * 1024
REASONS = {"not_agreed", "narrowed", "not_here"}
_HEX32, _HEX64 = re.compile("[0-9a-f]{32}"), re.compile("[0-9a-f]{64}")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
MANIFEST = {
    "livret": _HEX32, "sender": _HEX64, "sender_name": 200, "recipients": list,
    "purpose": 2000, "until": _DAY, "replica": _HEX32, "sequence": 1,
    "previous": _HEX64, "made_at": 0, "heads": list, "withheld": dict,
    "contributions": dict, "files": list,
}  # fmt: skip
RECEIPT = {
    "file": _HEX64, "livret": _HEX32, "receiver": _HEX64, "receiver_name": 200,
    "received_at": 0, "new": 0,
}  # fmt: skip
MAY_BE_EMPTY = {"purpose", "until", "previous"}


class Refused(Exception):
    """A word of section 3: why a file is refused whole."""


@dataclass(frozen=True)
class Contribution:
    """One, as it was signed; ``salt`` and ``body`` empty where it has none."""

    header: bytes
    signature: bytes
    salt: bytes = b""
    body: bytes = b""

    @property
    def id(self) -> str:
        return hashlib.sha256(self.header).hexdigest()

    @property
    def told(self) -> dict[str, Any]:
        return read_json(_after(self.header, b"livret/header/1\n"))


@dataclass(frozen=True)
class Opened:
    """What a file holds."""

    manifest: dict[str, Any]
    contributions: tuple[Contribution, ...] = ()
    files: tuple[bytes, ...] = ()
    card: dict[str, Any] | None = None


# --- canonical JSON (log.md 1) ---------------------------------------------------


def canonical(value: Any) -> bytes:
    """Return the one encoding of a value."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8")


def read_json(data: bytes) -> dict[str, Any]:
    """Read an object whose bytes are the encoding of its own value."""
    try:
        value = json.loads(data.decode("utf-8"))
        same = canonical(value) == data
    except (UnicodeError, ValueError) as error:
        raise Refused("altered") from error
    normal = unicodedata.is_normalized("NFC", data.decode("utf-8"))
    if not isinstance(value, dict) or not same or not normal:
        raise Refused("altered")
    return value


def _after(data: bytes, prefix: bytes) -> bytes:
    if not data.startswith(prefix):
        raise Refused("altered")
    return data[len(prefix) :]


# --- cards (1) -------------------------------------------------------------------


def read_card(data: bytes) -> tuple[dict[str, Any], str]:
    """Return what a card says, and its digest."""
    told = read_json(_after(data, b"livret/card-file/1\n"))
    raw, signature = bytes.fromhex(told["card"]), bytes.fromhex(told["signature"])
    card = read_json(_after(raw, b"livret/card/1\n"))
    if not verifies(bytes.fromhex(card["keys"]["sign"]), signature, raw):
        raise Refused("no card")
    return card, hashlib.sha256(raw).hexdigest()


def seven_words(digest: str) -> list[str]:
    """Return the words two people compare."""
    words = WORDS.read_text("utf-8").splitlines()
    number, found = int(digest, 16), []
    for _ in range(7):
        number, digit = divmod(number, len(words))
        found.append(words[digit])
    return found[::-1]


# --- her keys, and a replacement's (4) ---------------------------------------------


def her_seed(secret: str) -> bytes:
    """Return the seed of her Ed25519 key: HKDF-SHA-256 (RFC 5869)."""
    drawn = hmac.digest(bytes(32), secret.encode("ascii"), "sha256")
    return hmac.digest(drawn, b"livret/person/sign/1\x01", "sha256")


def unwrap(data: bytes, phrase: str) -> str:
    """Open ``cle.age``, or the key of a replacement by the words of both sheets."""
    return pyrage.passphrase.decrypt(data, phrase).decode("ascii").removesuffix("\n")


# --- files (2 and 3) ---------------------------------------------------------------


def open_file(data: bytes, secret: str, mine: str) -> Opened:
    """Open an exchange file, or a receipt, for who holds ``secret`` and ``mine``.

    Args:
        data: The whole file.
        secret: An age identity.
        mine: Our Ed25519 public key, which the file must name.
    """
    if not data.startswith(b"age-encryption.org/"):
        raise Refused("no age file")
    try:
        plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret)])
    except pyrage.DecryptError as error:
        other = "No matching keys" in str(error)
        raise Refused("for someone else" if other else "altered") from error
    return read_inside(plain, mine)


def read_inside(plain: bytes, mine: str) -> Opened:
    """Read what age kept: three lines, then what the manifest tells."""
    lines = plain.split(b"\n", 3)
    if lines[0] not in {b"livret/exchange/1", b"livret/receipt/1"}:
        raise Refused("newer")
    if len(lines) != 4 or len(lines[1]) > MILLION:
        raise Refused("altered")
    first, second, third, rest = lines
    if re.fullmatch(rb"[0-9a-f]{128}", third) is None:
        raise Refused("altered")
    manifest = read_json(second)
    receipt = first == b"livret/receipt/1"
    _check_fields(manifest, RECEIPT if receipt else MANIFEST)
    by = bytes.fromhex(manifest["receiver" if receipt else "sender"])
    signature = bytes.fromhex(third.decode("ascii"))
    if not verifies(by, signature, first + b"\n" + second + b"\n"):
        raise Refused("altered")
    if receipt:
        if rest:
            raise Refused("altered")
        return Opened(manifest)
    opened = _exchange(manifest, rest)
    if mine not in {one["sign"] for one in manifest["recipients"]}:
        raise Refused("for someone else")
    _check_contributions(opened)
    return opened


def _check_fields(manifest: dict[str, Any], fields: dict[str, Any]) -> None:
    if manifest.keys() - {"card"} != fields.keys():
        raise Refused("altered")
    if not all(_holds(name, manifest[name], wanted) for name, wanted in fields.items()):
        raise Refused("altered")
    if any(reason not in REASONS for reason in manifest.get("withheld", ())):
        raise Refused("altered")


def _holds(name: str, value: Any, wanted: Any) -> bool:
    """Tell whether a field is a text of a form or a length, a number, or a list."""
    if isinstance(wanted, type):
        return isinstance(value, wanted)
    if name in {"sequence", "made_at", "received_at", "new"}:
        return type(value) is int and value >= wanted
    if not isinstance(value, str) or not (value or name in MAY_BE_EMPTY):
        return False
    if isinstance(wanted, int):
        return len(value) <= wanted
    return not value or wanted.fullmatch(value) is not None


def _exchange(manifest: dict[str, Any], rest: bytes) -> Opened:
    of = manifest["contributions"]
    if of["size"] > 256 * MILLION or of["count"] > 50_000:
        raise Refused("too large")
    if of["packed"] > len(rest):
        raise Refused("altered")
    reader = zlib.decompressobj()
    try:
        section = reader.decompress(rest[: of["packed"]], of["size"] + 1)
    except zlib.error as error:
        raise Refused("altered") from error
    whole = reader.eof and not reader.unused_data and len(section) == of["size"]
    if not whole or hashlib.sha256(section).hexdigest() != of["sha256"]:
        raise Refused("altered")
    contributions = _contributions(section)
    if len(contributions) != of["count"]:
        raise Refused("altered")
    files = _files(manifest["files"], rest[of["packed"] :])
    card = manifest.get("card")
    sender = read_card(bytes.fromhex(card))[0] if card else None
    return Opened(manifest, contributions, files, sender)


def _contributions(section: bytes) -> tuple[Contribution, ...]:
    found, at = [], 0

    def take(count: int) -> bytes:
        nonlocal at
        at += count
        if at > len(section):
            raise Refused("altered")
        return section[at - count : at]

    while at < len(section):
        header = take(int.from_bytes(take(4), "big"))
        signature, flag = take(64), take(1)
        salt = body = b""
        if flag == b"\1":
            salt = take(32)
            body = take(int.from_bytes(take(4), "big"))
        elif flag != b"\0":
            raise Refused("altered")
        found.append(Contribution(header, signature, salt, body))
    return tuple(found)


def _files(told: list[dict[str, Any]], rest: bytes) -> tuple[bytes, ...]:
    if sum(one["size"] for one in told) != len(rest):
        raise Refused("altered")
    found = []
    for one in told:
        data, rest = rest[: one["size"]], rest[one["size"] :]
        if hashlib.sha256(data).hexdigest() != one["sha256"]:
            raise Refused("altered")
        found.append(data)
    return tuple(found)


def _check_contributions(opened: Opened) -> None:
    """Each is of this livret, signed by its author; a body is the one committed to."""
    for one in opened.contributions:
        told = one.told
        if told["livret"] != opened.manifest["livret"]:
            raise Refused("altered")
        if not verifies(bytes.fromhex(told["author"]), one.signature, one.header):
            raise Refused("altered")
        committed = hashlib.sha256(one.salt + one.body).hexdigest()
        if one.body and committed != told["commitment"]:
            raise Refused("altered")


# --- written ---------------------------------------------------------------------


def section_of(contributions: tuple[Contribution, ...]) -> bytes:
    """Return contributions one after the other."""
    parts = []
    for one in contributions:
        parts += [len(one.header).to_bytes(4, "big"), one.header, one.signature]
        if one.body:
            parts += [b"\1", one.salt, len(one.body).to_bytes(4, "big"), one.body]
        else:
            parts.append(b"\0")
    return b"".join(parts)


def message(
    kind: str, manifest: dict[str, Any], signature: Any, rest: bytes = b""
) -> bytes:
    """Return what goes into age; ``signature`` signs the two first lines."""
    signed = b"livret/" + kind.encode() + b"/1\n" + canonical(manifest) + b"\n"
    return signed + signature(signed).hex().encode() + b"\n" + rest


def sealed(plain: bytes, recipients: list[str]) -> bytes:
    """Return an age file."""
    keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    return bytes(pyrage.encrypt(plain, keys))
