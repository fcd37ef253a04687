"""A clock that tests set."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass
class SetClock:
    """A clock that tells what it was set to."""

    instant: dt.datetime = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.instant

    def today(self) -> dt.date:
        return self.instant.date()

    def forward(self, **span: int) -> None:
        self.instant += dt.timedelta(**span)
