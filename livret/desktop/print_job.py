"""One job of a printer: handed over whole, or not at all.

Qt aborts no job of CUPS: whatever ends a painter hands over the pages drawn
until then. The file of those pages goes first, and CUPS takes no job of nothing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from livret.desktop.print_left import a_folder


class PrintJob:
    """The pages drawn for a printer, and the folder where they wait.

    It is no widget and outlives the page that asked: where that page goes, or
    the program ends, before the job is whole, nothing is handed over.

    Attributes:
        painter: Draws on the printer.
    """

    def __init__(self, printer: QPrinter, owner: QObject) -> None:
        """Prepare.

        Args:
            printer: Takes the pages.
            owner: Without whom nothing is printed.
        """
        self._printer = printer
        self._folder: Path | None = None
        self.painter = QPainter()
        owner.destroyed.connect(partial(_drop, self))
        application = QCoreApplication.instance()
        assert application is not None  # noqa: S101 - a window asked to print
        self._quitting: QMetaObject.Connection | None = application.aboutToQuit.connect(
            partial(_drop, self)
        )

    def begin(self) -> bool:
        """Begin the job.

        Raises:
            OSError: No folder can be made for what waits.
        """
        self._folder = a_folder()
        with opening_in(self._folder):
            return self.painter.begin(self._printer)

    def hand_over(self) -> None:
        """Hand the job over: it is whole."""
        if self.painter.isActive():
            self.painter.end()
        self._clear()

    def drop(self) -> None:
        """Hand nothing over; half a paper is worse than none."""
        if not self.painter.isActive():
            self._clear()
            return
        self._printer.abort()
        self._clear()
        self.painter.end()

    def _clear(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
        if self._quitting is not None:
            QObject.disconnect(self._quitting)
            self._quitting = None


def _drop(job: PrintJob, *_gone: object) -> None:
    """Drop a job; whoever went is told besides, and nobody needs it."""
    job.drop()


@contextmanager
def opening_in(folder: Path) -> Iterator[None]:
    """Let what a printer opens for a while stand in a folder.

    Through CUPS, Qt hands over a file of the whole paper that it opens where
    ``TMPDIR`` says (``cupsTempFd``), and removes once it is handed over.
    """
    usual = os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        if usual is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = usual
