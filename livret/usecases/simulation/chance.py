"""Chance that comes out the same for the same seed, on every machine.

Not Python's own: nothing of ours is random but keys and ids, and a simulation
must be repeated exactly years later. Source: Steele, Lea, Flood, "Fast
splittable pseudorandom number generators" (2014), ``splitmix64``. Where a row
begins is a digest of its seed and label: begun at the seed itself, the rows of
seeds that follow each other would be one row, shifted by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


class Chance:
    """A row of numbers that a seed decides.

    Args:
        seed: Any whole number.
        label: What it is for: each has a row of its own.
    """

    def __init__(self, seed: int, label: str = "world") -> None:
        mixed = hashlib.sha256(f"livret/chance/1\n{label}\n{seed}".encode()).digest()
        self._state = int.from_bytes(mixed[:8], "big")

    def number(self) -> int:
        """Return the next 64 bits."""
        self._state = (self._state + _STEP) & _MASK
        mixed = self._state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
        return mixed ^ mixed >> 31

    def below(self, limit: int) -> int:
        """Return a number from 0 to ``limit`` - 1."""
        return self.number() % limit

    def happens(self, percent: int) -> bool:
        """Tell whether something happens that does so this often."""
        return self.below(100) < percent

    def one_of(self, choices: Sequence[T]) -> T:
        """Return one of ``choices``."""
        return choices[self.below(len(choices))]

    def some_of(self, choices: Sequence[T]) -> list[T]:
        """Return some of ``choices``, at least one, in their order."""
        kept = [one for one in choices if self.happens(50)]
        return kept or [self.one_of(choices)]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return ``items`` in another order."""
        left = list(items)
        for last in range(len(left) - 1, 0, -1):
            other = self.below(last + 1)
            left[last], left[other] = left[other], left[last]
        return left

    def take(self, count: int) -> bytes:
        """Return bytes, as ``Randomness`` of ``usecases.ports`` gives them."""
        words = -(-count // 8)
        data = b"".join(self.number().to_bytes(8, "big") for _ in range(words))
        return data[:count]
