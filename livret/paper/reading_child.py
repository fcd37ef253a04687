"""The process that reads files which somebody else gave; it holds no key.

Another, of the same making, asks a card for one signature (``card_apart``).

It answers one question after the other (``reading_acts``) until nobody asks any
more, and ends with whoever started it, killed or not. What it may use is bounded
where the system can (Linux and other POSIX systems): memory, seconds of work for
each question, and it writes no file. Elsewhere the clock of who asks bounds it.

What hangs in C, and lets nothing else of the process run, is ended by a clock that
is not Python's, should whoever asked be gone.

Source: getrlimit(2), faulthandler. Start reading at ``serve``.
May import: the room; the acts are loaded when they are asked for.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import os
import signal
import sys
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import BinaryIO

from livret.domain.errors import LivretError
from livret.paper.reading_frames import FrameBroken, receive, send

MOST_MEMORY = 2 << 30
"""Bytes of address space; 40 million pixels in every form they take need half."""

_MORE_SECONDS = 2
"""Of work, beyond what is waited for: the clock of who asks comes first."""

_PARENT_DEATH_SIGNAL = 1

READY = b'{"ready": true}'
TOO_COSTLY, UNREADABLE = "ReadingTooCostly", "PaperUnreadable"


def serve(*, cards: bool = False) -> int:
    """Answer until nobody asks any more; return the exit code.

    Args:
        cards: It asks a card: its maker's library keeps files of its own, and takes
            the memory it wants.
    """
    gc.enable()
    # Ctrl+C is for the program that asks, which then ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, answers = _pipes()
    if cards:
        _end_with_who_asks()
    else:
        _limit()
    questions: SimpleQueue[list[bytes]] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked, questions), daemon=True).start()
    send(answers, [READY])
    while True:
        answer = _answered(questions.get())
        faulthandler.cancel_dump_traceback_later()
        send(answers, answer)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return what is asked and where to answer; no library can write there."""
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for each in (0, 1, 2):
        os.dup2(nowhere, each)
    return asked, answers


def _listen(asked: BinaryIO, questions: SimpleQueue[list[bytes]]) -> None:
    """Take questions in while one is being answered; end where nobody is left."""
    try:
        while True:
            questions.put(receive(asked))
    except (FrameBroken, OSError):
        os._exit(0)


def _answered(question: list[bytes]) -> list[bytes]:
    from livret.paper.reading_acts import ACTS

    told, *files = question
    asked = json.loads(told)
    _allow(asked["seconds"])
    try:
        plain, *found = ACTS[asked["act"]](asked["said"], files)
    except LivretError as error:
        return [json.dumps({"error": error.code, "facts": error.facts}).encode()]
    except (MemoryError, RecursionError):
        return [json.dumps({"error": TOO_COSTLY}).encode()]
    except Exception:
        # What no library foresaw in a hostile file; the next one is still read.
        return [json.dumps({"error": UNREADABLE}).encode()]
    return [b'{"found":' + plain + b"}", *found]


def _end_with_who_asks() -> None:
    """End at once with whoever asks for a card, killed or not, where the system can.

    A library that holds Python still lets nobody see that the pipe is closed; the
    code of the card would stay in memory until the clock ends it. Only here: the
    system looks at the thread that asks, and a card is asked by one thread alone.
    Source: prctl(2), ``PR_SET_PDEATHSIG``.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, int(signal.SIGKILL))


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    limits = (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)
    for which, most in (*limits, (resource.RLIMIT_AS, MOST_MEMORY)):
        # A system that knows no such limit leaves it to the clock.
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


def _allow(seconds: float) -> None:
    """Let the next answer take so many seconds, by the clock and of work."""
    # On file 2, which goes nowhere.
    faulthandler.dump_traceback_later(seconds + _MORE_SECONDS, exit=True, file=2)
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + _MORE_SECONDS
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, most))
