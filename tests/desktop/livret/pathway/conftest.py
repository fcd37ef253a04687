"""The desk of these tests is open at the pathway of a whole year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from livret.usecases.example_year import make_example_year
from tests.desktop.livret.at_desk import AtDesk

Begin = Callable[..., AtDesk]


@pytest.fixture
def at(sit: Begin) -> AtDesk:
    """The fictitious year, open at its pathway."""
    desk = sit(example=False)
    desk.livret = make_example_year(desk.ctx)
    desk.open("pathway")
    return desk
