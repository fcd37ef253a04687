"""Worlds by the million: in parts, by several processes, gone on with later.

A record beside says which parts are done, of exactly these worlds and of
exactly this code: a run that was stopped goes on from there.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import livret
from livret.cli.files import write_whole
from livret.usecases.simulation.running import Ran, Tally, tally

PART = 500
"""Worlds of one part: what a stop costs at most, for each process."""

_DECIDES = ("domain", "usecases")
"""Rooms whose code decides what happens in a world."""

Told = Callable[[Tally], None]
"""Is told what is known so far, after every part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worlds:
    """Which worlds.

    Attributes:
        seed: The first one.
        steps: Of each.
        runs: How many.
    """

    seed: int
    steps: int
    runs: int

    @property
    def parts(self) -> range:
        """Numbers of the parts, from 0."""
        return range(-(-self.runs // PART))

    def part(self, number: int) -> tuple[int, int, int]:
        """Return first seed, count and steps of one part."""
        start = number * PART
        return self.seed + start, min(PART, self.runs - start), self.steps


@dataclass(slots=True, kw_only=True)
class Record:
    """What was done of some worlds.

    Attributes:
        path: Where it is kept; None keeps it nowhere.
        worlds: Which.
        done: Numbers of the parts that were run.
        found: What became of them.
    """

    path: Path | None
    worlds: Worlds
    done: set[int] = field(default_factory=set)
    found: Tally = field(default_factory=Tally)

    def note(self, part: int, found: Tally) -> None:
        """Keep what became of one part; durable on return.

        Raises:
            FileNotWritten: It cannot be kept.
        """
        self.done.add(part)
        self.found.join(found)
        if self.path is not None:
            told = {**_what(self.worlds), "done": sorted(self.done)}
            told["found"] = _told(self.found)
            write_whole(self.path, json.dumps(told).encode())


def recorded(path: Path | None, worlds: Worlds) -> Record:
    """Return what was done before; nothing where it was of anything else."""
    record = Record(path=path, worlds=worlds)
    if path is None:
        return record
    try:
        told = json.loads(path.read_bytes())
        if {name: told[name] for name in _what(worlds)} != _what(worlds):
            return record
        record.found = _tally(told["found"])
        record.done = {part for part in told["done"] if part in worlds.parts}
    except (OSError, ValueError, KeyError, TypeError):
        return Record(path=path, worlds=worlds)
    return record


def run_parts(record: Record, processes: int, told: Told) -> Tally:
    """Run the parts that are not done yet; return what became of all of them.

    Raises:
        FileNotWritten: The record cannot be kept; what it says stands.
    """
    left = [part for part in record.worlds.parts if part not in record.done]
    for part, found in _each(record.worlds, left, processes):
        record.note(part, found)
        told(record.found)
    return record.found


def _each(
    worlds: Worlds, left: Sequence[int], processes: int
) -> Iterator[tuple[int, Tally]]:
    """Give each part as it is done, in whatever order."""
    if processes < 2 or len(left) < 2:  # noqa: PLR2004 - one needs no other process
        for part in left:
            yield part, tally(*worlds.part(part))
        return
    with _processes(processes) as pool:
        under_way: dict[Future[Tally], int] = {
            pool.submit(tally, *worlds.part(part)): part for part in left
        }
        for one in as_completed(under_way):
            yield under_way[one], one.result()


@contextmanager
def _processes(count: int) -> Iterator[ProcessPoolExecutor]:
    """Have processes that stop when this one stops, however it does."""
    ways = multiprocessing.get_all_start_methods()
    way = multiprocessing.get_context("fork" if "fork" in ways else "spawn")
    pool = ProcessPoolExecutor(count, way, initializer=_follow)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _follow() -> None:
    """Have this process end with the one that started it, were it killed."""
    above = multiprocessing.parent_process()

    def wait() -> None:
        if above is not None:
            above.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _what(worlds: Worlds) -> dict[str, Any]:
    """Return what a record must be of, to be gone on with."""
    return {**asdict(worlds), "part": PART, "code": _code()}


def _code() -> str:
    """Return a digest of the code that decides what happens in a world."""
    room = Path(livret.__file__).parent
    digest = hashlib.sha256()
    for name in _DECIDES:
        for source in sorted((room / name).rglob("*.py")):
            digest.update(source.relative_to(room).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def _told(found: Tally) -> dict[str, Any]:
    broken = [asdict(one) for one in found.broken]
    return {
        "runs": found.runs,
        "contributions": found.contributions,
        "acts": dict(found.acts),
        "failed": found.failed,
        "broken": broken,
    }


def _tally(told: dict[str, Any]) -> Tally:
    broken = [
        Ran(
            seed=one["seed"],
            trace=tuple(one["trace"]),
            contributions=one["contributions"],
            broken=tuple(one["broken"]),
        )
        for one in told["broken"]
    ]
    return Tally(
        runs=told["runs"],
        contributions=told["contributions"],
        acts=Counter(told["acts"]),
        failed=told["failed"],
        broken=broken,
    )
