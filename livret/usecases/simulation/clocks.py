"""Clocks that may be years wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskClock:
    """What one machine believes of the time.

    Attributes:
        time: Tells the time that really is.
        off: What it is wrong by.
    """

    time: Callable[[], dt.datetime]
    off: dt.timedelta = dt.timedelta()

    def now(self) -> dt.datetime:
        """Return the instant that this desk believes in."""
        return self.time() + self.off

    def today(self) -> dt.date:
        """Return the day that this desk believes in."""
        return self.now().date()
