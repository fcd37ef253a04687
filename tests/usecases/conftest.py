"""A desk of one's own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.usecases.desks import Desk, SetClock, make_vault


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Claire's vault, with an empty livret of Amina."""
    clock = SetClock()
    with make_vault(tmp_path / "coffre", clock) as vault:
        made = Desk(vault, clock)
        made.open()
        yield made
