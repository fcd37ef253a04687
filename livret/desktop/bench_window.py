"""The real window, watched from inside its own process, for ``livret bench``.

Nothing is loaded here that the window would not load.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from livret.desktop.app import prepared
from livret.desktop.opening_words import OpeningWords
from livret.desktop.program import Program
from livret.desktop.unlock.page import UnlockPage

if TYPE_CHECKING:
    from livret.usecases.app import App

_AT_REST_MS = 1000
_MEBIBYTE = 1 << 20
_STATM = Path("/proc/self/statm")


def watch(app: App, key_came: Callable[[], float]) -> None:
    """Open the window, unlock a vault, and print what it took.

    Reads ``{"vault", "passphrase"}`` from standard input, and prints
    ``{"milliseconds", "mebibytes"}``: from the key to the list painted, and
    what the process then holds.

    Args:
        app: Every room of Livret.
        key_came: Tells when the key was derived, as ``perf_counter``.
    """
    gc.freeze()  # as ``livret.desktop.app.run`` does
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
        from livret.desktop.accueil.page import AccueilPage

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
