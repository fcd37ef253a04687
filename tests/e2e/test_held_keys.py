"""Words that are on their way when one goes elsewhere, or ends, are there.

An assistive technology listens and is slow: Qt holds each key until AT-SPI has
answered for it, and no shortcut. An input method puts letters together: they are in
sight, and no field has them yet.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from livret import bootstrap
from livret.usecases.drafting import drafts_of
from livret.usecases.index import summarise
from livret.vault.around import Around
from livret.vault.opening import open_vault
from tests.e2e.acts import open_her_livret, unlock
from tests.e2e.running import SECONDS, SYSTEM_PYTHON, Running
from tests.e2e.vaults import CALLED, PASSPHRASE, make_vault

pytestmark = pytest.mark.screen

AS_A_HAND_MS = 40
LATE_MS = "80"
"""For one key; Qt waits for a tenth of a second."""

FIELD = f"Ce qu’en dit {CALLED.split()[0]}"


@contextmanager
def beside(script: str, *told: str) -> Iterator[None]:
    """Run a program of the tests with the system's Python, beside Livret."""
    command = [SYSTEM_PYTHON, Path(__file__).with_name(script), *told]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == b"ready\n"
            yield
        finally:
            process.kill()


def kept(vault: Path) -> dict[str, str]:
    """Return what was being typed, by its place."""
    rooms = bootstrap.Rooms(())
    around = Around(clock=rooms.clock, randomness=rooms.randomness, summarise=summarise)
    with bootstrap.Unlocked(open_vault(vault, PASSPHRASE, around), rooms.forms) as one:
        (livret,) = one.ctx.log.livrets()
        return {draft.place: draft.text for draft in drafts_of(one.ctx, livret)}


def open_topic(livret: Running, each_ms: int = 1) -> None:
    unlock(livret, each_ms)
    open_her_livret(livret)
    livret.press("ctrl+4")
    livret.wait(FIELD, state="focused")


def test_words_come_before_what_is_pressed_after_them(
    start: Callable[..., Running], tmp_path: Path
) -> None:
    make_vault(tmp_path / "coffre")
    livret = start("--vault", str(tmp_path / "coffre"))
    with beside("slow_listener.py", LATE_MS):
        open_topic(livret)
        livret.type("Le bus")
        livret.press("ctrl+5")  # another topic
        livret.type("Ma fille")
        livret.wait(FIELD, text="Ma fille")
        livret.press("ctrl+4")
        livret.wait(FIELD, text="Le bus")
        livret.press("f", "dead_circumflex", "e", "t", "e")
        livret.type(" du soir")
        livret.press("ctrl+q")
        assert livret.process.wait(SECONDS) == 0
    assert "Traceback" not in livret.said()
    (words,) = kept(tmp_path / "coffre").values()
    assert "Le busfête du soir" in words


def test_what_an_input_method_puts_together_is_a_word(
    start: Callable[..., Running], tmp_path: Path
) -> None:
    make_vault(tmp_path / "coffre")
    with beside("input_method.py"):
        through = {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}
        livret = start("--vault", str(tmp_path / "coffre"), **through)
        # Of letters as quick as a machine's Qt turns some around, without us too
        # (decisions/letters-through-ibus.md).
        open_topic(livret, AS_A_HAND_MS)
        livret.type("le BUS", AS_A_HAND_MS)
        livret.press("ctrl+5")  # another topic
        livret.wait(FIELD, text="")
        livret.press("ctrl+4")
        livret.wait(FIELD, text="le BUS")
        livret.type(" du SOIR", AS_A_HAND_MS)
        livret.press("ctrl+q")
        assert livret.process.wait(SECONDS) == 0
    assert "Traceback" not in livret.said()
    (words,) = kept(tmp_path / "coffre").values()
    assert "le BUS du SOIR" in words
