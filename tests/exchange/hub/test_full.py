"""A server whose disk is full: a real one, on a small disk of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from livret.exchange.hub.addresses import read_address
from livret.exchange.hub.making import make_hub
from livret.usecases import hub_watching
from livret.usecases.hub_desk import hub_status, join_hub
from livret.usecases.hub_errors import HubFull
from livret.usecases.hub_state import AWAY, HERE
from livret.usecases.hub_watching import watch_on
from tests.exchange.hub.desks import HubDesk, Office
from tests.exchange.hub.followed import Followed
from tests.exchange.hub.postgres import Server, place, somebody
from tests.usecases.desks import make_rooms

DISK = "160m"
WORDS = "Un mot " * 1000
MOST = 200
"""Times these words: more than is left of the disk, several times over."""


class Disk:
    """A small disk, and what fills the rest of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "lest"

    def fill(self) -> None:
        with self._ballast.open("wb", buffering=0) as ballast:
            for size in (1 << 20, 1 << 12):
                try:
                    while True:
                        ballast.write(b"\0" * size)
                except OSError:
                    continue

    def make_room(self) -> None:
        self._ballast.unlink()


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A real file system on which a server fits, and little else."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root of a Linux machine mounts a small disk")
    with place() as folder:
        point = folder / "disque"
        point.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(point)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("this machine does not let its root mount a disk")
        try:
            yield Disk(point)
        finally:
            subprocess.run(["umount", "-l", str(point)], check=True)


@pytest.fixture
def office(disk: Disk, tmp_path: Path) -> Iterator[Office]:
    if owner := somebody():
        os.chown(disk.folder, owner["user"], owner["group"])
    server = Server(disk.folder, 5432, {"fsync": "off", "shared_buffers": "16MB"})
    server.make()
    server.start()
    with server.superuser() as raw:
        raw.execute("CREATE DATABASE relais")
    url = server.url("relais")
    make_hub(read_address(url))
    made = Office(url, tmp_path)
    try:
        yield made
    finally:
        made.close()
        server.stop()


def say_much(desk: HubDesk) -> None:
    desk.say(*({"kind": "aim_said", "words": f"{n} {WORDS}"} for n in range(MOST)))


def test_what_does_not_fit_waits_and_goes_when_there_is_room(
    office: Office, disk: Disk
) -> None:
    claire, marc = office.team()
    rooms = make_rooms(office.clock)
    join_hub(claire.vault, rooms.hubs, claire.url)
    say_much(claire)
    disk.fill()
    with pytest.raises(HubFull):
        claire.push()
    name = claire.hub.memory.links()[0].name
    waiting = len(claire.hub.memory.unsent(name))
    assert 0 < waiting <= MOST
    # It is full, and answers: what was there is read, and it is told what waits.
    marc.pull()
    assert MOST - waiting == sum(WORDS in words for words in marc.words)
    told = hub_status(claire.vault, rooms.hubs)
    assert (told.reached, told.livrets[0].waiting) == (True, waiting)
    with pytest.raises(HubFull):
        claire.push()
    disk.make_room()
    assert claire.push().contributions >= waiting
    marc.pull()
    assert marc.read == claire.read
    assert claire.hub.memory.unsent(name) == ()


def test_the_window_goes_on_by_itself(office: Office, disk: Disk) -> None:
    claire, marc = office.team()
    one = Followed(claire)
    one.join()
    one.begin()
    try:
        one.state(lambda state: state.phase == HERE and not state.waiting)
        disk.fill()
        one.on(lambda: say_much(claire))
        one.following.touched([claire.livret])
        full = one.state(lambda state: isinstance(state.reason, HubFull))
        assert (full.phase, full.waiting > 0) == (AWAY, True)
        disk.make_room()
        one.state(lambda state: state.phase == HERE and not state.waiting)
    finally:
        one.end()
    marc.pull()
    assert sum(WORDS in words for words in marc.words) == MOST


def test_who_watches_is_told_once_and_goes_on(
    office: Office, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_watching, "_TURN", 0.1)
    claire, marc = office.team()
    say_much(claire)
    disk.fill()
    told: list[str] = []
    waits: list[float] = []

    def rest(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            disk.make_room()

    class Over(Exception):
        """All of it was there."""

    def looked(_hub: object) -> None:
        raise Over

    with pytest.raises(Over):
        list(
            watch_on(
                lambda: claire.vault.at_hub(claire.url),
                claire.ctx,
                lambda error: told.append(error.code),
                rest,
                looked,
            )
        )
    assert told == ["HubFull"]
    assert waits == list(hub_watching.WAITS_S[:3])
    marc.pull()
    assert marc.read == claire.read
