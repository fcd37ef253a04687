"""The window ended while a paper is made, frozen or signed.

By the system, by a kill, by its cross, by the keyboard: the vault opens again with
all that it had and what was being typed, a signature is there or is not, and
nothing of anybody stands in clear outside the vault.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from livret import bootstrap
from tests.e2e.acts import choose_here, go, open_her_livret, press, unlock
from tests.e2e.running import SECONDS, Running
from tests.e2e.test_paper_ended import SAID, fill
from tests.e2e.vaults import CALLED, PASSPHRASE, make_vault

pytestmark = pytest.mark.screen

Start = Callable[..., Running]
HER = CALLED.split()[0]
TYPED = "Le train du matin lui va"
SAID_BEFORE = SAID[1]["words"]
IN_CLEAR = [
    one.encode(coding)
    for one in ("%PDF", HER, "arrête à 19", TYPED)
    for coding in ("utf-8", "utf-16-le")
]
WAYS: dict[str, Callable[[Running], object]] = {
    "asked": lambda livret: livret.process.send_signal(signal.SIGTERM),
    "killed": lambda livret: livret.process.kill(),
    "cross": Running.press_cross,
    "keyboard": lambda livret: livret.press("ctrl+q"),
}
"""How a window ends."""


def children(pid: int) -> list[int]:
    """Return the numbers of the processes that a program began."""
    command = ["ps", "-o", "pid=", "--ppid", str(pid)]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    return [int(one) for one in told.stdout.split()]


def watched(pids: list[int]) -> list[int]:
    """Open what tells of the end of processes (``pidfd_open(2)``)."""
    opened = []
    for pid in pids:
        with suppress(ProcessLookupError):  # it has just ended
            opened.append(os.pidfd_open(pid))
    return opened


def ends(process: int) -> bool:
    """Wait for the end of one that is watched; tell whether it came."""
    ended, _, _ = select.select([process], [], [], SECONDS)
    os.close(process)
    return bool(ended)


class Desk:
    """A vault, and the folders that a program may write to.

    Attributes:
        vault: Its folder.
        around: What the program is told of folders.
    """

    def __init__(
        self,
        folder: Path,
        start: Start,
        way: str,
        filling: Callable[[bootstrap.Unlocked], object] = fill,
    ) -> None:
        self.vault = folder / "coffre"
        make_vault(self.vault, fill=filling)
        self._folder, self._start = folder, start
        self._way = way
        self._secret = folder / "phrase"
        self._secret.write_text(PASSPHRASE + "\n")
        self.around = {}
        for name in ("TMPDIR", "XDG_RUNTIME_DIR", "HOME"):
            (folder / name).mkdir(mode=0o700)
            self.around[name] = str(folder / name)

    def open(self) -> Running:
        """Open her livret at the window."""
        livret = self._start("--vault", str(self.vault), **self.around)
        unlock(livret)
        open_her_livret(livret)
        return livret

    def end(self, livret: Running) -> None:
        """End it here and now; nothing is left beside the vault, and nobody."""
        begun = watched(children(livret.pid))
        WAYS[self._way](livret)
        code = livret.process.wait(SECONDS)
        assert code == (-signal.SIGKILL if self._way == "killed" else 0)
        assert "Traceback" not in livret.said()
        assert all(ends(one) for one in begun)
        for name in self.around:
            for one in (self._folder / name).rglob("*"):
                held = one.read_bytes() if one.is_file() else b""
                assert not [word for word in IN_CLEAR if word in held], one
        assert self.ask("doctor")["sound"]

    def ask(self, *words: object) -> Any:
        """Run a command on the vault; it must succeed."""
        around = ("--vault", self.vault, "--passphrase-file", self._secret, "--json")
        command = [sys.executable, "-m", "livret", *map(str, (*words, *around))]
        done = subprocess.run(command, capture_output=True, check=True)
        return json.loads(done.stdout)

    def documents(self) -> Any:
        """What is frozen, and each signature of it."""
        return self.ask("show", CALLED)["documents"]


def signing(livret: Running) -> None:
    """She is about to press « C'est signé »."""
    livret.wait("Signer à l’écran", state="focused")
    choose_here(livret, "Écrire son nom", "Signer à l’écran")
    livret.wait("Votre nom", role="text", state="focused")
    livret.type(HER)
    livret.go_to("C’est signé")
    livret.press("space")


@pytest.mark.parametrize(
    "way",
    [
        "asked",
        *(pytest.param(one, marks=pytest.mark.long) for one in list(WAYS)[1:]),
    ],
)
def test_a_paper_is_there_or_is_not(start: Start, way: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path, start, way)
    livret = desk.open()
    livret.press("ctrl+4")
    livret.wait(f"Ce qu’en dit {HER}", state="focused")
    livret.type(TYPED)
    if way == "killed":
        livret.wait(part="Enregistré à")
    livret.press("ctrl+p")  # it is being made
    desk.end(livret)
    assert desk.documents() == []

    livret = desk.open()
    livret.press("ctrl+4")
    kept = livret.wait(f"Ce qu’en dit {HER}", role="text").text
    assert kept == SAID_BEFORE + TYPED
    livret.press("ctrl+p")
    livret.wait(part="Page 1 sur ")
    press(livret, "Signer")  # it is being frozen
    desk.end(livret)
    frozen = desk.documents()
    assert len(frozen) <= 1
    assert not [one for each in frozen for one in each["signatures"] if one["way"]]

    livret = desk.open()
    go(livret, "Documents")
    if frozen:
        livret.go_to("Signer", part=True)
        livret.press("space")
    else:
        livret.press("ctrl+p")
        livret.wait(part="Page 1 sur ")
        press(livret, "Signer")
    signing(livret)  # it is being signed
    desk.end(livret)
    (document,) = desk.documents()
    signed = [one["role"] for one in document["signatures"] if one["way"]]
    assert signed in ([], ["personne"])
    paper = tmp_path / "papier.pdf"
    desk.ask("print", CALLED, "--signed", "--out", paper)
    subprocess.run(["qpdf", "--check", paper], check=True, capture_output=True)

    # It goes on from where it was.
    *others, last = sorted({"personne", "social", "emploi"} - set(signed))
    for role in others:
        desk.ask("sign", paper, "--as", role, "--way", "paper")
    desk.ask("sign", paper, "--as", last, "--way", "paper", "--close")
    assert desk.ask("verify", paper)["verdict"] == "valid"
