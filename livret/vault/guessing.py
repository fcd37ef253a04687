"""What one guess at a passphrase costs, and the derivation that makes it cost.

Argon2id, RFC 9106. The recommendations it is held to: RFC 9106 section 4.
"""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from livret.usecases.vault_errors import NotEnoughMemory

KEY_BYTES = 32

_SALT_BYTES = 16
_MEBIBYTE = 1024
"""In kibibytes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs.

    Attributes:
        memory: Kibibytes.
        iterations: Passes over them.
        lanes: Threads at most.
    """

    memory: int
    iterations: int
    lanes: int

    def at_least(self, floor: Cost) -> bool:
        """Tell whether a guess costs at least what it costs at ``floor``."""
        return self.memory >= floor.memory and self.iterations >= floor.iterations


FLOOR = Cost(64 * _MEBIBYTE, 3, 4)
"""RFC 9106, second recommended option; a slot below it opens nothing."""

STANDARD = Cost(256 * _MEBIBYTE, 3, 4)
CEILING = Cost(1024 * _MEBIBYTE, 16, 64)
"""Beyond it an edited slot would only exhaust the machine; Livret itself asks
for a quarter of that memory and twelve passes at most."""


def calibrate(target: float = 1.0) -> Cost:
    """Return the cost that takes about ``target`` seconds on this machine.

    Never below the floor. More time buys passes, less takes away memory.
    """
    cost = STANDARD
    try:
        took = _seconds(cost)
    except NotEnoughMemory:
        return FLOOR
    if took <= target:
        passes = int(cost.iterations * target / max(took, 0.01))
        return Cost(cost.memory, min(max(passes, cost.iterations), 12), cost.lanes)
    memory = cost.memory
    while memory > FLOOR.memory and took > target * 1.5:
        memory, took = memory // 2, took / 2
    return Cost(memory, cost.iterations, cost.lanes)


def derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    """Return the 32-byte key of ``secret``.

    Raises:
        NotEnoughMemory: Argon2id could not have its memory.
    """
    plain = unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    try:
        return kdf.derive(plain)
    except MemoryError as error:
        raise NotEnoughMemory(mebibytes=cost.memory // _MEBIBYTE) from error


def _seconds(cost: Cost) -> float:
    start = time.perf_counter()
    derive("", bytes(_SALT_BYTES), cost)
    return time.perf_counter() - start
