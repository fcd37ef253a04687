"""``temoin``: what the vault had reached, told from outside the database.

It finds a database put back whole to an older state. It is written after each
commit and may lag behind it, so it never raises a false alarm: it says "this
was reached", never "nothing more was". Two places are written in turn; a torn
write leaves the other one.

At each clean end it also keeps the digest of the closed database, durably; at
each opening, before anything is written, that the vault is open.
"""

from __future__ import annotations

import hmac
import os
import struct
from dataclasses import dataclass, replace
from io import FileIO
from pathlib import Path

from livret.vault.chain import VaultState
from livret.vault.closed_file import DIGEST_BYTES, at_rest, digest_of
from livret.vault.files import disk_errors, sync_folder, write_whole

WITNESS_FILE = "temoin"

_FIELDS = struct.Struct(">8sQQQ16s32s")
_OPEN, _CLOSED = b"LIVRETT1", b"LIVRETT2"
_DIGEST_BYTES = {_OPEN: 0, _CLOSED: DIGEST_BYTES}
"""What follows the fields: nothing while the vault is open."""
_MAC_BYTES = 32
_PLACE = 512
"""One sector each, so that no write touches both places."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What the vault had reached.

    Attributes:
        turn: Grows by one at each writing.
        arrivals: How many contributions had arrived.
        replica: Of which copy of the vault, 16 bytes.
        chain: The vault's chain then, 32 bytes.
        size: Bytes of the database file, which never shrinks.
        digest: Of the database once closed, 32 bytes; empty while it is open.
    """

    turn: int
    arrivals: int
    replica: bytes
    chain: bytes
    size: int
    digest: bytes = b""

    @property
    def closed(self) -> bool:
        """Whether the vault was closed whole, and how its file was left."""
        return bool(self.digest)

    def beyond(self, state: VaultState) -> bool:
        """Tell whether the database is older than what was reached.

        Only the end is compared here; ``doctor`` follows the whole chain.
        """
        return self.arrivals > state.arrivals or (
            self.arrivals == state.arrivals and self.chain != state.chain
        )


class Witness:
    """Keeps ``temoin`` for an open vault.

    Args:
        folder: Of the vault.
        key: Derived from the data key; nobody else can write a witness.

    Attributes:
        end_unknown: The last end was not noted, so that nothing could be
            compared at this opening.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path = folder / WITNESS_FILE
        self._key = key
        self._last = self.read()
        self._silent = False
        self._stream: FileIO | None = None
        self._begun = False
        self.end_unknown = False

    @property
    def last(self) -> Reached | None:
        """What was read at the opening or written since; None where nothing was."""
        return self._last

    def read(self) -> Reached | None:
        """Return the latest state told, or None: absent or not ours."""
        if not self._path.is_file():
            return None
        with disk_errors(self._path.parent):
            data = self._path.read_bytes()
        told = [self._parsed(data[i * _PLACE :]) for i in (0, 1)]
        return max((one for one in told if one), key=lambda r: r.turn, default=None)

    def hold(self) -> None:
        """Stop writing: the database is behind, and this file is the proof."""
        self._silent = True

    def begin(self) -> None:
        """Say that the vault is open, durably; before anything is written.

        Raises:
            DiskFull, ReadOnlyVault, StorageFailed: Nothing may be written then,
                or a crash would be taken for a change.
        """
        self._begun = not self._silent
        if self._silent or self._last is None or not self._last.closed:
            return
        opened = replace(self._last, turn=self._last.turn + 1, digest=b"")
        try:
            self._put(opened, durable=True)
        except OSError:
            self.close()
            places = [bytes(_PLACE), bytes(_PLACE)]
            places[opened.turn % 2] = self._packed(opened).ljust(_PLACE, b"\0")
            write_whole(self._path, b"".join(places))
            self._last = opened

    def tell(self, state: VaultState, database: Path) -> None:
        """Write what was reached. Not flushed: the commit itself was."""
        if self._silent:
            return
        turn = self._last.turn + 1 if self._last else 1
        try:
            size = database.stat().st_size
            self._put(Reached(turn, state.arrivals, state.replica, state.chain, size))
        except OSError:
            return  # what it tells of is kept already: it may lag, never refuses

    def note(self, state: VaultState, database: Path) -> int | None:
        """Write what was reached, durably.

        Returns:
            The turn that stands on the disk for certain; None where none does.
        """
        if self._silent:
            return None
        self.tell(state, database)
        if self._stream is None or self._last is None:
            return None
        try:
            os.fsync(self._stream.fileno())
        except OSError:
            return None
        return self._last.turn

    def end(self, database: Path) -> None:
        """Keep how the file of a database that was just closed was left.

        Nothing is kept where it was not closed whole, and where this opening
        was refused or held before it began.
        """
        last = self._last
        if self._silent or last is None or not self._begun:
            return
        try:
            if at_rest(database):
                # The log that is gone must not come back after a power cut.
                sync_folder(database.parent)
                size, digest = database.stat().st_size, digest_of(database)
                left = replace(last, size=size, digest=digest)
                # In both places: spoiling one of them hides nothing.
                for turn in (last.turn + 1, last.turn + 2):
                    self._put(replace(left, turn=turn), durable=True)
        except OSError:
            return

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def renew(self, state: VaultState, database: Path, after: int = 0) -> None:
        """Begin again from ``state``: a new vault, or one restored on purpose.

        Args:
            state: What the database tells.
            database: The file.
            after: A turn that was reached before.
        """
        self._silent, self._begun = False, True
        self.close()
        write_whole(self._path, bytes(2 * _PLACE))
        size = database.stat().st_size
        self._last = Reached(after, state.arrivals, state.replica, state.chain, size)
        self.tell(state, database)

    def _put(self, reached: Reached, *, durable: bool = False) -> None:
        if self._stream is None:
            self._stream = self._path.open("r+b", buffering=0)
        self._stream.seek(reached.turn % 2 * _PLACE)
        self._stream.write(self._packed(reached))
        if durable:
            os.fsync(self._stream.fileno())
        self._last = reached

    def _packed(self, reached: Reached) -> bytes:
        fields = _FIELDS.pack(
            _CLOSED if reached.closed else _OPEN,
            reached.turn,
            reached.arrivals,
            reached.size,
            reached.replica,
            reached.chain,
        )
        fields += reached.digest
        return fields + self._mac(fields)

    def _parsed(self, data: bytes) -> Reached | None:
        size = _FIELDS.size + _DIGEST_BYTES.get(data[: len(_OPEN)], 0)
        fields, mac = data[:size], data[size : size + _MAC_BYTES]
        if len(fields) < size or not hmac.compare_digest(mac, self._mac(fields)):
            return None
        _, turn, arrivals, length, replica, chain = _FIELDS.unpack_from(fields)
        digest = fields[_FIELDS.size :]
        return Reached(turn, arrivals, replica, chain, length, digest)

    def _mac(self, fields: bytes) -> bytes:
        return hmac.digest(self._key, fields, "sha256")
