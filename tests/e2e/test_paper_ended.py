"""The program ended while a paper is made or signed: whole, or as it was before.

Nothing in clear stays beside what was asked for, nothing is signed by half, and
the vault opens again with all that it had. Here it is ``livret`` at the command
line, killed or asked to end; ``test_window_ended`` ends the window.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from livret import bootstrap
from livret.usecases.livrets import OpenLivret, open_livret
from livret.usecases.saying import read_items, say_items
from tests.e2e.vaults import CALLED, PASSPHRASE, make_vault

SAID = [
    {"kind": "member_joined", "name": "Marc D.", "role": "referent", "side": "emploi"},
    {
        "kind": "view_given",
        "voice": "personne",
        "barrier": "mobilite",
        "level": "bloque",
        "words": "Le bus s’arrête à 19 h.",
    },
]
ROLES = ("personne", "social", "emploi")


def fill(vault: bootstrap.Unlocked) -> None:
    """A livret that three can sign a diagnosis of."""
    livret = open_livret(vault.ctx, OpenLivret(called=CALLED)).value
    say_items(vault.ctx, livret, read_items({"contributions": SAID}))


class Desk:
    """A vault, and the folder where papers go.

    Attributes:
        vault: Its folder.
        out: Where papers are asked for.
        temporary: Where the system has programs put what is temporary.
    """

    def __init__(self, folder: Path) -> None:
        self.vault = folder / "coffre"
        make_vault(self.vault, fill=fill)
        self._secret = folder / "phrase"
        self._secret.write_text(PASSPHRASE + "\n")
        self.out, self.temporary = folder / "papiers", folder / "tmp"
        self.out.mkdir()
        self.temporary.mkdir()

    def start(self, *words: object) -> subprocess.Popen[bytes]:
        around = ("--vault", self.vault, "--passphrase-file", self._secret, "--json")
        command = [sys.executable, "-m", "livret", *map(str, (*words, *around))]
        env = {**os.environ, "TMPDIR": str(self.temporary)}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
        )

    def ask(self, *words: object) -> Any:
        """Run a command to its end; it must succeed."""
        out, err = (process := self.start(*words)).communicate()
        assert process.returncode == 0, err.decode()
        return json.loads(out)

    def end(
        self, ending: signal.Signals, when: Callable[[], bool], *words: object
    ) -> bool:
        """Run a command, ended at a moment; return whether it was done by then."""
        process = self.start(*words)
        while process.poll() is None and not when():
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.0005)
        process.send_signal(ending)
        out, err = process.communicate()
        assert b"Traceback" not in err
        assert process.returncode in {0, -ending}, err
        return out.endswith(b"\n")

    def changed(self, name: str, times: int) -> Callable[[], bool]:
        """Tell that a file of the vault changed so many times."""
        seen: list[tuple[int, int]] = []

        def when() -> bool:
            try:
                found = (self.vault / name).stat()
            except FileNotFoundError:
                return False
            state = (found.st_mtime_ns, found.st_size)
            if seen[-1:] != [state]:
                seen.append(state)
            return len(seen) > times

        return when

    def written(self) -> bool:
        """Tell that a file stands in the folder that was not asked for."""
        return any(one.suffix != ".pdf" for one in self.out.iterdir())

    def require_whole(self, *names: str) -> list[str]:
        """All is whole; return the roles that signed the newest copy."""
        assert {one.name for one in self.out.iterdir()} <= set(names)
        for one in self.out.iterdir():
            subprocess.run(["qpdf", "--check", one], check=True, capture_output=True)
        assert list(self.temporary.iterdir()) == []
        assert self.ask("doctor")["sound"]
        newest = self.out / "newest.pdf"
        self.ask("print", CALLED, "--signed", "--out", newest)
        told = self.ask("show", CALLED)["documents"][-1]["signatures"]
        checked = self.start("verify", newest)
        found = json.loads(checked.communicate()[0])
        signed = [one["role"] for one in found["signatures"]]
        assert found["verdict"] in {"incomplete", "not signed"}, found
        assert signed == [one["role"] for one in told if one["way"]]
        return signed


def at_moment(desk: Desk, moment: str) -> Callable[[], bool]:
    """Return what tells that a moment came: « a file », « a part of the log »."""
    name, _, times = moment.partition("/")
    return desk.written if name == "beside" else desk.changed(name, int(times))


@pytest.mark.parametrize(("ending", "moment"), [(signal.SIGKILL, "vault.db-wal/2")])
def test_a_signature_is_there_or_is_not(
    ending: signal.Signals, moment: str, tmp_path: Path
) -> None:
    desk = Desk(tmp_path)
    path = desk.out / "d.pdf"
    desk.ask("freeze", CALLED, "--paper", "diagnostic", "--out", path)
    signed: list[str] = []
    for role in ROLES[:2]:
        words = ("sign", path, "--as", role, "--way", "paper", "--place", "Classeur")
        done = desk.end(ending, at_moment(desk, moment), *words)
        now = desk.require_whole("d.pdf", "newest.pdf")
        assert now in ([signed, [*signed, role]] if not done else [[*signed, role]])
        path = desk.out / "newest.pdf"
        if role not in now:
            desk.ask("sign", path, "--as", role, "--way", "paper")
        signed.append(role)
    assert desk.require_whole("d.pdf", "newest.pdf") == signed


@pytest.mark.parametrize(
    ("ending", "moment"),
    [
        (signal.SIGKILL, "beside"),
    ],
)
def test_a_paper_is_written_whole_or_not_at_all(
    ending: signal.Signals, moment: str, tmp_path: Path
) -> None:
    """Half of it in a file with a strange name would be in clear for good."""
    desk = Desk(tmp_path)
    path = desk.out / "d.pdf"
    words = ("freeze", CALLED, "--paper", "diagnostic", "--out", path)
    desk.end(ending, at_moment(desk, moment), *words)
    assert {one.name for one in desk.out.iterdir()} <= {"d.pdf"}
    assert list(desk.temporary.iterdir()) == []
    assert desk.ask("doctor")["sound"]
    documents = desk.ask("show", CALLED)["documents"]
    if path.exists():
        assert documents
    desk.ask("freeze", CALLED, "--paper", "diagnostic", "--amends", "--out", path)
    assert desk.require_whole("d.pdf", "newest.pdf") == []
