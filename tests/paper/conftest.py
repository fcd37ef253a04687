"""A desk from which a paper can be made: Claire's, with Marc in the team."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clock import SetClock
from tests.usecases.desks import Desk, make_vault


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = SetClock()
    with make_vault(tmp_path / "coffre", clock) as vault:
        made = Desk(vault, clock)
        made.open()
        made.welcome_marc()
        made.view("mobilite", "bloque", words="Le bus s’arrête à 19 h.")
        yield made
