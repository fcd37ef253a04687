"""The program on the screen of ``packaging/check``, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.running import Reader, Running


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """One reader of the accessibility tree for every program."""
    made = Reader()
    yield made
    made.close()


@pytest.fixture
def start(reader: Reader) -> Iterator[Callable[..., Running]]:
    """Start the program with words of the command line; it ends with the test."""
    begun: list[Running] = []

    def begin(*words: str, **how: str) -> Running:
        begun.append(Running(reader, *words, **how))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()
