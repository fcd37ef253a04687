"""When a key was derived, in a process whose window is measured.

Alone in its module, so that nothing is loaded that a window would not load.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from livret.vault import keyslots
from livret.vault.guessing import FLOOR, Cost
from livret.vault.keyslots import Keys


def noting_keys() -> Callable[[], float]:
    """From now on note when a key was derived, in this process.

    Returns:
        What tells when the last one was, as ``perf_counter`` does.
    """
    derive, came = keyslots.unwrap, [0.0]

    def noted(keys: Keys, kind: str, secret: str, floor: Cost = FLOOR) -> bytes | None:
        key = derive(keys, kind, secret, floor)
        came[0] = perf_counter()
        return key

    keyslots.unwrap = noted
    return lambda: came[0]
