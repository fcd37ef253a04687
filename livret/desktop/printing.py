"""Printing a PDF: drawn page by page on the printer that somebody chose.

Livret writes no file on the way, and the name of the job tells of nobody. Where
the system's queue wants a file, it stands in memory while it is handed over.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
)
from PySide6.QtWidgets import QDialog, QWidget

from livret.desktop.kit.focus import ring_over
from livret.desktop.kit.page import Page
from livret.desktop.print_job import PrintJob
from livret.desktop.tasks import Runners
from livret.domain.errors import Unavailable
from livret.usecases.app import App

_DPI = 200
_POINTS_PER_INCH = 72
_FIRST_IPP_ERROR = 0x0400

Size = tuple[float, float]
"""Of a page: width and height, in points."""


def print_dialog(printer: QPrinter, page: QWidget) -> QPrintDialog:
    """Return what asks where a paper is printed; the keyboard is seen in it."""
    dialog = QPrintDialog(printer, page)
    ring_over(dialog, page)
    # A file is another way for a paper to leave, and is asked for elsewhere.
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    return dialog


class NoPrinter(Unavailable):
    """This computer knows no printer."""


class NotPrinted(Unavailable):
    """The printer took nothing, or not everything."""


class NoSuchPages(Unavailable):
    """The pages that were asked for are not in this paper."""


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
        self._sizes: Sequence[Size] = ()
        self._pages: list[int] = []
        self._at = 0
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName("Livret")
        self.printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))

    def ask(self) -> None:
        """Ask which printer, where there is one."""
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(NoPrinter())
            self.deleteLater()
            return
        dialog = print_dialog(self.printer, self._page)
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

    def _begin(self, made: tuple[bytes, Sequence[Size]]) -> None:
        self._pdf, self._sizes = made
        self._pages = pages_wanted(self.printer, len(self._sizes))
        self._at = 0
        if not self._pages:
            self._stop(NoSuchPages())
            return
        self.printer.setFullPage(True)
        self.printer.setPageSize(sheet_for(self.printer, self._sizes[self._pages[0]]))
        self._turn()
        self._job = PrintJob(self.printer, self)
        try:
            begun = self._job.begin()
        except OSError:
            begun = False
        if begun:
            self._next()
        else:
            self._fail(NotPrinted())

    def _turn(self) -> None:
        """Turn the sheet as the next page is turned."""
        wide, high = self._sizes[self._pages[self._at]]
        kinds = QPageLayout.Orientation
        self.printer.setPageOrientation(
            kinds.Landscape if wide > high else kinds.Portrait
        )

    def _next(self) -> None:
        """Draw the next page away from the window: a long paper is never whole."""
        if self._at == len(self._pages):
            self._pdf = b""
            self._job.hand_over()
            if queue_refused(self.printer):
                self._stop(NotPrinted())
                return
            self.printed.emit()
            self.deleteLater()
            return
        call = partial(_page, self._app, self._pdf, self._pages[self._at])
        task = self._runners.work.submit(call, owner=self)
        task.succeeded.connect(self._paint)
        task.failed.connect(self._fail)

    def _paint(self, page: tuple[int, int, bytes]) -> None:
        width, height, pixels = page
        if self._at:
            self._turn()
            if not self.printer.newPage():
                self._fail(NotPrinted())
                return
        image = QImage(pixels, width, height, QImage.Format.Format_RGB32)
        painter = self._job.painter
        painter.drawImage(inside(painter.viewport(), image.size()), image)
        self._at += 1
        self._next()

    def _fail(self, error: BaseException) -> None:
        """Stop; half a paper is worse than none."""
        self._job.drop()
        self._stop(error)

    def _stop(self, error: BaseException) -> None:
        self._pdf = b""
        self.failed.emit(error)


def queue_refused(printer: QPrinter) -> bool:
    """Tell whether CUPS refused what it was handed last, or was not there.

    Qt throws that answer away; libcups keeps the last one of each thread
    (``cupsLastError``: an IPP status, RFC 8011, 4.1.8; errors from 0x0400 on).
    Where Qt did not load it, or a file was written, no queue was asked.
    """
    if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat:
        return False
    try:
        cups = ctypes.CDLL("libcups.so.2", mode=getattr(os, "RTLD_NOLOAD", 0))
    except OSError:
        return False
    status: int = cups.cupsLastError()
    return status >= _FIRST_IPP_ERROR


def pages_wanted(printer: QPrinter, count: int) -> list[int]:
    """Return the pages of a paper to print, from 0: those the dialog was told.

    CUPS sees to what was written under « Pages »; « Pages de … à … », and the
    dialogs of other systems, leave it to the program.
    """
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return list(range(count))
    wanted = printer.pageRanges()
    return [at for at in range(count) if wanted.contains(at + 1)]


def sheet_for(printer: QPrinter, page: Size) -> QPageSize:
    """Return the sheet to print a page on: its own, or the one that was chosen.

    A queue of CUPS comes back from the dialog with its own default (« Letter »
    where nobody set it), and nobody chose that.

    Args:
        printer: As the dialog left it.
        page: Of the paper.
    """
    chosen = printer.pageLayout().pageSize()
    info = QPrinterInfo(printer)
    usual, has = info.defaultPageSize(), info.supportedPageSizes()
    own = QPageSize(QSizeF(min(page), max(page)), QPageSize.Unit.Point)
    if not info.isNull() and chosen.isValid() and not chosen.isEquivalentTo(usual):
        return chosen
    if has and not any(own.isEquivalentTo(one) for one in has):
        return chosen
    return own


def inside(sheet: QRect, page: QSize) -> QRect:
    """Return where a page goes on a sheet: as large as it can, never stretched."""
    placed = QRect(
        QPoint(), page.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    )
    placed.moveCenter(sheet.center())
    return placed


def _made(app: App, make: Callable[[], bytes]) -> tuple[bytes, Sequence[Size]]:
    pdf = make()
    return pdf, app.page_sizes(pdf)


def _page(app: App, pdf: bytes, at: int) -> tuple[int, int, bytes]:
    (page,) = app.render(pdf, _DPI / _POINTS_PER_INCH, [at])
    return page
