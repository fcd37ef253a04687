"""Worlds by the million: run in parts, stopped, and gone on with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from livret import cli
from livret.cli import simulation, simulation_parts
from livret.cli.simulation_parts import Record, Worlds, recorded, run_parts
from livret.usecases.simulation import running
from livret.usecases.simulation.running import Ran, Tally, tally
from tests.clock import SetClock
from tests.usecases.desks import make_rooms

WORLDS = Worlds(seed=7, steps=4, runs=30)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulation_parts, "PART", 8)


def nothing_told(found: Tally) -> None:
    """Nobody waits for it."""


def runs(path: Path | None, processes: int = 1) -> Tally:
    return run_parts(recorded(path, WORLDS), processes, nothing_told)


def stop_after(parts: int) -> Callable[[Tally], None]:
    def told(found: Tally) -> None:
        if found.runs >= parts * 8:
            raise KeyboardInterrupt

    return told


def test_parts_and_processes_change_nothing() -> None:
    assert runs(None) == runs(None, 2) == tally(7, 30, 4)
    assert runs(None).runs == 30


def test_a_run_that_was_stopped_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new" / "record.json"
    with pytest.raises(KeyboardInterrupt):
        run_parts(recorded(path, WORLDS), 1, stop_after(2))
    ran: list[int] = []

    def counted(first: int, count: int, steps: int) -> Tally:
        ran.append(first)
        return tally(first, count, steps)

    monkeypatch.setattr(simulation_parts, "tally", counted)
    assert runs(path) == tally(7, 30, 4)
    assert ran == [7 + 16, 7 + 24]
    assert runs(path).runs == 30
    assert len(ran) == 2


@pytest.mark.parametrize(
    "other",
    [Worlds(seed=8, steps=4, runs=30), Worlds(seed=7, steps=5, runs=30)],
)
def test_a_record_of_other_worlds_is_not_gone_on_with(
    tmp_path: Path, other: Worlds
) -> None:
    path = tmp_path / "record.json"
    runs(path)
    assert recorded(path, WORLDS).done == {0, 1, 2, 3}
    assert recorded(path, other).done == set()


def test_a_record_of_other_code_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.json"
    runs(path)
    monkeypatch.setattr(simulation_parts, "_DECIDES", ("domain",))
    assert recorded(path, WORLDS).done == set()


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"seed": 7}', b"\xff"])
def test_a_record_that_cannot_be_read_is_begun_anew(
    tmp_path: Path, broken: bytes
) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(broken)
    assert recorded(path, WORLDS) == Record(path=path, worlds=WORLDS)
    told = json.dumps({"seed": 7, "steps": 4, "runs": 30, "part": 8}).encode()
    path.write_bytes(told)
    assert recorded(path, WORLDS) == Record(path=path, worlds=WORLDS)


def never_holds(seed: int, steps: int) -> Ran:
    """Every third world breaks."""
    broken = ("it broke",) if seed % 3 == 0 else ()
    return Ran(seed=seed, trace=("say claire",) * steps, contributions=1, broken=broken)


def test_what_broke_is_kept_counted_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "simulate", never_holds)
    monkeypatch.setattr(running, "MOST_TOLD", 4)
    path = tmp_path / "record.json"
    assert runs(path).failed == 10
    again = recorded(path, WORLDS).found
    assert [one.seed for one in again.broken] == [9, 12, 15, 18]
    assert again == runs(path)


def doors(*words: str) -> int:
    return cli.run(make_rooms(SetClock(), "simulate", "--seed", "7", *words))


def test_the_door_goes_on_and_tells_how_far_it_is(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(simulation, "_EVERY", 0.0)
    words = ("--steps", "4", "--runs", "30", "--record", str(tmp_path / "r.json"))
    assert doors(*words, "--processes", "2", "--json") == 0
    first = capsys.readouterr()
    assert "8 mondes sur 30" in first.err
    assert doors(*words, "--json") == 0
    second = capsys.readouterr()
    assert "30 mondes sur 30" in second.err
    told: dict[str, Any] = json.loads(second.out)
    assert told == json.loads(first.out)
    assert (told["runs"], told["failed"], sum(told["acts"].values())) == (30, 0, 120)


def test_a_record_that_cannot_be_kept_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    words = ("--steps", "2", "--runs", "2", "--record", str(tmp_path / "file" / "r"))
    assert doors(*words) != 0
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.skipif(
    not Path(f"/proc/self/task/{os.getpid()}/children").exists(),
    reason="this system does not tell which processes another one started",
)
def test_nothing_goes_on_once_the_run_was_killed(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    words = ["--steps", "200", "--runs", "100000", "--processes", "2"]
    run = subprocess.Popen(
        [sys.executable, "-m", "livret", "simulate", *words, "--record", str(record)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert run.stdout is not None
    with run.stdout:
        workers = children_of(run.pid)
        while len(workers) < 2:
            assert run.poll() is None
            workers = children_of(run.pid)
        run.kill()
        run.wait()
        assert run.stdout.read() == b""  # until the last who may write has gone


def children_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
