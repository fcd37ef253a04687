"""What the window costs: how soon it is there, how soon the list, how much memory.

Each time a fresh process, and beside it, in turn, one that shows an empty
window. Both draw off screen, so that no screen is waited for.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from livret.usecases.figures import Effort, Figure, ran_afresh, side_by_side

_WATCHED = "import sys; from livret.bootstrap import Rooms; Rooms(()).watched()"
_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot({wait}, application.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""
_RESIDENT = "print(open('/proc/self/statm').read().split()[1])"
_AT_REST_MS = 1000
_MEBIBYTE = 1 << 20
_STATM = Path("/proc/self/statm")


def figures(
    folder: Path,
    vault: Path,
    passphrase: str,
    *,
    store_alone: Callable[[], float],
    effort: Effort,
) -> Iterator[Figure]:
    """Measure starting, unlocking and memory, on a vault that is closed.

    Args:
        folder: Where the processes may write.
        vault: The vault to open.
        passphrase: Of that vault.
        store_alone: Returns how long, in milliseconds, a fresh process takes
            to import what reads the store and to open it.
        effort: How many processes.
    """
    if getattr(sys, "frozen", False):
        return  # what is packed cannot run an empty window
    run = partial(ran_afresh, folder)
    start = ["-m", "livret", "--until-usable", "--vault", str(vault)]
    empty = ["-c", _EMPTY.format(wait=0)]
    run(start), run(empty)  # what is compiled once is compiled now
    started, shown = side_by_side(
        lambda: run(start), lambda: run(empty), effort.cold_starts
    )
    yield Figure(name="start", value=started, unit="ms", limit=shown, bound=1.5)
    resting = ["-c", _EMPTY.format(wait=_AT_REST_MS) + _RESIDENT]
    given = json.dumps({"vault": str(vault), "passphrase": passphrase})
    told, alone, rest = [], [], []
    for _ in range(effort.starts):
        told.append(json.loads(run(["-c", _WATCHED], given)))
        alone.append(store_alone())
        if _STATM.exists():
            rest.append(_mebibytes(int(run(resting))))
    yield Figure(
        name="unlock",
        value=statistics.median(one["milliseconds"] for one in told),
        unit="ms",
        limit=statistics.median(alone),
        bound=2,
    )
    if rest:
        yield Figure(
            name="memory",
            value=statistics.median(one["mebibytes"] for one in told),
            unit="MiB",
            limit=statistics.median(rest),
            bound=2.5,
        )


def _mebibytes(pages: int) -> float:
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEBIBYTE
