"""Assistive technology listens and is slow: the last words are not overtaken.

Qt holds each key until AT-SPI has answered for it, and no shortcut: what is pressed
right after the words must not come before them.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
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

SLOW = Path(__file__).with_name("slow_listener.py")
LATE_MS = "80"
"""For one key; Qt waits for a tenth of a second."""

FIELD = f"Ce qu’en dit {CALLED.split()[0]}"


@pytest.fixture
def slow() -> Iterator[None]:
    """Somebody listens to every key, slowly."""
    with subprocess.Popen(
        [SYSTEM_PYTHON, SLOW, LATE_MS], stdout=subprocess.PIPE
    ) as listener:
        assert listener.stdout is not None
        assert listener.stdout.readline() == b"ready\n"
        yield
        listener.kill()


def kept(vault: Path) -> dict[str, str]:
    """Return what was being typed, by its place."""
    rooms = bootstrap.Rooms(())
    around = Around(clock=rooms.clock, randomness=rooms.randomness, summarise=summarise)
    with bootstrap.Unlocked(open_vault(vault, PASSPHRASE, around), rooms.forms) as one:
        (livret,) = one.ctx.log.livrets()
        return {draft.place: draft.text for draft in drafts_of(one.ctx, livret)}


@pytest.mark.usefixtures("slow")
def test_words_come_before_what_is_pressed_after_them(
    start: Callable[..., Running], tmp_path: Path
) -> None:
    make_vault(tmp_path / "coffre")
    livret = start("--vault", str(tmp_path / "coffre"))
    unlock(livret)
    open_her_livret(livret)
    livret.press("ctrl+4")
    livret.wait(FIELD, state="focused")
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
