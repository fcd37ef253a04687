"""What somebody else attached is drawn apart: bounded, killed, never believed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import resource
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec import json

from livret.paper import made, made_again, outside, reading_apart
from livret.paper.attachments import as_bytes
from livret.paper.reading_apart import READING, Child
from livret.usecases.reading import ReadingStopped, ReadingTooCostly
from tests.paper.whole_desk import NOW, whole_desk
from tests.paper.whole_desk import made as made_at
from tests.usecases.desks import Desk

AT = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
ENDLESS = {"called": "a" * 280_000}
"""One word at the foot of each page, and no place in it where it may end."""
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="how Linux bounds another")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    found = whole_desk(tmp_path_factory.mktemp("apart"))
    yield found
    found.vault.close()


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_again, "_LAST", {})
    monkeypatch.setattr(READING, "_costly", {})


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes longer than two seconds is too costly."""
    monkeypatch.setattr(reading_apart, "OTHERWISE_S", 2.0)


def data_of(desk: Desk, paper: str = "plan") -> dict[str, Any]:
    composed, _ = made_at(desk, paper, to_sign=True)
    found: dict[str, Any] = json.decode(as_bytes(composed.sheet.plain()))
    return found


def asked(data: Mapping[str, Any], dress: str = "standard") -> bytes:
    told = {"data": data, "others": [], "dress": dress, "at": AT.isoformat()}
    return json.encode(told)


def forged(desk: Desk, monkeypatch: pytest.MonkeyPatch, more: Any) -> bytes:
    """A paper as any, to which a hostile Livret attached other data."""
    composed, _ = made_at(desk, "plan", to_sign=True)
    with monkeypatch.context() as forging:
        hostile = as_bytes({**composed.sheet.plain(), **more})
        forging.setattr(made, "as_bytes", lambda _data: hostile)
        return desk.vault.paper.draw(composed.sheet, NOW.astimezone())


def drawing() -> int:
    """Return the number of the process that draws, once there is one."""
    while True:
        for child, read in list(READING._busy.items()):
            # What reads files is busy with one; what draws has none.
            if not read and "drawings" in child._loaded:
                return child._process.pid


@pytest.mark.usefixtures("soon")
def test_a_row_that_takes_for_ever_is_ended_and_not_begun_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, hostile = desk.vault.paper, forged(desk, monkeypatch, ENDLESS)
    assert room.seen(hostile).data["called"] == ENDLESS["called"]
    assert room.made_again(hostile, "standard") is None
    assert not READING._busy
    ((act, _),) = READING._costly
    assert act == "drawn"
    with monkeypatch.context() as known:
        known.setattr(reading_apart, "Child", None)  # nothing is started for it
        assert room.made_again(hostile, "standard") is None
    # Nobody else's paper is held for it.
    _, pdf = made_at(desk, "plan", to_sign=True)
    assert room.made_again(pdf, "standard") is not None


class Small(Child):
    """A process that may have next to no memory beside what it loaded."""

    def ask(
        self, question: Sequence[bytes], seconds: float, needs: str, most: int = 0
    ) -> list[bytes]:
        load = json.encode({"act": "load", "said": needs, "seconds": 60})
        super().ask([load], 60, needs)
        pid = self._process.pid
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[0])
        bound = pages * resource.getpagesize() + 32 * 1024 * 1024
        resource.prlimit(pid, resource.RLIMIT_AS, (bound, bound))
        return super().ask(question, seconds, needs, most)


@LINUX
def test_a_drawing_that_takes_memory_is_refused_and_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = desk.vault.paper
    many = {**data_of(desk, "diagnostic"), "present": ["a"] * 40_000}
    _, pdf = made_at(desk, "plan", to_sign=True)
    with monkeypatch.context() as bounded:
        bounded.setattr(reading_apart, "Child", Small)
        assert outside.paper_drawn(asked(data_of(desk)))
        with pytest.raises(ReadingTooCostly):
            outside.paper_drawn(asked(many))
        hostile = dataclasses.replace(room.seen(pdf), data=many)
        bounded.setattr(made_again, "paper_seen", lambda _pdf: hostile)
        assert room.made_again(pdf, "standard") is None
    assert room.made_again(pdf, "standard") is not None


def ended_by(desk: Desk, end: Any) -> list[BaseException]:
    """Return how a drawing ends that is met in the middle."""
    told: list[BaseException] = []
    question = asked({**data_of(desk), **ENDLESS})

    def draw() -> None:
        try:
            outside.paper_drawn(question)
        except Exception as error:
            told.append(error)

    worker = threading.Thread(target=draw)
    worker.start()
    end(drawing())
    worker.join(60)
    assert not READING._busy
    return told


def test_a_process_that_dies_while_it_draws_is_no_answer(desk: Desk) -> None:
    (error,) = ended_by(desk, lambda pid: os.kill(pid, signal.SIGKILL))
    assert isinstance(error, ReadingTooCostly)


def test_a_drawing_ends_with_livret_and_is_then_neither_shown_nor_hidden(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not known yet is not told as if nothing was found."""
    (error,) = ended_by(desk, lambda _pid: READING.end())
    assert isinstance(error, ReadingStopped)
    _, pdf = made_at(desk, "plan", to_sign=True)

    def stopped(_asked: bytes) -> Any:
        raise ReadingStopped

    with monkeypatch.context() as leaving:
        leaving.setattr(made_again, "paper_drawn", stopped)
        with pytest.raises(ReadingStopped):
            desk.vault.paper.made_again(pdf, "standard")


def test_what_was_taken_over_by_a_file_does_not_draw(desk: Desk) -> None:
    """The process that read the paper is not the one that says what is drawn."""
    READING.warm()
    waiting = {child._process.pid for child in READING._idle}
    told = [outside.paper_drawn(asked(data_of(desk))) for _ in range(2)]
    assert told[0] == told[1]
    assert {child._process.pid for child in READING._idle} == waiting
    assert all("drawings" not in child._loaded for child in READING._idle)


@pytest.mark.parametrize(
    "answer",
    [
        b"null",
        b'{"digest":"' + b"0" * 64 + b'"}',
        b'{"digest":"' + b"0" * 64 + b'","heard":[7],"others":[]}',
        b"[" * 100_000,
        b'{"digest":"' + b"0" * 64 + b'","heard":["Je renonce."],"others":[]}',
        # The right digest, and another drawing than those that were asked for.
        b'{"digest":"%s","heard":[],"others":[["Je renonce."]]}',
    ],
)
def test_a_drawing_that_lies_is_not_believed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    _, pdf = made_at(desk, "plan", to_sign=True)
    seen = desk.vault.paper.seen(pdf)
    monkeypatch.setattr(made_again, "paper_seen", lambda _pdf: seen)
    told = answer.replace(b"%s", hashlib.sha256(pdf).hexdigest().encode())
    monkeypatch.setattr(Child, "ask", lambda *_: [b'{"found":' + told + b"}"])
    assert desk.vault.paper.made_again(pdf, "standard") is None
