"""The power of a machine, which may fail before or after any commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


class PowerCut(Exception):
    """The machine stopped here: what was committed stands, nothing else does."""


@dataclass(slots=True)
class Power:
    """What fails when its turn has come, whatever is being done.

    Attributes:
        left: How many instants it still lasts; 0 for ever. Each commit has
            two: just before it and just after.
    """

    left: int = 0

    @contextmanager
    def commit(self) -> Iterator[None]:
        """Do something that is durable as a whole, or was never begun."""
        self._pass()
        yield
        self._pass()

    def _pass(self) -> None:
        if self.left:
            self.left -= 1
            if not self.left:
                raise PowerCut
