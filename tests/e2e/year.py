"""A year at one desk, day after day: the program comes, is killed, comes again."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from livret import bootstrap
from livret.desktop.settings.keeping import PIN as PIN_SETTING
from tests.e2e import in_meeting as three
from tests.e2e.acts import unlock
from tests.e2e.dated import DAYS, PROBE
from tests.e2e.in_meeting import PIN
from tests.e2e.running import PROJECT, SECONDS, Running
from tests.e2e.vaults import PASSPHRASE, make_vault

Start = Callable[..., Running]
FOUND = "Ce qui était en train d’être écrit a été retrouvé."


MOST_LOOKS = 500


class Desk:
    """The desk of Claire, with one livret that is played.

    Attributes:
        called: Whose livret, as the list of people says it.
        her: Her first name.
        livret: The program, while it runs.
    """

    def __init__(
        self,
        start: Start,
        folder: Path,
        called: str,
        fill: Callable[[bootstrap.Unlocked], object],
    ) -> None:
        self._start = start
        self._vault = folder / "coffre"
        self._probe = folder / "probe"
        self.called = called
        self.her = called.split(maxsplit=1)[0]
        self._day = 0

        def filled(vault: bootstrap.Unlocked) -> None:
            fill(vault)
            vault.set_setting(PIN_SETTING, PIN)

        make_vault(self._vault, fill=filled)
        self.livret: Running

    # --- the program -------------------------------------------------------------

    def sit(self, day: int) -> Running:
        """Start on a day, counted from today; open the livret."""
        self._day = day
        around = {DAYS: str(day), PROBE: str(self._probe)}
        words = ("--vault", str(self._vault))
        self.livret = self._start(*words, module="tests.e2e.dated", **around)
        unlock(self.livret)
        self.open()
        return self.livret

    def open(self) -> None:
        """From Accueil, open the livret."""
        livret = self.livret
        livret.wait("Chercher une personne", role="text", state="focused")
        livret.type(self.called)
        livret.wait(part=self.called, role="list item")
        livret.press("Down", "Return")
        livret.wait("Diagnostic partagé", role="label")

    def leave(self) -> None:
        assert self.livret.leave() == 0

    def power_cut(self) -> None:
        """The program is killed by its own number, and started again on that day."""
        self.livret.process.kill()
        self.livret.process.wait()
        self.again()

    def again(self) -> None:
        """Start again on that day, and go back to the meeting."""
        self.sit(self._day)
        self.livret.press("F9")
        self.livret.wait(FOUND)

    # --- meetings -----------------------------------------------------------------

    def cut_off(self, field: str, words: str) -> None:
        """Write in a field, be killed, and find every word again."""
        self.livret.wait(field, role="text", state="focused")
        three.write(self.livret, words)
        three.until_kept(self.livret)
        self.power_cut()
        found = self.livret.wait(field, role="text", state="focused")
        assert found.text == words

    def meet(self, *names: str) -> str:
        """F9 with who is there; return what was said last time."""
        three.sit_down(self.livret, *names)
        return three.last_time(self.livret)

    def part(self, next_words: str) -> str:
        """Read back, nothing signed, the next time; return what was read."""
        told = three.read_back(self.livret)
        three.nothing_to_sign(self.livret)
        three.end(self.livret, next_words)
        return told

    # --- beside the window --------------------------------------------------------

    def held(self) -> str:
        """Everything that Qt holds in the program now, in words."""
        told = self._tell("held")
        assert not told.startswith("Traceback"), told
        return told

    def forward(self, minutes: int) -> None:
        """Let time pass; nothing is waited for."""
        self._tell(f"forward {minutes}")

    def _tell(self, said: str) -> str:
        told = b""
        with socket.socket(socket.AF_UNIX) as asking:
            asking.settimeout(SECONDS)
            asking.connect(str(self._probe))
            asking.sendall(f"{said}\n".encode())
            while part := asking.recv(1 << 16):
                told += part
        return told.decode()

    def until_held(self, word: str) -> str:
        """Look again at what Qt holds until a word is there."""
        for _ in range(MOST_LOOKS):
            told = self.held()
            if word in told:
                return told
        raise AssertionError(f"{word} is held nowhere")

    def ask(self, day: int, *words: str) -> Any:
        """Ask the closed vault by the command line, on a day."""
        secret = self._vault.parent / "phrase"
        secret.write_text(PASSPHRASE + "\n")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "tests.e2e.dated", *words, self.called),
                *("--vault", str(self._vault), "--passphrase-file", str(secret)),
                "--json",
            ],
            cwd=PROJECT,
            env={**os.environ, DAYS: str(day)},
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)
