"""Room made ahead in the write-ahead log, so that a save grows no file.

A commit that makes the log longer waits for the file system to note the new
length too; one that overwrites what is there does not, and takes two thirds of
the time. SQLite overwrites by itself once the log has been checkpointed, after
some three hundred saves: most days never come so far. So zeros are appended
once somebody is writing. What follows the last frame is no frame: SQLite stops
there when it recovers.

Source: sqlite.org, "WAL-mode File Format", 4.1 and 4.3 (a frame counts only
with the salts of the header and the right checksum).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

STEP = 1 << 20
"""Bytes appended at a time: some seventy saves."""

MOST = 4 << 20
"""Where SQLite goes back to the beginning: a thousand pages."""

_EVERY = 8
"""Commits between two looks; a command that saves once makes no room."""


class Room:
    """Watches the log of one open database.

    Args:
        database: The file whose log it is.
    """

    def __init__(self, database: Path) -> None:
        self._log = database.with_name(database.name + "-wal")
        self._commits = 0
        self._made = 0

    def committed(self) -> None:
        """Make room where SQLite has come to the end of it; never fails."""
        self._commits += 1
        if self._commits % _EVERY == 0:
            with suppress(OSError):
                size = self._log.stat().st_size
                if self._made < size < MOST:
                    self._made = _lengthened(self._log, size)


def _lengthened(log: Path, size: int) -> int:
    with log.open("r+b", buffering=0) as stream:
        try:
            stream.seek(size)
            wrote = stream.write(bytes(STEP))
            os.fsync(stream.fileno())
        except OSError:
            wrote = 0
        if wrote < STEP:  # a full disk: what is left is for the saves
            stream.truncate(size)
        return size + STEP
