"""What a vault asks from outside: a clock, chance, and how to tell of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from livret.usecases.ports import Clock, Randomness
from livret.vault.guessing import FLOOR, Cost
from livret.vault.people import Summarise
from livret.vault.upgrades import STEPS, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a vault asks from outside.

    Attributes:
        clock: For days of backups and the age of the journal.
        randomness: For keys, nonces and ids.
        summarise: Makes the line of the list of people from contributions.
        floor: What one guess costs at least; tests alone lower it.
        steps: How older vaults are brought up to date.
    """

    clock: Clock
    randomness: Randomness
    summarise: Summarise
    floor: Cost = FLOOR
    steps: Mapping[int, Step] = field(default_factory=lambda: STEPS)
