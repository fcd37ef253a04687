"""The program on a day of one's own, and what it holds, asked from outside.

``python -m tests.e2e.dated`` is ``python -m livret`` with another Clock: the
one protocol by which Livret knows the time. Nothing else of it differs. By
the environment, which a locked program hands on to the next:

    LIVRET_TESTED_DAYS    how many days after today
    LIVRET_TESTED_PROBE   a socket, that answers once to whoever connects:

    "held\n"        everything that widgets, models, titles, completers and the
                    clipboard hold, in words
    "forward M\n"   puts the Clock M minutes on; nothing
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import queue
import socket
import sys
import threading
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

DAYS = "LIVRET_TESTED_DAYS"
PROBE = "LIVRET_TESTED_PROBE"


class Ahead:
    """How far the Clock is ahead of the computer's."""

    by = dt.timedelta()


def moved_clock(real: type) -> type:
    """A Clock that is ahead; it goes on as the real one does."""

    class MovedClock(real):  # type: ignore[misc]
        def now(self) -> dt.datetime:
            ahead: dt.datetime = super().now() + Ahead.by
            return ahead

    return MovedClock


def answer(path: Path) -> Any:
    """Answer on a socket; return what must live as long as the program."""
    from PySide6.QtCore import QObject, Signal

    from tests.desktop.held import of_the_program

    class Probe(QObject):
        asked = Signal()

        def __init__(self) -> None:
            super().__init__()
            self.told: queue.Queue[str] = queue.Queue()
            self.asked.connect(self.look)

        def look(self) -> None:
            try:
                self.told.put("\n".join(of_the_program()))
            except Exception:
                self.told.put("Traceback: " + traceback.format_exc())

    probe = Probe()
    path.unlink(missing_ok=True)
    ear = socket.socket(socket.AF_UNIX)
    ear.bind(str(path))
    ear.listen()

    def serve() -> None:
        while True:
            caller, _ = ear.accept()
            with caller, caller.makefile("r") as line:
                said = line.readline().split()
                if said[0] == "forward":
                    Ahead.by += dt.timedelta(minutes=int(said[1]))
                    continue
                probe.asked.emit()
                caller.sendall(probe.told.get().encode())

    threading.Thread(target=serve, daemon=True).start()
    return probe


def main() -> int:
    gc.disable()
    from livret.desktop.plain_imports import load_qt

    load_qt()
    rooms: ModuleType
    from livret.bootstrap import rooms, start

    Ahead.by = dt.timedelta(days=int(os.environ.get(DAYS, "0")))
    rooms.SystemClock = moved_clock(rooms.SystemClock)
    probe = answer(Path(os.environ[PROBE])) if PROBE in os.environ else None
    code = start(sys.argv[1:])
    del probe
    return code


if __name__ == "__main__":
    sys.exit(main())
