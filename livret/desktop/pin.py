"""The PIN that brings a hidden screen back: a gate of the screen, never a key."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livret.words.translator import Translator

TRIES = 5
"""Wrong PINs before the vault is locked."""

LEAST_DIGITS = 4
"""Shortest PIN that can be set."""


class PinAnswer(Enum):
    """What a try at the gate leads to."""

    OPENS = auto()
    """The screen comes back."""
    WRONG = auto()
    """It can be tried again."""
    LOCKS = auto()
    """The passphrase is asked: no PIN is set, or no try is left."""


class PinGate:
    """Counts tries; keeps only a digest of the PIN, and only while it runs.

    Attributes:
        free: Nobody real is behind the curtain: coming back needs nothing.
    """

    def __init__(self, pin: str = "", *, free: bool = False) -> None:
        self._digest = self._of(pin) if pin else b""
        self.free = free and not pin
        self.left = TRIES

    @staticmethod
    def _of(pin: str) -> bytes:
        import hashlib

        return hashlib.sha256(pin.encode()).digest()

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN at all."""
        return bool(self._digest)

    def opens(self, pin: str) -> bool:
        """Try a PIN; a right one gives all tries back."""
        import hmac

        if self.is_set and hmac.compare_digest(self._of(pin), self._digest):
            self.left = TRIES
            return True
        self.left = max(0, self.left - 1)
        return False

    def answer(self, pin: str) -> PinAnswer:
        """Tell what somebody who typed ``pin`` meets."""
        if self.free:
            return PinAnswer.OPENS
        if not self.is_set:
            return PinAnswer.LOCKS
        if self.opens(pin):
            return PinAnswer.OPENS
        return PinAnswer.WRONG if self.left else PinAnswer.LOCKS


def wrong_pin(tr: Translator, gate: PinGate) -> str:
    """Return what is said of a wrong PIN that may be tried again."""
    return tr.plural(
        "Ce n’est pas ce code. Il reste {count} essai.",
        "Ce n’est pas ce code. Il reste {count} essais.",
        gate.left,
    )
