"""The pages of a database in clear, as a thief who has the key would read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
_SALT = 16
_IV = slice(-80, -64)  # SQLCipher 4: IV of 16 bytes, then HMAC-SHA512
_WAL_HEADER, _FRAME_HEADER = 32, 24


def pages_in_clear(database: Path, key: bytes) -> Iterator[bytes]:
    """Every page of the database, then of what waits to enter it."""
    data = database.read_bytes()
    for at in range(0, len(data), PAGE):
        yield _clear(data[at : at + PAGE], key, first=at == 0)
    log = database.with_name(database.name + "-wal")
    frames = log.read_bytes()[_WAL_HEADER:] if log.is_file() else b""
    # After the last frame there may be room made ahead, which is no frame.
    for at in range(0, len(frames) - _FRAME_HEADER - PAGE + 1, _FRAME_HEADER + PAGE):
        number = int.from_bytes(frames[at : at + 4], "big")
        start = at + _FRAME_HEADER
        yield _clear(frames[start : start + PAGE], key, first=number == 1)


def _clear(page: bytes, key: bytes, *, first: bool) -> bytes:
    body = page[_SALT if first else 0 : -80]
    reader = Cipher(AES256(key), CBC(page[_IV])).decryptor()
    return reader.update(body) + reader.finalize()
