"""Who is in a livret, and that its arrival has no part in it."""

from __future__ import annotations

import itertools

from livret.domain.fold import fold
from tests.domain.writing import Log


def present(log: Log) -> set[str]:
    """The names of who takes part."""
    return {member.name for member in log.fold().members}


def everyone_agrees(log: Log) -> None:
    """Whatever was decided, arrival has no part in it."""
    wanted = log.fold()
    for some in itertools.islice(itertools.permutations(log.all.values()), 24):
        assert fold(some) == wanted
