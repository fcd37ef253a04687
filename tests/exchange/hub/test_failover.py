"""The primary is killed under two real programs, and its standby promoted.

``livret hub push`` at Claire's, ``livret hub watch`` at Marc's, real streaming
replication with synchronous commits, one address with both hosts.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from livret import bootstrap
from tests.architecture.project import TOP
from tests.e2e.two_offices import Offices, offices_at
from tests.e2e.vaults import PASSPHRASE
from tests.exchange.hub.postgres import SUPERUSER, Server, place, running
from tests.exchange.hub.test_outages import standby_of

SAID = 2_500
"""Contributions that wait: some batches are acknowledged, and some are not."""

SECONDS = 120.0


class Standing:
    """A primary, its standby, two offices and their real programs."""

    def __init__(self, offices: Offices, standby: Server, folder: Path) -> None:
        self.offices, self.primary, self.standby = offices, offices.server, standby
        self.folder = folder
        self.secret = folder / "phrase"
        self.secret.write_text(PASSPHRASE + "\n", "utf-8")

    def start(self, name: str, *words: object) -> subprocess.Popen[str]:
        vault = self.offices.folders[name]
        around = ("--vault", vault, "--passphrase-file", self.secret, "--json")
        return subprocess.Popen(
            [sys.executable, "-m", "livret", *map(str, (*words, *around))],
            cwd=TOP,
            env={**os.environ, "PYTHONPATH": str(TOP)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ask(self, name: str, *words: object) -> Any:
        """Run a command of Claire's or Marc's to its end; it must succeed."""
        out, err = (process := self.start(name, *words)).communicate(timeout=SECONDS)
        assert process.returncode == 0, err
        return json.loads(out)

    def say(self, count: int) -> set[str]:
        """Have Claire say so many things; return their ids."""
        items = [{"kind": "aim_said", "words": f"Dit {n}"} for n in range(count)]
        path = self.folder / "dit.json"
        path.write_text(json.dumps({"contributions": items}), "utf-8")
        told = self.ask("Claire M.", "say", self.offices.livret, "--from", path)
        return {str(one) for one in told["ids"]}

    def rows(self) -> int:
        """How many rows the primary holds by now."""
        with self.primary.superuser("relais") as raw:
            asked = raw.execute("SELECT count(*) FROM livret_hub.contributions")
            return int(asked.fetchone()[0])

    def waiting(self) -> set[str]:
        """Ids that Claire's vault does not count as acknowledged."""
        rooms = bootstrap.Rooms(())
        folder = self.offices.folders["Claire M."]
        with rooms.vaults.open(folder, PASSPHRASE) as vault:
            (link,) = vault.hub_memory.links()
            return {one.id for one in vault.hub_memory.unsent(link.name)}


class Heard:
    """Ids that ``livret hub watch`` tells of, one after the other."""

    def __init__(self, watch: subprocess.Popen[str]) -> None:
        self._told: queue.Queue[str] = queue.Queue()
        self._found: set[str] = set()
        self._watch = watch
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        assert self._watch.stdout is not None
        for line in self._watch.stdout:
            self._told.put(json.loads(line)["id"])

    def end(self) -> str:
        """Interrupt it as a person does; return what it said on its other way."""
        self._watch.send_signal(signal.SIGINT)
        assert self._watch.stderr is not None
        assert self._watch.stdout is not None
        said = self._watch.stderr.read()
        self._watch.wait(SECONDS)
        self._thread.join(SECONDS)
        self._watch.stderr.close()
        self._watch.stdout.close()
        return said

    def until(self, wanted: set[str]) -> set[str]:
        """Return all that was told, once it holds what is wanted."""
        late = time.monotonic() + SECONDS
        while not wanted <= self._found and time.monotonic() < late:
            with suppress(queue.Empty):
                self._found.add(self._told.get(timeout=1))
        return self._found


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[Standing]:
    with ExitStack() as stack:
        # What was begun with « & » ignores Ctrl+C, and hands that down: not here.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        stack.callback(signal.signal, signal.SIGINT, before)
        primary = stack.enter_context(running(fsync="on"))
        folder = stack.enter_context(place())
        with primary.superuser() as raw:
            raw.execute("CREATE DATABASE relais")
        standby = standby_of(primary, folder)
        stack.callback(standby.stop)
        hosts = f"host={primary.folder},{standby.folder}&port=5432,5433"
        url = f"postgresql://{SUPERUSER}@/relais?{hosts}"
        yield Standing(offices_at(primary, url, tmp_path), standby, tmp_path)


@pytest.mark.long
def test_programs_lose_nothing_acknowledged_when_the_primary_dies(
    standing: Standing,
) -> None:
    said = standing.say(SAID)
    assert len(said) == SAID
    heard = Heard(standing.start("Marc D.", "hub", "watch"))
    before = standing.rows()
    push = standing.start("Claire M.", "hub", "push")
    while standing.rows() == before:
        assert push.poll() is None, "all was pushed before anything was killed"
    standing.primary.stop(signal.SIGKILL)
    _, err = push.communicate(timeout=SECONDS)
    assert push.returncode == 1
    assert "ne répond pas" in err
    waiting = standing.waiting()
    acknowledged = said - waiting
    assert acknowledged, "killed after a batch"
    assert waiting, "killed before the last one"
    standing.standby.promote()
    # What was acknowledged is at the standby: nobody pushes it again.
    assert heard.until(acknowledged) >= acknowledged
    done = standing.ask("Claire M.", "hub", "push")
    assert done["waiting"] == []
    assert standing.waiting() == set()
    assert heard.until(said) >= said
    assert "ne répond pas" in heard.end(), "who watches is told, and goes on"
    assert standing.offices.words("Marc D.") == standing.offices.words("Claire M.")
