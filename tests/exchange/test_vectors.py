"""The vectors of ``resources/design/exchange.md`` are read as the page says."""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import zlib
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from livret.domain.cards import fingerprint, qr_text
from livret.exchange.exchange_file import AgeFiles
from livret.exchange.person_copy import HerKeys
from livret.usecases.ports_sharing import Parcel, Receipt
from livret.words.passphrase_words import passphrase_words
from tests.exchange.vectors import AGE, CARDS, FILE, _words


@pytest.fixture(scope="module")
def vectors() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return read


def test_the_list_of_words_is_the_one_of_the_page(vectors: dict[str, Any]) -> None:
    assert _words() == vectors["words"]


def test_the_card_reads(vectors: dict[str, Any]) -> None:
    told = vectors["card"]
    signed = CARDS.from_file(told["file"].encode())
    assert signed.digest == told["digest"]
    assert list(fingerprint(signed.digest, passphrase_words())) == told["words"]
    assert qr_text(signed.digest) == told["qr"]
    assert CARDS.to_file(signed).decode() == told["file"]


def test_her_secret_gives_her_keys(vectors: dict[str, Any]) -> None:
    told = vectors["person"]
    identity = HerKeys().of(AGE + told["secret"])
    assert identity.age_recipient == told["recipient"]
    assert identity.public_key == told["public_key"]
    # Once more, from the page alone.
    kdf = HKDF(hashes.SHA256(), 32, salt=None, info=b"livret/person/sign/1")
    key = Ed25519PrivateKey.from_private_bytes(
        kdf.derive((AGE + told["secret"]).encode())
    )
    assert key.public_key().public_bytes_raw().hex() == told["public_key"]


def test_the_exchange_file_reads(vectors: dict[str, Any]) -> None:
    told = vectors["exchange"]
    parcel = AgeFiles(CARDS).unpack(
        base64.b64decode(told["file"]), AGE + told["opened_by"]
    )
    assert isinstance(parcel, Parcel)
    assert [one.id for one in parcel.contributions] == told["ids"]
    bare = [one.id for one in parcel.contributions if one.body is None]
    assert bare == told["without_words"]
    assert {name: data.hex() for name, data in parcel.blobs.items()} == told["files"]
    assert list(parcel.manifest.heads) == told["heads"]
    assert dict(parcel.manifest.withheld) == told["withheld"]
    assert parcel.card is not None


def test_a_stranger_reads_it_from_the_page_alone(vectors: dict[str, Any]) -> None:
    told = vectors["exchange"]
    identity = pyrage.x25519.Identity.from_str(AGE + told["opened_by"])
    plain = pyrage.decrypt(base64.b64decode(told["file"]), [identity])
    first, manifest_line, signature, rest = plain.split(b"\n", 3)
    assert first == b"livret/exchange/1"
    manifest = json.loads(manifest_line)
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(manifest["sender"]))
    signed = first + b"\n" + manifest_line + b"\n"
    key.verify(bytes.fromhex(signature.decode()), signed)
    of = manifest["contributions"]
    section = zlib.decompress(rest[: of["packed"]])
    assert len(section) == of["size"]
    assert hashlib.sha256(section).hexdigest() == of["sha256"]
    assert _ids(section) == told["ids"]
    files = rest[of["packed"] :]
    assert [hashlib.sha256(files).hexdigest()] == list(told["files"])


def _ids(section: bytes) -> list[str]:
    ids, at = [], 0
    while at < len(section):
        (length,) = struct.unpack_from(">I", section, at)
        header = section[at + 4 : at + 4 + length]
        ids.append(hashlib.sha256(header).hexdigest())
        at += 4 + length + 64
        has_body = section[at]
        at += 1
        if has_body:
            (length,) = struct.unpack_from(">I", section, at + 32)
            at += 32 + 4 + length
    return ids


def test_the_receipt_reads(vectors: dict[str, Any]) -> None:
    told = vectors["receipt"]
    read = AgeFiles(CARDS).unpack(
        base64.b64decode(told["file"]), AGE + told["opened_by"]
    )
    assert isinstance(read, Receipt)
    assert (read.file, read.new) == (told["of"], told["new"])
    exchange = base64.b64decode(vectors["exchange"]["file"])
    assert read.file == hashlib.sha256(exchange).hexdigest()
