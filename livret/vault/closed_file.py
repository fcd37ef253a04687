"""The digest of the database of a vault that is closed, whatever its pages hold.

Once the write-ahead log is folded in, the file is all there is, and it does not
change until the next opening. Its digest finds what no reading of rows can: an
old page of free space, of a counter, of the insides of an index.

BLAKE2b (RFC 7693), 32 bytes: the quickest on computers without instructions for
SHA-256, about 0.25 s for 200 MB. It needs no key, so that it is made while the
passphrase is tried; ``Witness`` keeps it under a key.
"""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

DIGEST_BYTES = 32

_BLOCK = 1 << 20


def at_rest(database: Path) -> bool:
    """Tell whether nothing waits beside the file to enter it."""
    log = database.with_name(database.name + "-wal")
    return not log.is_file() or log.stat().st_size == 0


def digest_of(database: Path, stop: threading.Event | None = None) -> bytes:
    """Return the digest of a file, 32 bytes.

    Args:
        database: The file.
        stop: Set by whoever no longer wants to know; then it means nothing.

    Raises:
        OSError: It could not be read to its end.
    """
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    block = memoryview(bytearray(_BLOCK))
    with database.open("rb", buffering=0) as stream:
        while (count := stream.readinto(block)) and not (stop and stop.is_set()):
            digest.update(block[:count])
    return digest.digest()


class ReadAhead:
    """Makes the digest in a thread of its own while a passphrase is tried.

    Neither holds Python's lock meanwhile, and the file is then in memory for
    the opening that follows.

    Args:
        database: The file; nobody writes it until this is left.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._stop = threading.Event()
        self._digest: bytes | None = None
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        try:
            digest = digest_of(self._database, self._stop)
        except OSError:
            return  # whoever asks reads it again, and tells why it cannot be read
        if not self._stop.is_set():
            self._digest = digest

    def digest(self) -> bytes:
        """Return the digest, once the file is read.

        Raises:
            OSError: It cannot be read to its end.
        """
        self._thread.join()
        return self._digest or digest_of(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
