"""The window ended while a card signs, and its library hangs.

Nothing is signed, nobody is left behind, and the code of the card is nowhere.
"""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from livret import SIGNS_APART, bootstrap
from livret.usecases.documents import freeze, preview
from livret.usecases.papers import PaperChoices
from tests.e2e.acts import choose_here, go, write
from tests.e2e.running import SECONDS, Running
from tests.e2e.test_paper_ended import fill
from tests.e2e.test_window_ended import Desk, Start, children
from tests.e2e.vaults import CALLED
from tests.paper.other_keys import PIN, make_soft_card
from tests.paper.test_card_apart import HANGS, SIGN, compiler, library
from tests.paper.test_other_keys import soft_card

pytestmark = [pytest.mark.screen, pytest.mark.long, soft_card, compiler]

OF_MARC = """
from tests.paper.other_keys import issue, named, organism, put_on_card, rsa_key
from tests.paper.other_keys import soft_module
put_on_card(soft_module(), issue(named("Marc D."), rsa_key(), organism()))
"""


def with_a_paper(vault: bootstrap.Unlocked) -> None:
    """A livret, and a paper of it that three can sign."""
    fill(vault)
    ctx = vault.ctx
    (livret,) = ctx.log.livrets()
    choices = PaperChoices(language="fr", on=ctx.clock.today(), witness="Claire M.")
    freeze(ctx, livret, *preview(ctx, vault.paper, livret, choices))


def asks_a_card(livret: Running) -> bool:
    """Tell whether a process of it was begun that asks a card."""
    for one in children(livret.pid):
        line = Path(f"/proc/{one}/cmdline")
        if line.exists() and SIGNS_APART.encode() in line.read_bytes():
            return True
    return False


def wait_for_a_card(livret: Running) -> None:
    """Wait until it asks a card; its own end would be the end of waiting."""
    until = time.monotonic() + SECONDS
    while not asks_a_card(livret) and livret.process.poll() is None:
        assert time.monotonic() < until, "no card was asked"
        with suppress(subprocess.TimeoutExpired):
            livret.process.wait(0.05)


@pytest.mark.parametrize("way", ["asked", "killed", "cross", "keyboard"])
def test_nothing_is_signed_by_half(
    start: Start, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, start, way, with_a_paper)
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    make_soft_card(tmp_path)
    subprocess.run([sys.executable, "-c", OF_MARC], check=True)
    livret = desk.open()
    go(livret, "Documents")
    livret.go_to("Signer", part=True)
    livret.press("space")
    livret.wait("Signer à l’écran", state="focused")
    livret.go_to(CALLED, "shift+Tab")
    livret.go_to("Marc D.", "Down")
    livret.press("space")
    livret.wait("Signer à l’écran", state="focused")
    choose_here(livret, "Signer avec une carte", "Signer à l’écran")
    livret.wait("Code de la carte", role="password text")
    write(livret, "Code de la carte", PIN)
    write(livret, "Programme du lecteur de carte", library(tmp_path, SIGN, HANGS))
    livret.go_to("C’est signé")
    livret.press("space")
    livret.wait("Arrêter · Échap")
    wait_for_a_card(livret)
    desk.end(livret)
    (document,) = desk.documents()
    assert [one["way"] for one in document["signatures"]] == [None] * 3
    for name in desk.around:
        for one in (tmp_path / name).rglob("*"):
            assert not one.is_file() or PIN.encode() not in one.read_bytes(), one
