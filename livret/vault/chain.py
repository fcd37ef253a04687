"""What finds a partial roll-back: running digests over everything that arrived.

SQLCipher authenticates each page but not its age: one old page put back in its
place passes every check of the database. So each livret keeps the count, the
chain and the heads of what arrived, and the vault chains all livrets together;
they stand on different pages, and ``doctor`` recomputes them.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

ID_BYTES = 32
START = bytes(ID_BYTES)
"""Where every chain begins."""

_LIVRET_PREFIX = b"livret/chain/1\n"
_VAULT_PREFIX = b"livret/vault-chain/1\n"


@dataclass(slots=True)
class LivretState:
    """What one livret keeps about what arrived.

    Attributes:
        fk: Its key in the database.
        id: Its id, 16 bytes.
        arrivals: How many contributions arrived.
        chain: Digest over their ids in order of arrival.
        heads: Ids that no contribution here names as a parent.
        awaited: Ids named as a parent that have not arrived.
    """

    fk: int
    id: bytes
    arrivals: int = 0
    chain: bytes = START
    heads: set[bytes] = field(default_factory=set)
    awaited: set[bytes] = field(default_factory=set)
    _packed: bytearray | None = field(default=None, repr=False, compare=False)
    """The heads as ``packed`` gives them, kept so from one arrival to the next: a
    colleague's file may leave tens of thousands, and each arrival asks for all."""

    def arrive(
        self, new: bytes, parents: Iterable[bytes], known: Callable[[bytes], bool]
    ) -> None:
        """Take in one contribution.

        Args:
            new: Its id.
            parents: The ids it names.
            known: Whether an id that is no head arrived before.
        """
        self.arrivals += 1
        self.chain = _next(_LIVRET_PREFIX, self.chain, new)
        if new in self.awaited:
            self.awaited.discard(new)
        else:
            self._head(new)
        for parent in parents:
            if parent in self.heads:
                self._no_head(parent)
            elif parent not in self.awaited and not known(parent):
                self.awaited.add(parent)

    def heads_digest(self) -> bytes:
        """Return the digest of the heads, whatever their order."""
        if self._packed is None:
            self._packed = bytearray(packed(self.heads))
        return hashlib.sha256(self._packed).digest()

    def _head(self, one: bytes) -> None:
        if one not in self.heads and self._packed is not None:
            at = self._at(self._packed, one)
            self._packed[at:at] = one
        self.heads.add(one)

    def _no_head(self, one: bytes) -> None:
        if self._packed is not None:
            at = self._at(self._packed, one)
            del self._packed[at : at + ID_BYTES]
        self.heads.discard(one)

    def _at(self, ids: bytearray, one: bytes) -> int:
        """Return where an id stands, or would, in ids one after the other."""
        places = range(0, len(ids), ID_BYTES)
        return ID_BYTES * bisect_left(
            places, one, key=lambda at: bytes(ids[at : at + ID_BYTES])
        )


@dataclass(slots=True)
class VaultState:
    """What the vault keeps about all livrets together.

    Attributes:
        replica: Random id of this copy, renewed at each restore, 16 bytes.
        arrivals: How many contributions arrived.
        chain: Digest over all arrivals and the heads each one left.
        erasures: How many records of the erasure journal were applied.
    """

    replica: bytes
    arrivals: int = 0
    chain: bytes = START
    erasures: int = 0

    def arrive(self, livret: LivretState, new: bytes) -> None:
        """Take in what ``livret`` just took in."""
        self.arrivals += 1
        told = livret.id + new + livret.heads_digest()
        self.chain = _next(_VAULT_PREFIX, self.chain, told)


def packed(ids: Iterable[bytes]) -> bytes:
    """Return ids of 32 bytes one after the other, sorted."""
    return b"".join(sorted(ids))


def unpacked(data: bytes) -> set[bytes]:
    """Return the ids of ``packed``."""
    return {data[i : i + ID_BYTES] for i in range(0, len(data), ID_BYTES)}


def _next(prefix: bytes, chain: bytes, told: bytes) -> bytes:
    return hashlib.sha256(prefix + chain + told).digest()
