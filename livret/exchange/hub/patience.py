"""Waiting for a server, and not for ever.

A server that ends closes its lines, and a cut cable is told by the system
(``addresses``). One that stands still, frozen or swapped out, does neither: its
machine answers for it, and whoever asked it something would wait for good.
"""

from __future__ import annotations

from collections.abc import Generator
from time import monotonic
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.waiting import Ready, Wait

PATIENCE_S = 30.0
"""Without one byte more of an answer: as long as for a cable that was cut, and
longer than a server waits for a lock before it says so."""

ANSWER_S = 5.0
"""For the answer of a server that is only asked whether it is there."""

SILENCE_S = 5.0
"""After so long without a word from it, it is asked whether it is there."""

_LOOK_S = 0.1


class PatientConnection(psycopg.Connection[Any]):
    """A line that is closed once a server that was asked stays silent too long.

    Attributes:
        patience: Seconds without one byte more.
    """

    patience = PATIENCE_S

    def wait(
        self, gen: PQGen[RV], interval: float = _LOOK_S, timeout: float | None = None
    ) -> RV:
        """Wait for an answer.

        Raises:
            psycopg.OperationalError: It did not come; the line is closed.
        """
        if timeout is not None:  # listening: silence is the rule there
            return super().wait(gen, interval, timeout)
        return super().wait(self._bounded(gen), interval)

    def is_there(self) -> None:
        """Ask the server whether it is there.

        Raises:
            psycopg.OperationalError: It does not answer.
        """
        before, self.patience = self.patience, ANSWER_S
        try:
            self.execute("SELECT 1")
        finally:
            self.patience = before

    def _bounded(self, gen: PQGen[RV]) -> Generator[Wait, Ready | int, RV]:
        until = monotonic() + self.patience
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if ready:
                    until = monotonic() + self.patience
                elif monotonic() > until:
                    # Closed here: whoever cleans up after it asks it nothing more.
                    self.pgconn.finish()
                    raise psycopg.OperationalError("no answer")
                wanted = gen.send(ready)
        except StopIteration as done:
            found: RV = done.value
            return found
