"""Printing a PDF: drawn page by page on the printer that somebody chose.

No file is written on the way, and the name of the job tells of nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from livret.desktop.kit.page import Page
from livret.desktop.tasks import Runners
from livret.usecases.app import App

_DPI = 200
_POINTS_PER_INCH = 72


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
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName("Livret")
        self.printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))

    def ask(self) -> None:
        """Ask which printer."""
        dialog = QPrintDialog(self.printer, self._page)
        dialog.accepted.connect(self.start)
        dialog.finished.connect(dialog.deleteLater)
        # Its own ``open`` wants a slot by name; the one it hides does not.
        QDialog.open(dialog)

    def start(self) -> None:
        """Draw the pages elsewhere, then hand them to the printer."""
        app, make = self._app, self._make
        task = self._runners.work.submit(
            lambda: app.render(make(), _DPI / _POINTS_PER_INCH), owner=self
        )
        task.succeeded.connect(self._paint)
        task.failed.connect(self.failed)

    def _paint(self, pages: Sequence[tuple[int, int, bytes]]) -> None:
        self.printer.setFullPage(True)
        self.printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        painter = QPainter(self.printer)
        for at, (width, height, pixels) in enumerate(pages):
            if at:
                self.printer.newPage()
            image = QImage(pixels, width, height, QImage.Format.Format_RGB32)
            painter.drawImage(painter.viewport(), image)
        painter.end()
        self.printed.emit()
        self.deleteLater()
