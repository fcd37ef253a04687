"""What tests say at a desk, and how they hear that it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from livret.domain.errors import LivretError
from tests.usecases.desks import Desk

AIM = {"kind": "aim_said", "words": "Travailler en cuisine"}
VIEW = {"kind": "view_given", "barrier": "mobilite", "level": "bloque"}
GOAL = {"kind": "goal_set", "words": "Un vélo", "barriers": ["mobilite", "sante"]}
NOBODY = "0" * 64


def refused(desk: Desk, *items: Any) -> LivretError:
    """Say several things; return the refusal, sure that nothing was kept."""
    before = desk.ctx.log.sealed(desk.livret)
    with pytest.raises(LivretError) as caught:
        desk.say(*items)
    assert desk.ctx.log.sealed(desk.livret) == before
    return caught.value
