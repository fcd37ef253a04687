"""Printing a PDF: drawn page by page on the printer that somebody chose.

Livret writes no file on the way, and the name of the job tells of nobody. Where
the system's queue wants a file, it stands in memory while it is handed over.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from livret.desktop.kit.page import Page
from livret.desktop.tasks import Runners
from livret.domain.errors import Unavailable
from livret.usecases.app import App

_DPI = 200
_POINTS_PER_INCH = 72


class NoPrinter(Unavailable):
    """This computer knows no printer."""


class NotPrinted(Unavailable):
    """The printer took nothing, or not everything."""


class Printing(QObject):
    """One paper on its way to a printer; a child of the page that asked.

    Signals:
        printed: The whole paper was handed to the system.
        failed: arg: the exception; nothing was printed.
    """

    printed = Signal()
    failed = Signal(object)

    def __init__(
        self, app: App, runners: Runners, page: Page, make: Callable[[], bytes]
    ) -> None:
        """Prepare; ``ask`` opens the system's dialog.

        Args:
            app: Draws the pages.
            runners: Workers.
            page: Who asks.
            make: Returns the PDF; called on a worker once a printer is chosen.
        """
        super().__init__(page)
        self._app = app
        self._runners = runners
        self._page = page
        self._make = make
        self._pdf = b""
        self._left = self._at = 0
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName("Livret")
        self.printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))

    def ask(self) -> None:
        """Ask which printer, where there is one."""
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(NoPrinter())
            self.deleteLater()
            return
        dialog = QPrintDialog(self.printer, self._page)
        dialog.accepted.connect(self.start)
        dialog.finished.connect(dialog.deleteLater)
        # Its own ``open`` wants a slot by name; the one it hides does not.
        QDialog.open(dialog)

    def start(self) -> None:
        """Make the paper elsewhere; then its pages go one by one."""
        app, make = self._app, self._make
        task = self._runners.work.submit(partial(_made, app, make), owner=self)
        task.succeeded.connect(self._begin)
        task.failed.connect(self.failed)

    def _begin(self, made: tuple[bytes, int]) -> None:
        self._pdf, self._left = made
        self._at = 0
        self.printer.setFullPage(True)
        self.printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self._painter = QPainter()
        with in_memory():
            begun = self._painter.begin(self.printer)
        if begun:
            self._next()
        else:
            self._fail(NotPrinted())

    def _next(self) -> None:
        """Draw the next page away from the window: a long paper is never whole."""
        if self._at == self._left:
            self._end()
            self.printed.emit()
            self.deleteLater()
            return
        call = partial(_page, self._app, self._pdf, self._at)
        task = self._runners.work.submit(call, owner=self)
        task.succeeded.connect(self._paint)
        task.failed.connect(self._fail)

    def _paint(self, page: tuple[int, int, bytes]) -> None:
        width, height, pixels = page
        if self._at and not self.printer.newPage():
            self._fail(NotPrinted())
            return
        image = QImage(pixels, width, height, QImage.Format.Format_RGB32)
        self._painter.drawImage(self._painter.viewport(), image)
        self._at += 1
        self._next()

    def _fail(self, error: BaseException) -> None:
        """Stop; half a paper is worse than none."""
        self.printer.abort()
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._pdf = b""
        if self._painter.isActive():
            self._painter.end()


@contextmanager
def in_memory() -> Iterator[None]:
    """Let what a printer opens for a while stand in memory, not on a disk.

    Through CUPS, Qt hands over a file of the whole paper that it opens where
    ``TMPDIR`` says (``cupsTempFd``), and removes once it is handed over. The
    session's folder is memory, of one user alone (XDG Base Directory).
    """
    memory, usual = os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("TMPDIR")
    if not memory or not os.access(memory, os.W_OK):
        yield
        return
    os.environ["TMPDIR"] = memory
    try:
        yield
    finally:
        if usual is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = usual


def _made(app: App, make: Callable[[], bytes]) -> tuple[bytes, int]:
    pdf = make()
    return pdf, len(app.page_sizes(pdf))


def _page(app: App, pdf: bytes, at: int) -> tuple[int, int, bytes]:
    (page,) = app.render(pdf, _DPI / _POINTS_PER_INCH, [at])
    return page
