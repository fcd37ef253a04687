"""The time line by ear and by keyboard: walked entry after entry, opened, closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.acts import go
from tests.e2e.running import Running

pytestmark = pytest.mark.screen

Start = Callable[..., Running]


def hear(livret: Running, key: str, begins: str) -> None:
    """Press a key, and wait until what stands on it begins so."""
    livret.press(key)
    told = []
    while (node := livret.focus()) is not None:
        told.append(node.called)
        if node.called.startswith(begins):
            return
    raise AssertionError(f"{key} tells {told}, not {begins!r}")


def test_the_line_is_walked_by_ear_her_life_first(start: Start) -> None:
    livret = start("--example")
    livret.wait("Diagnostic partagé", role="label")
    livret.take_keyboard()
    go(livret, "Parcours")
    livret.go_to("Liste", part=True)  # the list is first to who listens
    livret.press("Left", "space")
    livret.wait("Frise", role="list")
    livret.go_to("Ma vie. ", part=True)
    hear(livret, "Right", "Ma vie. ")
    hear(livret, "Down", "Social. ")
    hear(livret, "Home", "Ma vie. ")
    livret.press("Return")
    livret.wait("Fermer")
    livret.press("Return")
    livret.wait_gone("Fermer")
    assert livret.leave() == 0
