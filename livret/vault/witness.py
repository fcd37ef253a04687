"""``temoin``: what the vault had reached, told from outside the database.

It finds a database put back whole to an older state. It is written after each
commit and may lag behind it, so it never raises a false alarm: it says "this
was reached", never "nothing more was". Two places are written in turn; a torn
write leaves the other one.
"""

from __future__ import annotations

import hmac
import struct
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from livret.vault.chain import VaultState
from livret.vault.files import disk_errors, write_whole

WITNESS_FILE = "temoin"

_FIELDS = struct.Struct(">8sQQQ16s32s")
_MAGIC = b"LIVRETT1"
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
    """

    turn: int
    arrivals: int
    replica: bytes
    chain: bytes
    size: int

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
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._path = folder / WITNESS_FILE
        self._key = key
        self._last = self.read()
        self._silent = False
        self._stream: FileIO | None = None

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

    def tell(self, state: VaultState, database: Path) -> None:
        """Write what was reached. Not flushed: the commit itself was."""
        if self._silent:
            return
        turn = self._last.turn + 1 if self._last else 1
        try:
            size = database.stat().st_size
            reached = Reached(turn, state.arrivals, state.replica, state.chain, size)
            if self._stream is None:
                self._stream = self._path.open("r+b", buffering=0)
            self._stream.seek(turn % 2 * _PLACE)
            self._stream.write(self._packed(reached))
        except OSError:
            return  # what it tells of is kept already: it may lag, never refuses
        self._last = reached

    def close(self) -> None:
        """Let go of the file."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def renew(self, state: VaultState, database: Path) -> None:
        """Begin again from ``state``: a new vault, or one restored on purpose."""
        self._silent = False
        self.close()
        write_whole(self._path, bytes(2 * _PLACE))
        self._last = None
        self.tell(state, database)

    def _packed(self, reached: Reached) -> bytes:
        fields = _FIELDS.pack(
            _MAGIC,
            reached.turn,
            reached.arrivals,
            reached.size,
            reached.replica,
            reached.chain,
        )
        return fields + self._mac(fields)

    def _parsed(self, data: bytes) -> Reached | None:
        fields = data[: _FIELDS.size]
        mac = data[_FIELDS.size : _FIELDS.size + _MAC_BYTES]
        if len(fields) < _FIELDS.size or not hmac.compare_digest(
            mac, self._mac(fields)
        ):
            return None
        _, turn, arrivals, size, replica, chain = _FIELDS.unpack(fields)
        return Reached(turn, arrivals, replica, chain, size)

    def _mac(self, fields: bytes) -> bytes:
        return hmac.digest(self._key, fields, "sha256")
