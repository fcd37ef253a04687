"""The real program killed without warning: nothing acknowledged is lost.

``tests.vault.test_kill`` kills the store alone; here it is ``livret say``, and
the window while somebody types.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.acts import open_her_livret, unlock
from tests.e2e.running import Running
from tests.e2e.vaults import CALLED, PASSPHRASE, make_vault

Start = Callable[..., Running]
AT_ONCE = 5
"""Contributions that one life says, all or none."""


class Desk:
    """A vault, and the program on it.

    Attributes:
        vault: Its folder.
        kept: Ids that the program said it kept.
        lives: What each life tried to say.
    """

    def __init__(self, folder: Path) -> None:
        self.vault = folder / "coffre"
        make_vault(self.vault)
        self._secret = folder / "phrase"
        self._secret.write_text(PASSPHRASE + "\n")
        self._words = folder / "mots.json"
        self.kept: list[str] = []
        self.lives: list[tuple[str, ...]] = []

    def _start(self, *words: object) -> subprocess.Popen[bytes]:
        around = ("--vault", self.vault, "--passphrase-file", self._secret, "--json")
        command = [sys.executable, "-m", "livret", *map(str, (*words, *around))]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def ask(self, *words: object) -> Any:
        """Run a command to its end; it must succeed."""
        out, err = (process := self._start(*words)).communicate()
        assert process.returncode == 0, err.decode()
        return json.loads(out)

    def say_and_die(self, watched: str, changes: int) -> None:
        """Say something; killed once a file of the vault changed so many times.

        Args:
            watched: Name of the file; empty to be killed once it is acknowledged.
            changes: How many times.
        """
        life = len(self.lives)
        words = tuple(f"Vie {life}, phrase {at}." for at in range(AT_ONCE))
        self.lives.append(words)
        said = [{"kind": "goal_set", "words": one} for one in words]
        self._words.write_text(json.dumps({"contributions": said}))
        process = self._start("say", CALLED, "--from", self._words)
        assert process.stdout is not None
        assert process.stderr is not None
        told = b""
        if watched:
            _wait_for_changes(process, self.vault / watched, changes)
        else:
            told = process.stdout.readline()
        process.kill()
        told += process.stdout.read()
        refused = process.stderr.read()
        process.wait()
        process.stdout.close()
        process.stderr.close()
        assert refused == b""
        if told.endswith(b"\n"):
            self.kept += json.loads(told)["ids"]


def _wait_for_changes(
    process: subprocess.Popen[bytes], file: Path, changes: int
) -> None:
    """Return at the given change of a file, or when the program ended first."""
    seen = _state(file)
    while changes and process.poll() is None:
        now = _state(file)
        if now != seen:
            seen, changes = now, changes - 1
        os.sched_yield()  # to what is watched


def _state(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


MOMENTS = (
    ("", 0),
    ("vault.db-wal", 1),
    ("vault.db-wal", 2),
    ("vault.db-wal", 3),
    ("vault.db-wal", 5),
    ("vault.db", 1),
    ("temoin", 4),
)
"""Acknowledged; while the log is written, here and there; while it is closed."""


def kill_often(desk: Desk, times: int) -> None:
    for watched, changes in itertools.islice(itertools.cycle(MOMENTS), times):
        desk.say_and_die(watched, changes)


def require_whole(desk: Desk) -> None:
    """Everything acknowledged is there, each life whole or not at all."""
    assert desk.ask("doctor")["sound"]
    history = desk.ask("history", CALLED)["history"]
    assert set(desk.kept) <= {one["id"] for one in history}
    said = {one["content"].get("words") for one in history if "content" in one}
    for words in desk.lives:
        assert said.issuperset(words) or said.isdisjoint(words)


def test_livret_say_is_killed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    kill_often(desk, len(MOMENTS))
    require_whole(desk)
    assert desk.kept


@pytest.mark.long
def test_livret_say_is_killed_fifty_times(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for _ in range(5):
        kill_often(desk, 10)
        require_whole(desk)
    assert len(desk.kept) >= 5 * AT_ONCE


@pytest.mark.screen
def test_the_window_is_killed_while_somebody_types(
    start: Start, tmp_path: Path
) -> None:
    make_vault(tmp_path / "coffre")
    words = "Le bus du soir me fait peur"
    livret = start("--vault", str(tmp_path / "coffre"))
    unlock(livret)
    open_her_livret(livret)
    livret.press("ctrl+4")
    livret.wait(f"Ce qu’en dit {CALLED.split()[0]}", state="focused")
    livret.type(words)
    livret.wait(part="Enregistré à")
    livret.type(" et je ne")
    livret.process.kill()
    livret.process.wait()

    again = start("--vault", str(tmp_path / "coffre"))
    unlock(again)
    open_her_livret(again)
    again.wait("Ce qui était en train d’être écrit a été retrouvé.")
    field = again.wait(f"Ce qu’en dit {CALLED.split()[0]}", role="text")
    assert field.text.startswith(words)
    assert again.leave() == 0
