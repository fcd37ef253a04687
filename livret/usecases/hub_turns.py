"""Work in turns: a little where the vault is at home, a little away from it.

A vault belongs to one thread, which also keeps what somebody is typing; a
server may answer in a minute, and a thousand signatures take a second. So what
pulls and pushes is a generator that says, before each piece of work, where it
may run. A desk resumes it there, and lets other calls pass in between; a
command resumes it at once, all in one thread (``at_once``).

``HOME`` pieces are short: they read or write the vault, and wait for nobody.
``AWAY`` pieces ask the server, open seals and check signatures; they read no
vault. One piece runs at a time, so that nothing is shared by two threads.
"""

from __future__ import annotations

from collections.abc import Generator
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Where(StrEnum):
    """Where the next piece of work may run."""

    HOME = "home"
    AWAY = "away"


Turns = Generator[Where, None, T]
"""Yields where its next piece may run; returns what the whole made."""


def at_once(turns: Turns[T]) -> T:
    """Do every piece here, one after the other; for one thread that may wait."""
    while True:
        try:
            next(turns)
        except StopIteration as end:
            made: T = end.value
            return made
