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
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer

from livret.desktop.accueil.page import AccueilPage
from livret.desktop.app import prepared
from livret.desktop.opening_words import OpeningWords
from livret.desktop.program import Program
from livret.desktop.unlock.page import UnlockPage
from livret.usecases.app import App
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
    started, shown = side_by_side(lambda: run(start), lambda: run(empty), effort.starts)
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


# --- inside the process that is measured ----------------------------------------


def watch(app: App, key_came: Callable[[], float]) -> None:
    """Open the window, unlock a vault, and print what it took.

    Reads ``{"vault", "passphrase"}`` from standard input, and prints
    ``{"milliseconds", "mebibytes"}``: from the key to the list painted, and
    what the process then holds.

    Args:
        app: Every room of Livret.
        key_came: Tells when the key was derived, as ``perf_counter``.
    """
    given = json.load(sys.stdin)
    words = OpeningWords(vault=Path(given["vault"]))
    application, program = prepared(app, words)
    program.begin(words)
    program.warm_up()
    watcher = _Watcher(program, key_came)
    page = program.entrance.page
    assert isinstance(page, UnlockPage)  # noqa: S101 - the vault is there
    QTimer.singleShot(_AT_REST_MS, partial(page.unlock_asked.emit, given["passphrase"]))
    application.exec()
    program.close()
    sys.stdout.write(json.dumps(watcher.told))


class _Watcher(QObject):
    """Notes when the list is painted with people in it, then what is held."""

    def __init__(self, program: Program, key_came: Callable[[], float]) -> None:
        super().__init__(program)
        self.told: dict[str, float] = {}
        self._program = program
        self._key_came = key_came
        # After the program's own answer, which makes the pages.
        program.entrance.opened.connect(self._furnished)

    def _furnished(self) -> None:
        page = self._program.window.pages["accueil"]
        assert isinstance(page, AccueilPage)  # noqa: S101 - it is
        self._people = page.people
        self._people.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the first painting that has somebody to show."""
        if event.type() == QEvent.Type.Paint and self._people.model().rowCount():
            self._people.viewport().removeEventFilter(self)
            # Once what is being painted has been.
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.told["milliseconds"] = 1000 * (perf_counter() - self._key_came())
        QTimer.singleShot(_AT_REST_MS, self._at_rest)

    def _at_rest(self) -> None:
        if _STATM.exists():
            pages = int(_STATM.read_text(encoding="ascii").split()[1])
            self.told["mebibytes"] = _mebibytes(pages)
        self._program.ended.emit()


def _mebibytes(pages: int) -> float:
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEBIBYTE
