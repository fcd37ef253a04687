"""The bytes inside the envelope: manifest, its signature, contributions, files.

====================  ======================================================
first line            ``livret/exchange/1``
second line           the manifest, canonical JSON
third line            Ed25519 over the two lines before, 128 hex digits
contributions         zlib; as long as the manifest says, packed and unpacked
files                 one after the other, as long as the manifest says
====================  ======================================================

A contribution is four bytes of length and the header, 64 bytes of signature,
then either a zero byte, or a one, 32 bytes of salt, four bytes of length and
the body. Lengths are big-endian. Source: ``resources/design/exchange.md`` 2.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from livret.domain.body import MAX_BODY_BYTES
from livret.domain.contribution import SALT_BYTES, Sealed
from livret.domain.encoding import NotCanonical, decode, encode
from livret.domain.header import MAX_HEADER_BYTES
from livret.usecases.sharing_errors import (
    FileAltered,
    FileTooLarge,
    NewerFile,
)

FAMILY = b"livret/"
KINDS = frozenset({"exchange", "receipt"})
"""Kinds of message that this version reads; another one is newer."""

SIGNATURE_BYTES = 64
MAX_MANIFEST_BYTES = 1024 * 1024
MAX_SECTION_BYTES = 256 * 1024 * 1024
"""Most bytes of the contributions once unpacked."""

MAX_CONTRIBUTIONS = 50_000
"""Most contributions of a livret: ten years of them are some thousands."""

_LENGTH = 4
_MILLION = 1_000_000


class Opened(NamedTuple):
    """The parts of a sealed message.

    Attributes:
        kind: ``exchange`` or ``receipt``, of version 1.
        manifest: The manifest's values.
        signed: The bytes that the signature covers.
        signature: 64 bytes.
        rest: Everything after the third line.
    """

    kind: str
    manifest: dict[str, Any]
    signed: bytes
    signature: bytes
    rest: bytes


def head(kind: str, manifest: dict[str, Any]) -> bytes:
    """Return the two first lines: what is signed."""
    return FAMILY + kind.encode("ascii") + b"/1\n" + encode(manifest) + b"\n"


def message(signed: bytes, signature: bytes, rest: bytes = b"") -> bytes:
    """Return the whole: the signed lines, the signature's line, what follows."""
    return signed + signature.hex().encode("ascii") + b"\n" + rest


def parted(plain: bytes) -> Opened:
    """Part a message; nothing is checked but its form.

    Raises:
        NewerFile: Another version, or a kind of message nobody here knows.
        FileAltered: Not of this form.
    """
    first_end = plain.find(b"\n", 0, 64)
    first = plain[: max(first_end, 0)]
    if not first.startswith(FAMILY):
        raise FileAltered(part="manifest")
    kind, _, version = first[len(FAMILY) :].decode("ascii", "replace").partition("/")
    if version != "1" or kind not in KINDS:
        raise NewerFile(version=f"{kind}/{version}"[:40])
    second_end = plain.find(b"\n", first_end + 1, first_end + MAX_MANIFEST_BYTES)
    third_end = second_end + 1 + 2 * SIGNATURE_BYTES
    if second_end < 0 or plain[third_end : third_end + 1] != b"\n":
        raise FileAltered(part="manifest")
    try:
        manifest = decode(plain[first_end + 1 : second_end])
        told = plain[second_end + 1 : third_end].decode("ascii")
        signature = bytes.fromhex(told)
    except (NotCanonical, ValueError) as error:
        raise FileAltered(part="manifest") from error
    if not isinstance(manifest, dict) or signature.hex() != told:
        raise FileAltered(part="manifest")
    signed, rest = plain[: second_end + 1], plain[third_end + 1 :]
    return Opened(kind, manifest, signed, signature, rest)


def section(contributions: Sequence[Sealed]) -> bytes:
    """Return contributions one after the other, as they were signed."""
    parts: list[bytes] = []
    for one in contributions:
        parts += (len(one.header).to_bytes(_LENGTH, "big"), one.header, one.signature)
        if one.body is None or one.salt is None:
            parts.append(b"\0")
        else:
            parts += (b"\1", one.salt, len(one.body).to_bytes(_LENGTH, "big"), one.body)
    return b"".join(parts)


def pack(data: bytes) -> bytes:
    """Make a section smaller, quickly."""
    return zlib.compress(data, level=1)


def unpack(packed: bytes, size: int, sha256: str) -> bytes:
    """Return a section as it was, never more than it says it is.

    Raises:
        FileTooLarge: It would be larger than a livret can be.
        FileAltered: It is not what its digest tells.
    """
    if size > MAX_SECTION_BYTES:
        raise FileTooLarge(most=MAX_SECTION_BYTES // _MILLION)
    reader = zlib.decompressobj()
    try:
        data = reader.decompress(packed, size + 1)
    except zlib.error as error:
        raise FileAltered(part="contributions") from error
    if len(data) > size:
        raise FileTooLarge(most=MAX_SECTION_BYTES // _MILLION)
    whole = reader.eof and not reader.unused_data and len(data) == size
    if not whole or hashlib.sha256(data).hexdigest() != sha256:
        raise FileAltered(part="contributions")
    return data


def contributions_in(data: bytes, count: int) -> tuple[Sealed, ...]:
    """Read a section back.

    Raises:
        FileTooLarge: There are more than a livret has.
        FileAltered: Lengths do not add up, or the count.
    """
    if count > MAX_CONTRIBUTIONS:
        raise FileTooLarge(most=MAX_SECTION_BYTES // _MILLION)
    # Never more of them than told, and one: small ones are costly by number.
    found = tuple(islice(_each(data), count + 1))
    if len(found) != count:
        raise FileAltered(part="contributions")
    return found


def _each(data: bytes) -> Iterator[Sealed]:
    at = 0
    while at < len(data):
        header, at = _sized(data, at, MAX_HEADER_BYTES)
        signature, at = _taken(data, at, SIGNATURE_BYTES)
        flag, at = _taken(data, at, 1)
        if flag == b"\0":
            yield Sealed(header, signature)
            continue
        if flag != b"\1":
            raise FileAltered(part="contributions")
        salt, at = _taken(data, at, SALT_BYTES)
        body, at = _sized(data, at, MAX_BODY_BYTES)
        yield Sealed(header, signature, salt, body)


def _sized(data: bytes, at: int, most: int) -> tuple[bytes, int]:
    length, at = _taken(data, at, _LENGTH)
    count = int.from_bytes(length, "big")
    if count > most:
        raise FileAltered(part="contributions")
    return _taken(data, at, count)


def _taken(data: bytes, at: int, count: int) -> tuple[bytes, int]:
    end = at + count
    if end > len(data):
        raise FileAltered(part="contributions")
    return data[at:end], end
