"""Prints one PDF as the window does, on the queues that CUPS_SERVER names.

A program of its own: what a process knows of CUPS it learns once. Its words:
the PDF, and the first and last page where only some are wanted; or ``stop`` and
the place of the page that can no longer be drawn; or ``end``, ``lock`` or ``kill``,
and the place of the page before which the program ends, its window goes, or it is
killed. It says the name of the signal, or of the error.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from livret import bootstrap
from livret.desktop.kit.page import Page
from livret.desktop.look import Look
from livret.desktop.printing import Printing
from livret.desktop.tasks import Runners
from livret.desktop.ui import Ui
from livret.words.translator import translator_for

MOST_MS = 60_000


class Going(QObject):
    """Ends the program, from whichever thread asks; its page may go before.

    Signals:
        asked: It ends.
    """

    asked = Signal()

    def __init__(self, page: Page | None, application: QApplication) -> None:
        super().__init__()
        later = Qt.ConnectionType.QueuedConnection
        if page is None:
            self.asked.connect(application.quit, later)
            return
        self.asked.connect(page.deleteLater, later)
        page.destroyed.connect(lambda: QTimer.singleShot(500, application.quit))


def breaks_at(rooms: Any, place: int) -> None:
    """Let the page of a place be one that cannot be drawn."""
    draws = rooms.render

    def render(pdf: bytes, scale: float, pages: list[int]) -> Any:
        if place in pages:
            raise MemoryError
        return draws(pdf, scale, pages)

    rooms.render = render


def ends_at(rooms: Any, place: int, end: Callable[[], None]) -> None:
    """Let the program end, or its window go, while the page of a place is drawn."""
    draws = rooms.render

    def render(pdf: bytes, scale: float, pages: list[int]) -> Any:
        if place in pages:
            end()
        return draws(pdf, scale, pages)

    rooms.render = render


def main(pdf: str, *pages: str) -> None:
    application = QApplication(["livret"])
    page = Page(Ui(Look(), translator_for("fr")))
    runners = Runners()
    rooms = bootstrap.Rooms(())
    if pages and pages[0] == "stop":
        breaks_at(rooms, int(pages[1]))
        pages = ()
    if pages and pages[0] == "kill":
        ends_at(rooms, int(pages[1]), lambda: os.kill(os.getpid(), signal.SIGKILL))
        pages = ()
    if pages and pages[0] in {"end", "lock"}:
        going = Going(page if pages[0] == "lock" else None, application)
        ends_at(rooms, int(pages[1]), going.asked.emit)
        pages = ()
    printing = Printing(rooms, runners, page, Path(pdf).read_bytes)
    if pages:
        printing.printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printing.printer.setFromTo(int(pages[0]), int(pages[-1]))
    # As the dialog leaves it: the sheet of the queue.
    usual = QPrinterInfo(printing.printer).defaultPageSize()
    printing.printer.setPageSize(usual)

    def said(word: str) -> None:
        sys.stdout.write(word)
        application.quit()

    printing.printed.connect(lambda: said("printed"))
    printing.failed.connect(lambda error: said(type(error).__name__))
    QTimer.singleShot(0, printing.start)
    QTimer.singleShot(MOST_MS, application.quit)
    application.exec()
    runners.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
