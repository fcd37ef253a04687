"""Files that somebody else gave are read in a process of their own.

A PDF of a hundred kilobytes can keep a reader busy for days, or ask it for
gigabytes, and pdfium is C: nothing stops it within a process. So every foreign
file goes through a pipe to a process that holds no key (``reading_child``): when
the time is over, or when nobody wants it any more, that process is killed by its
own handle, and whoever asked is told. What was too costly once is not tried again.

One such process is kept warm. Nothing is written to a file; none outlives Livret.
Source: ``resources/design/decisions/reading-apart.md``.

May import: ``usecases``, ``domain``, msgspec.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from msgspec import json

import livret
from livret.domain.errors import LivretError
from livret.paper.reading_answers import found_in, most_of
from livret.paper.reading_frames import MOST_BYTES, FrameBroken, receive, send
from livret.usecases.reading import (
    ReaderNotStarted,
    ReadingStopped,
    ReadingTooCostly,
)

SECONDS = {"sizes": 15.0, "shown": 60.0, "pictures": 60.0}
"""How long an act may take, by the clock; a slow computer takes a tenth."""

OTHERWISE_S = 20.0
_START_S = 60.0
_PAGES = "pages"
_NEEDS = {
    **dict.fromkeys(("check", "seen", "fit"), "verdicts"),
    "drawn": "drawings",
    "lock": "locks",
    "key": "keys",
}
_SHORT = 1000
_PIPE = 1 << 20
_MOST_IDLE = 1
_MOST_KNOWN = 256


class Child:
    """One process that reads, and the pipes to it.

    Attributes:
        stopped: It was ended because nobody wants its answer any more.
        overdue: It was ended because its answer took too long.
    """

    def __init__(self, word: str = livret.READS_APART) -> None:
        # Of this very Livret, from wherever it was started.
        around = dict(os.environ)
        top = str(Path(livret.__file__).parents[1])
        before = around.get("PYTHONPATH")
        around["PYTHONPATH"] = os.pathsep.join([top, before] if before else [top])
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [*_this_program(), word],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=around,
                # No window of a console comes up on Windows.
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise ReaderNotStarted from error
        _widen(self._process.stdin, self._process.stdout)
        self._loaded: set[str] = set()
        self._between = True
        self.stopped = self.overdue = False

    @property
    def alive(self) -> bool:
        """Whether it can be asked: it lives, and owes no answer."""
        return self._between and not self.stopped and self._process.poll() is None

    def ask(
        self,
        question: Sequence[bytes],
        seconds: float,
        needs: str,
        most: int = MOST_BYTES,
    ) -> list[bytes]:
        """Return the answer to one question.

        What it takes to come up and to load its libraries is not counted: on a
        slow disk it says nothing of the file.

        Args:
            question: A frame.
            seconds: How long the answer may take.
            needs: Which libraries, as ``reading_acts`` names them.
            most: Bytes that the answer may have.

        Raises:
            ReaderNotStarted: It never came up.
            FrameBroken, OSError: It died of the question, or was killed.
        """
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None and answers is not None  # noqa: PT018, S101
        self._between = False
        if needs not in self._loaded:
            load = {"act": "load", "said": needs, "seconds": _START_S}
            with _bounded(self, _START_S):
                try:
                    if not self._loaded:
                        receive(answers, _SHORT)
                    send(asked, [json.encode(load)])
                    receive(answers, _SHORT)
                except (FrameBroken, OSError) as error:
                    raise ReaderNotStarted from error
            self._loaded.add(needs)
        with _bounded(self, seconds):
            send(asked, question)
            found = receive(answers, most)
        self._between = True
        return found

    def kill(self) -> None:
        """End it at once; it holds nothing that is worth keeping."""
        self._process.kill()

    def run_out(self) -> None:
        """End it because its time is over."""
        self.overdue = True
        self.kill()

    def stop(self) -> None:
        """End it because what it reads is no longer wanted."""
        self.stopped = True
        self.kill()

    def bury(self) -> None:
        """End it and wait for its end, which comes at once."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what nobody read was still in it
                    pipe.close()


def _widen(*pipes: IO[bytes] | None) -> None:
    """Let more of a picture through at a time, where the system can (Linux)."""
    if sys.platform == "linux":
        import fcntl

        for pipe in pipes:
            with suppress(OSError):  # as much as a user may have
                fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)  # type: ignore[arg-type]


@contextmanager
def _bounded(child: Child, seconds: float) -> Iterator[None]:
    """Kill a process that takes longer than so many seconds."""
    clock = threading.Timer(seconds, child.run_out)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _this_program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # -P: nothing that lies in the folder one happens to be in is run.
    return [sys.executable, "-P", "-m", livret.__name__]


