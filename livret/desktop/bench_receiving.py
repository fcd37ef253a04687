"""What taking in many exchange files costs while the window is in use.

In a fresh process, off screen, on a real vault, at the page where one receives:
each file is given, read, shown, and taken by the press of its button, as by
hand. How long all of it takes, and for how long the window's loop stands still
meanwhile.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QPushButton

from livret.desktop.bench_desk import begun, told_by
from livret.desktop.bench_loop import STILL_MS, LoopWatch
from livret.desktop.collector import Collector
from livret.desktop.desk import Desk
from livret.desktop.receiving.page import ReceivingPage
from livret.usecases.figures import Figure

if TYPE_CHECKING:
    from livret.usecases.app import App
    from livret.usecases.context import Changes

MERGE_MS = 10_000.0
"""Agreed: 100 livrets of 300 contributions within 10 seconds."""

_MS = 1000
_PATIENCE_S = 120.0


def figures(
    folder: Path, vault: Path, passphrase: str, *, files: Sequence[Path]
) -> Iterator[Figure]:
    """Measure files taken in at the window.

    Args:
        folder: Where the process may write.
        vault: A vault that is closed, trusts who sent, and received none of them.
        passphrase: Of that vault.
        files: Exchange files for that vault, each of a livret of its own.
    """
    if getattr(sys, "frozen", False):
        return  # what is packed cannot run another program
    given = {
        "vault": str(vault),
        "passphrase": passphrase,
        "files": [str(file) for file in files],
    }
    told = told_by(folder, "bench_receiving", given, _PATIENCE_S)
    name, still = "exchange_files_merged_window", told["still"]
    whole = told["seconds"] * _MS
    yield Figure(name=name, value=whole, unit="ms", limit=MERGE_MS, bound=1)
    yield Figure(name=f"{name}.loop", value=told["loop"], unit="ms")
    yield Figure(name=f"{name}.loop_p99", value=told["worst"], unit="ms")
    yield Figure(name=f"{name}.still", value=still, unit="ms", limit=STILL_MS, bound=1)


def measure(app: App) -> None:
    """Take in the files of standard input at the window; print what it costs."""
    given = json.load(sys.stdin)
    application, desk = begun(app, given, fictitious=False)
    collector = Collector(desk.window)
    desk.gone.emit("receiving")
    files = given["files"][:1] if given["taste"] else given["files"]
    hand = _Hand(desk, files, application.quit)
    QTimer.singleShot(0, hand.begin)
    application.exec()
    desk.gone_away.emit()
    desk.runners.vault.answer(desk.vault.close)
    desk.runners.close()
    collector.stop()
    sys.stdout.write(json.dumps(hand.told()))


class _Hand(QObject):
    """Gives one file after the other, and takes what each brings."""

    def __init__(
        self, desk: Desk, files: Sequence[str], then: Callable[[], object]
    ) -> None:
        super().__init__(desk)
        self._desk, self._files, self._then = desk, list(files), then
        self._lost: BaseException | None = None
        self._watch = LoopWatch(self)
        page = desk.controllers["receiving"].page
        assert isinstance(page, ReceivingPage)  # noqa: S101 - it is
        self._page = page

    def begin(self) -> None:
        """Give the first file."""
        self._page.choose.installEventFilter(self)
        self._desk.bus.changed.connect(self._changed)
        self._desk.trouble.connect(self._troubled)
        self._watch.begin()
        self._give()

    def told(self) -> dict[str, float]:
        """Return what the watch saw.

        Raises:
            LivretError: A file was refused.
        """
        if self._lost is not None:
            raise self._lost
        return self._watch.told()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button once a file was read: another may be chosen again."""
        changed = event.type() == QEvent.Type.EnabledChange
        if changed and watched is self._page.choose and self._page.choose.isEnabled():
            QTimer.singleShot(0, self._take)
        return False

    def _give(self) -> None:
        self._page.file_given.emit(self._files.pop())

    def _take(self) -> None:
        verb = self._desk.ui.tr.text("Prendre")
        for button in self._page.findChildren(QPushButton):
            if button.accessibleName() == verb and button.isVisible():
                button.click()
                return
        QTimer.singleShot(1, self._take)  # not shown yet

    def _changed(self, _changes: Changes, initiator: QObject | None) -> None:
        if initiator is self._page:  # which shows what was taken just after
            QTimer.singleShot(0, self._give if self._files else self._wait)

    def _wait(self) -> None:
        """Wait also for what the pages asked the vault meanwhile."""
        last = self._desk.runners.vault.submit(int, owner=self)
        last.finished.connect(self._end)

    def _troubled(self, error: BaseException) -> None:
        self._lost = error
        self._end()

    def _end(self) -> None:
        self._watch.end()
        self._then()
