"""Meeting mode on a real screen: by keyboard only, killed, and read by others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.acts import open_her_livret, unlock
from tests.e2e.running import Running
from tests.e2e.test_lock import seen, titles
from tests.e2e.vaults import make_vault

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
ONWARD = "ctrl+Return"
FIELD = "Ce que je veux faire"


def sit_down(livret: Running) -> None:
    """F9, then who is there and the welcome."""
    livret.press("F9")
    livret.wait("Qui est dans la pièce\u202f?", role="label")


def to_her_aim(livret: Running) -> None:
    """By « Continuer » alone, up to her own words."""
    livret.press(ONWARD)
    livret.wait(part="Bienvenue")
    livret.press(ONWARD)
    livret.wait(FIELD, role="text", state="focused")


def test_a_killed_meeting_goes_on_at_the_same_words(
    start: Start, tmp_path: Path
) -> None:
    sentinels = make_vault(tmp_path / "coffre", 20)
    words = "Un poste de jour"
    livret = start("--vault", str(tmp_path / "coffre"))
    unlock(livret)
    open_her_livret(livret)
    sit_down(livret)
    tree = seen(livret)
    assert not [one for one in sentinels if one in tree]
    to_her_aim(livret)
    livret.press("ctrl+a")
    livret.type(words)
    livret.wait(part="Enregistré à")
    livret.type(" ou")
    livret.process.kill()
    livret.process.wait()

    again = start("--vault", str(tmp_path / "coffre"))
    unlock(again)
    open_her_livret(again)
    again.press("F9")
    again.wait("Ce qui était en train d’être écrit a été retrouvé.")
    field = again.wait(FIELD, role="text", state="focused")
    assert field.text.startswith(words)
    assert titles(again) == ["Livret"]
    again.press("F8")
    again.wait("Écran caché", role="label")
    assert words not in seen(again)
    assert again.leave() == 0


def test_locked_in_a_meeting_one_comes_back_at_the_same_question(
    start: Start, tmp_path: Path
) -> None:
    make_vault(tmp_path / "coffre")
    livret = start("--vault", str(tmp_path / "coffre"))
    unlock(livret)
    open_her_livret(livret)
    sit_down(livret)
    to_her_aim(livret)
    livret.press("ctrl+a")
    livret.type("Un poste de jour")
    livret.wait(FIELD, role="text", text="Un poste de jour")
    livret.press("ctrl+l")
    unlock(livret)
    field = livret.wait(FIELD, role="text", state="focused")
    assert field.text == "Un poste de jour"
    assert livret.leave() == 0