class ReadingApart:
    """Asks processes that read; from any thread, one question each at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._busy: dict[Child, bytes] = {}
        self._costly: dict[tuple[str, bytes], None] = {}
        self._seen_to = False

    def ask(
        self,
        act: str,
        files: Sequence[bytes] = (),
        said: object = None,
        *,
        alone: bool = False,
    ) -> tuple[bytes, list[bytes]]:
        """Have something done with files.

        Args:
            act: A name of ``reading_acts.ACTS``.
            files: What is read comes first.
            said: Plain values that the act needs.
            alone: In a process that has read nothing else, and never will. ``stop``
                lets it be: whoever leaves the page that shows a file does not
                mean what is done with it.

        Returns:
            JSON, to be read as the type that is due, and bytes.

        Raises:
            ReadingTooCostly: It took too long, too much memory, or the reader broke.
            ReadingStopped: ``stop`` was called meanwhile.
            ReaderNotStarted: This computer starts no such process.
            LivretError: The file is refused, as the act says.
        """
        read = files[0] if files else b""
        known = (act, hashlib.sha256(read).digest())
        if known in self._costly:
            raise ReadingTooCostly
        seconds = SECONDS.get(act, OTHERWISE_S)
        asked = json.encode({"act": act, "said": said, "seconds": seconds})
        child = self._taken(read, alone=alone)
        try:
            needs = _NEEDS.get(act, _PAGES)
            answer, *found = child.ask([asked, *files], seconds, needs, most_of(act))
        except ReaderNotStarted as error:
            if child.stopped:
                raise ReadingStopped from error
            raise
        except (FrameBroken, OSError) as error:
            if child.stopped:
                raise ReadingStopped from error
            self._remember(known)
            raise ReadingTooCostly from error
        finally:
            self._give_back(child, alone=alone)
        return self._told(answer, known), found

    @contextmanager
    def one_purpose(self, word: str) -> Iterator[Child]:
        """Give a process that is asked for one thing, in turns, and ends with it.

        Args:
            word: What starts it, of ``livret``.

        Raises:
            ReaderNotStarted: This computer starts no such process.
        """
        child = Child(word)
        with self._lock:
            self._busy[child] = word.encode()  # no file: this stops it
            self._see_to_the_end()
        try:
            yield child
        finally:
            self._give_back(child, alone=True)

    def warm(self) -> None:
        """Start a process and have it load its libraries; takes a second."""
        for act in ("sizes", "seen"):
            with suppress(LivretError):
                self.ask(act, [b""])

    def stop(self, read: bytes) -> None:
        """End what shows one file; quick, and from any thread."""
        with self._lock:
            for child, file in self._busy.items():
                if file is read or file == read:
                    child.stop()

    def end(self) -> None:
        """End every process, whatever it reads."""
        with self._lock:
            idle, self._idle = self._idle, []
            for child in self._busy:
                child.stop()
        for child in idle:
            child.bury()

    def forget(self) -> None:
        """Leave the processes to the program that this one was forked from."""
        self.__init__()  # type: ignore[misc]

    def _taken(self, read: bytes, *, alone: bool) -> Child:
        with self._lock:
            while self._idle and not alone:
                child = self._idle.pop()
                if child.alive:
                    self._busy[child] = read
                    return child
                child.bury()
        child = Child()
        with self._lock:
            self._busy[child] = b"" if alone else read
            self._see_to_the_end()
        return child

    def _see_to_the_end(self) -> None:
        """Have no process outlive this one, nor serve one forked from it."""
        if not self._seen_to:
            self._seen_to = True
            atexit.register(self.end)
            if hasattr(os, "register_at_fork"):
                os.register_at_fork(after_in_child=self.forget)

    def _give_back(self, child: Child, *, alone: bool) -> None:
        with self._lock:
            del self._busy[child]
            if not alone and child.alive and len(self._idle) < _MOST_IDLE:
                self._idle.append(child)
                return
        child.bury()

    def _remember(self, known: tuple[str, bytes]) -> None:
        with self._lock:
            if len(self._costly) >= _MOST_KNOWN:
                self._costly.clear()
            self._costly[known] = None

    def _told(self, answer: bytes, known: tuple[str, bytes]) -> bytes:
        """Return what was found, as JSON.

        Raises:
            LivretError: The file was refused.
        """
        try:
            return found_in(answer)
        except ReadingTooCostly:
            self._remember(known)
            raise


READING = ReadingApart()
"""Of this process."""
