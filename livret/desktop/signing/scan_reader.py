"""A picture of a signed page is read beside the window, and beside the vault.

It may be anything, and take its time: until it is read, the vault's worker keeps
what is typed, and whoever chose it may want it no longer.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from livret.desktop.desk import Desk
from livret.desktop.kit.page import Page
from livret.desktop.tasks import Task
from livret.usecases.reading import ReadingStopped
from livret.usecases.scans import MOST_BYTES


class ScanReader(QObject):
    """Reads one picture at a time; a child of the page that asked for it.

    Attributes:
        reading: Whether one is being read.

    Signals:
        done: It may be kept. arg: ``Scan``.
        failed: It may not, or was stopped. arg: the exception.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._data = b""
        self.reading = False

    def read(self, path: str) -> None:
        """Read the picture of a file; the one before is no longer wanted."""
        self._drop()
        self.reading = True
        opened = partial(self._desk.app.read_file, Path(path), MOST_BYTES)
        task = self._desk.runners.work.submit(opened, owner=self)
        task.succeeded.connect(self._opened)
        task.failed.connect(self._failed)

    def stop(self) -> None:
        """Want it no longer; whoever asked is told ``ReadingStopped``."""
        if self.reading:
            self._drop()
            self.failed.emit(ReadingStopped())

    def _opened(self, data: bytes) -> None:
        self._data = data
        read = partial(self._desk.app.scan_read, data)
        task = self._desk.runners.work.submit(read, owner=self)
        task.succeeded.connect(self._read)
        task.failed.connect(self._failed)

    def _read(self, scan: object) -> None:
        self._data, self.reading = b"", False
        self.done.emit(scan)

    def _failed(self, error: BaseException) -> None:
        self._data, self.reading = b"", False
        self.failed.emit(error)

    def _drop(self) -> None:
        if self._data:
            self._desk.app.stop_reading(self._data)
        self._data, self.reading = b"", False
        for task in self.findChildren(Task):
            task.cancel()
