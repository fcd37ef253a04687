"""A desk of one's own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.usecases.simulation import openings
from tests.clock import SetClock
from tests.usecases.desks import PASSPHRASE, Desk, copied, make_rooms, make_vault


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Claire's vault, with an empty livret of Amina."""
    folder, clock = tmp_path / "coffre", SetClock()

    def make() -> None:
        with make_vault(folder, clock) as vault:
            Desk(vault, clock).open()

    copied(folder, "Claire, with an empty livret of Amina", make)
    with make_rooms(clock).vaults.open(folder, PASSPHRASE) as vault:
        yield Desk(vault, clock, vault.ctx.log.livrets()[-1])


@pytest.fixture(scope="session")
def right_openings() -> None:
    """The simulator's, made before any fault is put in: a process keeps them.

    Made under a fault, they would have later worlds differ from what they hold.
    """
    for number in range(openings.OPENINGS):
        openings.opening(number)


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk where everything said is refused, so that tests may share it."""
    clock = SetClock()
    with make_vault(tmp_path_factory.mktemp("firm") / "coffre", clock) as vault:
        made = Desk(vault, clock)
        made.open()
        yield made
