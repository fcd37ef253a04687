"""The paper that pictures show: the real one, where the house lends it.

A picture of a page that shows a PDF needs a PDF, and the window may not import
the room that makes them. Whoever asks for pictures lends a printer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter

from livret.desktop.kit.text import paint_text
from livret.desktop.look import Look
from livret.desktop.ui import Ui

Printer = Callable[[str], Sequence[tuple[int, int, bytes]]]
"""Returns, for a language, the pages of the example's diagnosis: width and
height in pixels, then four octets for each (blue, green, red, unused)."""

_PRINTER: ContextVar[Printer | None] = ContextVar("printer", default=None)


@contextmanager
def printed_by(printer: Printer | None) -> Iterator[None]:
    """Show what ``printer`` makes in the pictures taken meanwhile."""
    token = _PRINTER.set(printer)
    try:
        yield
    finally:
        _PRINTER.reset(token)


def example_sheets(ui: Ui) -> list[QImage]:
    """Return the pages of the example's diagnosis, or one stand-in page."""
    printer = _PRINTER.get()
    if printer is None:
        return [_stand_in(ui)]
    return [
        # A copy: the picture must not outlive the bytes it was made from.
        QImage(pixels, width, height, QImage.Format.Format_RGB32).copy()
        for width, height, pixels in printer(ui.tr.language)
    ]


def _stand_in(ui: Ui) -> QImage:
    """Return a page for tests of the window alone: title, her aim, grey lines."""
    paper = Look("light")  # Paper is white in every theme.
    image = QImage(1240, 1754, QImage.Format.Format_RGB32)
    image.fill(paper.colour("sheet"))
    painter = QPainter(image)
    font = QFont(paper.font(52, strong=True))
    painter.setFont(font)
    painter.setPen(paper.colour("ink"))
    title = ui.tr.text("Diagnostic partagé")
    paint_text(painter, QRect(120, 110, 1000, 90), title)
    painter.fillRect(QRect(120, 230, 1000, 150), paper.colour("her_ground"))
    painter.setFont(paper.font(40, strong=True))
    aim = ui.tr.text("« Un travail en cuisine, pas loin »")
    paint_text(painter, QRect(150, 270, 940, 100), aim)
    for line in range(24):
        width = 1000 if line % 3 else 720
        box = QRect(120, 440 + line * 50, width, 10)
        painter.fillRect(box, paper.colour("rule"))
    painter.end()
    return image
